using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Conclusions;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Tasks;

/// <summary>The tasks that were split from a conclusion so far, with the clauses they come from and the days that their deadlines would come to; for whoever splits it.</summary>
[Requires(Subject.FollowUpTask, Act.Write)]
public sealed record ConclusionTasks(Guid ConclusionId) : IQuery<ConclusionTasksView>;

/// <param name="Tasks">In the order of their numbers.</param>
/// <param name="Unassigned">The clauses among the requests and recommendations that no task comes from.</param>
/// <param name="ImmediateDays">The working days that "at once" gives, by the council's setting.</param>
public sealed record ConclusionTasksView(IReadOnlyList<ConclusionTask> Tasks, IReadOnlyList<Guid> Unassigned, int ImmediateDays);

public sealed record ConclusionTask
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required TaskContent Task { get; init; }
    public required string LeadUnitName { get; init; }

    /// <summary>The day the deadline would come to if the conclusion were issued today; of a continuous task the day it is reviewed.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>That day is the next working day after the day that is stated.</summary>
    public bool IsRolled { get; init; }

    /// <summary>It rests on a year whose days off are not announced.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>Why it would come to no day, in a sentence.</summary>
    public string? DeadlineRefusal { get; init; }
    public required int Version { get; init; }
}

internal sealed class ConclusionTasksHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<ConclusionTasks, ConclusionTasksView>
{
    public async Task<ConclusionTasksView> Handle(ConclusionTasks query, CancellationToken ct)
    {
        await gate.Conclusion(query.ConclusionId, Act.Write, ct);
        var today = clock.Today();
        var names = (await db.List<LeadName>("""
            SELECT t.Id, n.Name
            FROM FollowUpTasks t
            JOIN Units u ON u.Id = t.LeadUnitId
            """ + UnitNaming.OnDay + """
            WHERE t.ConclusionId = @ConclusionId AND t.CouncilId = @CouncilId
            """, new { query.ConclusionId, On = today }, ct)).ToDictionary(row => row.Id, row => row.Name);
        var resolver = await TaskDeadlines.Resolver(db, ct);
        var start = await db.DeadlineStart(query.ConclusionId, ct);
        // Both lists come in the order of the tasks' numbers. What came out of a task is no clause's.
        var tasks = (await db.TasksOf(query.ConclusionId, ct)).Zip(await db.TaskContents(query.ConclusionId, ct)).Where(pair => pair.First.ParentId is null)
            .Select(pair => Dated(resolver, start.Of(pair.First.Deadline, today), new ConclusionTask { Id = pair.First.Id, Number = pair.First.Number, Task = pair.Second, LeadUnitName = names[pair.First.Id], Version = pair.First.Version })).ToList();
        var taken = tasks.SelectMany(task => task.Task.ClauseIds).ToHashSet();
        return new ConclusionTasksView(tasks,
            [.. (await db.Clauses(query.ConclusionId, ct)).Where(clause => clause.Block is ClauseBlock.Recommendations && !taken.Contains(clause.Id)).Select(clause => clause.Id)],
            await db.Value<int>("SELECT ImmediateDays FROM Councils WHERE Id = @CouncilId", null, ct));
    }

    private static ConclusionTask Dated(DeadlineResolver resolver, DateOnly from, ConclusionTask task)
    {
        try
        {
            var due = resolver.Resolve(task.Task.Deadline, from);
            return task with { DueOn = due.On, IsRolled = due.On != due.Nominal, IsProvisional = due.IsProvisional };
        }
        catch (DeadlineRefusedException refused)
        {
            return task with { DeadlineRefusal = refused.Message };
        }
    }

    private sealed record LeadName
    {
        public required Guid Id { get; init; }
        public required string Name { get; init; }
    }
}
