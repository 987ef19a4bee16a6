using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.DataTables;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>The data tables of a campaign: which there are, how many units have sent them; from here a new one is designed or copied.</summary>
public sealed class DataTablesPage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [TempData]
    public string? Done { get; set; }

    public CampaignView View { get; private set; } = null!;

    public IReadOnlyList<DataTableLine> Tables { get; private set; } = [];

    /// <summary>Where its own tables are, for a unit's people.</summary>
    public Guid? OwnReportId { get; private set; }

    /// <summary>Whoever reads may add a table.</summary>
    public bool MayAdd { get; private set; }

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostCopy(CopyDataTable copy) => Submit(copy with { CampaignId = Id }, nameof(copy), made =>
    {
        TempData["Done"] = "Đã sao chép biểu; hãy xem lại mẫu rồi gửi các đơn vị.";
        return Task.FromResult<IActionResult>(LocalRedirect($"/bieu-so-lieu/{made.Id}"));
    });

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new CampaignDetails { CampaignId = Id }, ct);
        Tables = await ask.Get(new CampaignDataTables(Id), ct);
        if (actor.UnitId is not null) OwnReportId = await ask.Get(new Core.UnitReports.CampaignUnitReports(Id), ct) is [var own, ..] ? own.Id : null;
        MayAdd = MayDesign(actor, View.Head);
        if (!MayAdd || await ask.Get(new TablesToCopy(), ct) is not { Count: > 0 } earlier) return;
        Forms =
        [
            new ActionForm("copy", "Sao chép biểu đã có", "Sao chép biểu")
            {
                Once = true,
                Note = "Số liệu kỳ trước của từng đơn vị được điền sẵn để đơn vị sửa.",
                Fields = [new(nameof(CopyDataTable.DataTableId), FieldKind.Choice) { Choices = [.. earlier.Select(table => new Choice($"{table.Id}", $"{table.CampaignCode}: {table.Title}"))] }],
            },
        ];
    }

    /// <summary>Whoever reads designs tables of that campaign now.</summary>
    internal static bool MayDesign(Actor actor, CampaignHead campaign) => MayWrite(actor, campaign) && campaign.Status <= CampaignStatus.Examined;

    // A committee's leader writes in the committee's own campaigns.
    internal static bool MayWrite(Actor actor, CampaignHead campaign) => actor.UnitId is null && PermissionMatrix.AllowsAny(
        [.. actor.Identity.Roles.Where(role => role is not Role.CommitteeLeader || (campaign.BodyId is { } body && actor.Identity.LedBodyIds.Contains(body)))], Subject.Campaign, Act.Write);
}
