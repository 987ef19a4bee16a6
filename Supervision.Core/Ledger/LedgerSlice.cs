using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Ledger;

/// <summary>Parts of follow-up that figures count together, so that the list behind a figure holds what it counted. A parent of other tasks is in none of them.</summary>
public enum LedgerSlice
{
    [Label("Chưa kết thúc")] Open,
    [Label("Chưa kết thúc, quá hạn")] Overdue,
    [Label("Chưa kết thúc, trong hạn")] InTerm,
    [Label("Chưa kết thúc, không có hạn")] NoDeadline,
    [Label("Tạm dừng")] Suspended,
    [Label("Đã hoàn thành")] Done,
    [Label("Đã hoàn thành đúng hạn")] DoneOnTime,

    /// <summary>The deadline has passed, whatever became of it; what was dropped or suspended is not judged.</summary>
    [Label("Đã đến hạn")] FellDue,

    /// <summary>Of those whose deadline has passed, what was reported done by it.</summary>
    [Label("Đã đến hạn, báo cáo đúng hạn")] Kept,
    [Label("Đã đến hạn, không đúng hạn")] Missed,
}

internal static class LedgerSlices
{
    /// <summary>The part of follow-up that a task stands in on the day @On, as <see cref="TaskDates.PartOn"/> judges it; names the task's row <c>t</c>.</summary>
    public const string Part = """

        CASE
            WHEN t.Progress IN ('Dropped', 'Suspended') THEN t.Progress
            WHEN t.Progress IN ('Confirmed', 'PartlyDone') THEN CASE WHEN t.DueOn < COALESCE(t.ReportedOn, t.ClosedOn) THEN 'ClosedLate' ELSE 'ClosedOnTime' END
            WHEN t.DueOn IS NULL THEN 'OpenNoDeadline'
            WHEN t.Progress = 'ReportedDone' THEN CASE WHEN COALESCE(t.ReportedOn, @On) > t.DueOn THEN 'OpenOverdue' ELSE 'OpenInTerm' END
            WHEN t.DueOn < @On THEN 'OpenOverdue' ELSE 'OpenInTerm' END

        """;

    public static IReadOnlyList<FollowUpPart> Parts(this LedgerSlice slice) => slice switch
    {
        LedgerSlice.Open => [FollowUpPart.OpenInTerm, FollowUpPart.OpenOverdue, FollowUpPart.OpenNoDeadline],
        LedgerSlice.Overdue => [FollowUpPart.OpenOverdue],
        LedgerSlice.InTerm => [FollowUpPart.OpenInTerm],
        LedgerSlice.NoDeadline => [FollowUpPart.OpenNoDeadline],
        LedgerSlice.Suspended => [FollowUpPart.Suspended],
        LedgerSlice.Done => [FollowUpPart.ClosedOnTime, FollowUpPart.ClosedLate],
        LedgerSlice.DoneOnTime => [FollowUpPart.ClosedOnTime],
        LedgerSlice.FellDue => [FollowUpPart.ClosedOnTime, FollowUpPart.ClosedLate, FollowUpPart.OpenInTerm, FollowUpPart.OpenOverdue],
        LedgerSlice.Kept => [FollowUpPart.ClosedOnTime, FollowUpPart.OpenInTerm],
        LedgerSlice.Missed => [FollowUpPart.ClosedLate, FollowUpPart.OpenOverdue],
        _ => throw new ArgumentOutOfRangeException(nameof(slice), slice, null),
    };

    /// <summary>Judged by a deadline that has passed.</summary>
    public static bool IsPast(this LedgerSlice slice) => slice is LedgerSlice.FellDue or LedgerSlice.Kept or LedgerSlice.Missed;
}
