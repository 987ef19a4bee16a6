using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Visits;

/// <summary>Where a visit stands.</summary>
public enum VisitStatus
{
    [Label("Dự kiến")] Planned,
    [Label("Đã thông báo")] Notified,
    [Label("Đang diễn ra")] InProgress,
    [Label("Chờ ký biên bản")] AwaitingSignature,
    [Label("Hoàn tất")] Completed,
    [Label("Hoãn")] Postponed,
    [Label("Đã hủy")] Cancelled,
}

/// <summary>What moves a visit on.</summary>
public enum VisitStep
{
    [Label("Gửi thông báo")] Notify,
    [Label("Bắt đầu buổi làm việc")] Start,
    [Label("Kết thúc buổi làm việc")] End,
    [Label("Khóa biên bản")] Lock,
    [Label("Hoãn")] Postpone,
    [Label("Lên lịch lại")] Reschedule,
    [Label("Hủy")] Cancel,
}

/// <summary>Part of the day.</summary>
public enum Session
{
    [Label("sáng")] Morning,
    [Label("chiều")] Afternoon,
    [Label("cả ngày")] WholeDay,
}

/// <summary>On whose side somebody takes part.</summary>
public enum Side
{
    [Label("Đoàn giám sát")] Delegation,
    [Label("Cơ quan, tổ chức chịu sự giám sát")] Unit,
    [Label("Chủ trì")] Chair,
    [Label("Thành phần khác")] Other,
}

/// <summary>One working session of a delegation with one or more units: its life and what it takes when.</summary>
public sealed class Visit
{
    public required Guid Id { get; init; }
    public required Guid CampaignId { get; init; }
    public required Guid DelegationId { get; init; }
    public required int Number { get; init; }
    public required VisitStatus Status { get; set; }
    public DateOnly? PlannedOn { get; set; }
    public required Session Session { get; init; }
    public string? NoticeReference { get; set; }
    public DateOnly? NoticeSentOn { get; set; }
    public string? LateNoticeReason { get; set; }
    public string? ChangeReason { get; set; }
    public string? OverlapReason { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public DateOnly? MinutesLockedOn { get; set; }
    public required int Version { get; init; }

    /// <summary>The whole life of a visit. Nothing else in the system decides what may follow what.</summary>
    public static VisitStatus? After(VisitStatus status, VisitStep step) => (status, step) switch
    {
        (VisitStatus.Planned, VisitStep.Notify) => VisitStatus.Notified,
        (VisitStatus.Notified, VisitStep.Start) => VisitStatus.InProgress,
        (VisitStatus.InProgress, VisitStep.End) => VisitStatus.AwaitingSignature,
        (VisitStatus.AwaitingSignature, VisitStep.Lock) => VisitStatus.Completed,
        (VisitStatus.Planned or VisitStatus.Notified, VisitStep.Postpone) => VisitStatus.Postponed,
        (VisitStatus.Postponed, VisitStep.Reschedule) => VisitStatus.Planned,
        (VisitStatus.Planned or VisitStatus.Notified or VisitStatus.Postponed, VisitStep.Cancel) => VisitStatus.Cancelled,
        _ => null,
    };

    public IEnumerable<VisitStep> Allowed => Enum.GetValues<VisitStep>().Where(step => After(Status, step) is not null);

    /// <summary>Moves the visit, or refuses with the steps that its state does allow.</summary>
    public VisitMoved Take(VisitStep step)
    {
        var from = Status;
        Status = After(from, step) ?? throw RefusedException.Step(
            "visit.step", $"Buổi làm việc đang ở trạng thái “{from.Label()}” nên chưa thể thực hiện bước “{step.Label()}”.", Allowed.Select(s => s.ToString()));
        return new VisitMoved(Id, from, Status);
    }

    /// <summary>What the first party signed is what the others sign: nothing is added after that but an addendum.</summary>
    public static RefusedException AlreadySigned() =>
        RefusedException.Conflict("visit.signed", "Biên bản đã có bên ký, từ chối ký hoặc đã có bản để ký số nên không sửa, không ghi thêm được; sau khi khóa thì lập phần bổ sung.");

    /// <summary>Minutes take what is said and seen from the session's start until they are locked; after that only an addendum.</summary>
    public static void DemandOpenMinutes(VisitStatus status)
    {
        if (status is not (VisitStatus.InProgress or VisitStatus.AwaitingSignature))
            throw RefusedException.Conflict("visit.closed", $"Buổi làm việc đang ở trạng thái “{status.Label()}” nên không ghi thêm được vào biên bản.");
    }
}

/// <param name="On">The day of the session that started or ended.</param>
/// <param name="At">The hour in Vietnam at which it started or ended.</param>
/// <param name="Reason">Why it was cancelled.</param>
/// <param name="DespiteUnsent">It ended although devices held, or might hold, findings that were not sent yet.</param>
public sealed record VisitMoved(Guid SubjectId, VisitStatus From, VisitStatus To, DateOnly? On = null, TimeOnly? At = null, string? Reason = null, bool? DespiteUnsent = null) : IEvent;
