using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Findings;

/// <summary>What moves a finding on.</summary>
public enum FindingStep
{
    [Label("Gửi đơn vị đối chiếu")] SendForReconciliation,
    [Label("Chốt kết quả đối chiếu")] Settle,
    [Label("Đưa vào báo cáo")] EnterReport,
    [Label("Đưa vào kết luận")] EnterConclusion,
    [Label("Không đưa vào")] LeaveOut,
    [Label("Bỏ ra khỏi dự thảo báo cáo")] LeaveReport,
}

public static class FindingLife
{
    /// <summary>The whole life of a finding; nothing else decides what may follow what.</summary>
    /// <param name="concernsUnit">It is about a unit, which must be heard before it enters a report; what is about no unit in particular has nobody to be reconciled with.</param>
    /// <param name="unitEnded">The unit is no more: nobody is left to be heard, and it is settled without having been sent.</param>
    public static FindingStatus? After(FindingStatus status, FindingStep step, bool concernsUnit, bool unitEnded = false) => (status, step) switch
    {
        (FindingStatus.Recorded, FindingStep.SendForReconciliation) when concernsUnit && !unitEnded => FindingStatus.Reconciling,
        (FindingStatus.Recorded, FindingStep.Settle) when concernsUnit && unitEnded => FindingStatus.Reconciled,
        (FindingStatus.Reconciling, FindingStep.Settle) => FindingStatus.Reconciled,
        (FindingStatus.Reconciled, FindingStep.EnterReport) => FindingStatus.InReport,
        (FindingStatus.Recorded, FindingStep.EnterReport) when !concernsUnit => FindingStatus.InReport,
        (FindingStatus.InReport, FindingStep.LeaveReport) => concernsUnit ? FindingStatus.Reconciled : FindingStatus.Recorded,
        (FindingStatus.InReport, FindingStep.EnterConclusion) => FindingStatus.InConclusion,
        (>= FindingStatus.Recorded and <= FindingStatus.InReport, FindingStep.LeaveOut) => FindingStatus.LeftOut,
        _ => null,
    };

    public static IEnumerable<FindingStep> Allowed(FindingStatus status, bool concernsUnit, bool unitEnded = false) =>
        Enum.GetValues<FindingStep>().Where(step => After(status, step, concernsUnit, unitEnded) is not null);

    /// <summary>The state after the step, or a refusal with the steps that the state does allow.</summary>
    public static FindingStatus Take(FindingStatus status, FindingStep step, bool concernsUnit, int number, bool unitEnded = false) => After(status, step, concernsUnit, unitEnded)
        ?? throw RefusedException.Step("finding.step",
            $"Nội dung ghi nhận số {number} đang ở trạng thái “{status.Label()}” nên chưa thể thực hiện bước “{step.Label()}”.",
            Allowed(status, concernsUnit, unitEnded).Select(s => s.ToString()));
}

public sealed record FindingMoved(Guid SubjectId, FindingStatus From, FindingStatus To, string? Reason = null) : IEvent;
