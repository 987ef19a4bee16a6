using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Extensions;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Tasks;

/// <summary>Everything that befell a task: how often and by how much each of its days moved, suspensions, refusals, reports, requests for more time, re-checks.</summary>
[Requires(Subject.FollowUpTask, Act.Read)]
public sealed record TaskHistory(Guid TaskId) : IQuery<TaskHistoryAnswer>;

public sealed record TaskHistoryAnswer
{
    public required Guid TaskId { get; init; }

    /// <summary>The deadline set when it was assigned; it never moves.</summary>
    public DateOnly? OriginalDueOn { get; init; }

    /// <summary>One for each of its days that was ever moved.</summary>
    public required IReadOnlyList<MovedAxis> Days { get; init; }
    public required IReadOnlyList<TaskSuspension> Suspensions { get; init; }
    public required IReadOnlyList<TaskRefusal> Refusals { get; init; }

    /// <summary>What was handed in on it; a unit that only coordinates does not see it.</summary>
    public required IReadOnlyList<TaskReport> Reports { get; init; }

    /// <summary>Requests that were sent; a unit that only coordinates does not see them.</summary>
    public required IReadOnlyList<TaskExtension> Extensions { get; init; }
    public required IReadOnlyList<Recheck> Rechecks { get; init; }

    /// <summary>Checks on the spot that were ordered, also those that were made or called off.</summary>
    public required IReadOnlyList<OrderedRecheck> RecheckOrders { get; init; }

    /// <summary>How often it was ended because it no longer fitted, and by what it was opened again.</summary>
    public required IReadOnlyList<DroppedTask> Drops { get; init; }
    public required IReadOnlyList<ReopenedTask> Reopenings { get; init; }
}

/// <summary>How one of a task's days moved.</summary>
public sealed record MovedAxis
{
    public required DateAxis Axis { get; init; }
    public DateOnly? Current { get; init; }

    /// <summary>How often it moved; the first promise is not a move.</summary>
    public required int Times { get; init; }

    /// <summary>Calendar days altogether, forward counted up and back counted down.</summary>
    public required int TotalDays { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<MovedDay> Moves { get; init; }
}

public sealed record MovedDay
{
    public required DateAxis Axis { get; init; }
    public required DateChangeReason Reason { get; init; }
    public DateOnly? FromOn { get; init; }
    public DateOnly? ToOn { get; init; }
    public required DateOnly ChangedOn { get; init; }

    /// <summary>The request, decision or suspension that moved it.</summary>
    public Guid? CauseId { get; init; }
    public int? Days => FromOn is { } from && ToOn is { } to ? to.DayNumber - from.DayNumber : null;
}

public sealed record TaskSuspension
{
    public required string DecisionReference { get; init; }
    public required string Reason { get; init; }
    public required DateOnly FromOn { get; init; }
    public DateOnly? ResumedOn { get; init; }
    public required bool ClockStops { get; init; }
}

public sealed record TaskRefusal
{
    public required Guid UnitId { get; init; }
    public required string UnitName { get; init; }
    public required DateOnly RefusedOn { get; init; }
    public required string Reason { get; init; }
    public DateOnly? AnsweredOn { get; init; }
    public Guid? ToUnitId { get; init; }
    public string? Answer { get; init; }
}

public sealed record TaskReport
{
    public required Guid RemediationReportId { get; init; }
    public required Guid RemediationItemId { get; init; }
    public required string Title { get; init; }
    public string? Reference { get; init; }
    public required DateOnly ReportedOn { get; init; }
    public required RemediationClaim Claim { get; init; }
    public required int PercentDone { get; init; }
    public RemediationOutcome? Outcome { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public string? OutcomeReason { get; init; }
    public DateOnly? NewDueOn { get; init; }
    public Guid? RemainderTaskId { get; init; }
}

public sealed record TaskExtension
{
    public required Guid Id { get; init; }
    public required ExtensionStatus Status { get; init; }
    public required DateOnly SentOn { get; init; }
    public required DateOnly RequestedDueOn { get; init; }
    public string? LateSendingReason { get; init; }
    public string? DecisionReference { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public DateOnly? GrantedDueOn { get; init; }
}

public sealed record OrderedRecheck
{
    public required Guid Id { get; init; }
    public required RecheckOrderStatus Status { get; init; }
    public required DateOnly RecheckOn { get; init; }
    public required string AssignedTo { get; init; }
    public required string Reason { get; init; }
    public required DateOnly OrderedOn { get; init; }
    public required string OrderedByName { get; init; }

    /// <summary>What was found, where it was made.</summary>
    public Guid? RecheckId { get; init; }
    public DateOnly? EndedOn { get; init; }
    public string? EndReason { get; init; }
    public required int Version { get; init; }
}

public sealed record DroppedTask
{
    public required string DecisionReference { get; init; }
    public required string Reason { get; init; }
    public required DateOnly DroppedOn { get; init; }
}

public sealed record ReopenedTask
{
    /// <summary>As what it was closed before.</summary>
    public required TaskProgress ClosedAs { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public required string DecisionReference { get; init; }
    public required DateOnly DecidedOn { get; init; }
    public required string Reason { get; init; }
}

internal sealed class TaskHistoryHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<TaskHistory, TaskHistoryAnswer>
{
    private const string Sql = """
        SELECT Axis, Reason, FromOn, ToOn, ChangedOn, CauseId
        FROM TaskDateChanges WHERE TaskId = @TaskId AND CouncilId = @CouncilId
        ORDER BY Seq;

        SELECT DecisionReference, Reason, FromOn, ResumedOn, ClockStops
        FROM TaskSuspensions WHERE TaskId = @TaskId AND CouncilId = @CouncilId
        ORDER BY Seq;

        SELECT f.UnitId, n.Name AS UnitName, f.RefusedOn, f.Reason, f.AnsweredOn, f.ToUnitId, f.Answer
        FROM TaskRefusals f
        JOIN Units u ON u.Id = f.UnitId
        """ + UnitNaming.OnDay + """
        WHERE f.TaskId = @TaskId AND f.CouncilId = @CouncilId
        ORDER BY f.Seq;

        SELECT r.Id AS RemediationReportId, i.Id AS RemediationItemId, r.Title, r.Reference, r.ReportedOn, i.Claim, i.PercentDone, i.Outcome, i.DecidedOn, i.OutcomeReason, i.NewDueOn, i.RemainderTaskId
        FROM RemediationItems i
        JOIN RemediationReports r ON r.Id = i.RemediationReportId
        WHERE i.TaskId = @TaskId AND r.ReportedOn IS NOT NULL AND (@OwnOnly IS NULL OR r.UnitId = @OwnOnly) AND i.CouncilId = @CouncilId
        ORDER BY r.Seq;

        SELECT e.Id, e.Status, e.SentOn, e.RequestedDueOn, e.LateSendingReason, e.DecisionReference, e.DecidedOn, e.GrantedDueOn
        FROM ExtensionRequests e
        WHERE e.TaskId = @TaskId AND e.SentOn IS NOT NULL AND (@OwnOnly IS NULL OR e.UnitId = @OwnOnly) AND e.CouncilId = @CouncilId
        ORDER BY e.Seq;

        SELECT Id, CheckedOn, Place, Participants, Result, Note
        FROM Rechecks WHERE TaskId = @TaskId AND CouncilId = @CouncilId
        ORDER BY Seq;

        SELECT o.Id, o.Status, o.RecheckOn, o.AssignedTo, o.Reason, o.OrderedOn, p.Name AS OrderedByName, o.RecheckId, o.EndedOn, o.EndReason, o.Version
        FROM RecheckOrders o
        JOIN People p ON p.Id = o.OrderedBy
        WHERE o.TaskId = @TaskId AND o.CouncilId = @CouncilId
        ORDER BY o.Seq;

        SELECT DecisionReference, Reason, DroppedOn
        FROM TaskDrops WHERE TaskId = @TaskId AND CouncilId = @CouncilId
        ORDER BY Seq;

        SELECT ClosedAs, ClosedOn, DecisionReference, DecidedOn, Reason
        FROM TaskReopenings WHERE TaskId = @TaskId AND CouncilId = @CouncilId
        ORDER BY Seq;
        """;

    public async Task<TaskHistoryAnswer> Handle(TaskHistory query, CancellationToken ct)
    {
        var access = await gate.FollowUpTask(query.TaskId, Act.Read, ct);
        var task = await db.LoadTask(query.TaskId, ct);
        return await db.Several(Sql, new { query.TaskId, On = clock.Today(), OwnOnly = access.UnitId }, async rows => new TaskHistoryAnswer
        {
            TaskId = task.Id,
            OriginalDueOn = task.OriginalDueOn,
            Days = Days(task, await rows.ReadAsync<MovedDay>()),
            Suspensions = (await rows.ReadAsync<TaskSuspension>()).ToList(),
            Refusals = (await rows.ReadAsync<TaskRefusal>()).ToList(),
            Reports = (await rows.ReadAsync<TaskReport>()).ToList(),
            Extensions = (await rows.ReadAsync<TaskExtension>()).ToList(),
            Rechecks = (await rows.ReadAsync<Recheck>()).ToList(),
            RecheckOrders = (await rows.ReadAsync<OrderedRecheck>()).ToList(),
            Drops = (await rows.ReadAsync<DroppedTask>()).ToList(),
            Reopenings = (await rows.ReadAsync<ReopenedTask>()).ToList(),
        }, ct);
    }

    private static IReadOnlyList<MovedAxis> Days(FollowUpTask task, IEnumerable<MovedDay> moves) =>
    [
        .. moves.GroupBy(m => m.Axis).OrderBy(g => g.Key).Select(g => new MovedAxis
        {
            Axis = g.Key,
            Current = g.Key switch { DateAxis.Deadline => task.DueOn, DateAxis.Promise => task.PromisedOn, _ => task.ReviewOn },
            Times = g.Count(m => m.Days is not null),
            TotalDays = g.Sum(m => m.Days ?? 0),
            Moves = [.. g],
        }),
    ];
}
