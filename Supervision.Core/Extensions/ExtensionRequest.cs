using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Extensions;

/// <summary>Where a request for more time stands.</summary>
public enum ExtensionStatus
{
    [Label("Dự thảo")] Draft,
    [Label("Đã gửi")] Sent,
    [Label("Chấp thuận")] Granted,
    [Label("Không chấp thuận")] Refused,
    [Label("Đã rút hoặc hết hiệu lực")] Withdrawn,
}

/// <summary>How a request stands, in words.</summary>
public static class ExtensionWords
{
    /// <param name="status">Where it stands.</param>
    /// <param name="isTakenBack">It was entered from paper by mistake and taken back.</param>
    public static string Words(ExtensionStatus status, bool isTakenBack) => isTakenBack ? Remediation.RemediationWords.TakenBack : status.Label();
}

/// <summary>What moves a request on.</summary>
public enum ExtensionStep
{
    [Label("Sửa dự thảo")] Edit,
    [Label("Gửi đề nghị")] Send,
    [Label("Cho ý kiến")] GiveOpinion,
    [Label("Chấp thuận gia hạn")] Grant,
    [Label("Không chấp thuận gia hạn")] Refuse,
    [Label("Rút đề nghị")] Withdraw,
}

/// <summary>"Đề nghị gia hạn": a unit asks for a later deadline of one task that it leads.</summary>
public sealed class ExtensionRequest
{
    public required Guid Id { get; init; }
    public required Guid TaskId { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>The unit's own number: "46/UBND-VP".</summary>
    public string? Reference { get; set; }
    public required ExtensionStatus Status { get; set; }
    public required DateOnly RequestedDueOn { get; set; }
    public required string Reason { get; set; }
    public string? DoneSoFar { get; set; }
    public required Guid DraftedBy { get; init; }

    /// <summary>Whose words it is in: who drafted it, or who worded it anew last. Null for what came on paper.</summary>
    public Guid? WrittenBy { get; set; }
    public DateOnly? SentOn { get; set; }
    public Guid? SentBy { get; set; }

    /// <summary>Why it is sent after the deadline; the unit's head answers for that.</summary>
    public string? LateSendingReason { get; set; }

    /// <summary>The deadline as it stood when the request was sent.</summary>
    public DateOnly? DueOnWhenSent { get; set; }
    public string? Opinion { get; set; }
    public bool? Favours { get; set; }
    public DateOnly? OpinionOn { get; set; }
    public Guid? OpinionBy { get; set; }
    public string? DecisionReference { get; set; }
    public string? DecisionReason { get; set; }
    public DateOnly? DecidedOn { get; set; }
    public Guid? DecidedBy { get; set; }
    public DateOnly? GrantedDueOn { get; set; }

    /// <summary>Why it ended without a decision and without having been withdrawn.</summary>
    public string? EndReason { get; set; }

    /// <summary>Decided, withdrawn or ended; while it is not, the task has no other request.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>It came on paper and was entered by the council's office: when it came. Null for what the unit sent here itself.</summary>
    public DateOnly? PaperReceivedOn { get; init; }

    /// <summary>Who signed that paper, by post.</summary>
    public string? PaperSignedBy { get; init; }
    public required int Version { get; init; }

    /// <summary>The whole life of a request.</summary>
    public static ExtensionStatus? After(ExtensionStatus status, ExtensionStep step) => (status, step) switch
    {
        (ExtensionStatus.Draft, ExtensionStep.Edit) => ExtensionStatus.Draft,
        (ExtensionStatus.Draft, ExtensionStep.Send) => ExtensionStatus.Sent,
        (ExtensionStatus.Sent, ExtensionStep.GiveOpinion) => ExtensionStatus.Sent,
        (ExtensionStatus.Sent, ExtensionStep.Grant) => ExtensionStatus.Granted,
        (ExtensionStatus.Sent, ExtensionStep.Refuse) => ExtensionStatus.Refused,
        (ExtensionStatus.Draft or ExtensionStatus.Sent, ExtensionStep.Withdraw) => ExtensionStatus.Withdrawn,
        _ => null,
    };

    public static IEnumerable<ExtensionStep> AllowedFrom(ExtensionStatus status) => Enum.GetValues<ExtensionStep>().Where(step => After(status, step) is not null);

    /// <summary>Moves the request, or refuses with the steps it does allow.</summary>
    public ExtensionMoved Take(ExtensionStep step, DateOnly on)
    {
        var from = Status;
        Status = After(from, step) ?? throw RefusedException.Step(
            "extension.step", $"Đề nghị gia hạn đang ở trạng thái “{from.Label()}” nên chưa thể thực hiện bước “{step.Label()}”.", AllowedFrom(from).Select(s => s.ToString()));
        if (Status is ExtensionStatus.Granted or ExtensionStatus.Refused or ExtensionStatus.Withdrawn) ClosedOn = on;
        return new ExtensionMoved(Id, from, Status, on);
    }

    /// <summary>Ends a request that is open because its task went to another unit or into parts: nobody could decide it any more.</summary>
    public ExtensionMoved End(string reason, DateOnly on)
    {
        var from = Status;
        (Status, ClosedOn, EndReason) = (ExtensionStatus.Withdrawn, on, reason);
        return new ExtensionMoved(Id, from, Status, on);
    }
}

public sealed record ExtensionMoved(Guid SubjectId, ExtensionStatus From, ExtensionStatus To, DateOnly On) : IEvent;
