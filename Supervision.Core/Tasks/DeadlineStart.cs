using Supervision.Core.Calendar;
using Supervision.Core.Storage;

namespace Supervision.Core.Tasks;

/// <summary>
/// From which day the deadlines of a conclusion are looked at: the day it is issued. Only what stands word for word in the conclusion that it replaces is kept though it has passed: a mistake that is put right
/// gives nobody more time.
/// </summary>
internal sealed class DeadlineStart(IReadOnlySet<DeadlineRule> kept)
{
    public DateOnly Of(DeadlineRule deadline, DateOnly issuedOn) => kept.Contains(deadline) ? deadline.NoLaterThanStated(issuedOn) : issuedOn;
}

internal static class DeadlineStarts
{
    public static async Task<DeadlineStart> DeadlineStart(this Db db, Guid conclusionId, CancellationToken ct) => new((await db.List<Stated>("""
        SELECT DISTINCT t.DeadlineKind, t.StatedOn, t.StatedYear, t.Cycle
        FROM FollowUpTasks t
        JOIN Conclusions k ON k.ReplacesId = t.ConclusionId
        WHERE k.Id = @conclusionId AND t.CouncilId = @CouncilId AND t.ParentId IS NULL
        """, new { conclusionId }, ct)).Select(row => new DeadlineRule { Kind = row.DeadlineKind, On = row.StatedOn, Year = row.StatedYear, Cycle = row.Cycle }).ToHashSet());

    private sealed record Stated
    {
        public required DeadlineKind DeadlineKind { get; init; }
        public DateOnly? StatedOn { get; init; }
        public int? StatedYear { get; init; }
        public Cycle? Cycle { get; init; }
    }
}
