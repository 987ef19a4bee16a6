using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Remediation;

/// <summary>Where a unit's report on its tasks stands.</summary>
public enum RemediationStatus
{
    [Label("Dự thảo")] Draft,
    [Label("Đã gửi")] Submitted,
    [Label("Đang thẩm định")] UnderAppraisal,
    [Label("Đã có ý kiến xử lý")] Decided,
}

/// <summary>How a report stands, in words.</summary>
public static class RemediationWords
{
    public const string TakenBack = "Đã rút, do nhập nhầm";

    /// <summary>What can be decided on what a unit reported, and proposed to whoever decides; the other outcomes come of themselves.</summary>
    public static readonly IReadOnlyList<RemediationOutcome> Decisions =
        [RemediationOutcome.Confirmed, RemediationOutcome.ConfirmedPartly, RemediationOutcome.Returned, RemediationOutcome.NotSatisfactory];

    /// <param name="status">Where it stands.</param>
    /// <param name="isTakenBack">It was entered from paper by mistake and taken back: nobody gave an opinion.</param>
    public static string Words(RemediationStatus status, bool isTakenBack) => isTakenBack ? TakenBack : status.Label();
}

/// <summary>What moves the report on.</summary>
public enum RemediationStep
{
    [Label("Sửa dự thảo")] Edit,
    [Label("Gửi báo cáo")] Submit,
    [Label("Thẩm định")] BeginAppraisal,
    [Label("Xử lý")] Decide,
}

/// <summary>What a unit says of one task.</summary>
public enum RemediationClaim
{
    [Label("đã thực hiện")] Done,
    [Label("thực hiện một phần")] Partly,
    [Label("chưa thực hiện")] NotYet,
}

/// <summary>What came of what a unit said of one task.</summary>
public enum RemediationOutcome
{
    [Label("Xác nhận hoàn thành")] Confirmed,
    [Label("Xác nhận hoàn thành một phần")] ConfirmedPartly,
    [Label("Đề nghị bổ sung, làm rõ")] Returned,
    [Label("Chưa đạt yêu cầu, tiếp tục thực hiện")] NotSatisfactory,
    [Label("Ghi nhận tiến độ")] Noted,
    [Label("Không còn xem xét")] Lapsed,
}

/// <summary>What was found on the spot when remedies were checked again.</summary>
public enum RecheckResult
{
    [Label("Đã khắc phục")] Remedied,
    [Label("Khắc phục một phần")] PartlyRemedied,
    [Label("Chưa khắc phục")] NotRemedied,
}

/// <summary>"Báo cáo kết quả thực hiện": one paper of a unit that answers one or several of the tasks it leads.</summary>
public sealed class RemediationReport
{
    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }
    public required string Title { get; set; }

    /// <summary>The unit's own number: "45/BC-UBND".</summary>
    public string? Reference { get; set; }
    public required RemediationStatus Status { get; set; }
    public required Guid DraftedBy { get; init; }
    public Guid? SubmittedBy { get; set; }

    /// <summary>The day on which it was laid before the unit's head to approve and send; null while it is being written, or where a head writes.</summary>
    public DateOnly? AskedOn { get; set; }

    /// <summary>The day the unit reported; tasks are judged by it once confirmed.</summary>
    public DateOnly? ReportedOn { get; set; }
    public DateOnly? AppraisalOn { get; set; }
    public DateOnly? AppraisalDueOn { get; set; }
    public Guid? AppraisalBy { get; set; }
    public DateOnly? DecidedOn { get; set; }

    /// <summary>It came on paper and was entered by the council's office: when it came. Null for what the unit sent here itself.</summary>
    public DateOnly? PaperReceivedOn { get; init; }

    /// <summary>Who signed that paper, by post.</summary>
    public string? PaperSignedBy { get; init; }
    public required int Version { get; init; }

    /// <summary>The whole life of a report. Each of its items is decided on its own; the report is, with the last of them.</summary>
    public static RemediationStatus? After(RemediationStatus status, RemediationStep step) => (status, step) switch
    {
        (RemediationStatus.Draft, RemediationStep.Edit) => RemediationStatus.Draft,
        (RemediationStatus.Draft, RemediationStep.Submit) => RemediationStatus.Submitted,
        (RemediationStatus.Submitted, RemediationStep.BeginAppraisal) => RemediationStatus.UnderAppraisal,
        (RemediationStatus.UnderAppraisal, RemediationStep.Decide) => RemediationStatus.Decided,
        _ => null,
    };

    public IEnumerable<RemediationStep> Allowed => Enum.GetValues<RemediationStep>().Where(step => After(Status, step) is not null);

    /// <summary>Refuses what the state does not allow, with the steps that it does.</summary>
    public void Demand(RemediationStep step)
    {
        if (After(Status, step) is null)
            throw RefusedException.Step("remediation.step", $"Báo cáo kết quả thực hiện đang ở trạng thái “{Status.Label()}” nên chưa thể thực hiện bước “{step.Label()}”.", Allowed.Select(s => s.ToString()));
    }

    /// <summary>Moves the report, or refuses with the steps it does allow.</summary>
    public RemediationReportMoved Take(RemediationStep step, DateOnly on)
    {
        Demand(step);
        var from = Status;
        Status = After(from, step)!.Value;
        return new RemediationReportMoved(Id, from, Status, on);
    }

    /// <summary>Ends a report that was entered by mistake: its title says so wherever it stands.</summary>
    public RemediationReportMoved TakeBack(DateOnly on)
    {
        var from = Status;
        (Status, DecidedOn, Title) = (RemediationStatus.Decided, on, $"{Title} (đã rút do nhập nhầm)");
        return new RemediationReportMoved(Id, from, Status, on);
    }
}

/// <summary>What a report says of one task, and what came of it.</summary>
public sealed class RemediationItem
{
    public required Guid Id { get; init; }
    public required Guid RemediationReportId { get; init; }
    public required Guid TaskId { get; init; }
    public required RemediationClaim Claim { get; init; }
    public required int PercentDone { get; init; }
    public required string Text { get; init; }
    public string? Cause { get; init; }
    public string? Request { get; init; }

    /// <summary>Handed in and not decided.</summary>
    public required bool IsOpen { get; set; }
    public RemediationOutcome? Outcome { get; set; }
    public string? OutcomeReason { get; set; }
    public string? OutcomeReference { get; set; }
    public DateOnly? DecidedOn { get; set; }
    public Guid? DecidedBy { get; set; }
    public DateOnly? NewDueOn { get; set; }
    public Guid? RemainderTaskId { get; set; }

    /// <summary>What the office proposes to whoever decides, with what it found.</summary>
    public RemediationOutcome? ProposedOutcome { get; set; }
    public string? AppraisalText { get; set; }
    public DateOnly? AppraisedOn { get; set; }
    public Guid? AppraisedBy { get; set; }
    public required int Version { get; init; }
}

public sealed record RemediationReportMoved(Guid SubjectId, RemediationStatus From, RemediationStatus To, DateOnly On) : IEvent;
