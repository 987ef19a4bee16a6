using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>What kind of conclusion; who may make which stands in <see cref="ConclusionRules"/>.</summary>
public enum ConclusionKind
{
    [Label("Kết luận buổi làm việc")] SessionRemarks,
    [Label("Kết luận phiên họp của Thường trực HĐND")] StandingBoardConclusion,
    [Label("Nghị quyết giám sát")] SupervisionResolution,
    [Label("Báo cáo kết quả giám sát, kiến nghị của Ban")] CommitteeRecommendations,
    [Label("Báo cáo kết quả giám sát, kiến nghị của Tổ đại biểu")] GroupRecommendations,
}

/// <summary>Where a conclusion stands.</summary>
public enum ConclusionStatus
{
    [Label("Dự thảo")] Draft,
    [Label("Lấy ý kiến")] Consulting,
    [Label("Trình ký")] Submitted,
    [Label("Đã ban hành")] Issued,
    [Label("Đã gửi")] Sent,
    [Label("Đơn vị đã nhận")] Received,
    [Label("Đang xem xét lại")] Reconsidering,
    [Label("Đã được thay thế")] Replaced,
    [Label("Đã thu hồi")] Recalled,
    [Label("Hết nghĩa vụ")] Discharged,
}

/// <summary>What moves a conclusion on.</summary>
public enum ConclusionStep
{
    [Label("Lấy ý kiến")] Consult,
    [Label("Trình ký")] Submit,
    [Label("Duyệt")] Approve,
    [Label("Trả lại để hoàn thiện")] Return,
    [Label("Ban hành")] Issue,
    [Label("Gửi")] Send,
    [Label("Xác nhận nhận")] Receive,
    [Label("Đề nghị xem xét lại")] AskReconsideration,
    [Label("Trả lời đề nghị xem xét lại")] AnswerReconsideration,
    [Label("Thay thế")] Replace,
    [Label("Thu hồi")] Recall,
    [Label("Kết thúc nghĩa vụ")] Discharge,
}

/// <summary>The blocks that a resolution must have by law (87/2015/QH13, Art. 16.4 and 62.3d), used for every conclusion, and its recommendations.</summary>
public enum ClauseBlock
{
    [Label("Kết quả đạt được")] Results,
    [Label("Tồn tại, hạn chế")] Shortcomings,
    [Label("Nguyên nhân")] Causes,
    [Label("Trách nhiệm")] Responsibility,
    [Label("Yêu cầu, kiến nghị")] Recommendations,
}

/// <summary>How a request for reconsideration was answered. What is amended or replaced is so by a new paper of equal form.</summary>
public enum ReconsiderationOutcome
{
    [Label("giữ nguyên")] Upheld,
    [Label("sửa đổi")] Amended,
    [Label("thay thế")] Replaced,
}

/// <summary>What a supervision ends in: its text while drafted, its number and date once issued, and what became of it.</summary>
public sealed class Conclusion
{
    public required Guid Id { get; init; }
    public required Guid CampaignId { get; init; }
    public required ConclusionKind Kind { get; init; }
    public Guid? ExaminationId { get; init; }
    public Guid? VisitId { get; init; }
    public required ConclusionStatus Status { get; set; }
    public required string Abstract { get; set; }
    public string? RemedyBy { get; set; }
    public string? ExecuteBy { get; set; }
    public string? ReportBy { get; set; }
    public DateOnly? ReportDueOn { get; set; }
    public DateOnly? ConsultedOn { get; set; }
    public string? Consultation { get; set; }
    public string? DocumentType { get; set; }
    public int? Number { get; set; }
    public string? Symbol { get; set; }
    public DateOnly? IssuedOn { get; set; }
    public DateOnly? FiguresAsOf { get; set; }
    public string? AuthorityLines { get; set; }
    public string? SignerName { get; set; }
    public string? Recipients { get; set; }
    public Guid? ReplacesId { get; init; }

    /// <summary>Who last wrote its text; that person does not approve it.</summary>
    public required Guid DraftedBy { get; set; }
    public Guid? ApprovedBy { get; set; }
    public required int Version { get; init; }

    /// <summary>It takes the place of a resolution that the council passed, so that the council passes it too.</summary>
    public bool WantsOwnSession => Kind is ConclusionKind.SupervisionResolution && ReplacesId is not null;

    /// <summary>"15/TB-HĐND", once issued.</summary>
    public string? Reference => Number is { } number ? $"{Documents.DocumentNumber.Digits(number)}/{Symbol}" : null;

    /// <summary>The whole life of a conclusion. After issue its text stands for good; whether all units have it decides where an answered request leads back to.</summary>
    public static ConclusionStatus? After(ConclusionStatus status, ConclusionStep step, bool allReceived) => (status, step) switch
    {
        (ConclusionStatus.Draft or ConclusionStatus.Consulting, ConclusionStep.Consult) => ConclusionStatus.Consulting,
        (ConclusionStatus.Draft or ConclusionStatus.Consulting, ConclusionStep.Submit) => ConclusionStatus.Submitted,
        (ConclusionStatus.Submitted, ConclusionStep.Approve) => ConclusionStatus.Submitted,
        (ConclusionStatus.Submitted, ConclusionStep.Return) => ConclusionStatus.Draft,
        (ConclusionStatus.Submitted, ConclusionStep.Issue) => ConclusionStatus.Issued,
        (ConclusionStatus.Issued or ConclusionStatus.Sent or ConclusionStatus.Received, ConclusionStep.Send) => ConclusionStatus.Sent,
        (ConclusionStatus.Sent, ConclusionStep.Receive) => allReceived ? ConclusionStatus.Received : ConclusionStatus.Sent,
        (ConclusionStatus.Reconsidering, ConclusionStep.Receive) => ConclusionStatus.Reconsidering,
        (ConclusionStatus.Sent or ConclusionStatus.Received or ConclusionStatus.Reconsidering, ConclusionStep.AskReconsideration) => ConclusionStatus.Reconsidering,
        (ConclusionStatus.Reconsidering, ConclusionStep.AnswerReconsideration) => allReceived ? ConclusionStatus.Received : ConclusionStatus.Sent,
        (ConclusionStatus.Issued or ConclusionStatus.Sent or ConclusionStatus.Received or ConclusionStatus.Reconsidering, ConclusionStep.Replace) => ConclusionStatus.Replaced,
        (ConclusionStatus.Issued or ConclusionStatus.Sent or ConclusionStatus.Received or ConclusionStatus.Reconsidering, ConclusionStep.Recall) => ConclusionStatus.Recalled,
        (ConclusionStatus.Received, ConclusionStep.Discharge) => ConclusionStatus.Discharged,
        _ => null,
    };

    public IEnumerable<ConclusionStep> Allowed => Enum.GetValues<ConclusionStep>()
        .Where(step => After(Status, step, false) is not null && (step is not ConclusionStep.Issue || ApprovedBy is not null) && (step is not ConclusionStep.Approve || ApprovedBy is null));

    /// <summary>Moves the conclusion, or refuses with the steps it does allow.</summary>
    public ConclusionMoved Take(ConclusionStep step, bool allReceived = false)
    {
        var from = Status;
        Status = Allowed.Contains(step) ? After(from, step, allReceived)!.Value : throw Refuse("conclusion.step", $"nên chưa thể thực hiện bước “{step.Label()}”");
        return new ConclusionMoved(Id, from, Status, step);
    }

    /// <summary>What took its place was recalled before anybody had it: it stands as it stood.</summary>
    public ConclusionMoved Restore(ConclusionStatus stood)
    {
        var from = Status;
        Status = stood;
        return new ConclusionMoved(Id, from, stood);
    }

    /// <summary>Its text and its tasks change only while it is being drafted; once issued they are read-only for everybody.</summary>
    public void DemandDraft()
    {
        if (Status is not (ConclusionStatus.Draft or ConclusionStatus.Consulting)) throw Refuse("conclusion.closed", "nên không sửa được nội dung");
    }

    /// <summary>Refuses a resolution in place of another that the council did not pass.</summary>
    public void DemandAdopted()
    {
        if (WantsOwnSession && ExaminationId is null)
            throw RefusedException.Conflict("conclusion.not_adopted", "Nghị quyết thay thế phải được Hội đồng nhân dân biểu quyết thông qua tại kỳ họp; chưa có lần biểu quyết nào thông qua đúng nội dung dự thảo hiện nay.");
    }

    private RefusedException Refuse(string code, string why)
    {
        var unapproved = Status is ConclusionStatus.Submitted && ApprovedBy is null ? ", chưa được duyệt," : "";
        return RefusedException.Step(code, $"Văn bản đang ở trạng thái “{Status.Label()}”{unapproved} {why}.", Allowed.Select(s => s.ToString()));
    }
}

public sealed record ConclusionMoved(Guid SubjectId, ConclusionStatus From, ConclusionStatus To, ConclusionStep? Step = null) : IEvent;
