using Supervision.Core.Calendar;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Tasks;

/// <summary>An open task whose day has changed with the table of days off.</summary>
public sealed record MovedDeadline(Guid TaskId, Guid? ConclusionId, int Number, string Content, DateOnly From, DateOnly To, bool IsReview);

/// <summary>Turns stated deadlines into days, at issue and again whenever a day off changes.</summary>
internal static class TaskDeadlines
{
    /// <summary>Resolves and sends out every task of a conclusion that is being issued. What is set here as the original deadline is never written again.</summary>
    public static async Task Assign(Db db, Journal journal, Conclusion conclusion, DateOnly issuedOn, CancellationToken ct)
    {
        var resolver = await Resolver(db, ct);
        if (await db.LateDeadlines(conclusion.Id, issuedOn, ct) is { Count: > 0 } faults)
            throw RefusedException.Conflict("task.deadline", string.Join(' ', faults), nameof(IssueConclusion.IssuedOn));
        var start = await db.DeadlineStart(conclusion.Id, ct);
        // Numbers of removed drafts leave gaps; on paper and from then on in the system the tasks are counted through.
        foreach (var (task, i) in (await db.TasksOf(conclusion.Id, ct)).Select((task, i) => (task, i)))
        {
            if (task.ReplacesTaskId is not null)
            {
                // It goes on with a task that has its days, once the paper is sent.
                await db.Execute("UPDATE FollowUpTasks SET Number = @Number WHERE Id = @Id AND CouncilId = @CouncilId", new { task.Id, Number = i + 1 }, ct);
                continue;
            }
            var due = Resolve(resolver, task, start.Of(task.Deadline, issuedOn));
            var moved = task.Take(TaskStep.Assign, issuedOn);
            await db.Update("""
                UPDATE FollowUpTasks
                SET Number = @Number, OriginalDueOn = @DueOn, DueOn = @DueOn, ReviewOn = @ReviewOn, IsProvisional = @IsProvisional, Progress = @Progress,
                    AssignedOn = @AssignedOn, ChaseOn = @ChaseOn, Version = Version + 1
                WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
                """, new
            {
                task.Id,
                task.Version,
                Number = i + 1,
                DueOn = due.IsReview ? (DateOnly?)null : due.On,
                ReviewOn = due.IsReview ? due.On : (DateOnly?)null,
                due.IsProvisional,
                task.Progress,
                task.AssignedOn,
                task.ChaseOn,
            }, ct);
            journal.Add(moved);
            journal.Add(new TaskDeadlineSet(task.Id, due.Kind, due.On, due.IsProvisional));
        }
    }

    /// <summary>Counts every open deadline anew by the calendar as it is now, and lists those that moved.</summary>
    public static async Task<IReadOnlyList<MovedDeadline>> Recount(Db db, Journal journal, DateOnly today, CancellationToken ct)
    {
        var resolver = await Resolver(db, ct);
        var moved = new List<MovedDeadline>();
        foreach (var task in await db.List<OpenTask>("""
            SELECT t.Id, t.ConclusionId, t.Number, t.Content, t.DeadlineKind, t.StatedOn, t.StatedYear, t.Cycle, t.DueOn, t.ReviewOn, t.IsProvisional, t.AssignedOn
            FROM FollowUpTasks t
            WHERE t.CouncilId = @CouncilId AND t.ClosedOn IS NULL AND t.AssignedOn IS NOT NULL AND t.DeadlineKind <> 'None'
              AND NOT EXISTS (SELECT 1 FROM TaskDateChanges d WHERE d.TaskId = t.Id AND (d.Reason IN ('Extension', 'Return', 'Suspension', 'Review', 'Reopening') OR (d.Reason = 'Replacement' AND t.DeadlineKind IN ('Immediate', 'Recurring'))))
            ORDER BY t.Seq
            """, null, ct))
        {
            var rule = new DeadlineRule { Kind = task.DeadlineKind, On = task.StatedOn, Year = task.StatedYear, Cycle = task.Cycle };
            var due = resolver.Resolve(rule, rule.NoLaterThanStated(task.AssignedOn));
            var now = (due.IsReview ? task.ReviewOn : task.DueOn) ?? due.On;
            if (now == due.On && task.IsProvisional == due.IsProvisional) continue;
            await db.Execute("""
                UPDATE FollowUpTasks SET DueOn = @DueOn, ReviewOn = @ReviewOn, IsProvisional = @IsProvisional, Version = Version + 1
                WHERE Id = @Id AND CouncilId = @CouncilId
                """, new
            {
                task.Id,
                DueOn = due.IsReview ? (DateOnly?)null : due.On,
                ReviewOn = due.IsReview ? due.On : (DateOnly?)null,
                due.IsProvisional,
            }, ct);
            if (now == due.On) continue;
            await db.AddDateChange(journal, new TaskDateMoved(task.Id, due.IsReview ? DateAxis.Review : DateAxis.Deadline, now, due.On, DateChangeReason.Calendar, today, null), ct);
            moved.Add(new MovedDeadline(task.Id, task.ConclusionId, task.Number, task.Content, now, due.On, due.IsReview));
        }
        // Reminders are counted back in working days: every open task's next one may fall on another day now.
        await db.Execute("UPDATE FollowUpTasks SET ChaseOn = @LookAgain WHERE CouncilId = @CouncilId AND ChaseOn IS NOT NULL", new { FollowUpTask.LookAgain }, ct);
        return moved;
    }

    public static async Task<DeadlineResolver> Resolver(Db db, CancellationToken ct) =>
        new(await db.Calendar(ct), await db.Value<int>("SELECT ImmediateDays FROM Councils WHERE Id = @CouncilId", null, ct));

    /// <summary>The day of a task's deadline, or a refusal that names the task.</summary>
    public static ResolvedDeadline Resolve(DeadlineResolver resolver, FollowUpTask task, DateOnly issuedOn)
    {
        try
        {
            return resolver.Resolve(task.Deadline, issuedOn);
        }
        catch (DeadlineRefusedException e)
        {
            throw RefusedException.Conflict("task.deadline", Said(task, e));
        }
    }

    /// <summary>Why a task's deadline comes to no day, in a sentence that names the task; null where it comes to one.</summary>
    public static string? Fault(DeadlineResolver resolver, FollowUpTask task, DateOnly issuedOn)
    {
        try
        {
            resolver.Resolve(task.Deadline, issuedOn);
            return null;
        }
        catch (DeadlineRefusedException e)
        {
            return Said(task, e);
        }
    }

    private static string Said(FollowUpTask task, DeadlineRefusedException refused) => $"Nội dung yêu cầu, kiến nghị số {task.Number}: {refused.Message}";

    private sealed record OpenTask
    {
        public required Guid Id { get; init; }
        public Guid? ConclusionId { get; init; }
        public required int Number { get; init; }
        public required string Content { get; init; }
        public required DeadlineKind DeadlineKind { get; init; }
        public DateOnly? StatedOn { get; init; }
        public int? StatedYear { get; init; }
        public Cycle? Cycle { get; init; }
        public DateOnly? DueOn { get; init; }
        public DateOnly? ReviewOn { get; init; }
        public required bool IsProvisional { get; init; }
        public required DateOnly AssignedOn { get; init; }
    }
}

public sealed record TaskDeadlineSet(Guid SubjectId, DeadlineKind Kind, DateOnly On, bool IsProvisional) : IEvent;
