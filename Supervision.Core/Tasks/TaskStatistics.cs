using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Tasks;

/// <summary>How follow-up stands today: every task that is no parent of others in exactly one part. Whoever only sits in delegations counts those of their delegations' campaigns; a unit's are those that it leads or coordinates, once the conclusion was sent to it.</summary>
[Requires(Subject.FollowUpTask, Act.Read)]
public sealed record TaskStatistics : IQuery<TaskCounts>
{
    public Guid? CampaignId { get; init; }
    public Guid? ConclusionId { get; init; }
    public Guid? LeadUnitId { get; init; }
}

/// <summary>The partition of follow-up. Whatever the rows, the total is the sum of the seven parts, and so is the sum of done, under way and not begun with the dropped.</summary>
public sealed record TaskCounts
{
    public required DateOnly AsOf { get; init; }
    public required int ClosedOnTime { get; init; }
    public required int ClosedLate { get; init; }
    public required int Dropped { get; init; }
    public required int OpenInTerm { get; init; }
    public required int OpenOverdue { get; init; }
    public required int OpenNoDeadline { get; init; }
    public required int Suspended { get; init; }

    /// <summary>Of the open ones, those reported done that await confirmation.</summary>
    public required int AwaitingConfirmation { get; init; }

    /// <summary>Printed reports: đã thực hiện.</summary>
    public int Done => ClosedOnTime + ClosedLate;

    /// <summary>Printed reports: đang thực hiện.</summary>
    public required int UnderWay { get; init; }

    /// <summary>Printed reports: chưa thực hiện.</summary>
    public required int NotBegun { get; init; }

    /// <summary>The same tasks judged by the deadlines that were set when they were assigned, whatever moved them since; null in these very counts.</summary>
    public TaskCounts? AgainstOriginal { get; init; }
    public int Open => OpenInTerm + OpenOverdue + OpenNoDeadline;
    public int Total => Done + Dropped + Open + Suspended;

    /// <summary>Counts groups of equal tasks.</summary>
    internal static TaskCounts Of(IEnumerable<(TaskDates Task, int Count)> tasks, DateOnly today, WorkCalendar calendar)
    {
        var parts = new int[Enum.GetValues<FollowUpPart>().Length];
        var (awaiting, notBegun, underWay) = (0, 0, 0);
        foreach (var (task, count) in tasks)
        {
            if (task.PartOn(today, calendar) is not { } part) continue;
            parts[(int)part] += count;
            if (task.Progress is TaskProgress.ReportedDone) awaiting += count;
            if (task.Progress is TaskProgress.Assigned or TaskProgress.Accepted or TaskProgress.Refused) notBegun += count;
            else if (part is FollowUpPart.OpenInTerm or FollowUpPart.OpenOverdue or FollowUpPart.OpenNoDeadline or FollowUpPart.Suspended) underWay += count;
        }
        return new TaskCounts
        {
            AsOf = today,
            ClosedOnTime = parts[(int)FollowUpPart.ClosedOnTime],
            ClosedLate = parts[(int)FollowUpPart.ClosedLate],
            Dropped = parts[(int)FollowUpPart.Dropped],
            OpenInTerm = parts[(int)FollowUpPart.OpenInTerm],
            OpenOverdue = parts[(int)FollowUpPart.OpenOverdue],
            OpenNoDeadline = parts[(int)FollowUpPart.OpenNoDeadline],
            Suspended = parts[(int)FollowUpPart.Suspended],
            AwaitingConfirmation = awaiting,
            UnderWay = underWay,
            NotBegun = notBegun,
        };
    }
}

/// <summary>The one statement that follow-up is counted by.</summary>
internal static class TaskCounting
{
    private const string Head = """
        SELECT t.Progress, t.DueOn, t.OriginalDueOn, t.ReportedOn, t.ClosedOn, COUNT(*) AS Tasks
        FROM FollowUpTasks t
        WHERE t.CouncilId = @CouncilId AND t.Progress <> 'Draft'
          AND t.IsParent = 0

        """;

    private const string Tail = """

        GROUP BY t.Progress, t.DueOn, t.OriginalDueOn, t.ReportedOn, t.ClosedOn
        """;

    /// <summary>All of the council's tasks, for the reports of the council itself, whoever prints them.</summary>
    public static async Task<TaskCounts> OfCouncil(Db db, DateOnly today, CancellationToken ct) => await Count(db, await db.List<Group>(Head + Tail, null, ct), today, ct);

    /// <summary>Those that the conditions leave.</summary>
    public static async Task<TaskCounts> Of(Db db, string conditions, object args, DateOnly today, CancellationToken ct) => await Count(db, await db.List<Group>(Head + conditions + Tail, args, ct), today, ct);

    private static async Task<TaskCounts> Count(Db db, IReadOnlyList<Group> groups, DateOnly today, CancellationToken ct)
    {
        var calendar = await db.Calendar(ct);
        return TaskCounts.Of(groups.Select(g => (new TaskDates(g.Progress, g.DueOn, g.ReportedOn, g.ClosedOn), (int)g.Tasks)), today, calendar) with
        {
            AgainstOriginal = TaskCounts.Of(groups.Select(g => (new TaskDates(g.Progress, g.OriginalDueOn, g.ReportedOn, g.ClosedOn), (int)g.Tasks)), today, calendar),
        };
    }

    private sealed record Group
    {
        public required TaskProgress Progress { get; init; }
        public DateOnly? DueOn { get; init; }
        public DateOnly? OriginalDueOn { get; init; }
        public DateOnly? ReportedOn { get; init; }
        public DateOnly? ClosedOn { get; init; }
        public required long Tasks { get; init; }
    }
}

internal sealed class TaskStatisticsHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<TaskStatistics, TaskCounts>
{
    private const string Conditions = """
          AND (@CampaignId IS NULL OR t.CampaignId = @CampaignId)
          AND (@ConclusionId IS NULL OR t.ConclusionId = @ConclusionId)
          AND (@LeadUnitId IS NULL OR t.LeadUnitId = @LeadUnitId)
          AND
        """ + TaskSight.OfCouncil + """
          AND (@ActorUnitId IS NULL OR
        """ + TaskSight.OfUnit + """
          )
        """;

    public async Task<TaskCounts> Handle(TaskStatistics query, CancellationToken ct)
    {
        gate.Council(Subject.FollowUpTask, Act.Read);
        return await TaskCounting.Of(db, Conditions, actor.Sight(Subject.FollowUpTask, new { query.CampaignId, query.ConclusionId, query.LeadUnitId }), clock.Today(), ct);
    }
}
