using Supervision.Core.Calendar;
using Supervision.Core.Councils;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Remediation;

/// <summary>
/// What remains of a task that was done in part: a task of its own beside it, of the same paper and the same units, which asks for the evidence that is still lacking. It gets a new day, but what it is late
/// against stays the deadline that was set first; the part that was done stands for itself, closed on time or late.
/// </summary>
internal static class RemainderTask
{
    public static async Task<Guid> AddRemainder(this Db db, Journal journal, FollowUpTask task, RemainingWork work, DateOnly on, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var due = (await db.Calendar(ct)).Roll(work.DueOn);
        var number = await NextNumber(db, task, ct);
        await db.Execute("""
            INSERT INTO FollowUpTasks (Id, CouncilId, CampaignId, ConclusionId, SourcePaperId, ParentId, Branch, IsParent, Number, Content, FoldedContent, Force, Reach, LeadUnitId, ResponsiblePost,
                Product, Measure, DeadlineKind, StatedOn, OriginalDueOn, DueOn, IsProvisional, Progress, AssignedOn, PercentDone, ClockStops, ChaseOn, ItemCount, Version)
            SELECT @id, @CouncilId, t.CampaignId, t.ConclusionId, t.SourcePaperId, t.Id, @branch, 0, @number, @Content, @folded, t.Force, t.Reach, t.LeadUnitId, t.ResponsiblePost,
                t.Product, t.Measure, @kind, @DueOn, COALESCE(t.OriginalDueOn, @On), @On, @IsProvisional, @progress, @assignedOn, 0, 0, @chaseOn, 0, 1
            FROM FollowUpTasks t WHERE t.Id = @taskId AND t.CouncilId = @CouncilId
            """, new
        {
            id,
            taskId = task.Id,
            branch = TaskBranch.Remainder,
            number,
            work.Content,
            folded = SearchText.Fold(work.Content),
            kind = DeadlineKind.Date,
            work.DueOn,
            due.On,
            due.IsProvisional,
            progress = TaskProgress.Assigned,
            assignedOn = on,
            chaseOn = task.Reach is Reach.Within ? FollowUpTask.LookAgain : (DateOnly?)null,
        }, ct);
        await db.CopyLinks(task.Id, id, ct);
        var lacking = await db.LackingEvidence(task.Id, ct);
        await db.InsertEvidence(id, lacking, ct);
        journal.Add(new RemainderAdded(id, task.Id, number, work.Content, due.On, lacking));
        return id;
    }

    // The counter of the paper is taken under its lock, as for tasks that are split from a conclusion.
    private static async Task<int> NextNumber(Db db, FollowUpTask task, CancellationToken ct)
    {
        if (task.ConclusionId is { } conclusionId)
        {
            await db.Execute("UPDATE Conclusions SET ItemCount = ItemCount + 1 WHERE Id = @conclusionId AND CouncilId = @CouncilId", new { conclusionId }, ct);
            return await db.Value<int>("SELECT ItemCount FROM Conclusions WHERE Id = @conclusionId AND CouncilId = @CouncilId", new { conclusionId }, ct);
        }
        await db.Execute("UPDATE SourcePapers SET ItemCount = ItemCount + 1 WHERE Id = @SourcePaperId AND CouncilId = @CouncilId", task, ct);
        return await db.Value<int>("SELECT ItemCount FROM SourcePapers WHERE Id = @SourcePaperId AND CouncilId = @CouncilId", task, ct);
    }

    private static async Task CopyLinks(this Db db, Guid from, Guid to, CancellationToken ct)
    {
        var units = await db.List<Link>("SELECT UnitId AS LinkedId FROM TaskCoordinators WHERE TaskId = @from AND CouncilId = @CouncilId ORDER BY Seq", new { from }, ct);
        await db.InsertTaskLinks(to, await db.SourcesOf(from, ct), units.Select(u => u.LinkedId), ct);
    }

    private sealed record Link
    {
        public required Guid LinkedId { get; init; }
    }
}

/// <summary>A task that holds what remains of another was assigned with it.</summary>
public sealed record RemainderAdded(Guid SubjectId, Guid ParentId, int Number, string Content, DateOnly DueOn, IReadOnlyList<string> EvidenceItems) : IEvent;
