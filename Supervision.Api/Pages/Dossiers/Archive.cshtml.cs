using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Dossiers;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Pages;

/// <summary>Dossiers by state, those to be handed over to the archive first; their minutes of hand-over are begun here.</summary>
public sealed class ArchivePage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    [BindProperty(Name = "tinh-trang", SupportsGet = true)]
    public DossierStatus? Status { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    [TempData]
    public string? Done { get; set; }

    public DossierStatus Shown => Status ?? DossierStatus.Closed;

    public Page<ArchiveLine> Lines { get; private set; } = new([], null);

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostMinutes(DraftPaper minutes) => Submit(minutes with { Kind = PaperKind.DossierHandover }, nameof(minutes), made => Task.FromResult<IActionResult>(LocalRedirect($"/van-ban/{made.Id}")));

    public Task<IActionResult> OnPostOpen(OpenDossier open) => Submit(open, nameof(open), made =>
    {
        Done = "Đã mở hồ sơ và đưa các văn bản đã ban hành vào hồ sơ.";
        return Task.FromResult<IActionResult>(LocalRedirect($"/ho-so/{made.Id}"));
    });

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        Lines = await ask.Get(new ArchiveList { DossierStatus = Status, After = After }, ct);
        if (!actor.Identity.Roles.Any(role => role is Role.Office or Role.RecordsClerk)) return;
        var campaigns = (await ask.Try(Subject.Campaign, new CampaignList { Take = 200 }, ct))?.Items.Where(campaign => campaign.Status is not CampaignStatus.Archived).ToList() ?? [];
        Forms =
        [
            .. Shown is DossierStatus.Closed && Lines.Items.Count > 0
                ? [new ActionForm("minutes", "Lập biên bản giao nhận hồ sơ", "Lập biên bản") { Once = true, Note = "Biên bản ghi sẵn mọi hồ sơ đang chờ nộp lưu; sửa danh sách trong dự thảo." }]
                : Array.Empty<ActionForm>(),
            .. campaigns.Count > 0
                ?
                [
                    new ActionForm("open", "Mở hồ sơ của một cuộc giám sát", "Mở hồ sơ")
                    {
                        Note = "Hồ sơ tự mở khi văn bản đầu tiên của cuộc giám sát được ban hành; mở bằng tay cho các văn bản đã ban hành trước đó.",
                        Fields = [new(nameof(OpenDossier.CampaignId), FieldKind.Choice) { Label = "Cuộc giám sát", Choices = [.. campaigns.Select(c => new Choice(c.Id.ToString(), $"{c.Code}: {c.Title}"))] }],
                    },
                ]
                : Array.Empty<ActionForm>(),
        ];
    }
}
