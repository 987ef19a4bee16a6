using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Findings;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;
using Supervision.Core.Visits;

namespace Supervision.Api.Pages;

/// <summary>Findings and figures written down from papers and reports, not at a session; figures of a session too, where they say more than its quick form asks.</summary>
public sealed class CampaignRecordPage(IMediator mediator, Asking ask, Actor actor) : FormPage(mediator)
{
    private static readonly CampaignStatus[] Open = [CampaignStatus.PlanSent, CampaignStatus.UnderWay, CampaignStatus.FieldworkEnded];

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [TempData]
    public string? Done { get; set; }

    public CampaignView View { get; private set; } = null!;

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    /// <summary>Whoever writes findings has this page while the campaign takes them.</summary>
    public static bool IsFor(Actor actor, CampaignStatus status) => actor.UnitId is null && Open.Contains(status) && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Finding, Act.Write);

    public static string Address(Guid campaign) => $"/cuoc-giam-sat/{campaign}/ghi";

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostFinding(RecordFinding finding) => Submit(finding with { CampaignId = Id, CauseGroups = TypedLines.Of(finding.CauseGroups) }, nameof(finding), made =>
    {
        Done = $"Đã ghi nội dung số {made.Number}.";
        return Task.FromResult<IActionResult>(LocalRedirect(FindingForms.Address(made.Id)));
    });

    public Task<IActionResult> OnPostIndicator(IndicatorTyped indicator) => Submit(
        new RecordIndicator { CampaignId = Id, VisitId = indicator.VisitId, UnitId = indicator.UnitId, Stated = indicator.Read(ModelState, nameof(indicator)) }, nameof(indicator), made =>
        {
            Done = "Đã ghi chỉ tiêu.";
            return Task.FromResult<IActionResult>(LocalRedirect($"/so-lieu/{made.Id}"));
        });

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new CampaignDetails { CampaignId = Id }, ct);
        if (!IsFor(actor, View.Head.Status)) return;
        var known = await ask.All(Subject.Finding, after => new IndicatorList { CampaignId = Id, After = after, Take = 200 }, ct);
        Forms =
        [
            new ActionForm("finding", "Ghi nội dung từ hồ sơ, báo cáo", "Ghi nội dung")
            {
                IsOpen = true,
                Once = true,
                Note = "Nội dung ghi tại buổi làm việc thì ghi ở trang của buổi. Sau khi ghi, chọn căn cứ của nội dung ở trang tiếp theo.",
                Fields = [.. FindingForms.Fields(null, View, await FindingHeadings.Of(ask, Id, ct))],
            },
            new ActionForm("indicator", "Ghi số liệu đúng như đã nêu", "Ghi số liệu")
            {
                Once = true,
                Note = "Số liệu không khớp vẫn được giữ đúng như đã nêu và được cảnh báo.",
                Fields = [.. Belongs(), .. IndicatorFields.Of(null, [.. known.Select(one => new IndicatorName { Id = one.Id, Code = one.Stated.Code ?? "", Name = one.Stated.Name, HasAmount = one.Stated.Amount is not null })])],
            },
        ];
    }

    private IEnumerable<Field> Belongs()
    {
        var sessions = View.Visits.Where(visit => visit.Status is VisitStatus.InProgress or VisitStatus.AwaitingSignature).ToList();
        yield return new(nameof(RecordIndicator.UnitId), FieldKind.Choice) { IsOptional = true, Choices = [new("", "Không về đơn vị nào"), .. View.Units.Select(unit => new Choice($"{unit.UnitId}", unit.Name))] };
        if (sessions.Count > 0)
            yield return new(nameof(RecordIndicator.VisitId), FieldKind.Choice)
            {
                IsOptional = true,
                Choices = [new("", "Không nêu tại buổi nào"), .. sessions.Select(visit => new Choice($"{visit.Id}", $"Buổi {visit.Number}: {string.Join("; ", visit.Units.Select(unit => unit.Name))}"))],
            };
    }
}
