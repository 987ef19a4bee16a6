using Supervision.Api.Web;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents.Types;
using Supervision.Core.Visits;

namespace Supervision.Api.Pages;

/// <summary>The form by which whoever leads a supervision demands that a unit stop a violation at once: at a session, or between sessions.</summary>
internal static class UrgentDemandForms
{
    private const string Title = "Yêu cầu chấm dứt ngay hành vi vi phạm";
    private const string Told = "Đơn vị có tài khoản hoặc hộp thư nhận thông báo ngay khi ghi, không chờ kết luận giám sát";

    public static ActionForm? Of(CampaignView view, DateOnly today) => !view.May.Demand ? null : Form(
        [.. view.Units.Select(unit => new Choice($"{unit.UnitId}", unit.Name))], today,
        $"{Told}{(UrgentDemandPaper.Article(view.Head.SubjectKind, view.Head.RuleSetCode) is { } article ? $" ({article} Luật Hoạt động giám sát năm 2015)" : "")}. Yêu cầu tại buổi làm việc thì ghi ở trang của buổi ấy để vào biên bản.");

    /// <summary>What whoever made the demand is told: whether the unit knows of it.</summary>
    public static string Made(UrgentDemandMade made) => made.IsUnitTold ? "Đã ghi yêu cầu; đơn vị đã được thông báo."
        : "Đã ghi yêu cầu. Đơn vị chưa có tài khoản và hộp thư nên chưa ai được thông báo: hãy soạn văn bản yêu cầu và giao bản giấy cho đơn vị.";

    public static ActionForm? At(VisitView view, DateOnly today) => !view.MayDemand ? null : Form(
        [.. view.Minutes.Units.Select(unit => new Choice($"{unit.UnitId}", unit.Name))], today, $"{Told}; yêu cầu được ghi vào biên bản.")
        .With(nameof(DemandUrgently.CampaignId), view.Minutes.Head.CampaignId);

    public static ActionForm Answering(CampaignDemand demand, DateOnly today) => new ActionForm("answerDemand", demand.AnsweredOn is null ? "Trả lời yêu cầu" : "Sửa, bổ sung trả lời", "Gửi trả lời")
    {
        Of = demand.Id,
        IsOpen = demand.AnsweredOn is null || demand.DraftAnswer is not null,
        Note = TaskForms.Said(demand.DraftAnswer is null ? null : $"Dự thảo do {demand.DraftedByName} soạn ngày {Show.Date(demand.DraftedOn)}: xem lại, sửa nếu cần rồi gửi.", demand.AnsweredOn is null ? "Trưởng đoàn và thư ký được báo ngay." : "Trả lời mới thay trả lời trước; cả hai còn trong nhật ký. Trưởng đoàn và thư ký được báo ngay."),
        Fields = [What(demand), Field.Day(nameof(AnswerUrgentDemand.AnsweredOn), today), Number(demand)],
    }.With(nameof(AnswerUrgentDemand.SeenDraft), demand.DraftNumber ?? 0).With(nameof(AnswerUrgentDemand.UrgentDemandId), demand.Id);

    /// <summary>The council's people enter what came on paper; what the unit said here is the unit's to change.</summary>
    public static ActionForm? Entering(CampaignDemand demand, DateOnly today) => demand.AnswerOnPaper is false ? null
        : new ActionForm("answerDemand", demand.AnsweredOn is null ? "Nhập trả lời bằng giấy của đơn vị" : "Sửa trả lời bằng giấy đã nhập", "Ghi trả lời")
        {
            Of = demand.Id,
            Note = "Dùng khi đơn vị trả lời bằng giấy; đơn vị có tài khoản tự trả lời. Trưởng đoàn và thư ký được báo ngay.",
            Fields = [What(demand), Field.Day(nameof(AnswerUrgentDemand.AnsweredOn), demand.AnsweredOn ?? today), Number(demand)],
        }.With(nameof(AnswerUrgentDemand.UrgentDemandId), demand.Id);

    /// <summary>What a unit's contact proposes to answer.</summary>
    public static ActionForm Drafting(CampaignDemand demand) => new ActionForm("draftDemand", demand.DraftAnswer is not null ? "Sửa dự thảo trả lời" : demand.AnsweredOn is null ? "Soạn dự thảo trả lời" : "Soạn dự thảo sửa, bổ sung trả lời", "Lưu dự thảo, trình người đứng đầu")
    {
        Of = demand.Id,
        IsOpen = demand.AnsweredOn is null || demand.DraftAnswer is not null,
        Note = demand.DraftAnswer is null ? "Trả lời do người đứng đầu đơn vị gửi; ngoài đơn vị không ai thấy dự thảo." : $"Dự thảo do {demand.DraftedByName} soạn ngày {Show.Date(demand.DraftedOn)}, chờ người đứng đầu gửi; ngoài đơn vị không ai thấy.",
        Fields = [What(demand), Number(demand)],
    }.With(nameof(DraftDemandAnswer.UrgentDemandId), demand.Id).With(nameof(DraftDemandAnswer.SeenDraft), demand.DraftNumber ?? 0);

    private static Field What(CampaignDemand demand) =>
        Field.Text(nameof(AnswerUrgentDemand.Answer)) with { Label = "Đã làm gì", Value = demand.DraftAnswer ?? demand.Answer, Hint = "Việc đã chấm dứt từ khi nào, đã khôi phục quyền, lợi ích bị xâm phạm ra sao." };

    private static Field Number(CampaignDemand demand) =>
        new(nameof(AnswerUrgentDemand.AnswerReference)) { Value = demand.DraftAnswer is null ? demand.AnswerReference : demand.DraftReference, IsOptional = true, Hint = "Khi có văn bản trả lời, ví dụ: 45/UBND-VP." };

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

/// <summary>A demand as pages show it, with the form that answers it, or drafts the answer, where the reader has one.</summary>
/// <param name="Id">Of the demand.</param>
/// <param name="UnitName">Of whom; null where the reader is the unit itself, or there is only one.</param>
public sealed record ShownDemand(Guid Id, string? UnitName, string Violation, string Measure, DateOnly DemandedOn, DateOnly? AnswerDueOn, string? Reference)
{
    /// <summary>The session at which it was made; for what stands apart from it.</summary>
    public int? VisitNumber { get; init; }

    public DateOnly? AnsweredOn { get; init; }
    public string? Answer { get; init; }
    public string? AnswerReference { get; init; }

    /// <summary>Its limit has passed, and it is not answered.</summary>
    public bool IsLate { get; init; }

    public ActionForm? Answering { get; init; }

    public static IReadOnlyList<ShownDemand> Of(CampaignView view, DateOnly today, bool isUnit) =>
    [
        .. view.UrgentDemands.Select(demand => new ShownDemand(
            demand.Id, view.Units.Count > 1 ? view.Units.FirstOrDefault(unit => unit.UnitId == demand.UnitId)?.Name : null, demand.Violation, demand.Measure, demand.DemandedOn, demand.AnswerDueOn, demand.Reference)
        {
            VisitNumber = view.Visits.FirstOrDefault(visit => visit.Id == demand.VisitId)?.Number,
            AnsweredOn = demand.AnsweredOn,
            Answer = demand.Answer,
            AnswerReference = demand.AnswerReference,
            IsLate = demand.AnsweredOn is null && demand.AnswerDueOn < today,
            Answering = view.May.AnswerDemands ? isUnit ? UrgentDemandForms.Answering(demand, today) : UrgentDemandForms.Entering(demand, today) : view.May.AskHeadToAnswer ? UrgentDemandForms.Drafting(demand) : null,
        }),
    ];

    public static IReadOnlyList<ShownDemand> Of(MinutesRecord minutes, DateOnly today) =>
    [
        .. minutes.Demands.Select(demand => new ShownDemand(
            demand.Id, minutes.Units.Count > 1 ? minutes.Units.FirstOrDefault(unit => unit.UnitId == demand.UnitId)?.Name : null, demand.Violation, demand.Measure, demand.DemandedOn, demand.AnswerDueOn, demand.Reference)
        {
            AnsweredOn = demand.AnsweredOn,
            Answer = demand.Answer,
            AnswerReference = demand.AnswerReference,
            IsLate = demand.AnsweredOn is null && demand.AnswerDueOn < today,
        }),
    ];
}
