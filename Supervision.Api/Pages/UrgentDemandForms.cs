using Supervision.Api.Web;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents.Types;
using Supervision.Core.Visits;

namespace Supervision.Api.Pages;

/// <summary>The form by which whoever leads a supervision demands that a unit stop a violation at once: at a session, or between sessions.</summary>
internal static class UrgentDemandForms
{
    private const string Title = "Yêu cầu chấm dứt ngay hành vi vi phạm";
    private const string Told = "Đơn vị nhận thông báo ngay khi ghi, không chờ kết luận giám sát";

    public static ActionForm? Of(CampaignView view, DateOnly today) => !view.May.Demand ? null : Form(
        [.. view.Units.Select(unit => new Choice($"{unit.UnitId}", unit.Name))], today,
        $"{Told}{(UrgentDemandPaper.Article(view.Head.SubjectKind, view.Head.RuleSetCode) is { } article ? $" ({article} Luật Hoạt động giám sát năm 2015)" : "")}. Yêu cầu tại buổi làm việc thì ghi ở trang của buổi ấy để vào biên bản.");

    public static ActionForm? At(VisitView view, DateOnly today) => !view.MayDemand ? null : Form(
        [.. view.Minutes.Units.Select(unit => new Choice($"{unit.UnitId}", unit.Name))], today, $"{Told}; yêu cầu được ghi vào biên bản.")
        .With(nameof(DemandUrgently.CampaignId), view.Minutes.Head.CampaignId);

    private static ActionForm Form(IReadOnlyList<Choice> units, DateOnly today, string note)
    {
        var form = new ActionForm("demand", Title, "Ghi yêu cầu và báo đơn vị")
        {
            Once = true,
            Note = note,
            Fields =
            [
                .. units.Count == 1 ? (Field[])[] : [new(nameof(DemandUrgently.UnitId), FieldKind.Choice) { Choices = units }],
                Field.Text(nameof(DemandUrgently.Violation)) with { Hint = "Việc đang làm trái pháp luật: ai, ở đâu, từ khi nào." },
                Field.Text(nameof(DemandUrgently.Measure)) with { Hint = "Việc phải làm để chấm dứt và khôi phục quyền, lợi ích bị xâm phạm." },
                Field.Day(nameof(DemandUrgently.DemandedOn), today),
                Field.Day(nameof(DemandUrgently.AnswerDueOn)) with { IsOptional = true },
                new(nameof(DemandUrgently.Reference)) { IsOptional = true, Hint = "Khi đã có văn bản yêu cầu, ví dụ: 60/HĐND-VP." },
            ],
        };
        return units is [var only] ? form.With(nameof(DemandUrgently.UnitId), only.Value) : form;
    }
}

/// <summary>A demand as pages show it.</summary>
/// <param name="Id">Of the demand.</param>
/// <param name="UnitName">Of whom; null where the reader is the unit itself, or there is only one.</param>
public sealed record ShownDemand(Guid Id, string? UnitName, string Violation, string Measure, DateOnly DemandedOn, DateOnly? AnswerDueOn, string? Reference)
{
    /// <summary>The session at which it was made; for what stands apart from it.</summary>
    public int? VisitNumber { get; init; }

    public static IReadOnlyList<ShownDemand> Of(CampaignView view) =>
    [
        .. view.UrgentDemands.Select(demand => new ShownDemand(
            demand.Id, view.Units.Count > 1 ? view.Units.FirstOrDefault(unit => unit.UnitId == demand.UnitId)?.Name : null, demand.Violation, demand.Measure, demand.DemandedOn, demand.AnswerDueOn, demand.Reference)
        {
            VisitNumber = view.Visits.FirstOrDefault(visit => visit.Id == demand.VisitId)?.Number,
        }),
    ];

    public static IReadOnlyList<ShownDemand> Of(MinutesRecord minutes) =>
    [
        .. minutes.Demands.Select(demand => new ShownDemand(
            demand.Id, minutes.Units.Count > 1 ? minutes.Units.FirstOrDefault(unit => unit.UnitId == demand.UnitId)?.Name : null, demand.Violation, demand.Measure, demand.DemandedOn, demand.AnswerDueOn, demand.Reference)),
    ];
}
