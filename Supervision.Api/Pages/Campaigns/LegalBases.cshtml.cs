using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Campaigns;
using Supervision.Core.Imports;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>The legal bases of a campaign, and their import from a spreadsheet: looked at row by row first, then confirmed.</summary>
public sealed class LegalBasesPage(IMediator mediator, Asking ask, Actor actor, ImportSheet sheets) : ImportPage(mediator, actor)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    public CampaignView View { get; private set; } = null!;

    public bool MayWrite { get; private set; }

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostPreview(IFormFile? file) => Look(async ct =>
    {
        var list = await sheets.Read(file, ListColumns.LegalBases, [], ct);
        var rows = list.Rows.Select(row => new LegalBasisRow { Text = row.Cells[0], Line = row.Line }).ToList();
        return new ShownPreview(await ask.Get(new PreviewLegalBases { CampaignId = Id, Rows = rows, ContentHash = list.ContentHash }, ct), list.FileName, list.ContentHash, Carry(rows), "confirm", "Thêm các căn cứ mới") { Kind = ImportKind.LegalBases, Unread = list.Unread };
    });

    public Task<IActionResult> OnPostConfirm(Confirmation confirm) => Submit(
        new ImportLegalBases { CampaignId = Id, Rows = Confirmed<LegalBasisRow>(confirm.Json), FileName = confirm.FileName ?? "", ContentHash = confirm.ContentHash ?? "" }, nameof(confirm), imported =>
        {
            Done = $"Đã thêm {imported.Items} căn cứ{(imported.Skipped > 0 ? $", bỏ qua {imported.Skipped} căn cứ đã có" : "")}.";
            return Task.FromResult<IActionResult>(LocalRedirect($"/cuoc-giam-sat/{Id}/can-cu"));
        });

    protected override async Task Read(CancellationToken ct)
    {
        _ = Actor.Identity;
        View = await ask.Get(new CampaignDetails { CampaignId = Id }, ct);
        MayWrite = DataTablesPage.MayWrite(Actor, View.Head) && View.Head.Status <= CampaignStatus.Examined;
    }
}
