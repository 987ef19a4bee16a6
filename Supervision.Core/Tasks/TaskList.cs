using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Tasks;

/// <summary>Follow-up tasks, in the order they were made. Whoever only sits in delegations sees those of their delegations' campaigns; a unit sees those that it leads or coordinates, once the conclusion was sent to it, and those passed on to it.</summary>
[Requires(Subject.FollowUpTask, Act.Read)]
public sealed record TaskList : IQuery<Page<TaskLine>>
{
    public Guid? CampaignId { get; init; }
    public Guid? ConclusionId { get; init; }
    public Guid? SourcePaperId { get; init; }
    public Guid? LeadUnitId { get; init; }
    public TaskProgress? Progress { get; init; }

    /// <summary>Only tasks that are not closed.</summary>
    public bool OpenOnly { get; init; }

    /// <summary>Only tasks due on this day or before.</summary>
    public DateOnly? DueUpTo { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<TaskList>
    {
        public Validator()
        {
            RuleFor(c => c.Progress).IsInEnum();
            RuleFor(c => c.Take).InclusiveBetween(1, 200);
        }
    }
}

public sealed record TaskLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public Guid? CampaignId { get; init; }
    public Guid? ConclusionId { get; init; }
    public Guid? SourcePaperId { get; init; }
    public required int Number { get; init; }
    public required string Content { get; init; }
    public required TaskForce Force { get; init; }
    public required Reach Reach { get; init; }
    public required Guid LeadUnitId { get; init; }
    public required string LeadUnitName { get; init; }
    public DateOnly? OriginalDueOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public DateOnly? ReviewOn { get; init; }
    public required bool IsProvisional { get; init; }
    public required TaskProgress Progress { get; init; }
    public DateOnly? ReportedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Today's; null for drafts, suspended and dropped ones.</summary>
    public Timeliness? Timeliness { get; init; }
    public required int Version { get; init; }
}

internal sealed class TaskListHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<TaskList, Page<TaskLine>>
{
    public async Task<Page<TaskLine>> Handle(TaskList query, CancellationToken ct)
    {
        gate.Council(Subject.FollowUpTask, Act.Read);
        var today = clock.Today();
        var page = await db.Page<TaskLine>("""
            SELECT t.Seq, t.Id, t.CampaignId, t.ConclusionId, t.SourcePaperId, t.Number, t.Content, t.Force, t.Reach, t.LeadUnitId, n.Name AS LeadUnitName, t.OriginalDueOn, t.DueOn, t.ReviewOn,
                   t.IsProvisional, t.Progress, t.ReportedOn, t.ClosedOn, t.Version
            FROM FollowUpTasks t
            JOIN Units u ON u.Id = t.LeadUnitId
            """ + UnitNaming.OnDay + """
            WHERE t.CouncilId = @CouncilId AND (@AfterSeq IS NULL OR t.Seq > @AfterSeq)
              AND (@CampaignId IS NULL OR t.CampaignId = @CampaignId)
              AND (@ConclusionId IS NULL OR t.ConclusionId = @ConclusionId)
              AND (@SourcePaperId IS NULL OR t.SourcePaperId = @SourcePaperId)
              AND (@LeadUnitId IS NULL OR t.LeadUnitId = @LeadUnitId)
              AND (@Progress IS NULL OR t.Progress = @Progress)
              AND (@OpenOnly = 0 OR t.ClosedOn IS NULL)
              AND (@DueUpTo IS NULL OR t.DueOn <= @DueUpTo)
              AND
            """ + TaskSight.OfCouncil + """
              AND (@ActorUnitId IS NULL OR
            """ + TaskSight.OfUnit + """
              )
            ORDER BY t.Seq
            """, actor.Sight(Subject.FollowUpTask, new
        {
            On = today,
            AfterSeq = Cursor.ReadSeq(query.After),
            query.CampaignId,
            query.ConclusionId,
            query.SourcePaperId,
            query.LeadUnitId,
            query.Progress,
            query.OpenOnly,
            query.DueUpTo,
        }), query.Take, row => [row.Seq], ct);
        var calendar = await db.Calendar(ct);
        var near = (await db.FollowUpPolicy(today, ct)).NearDays;
        return page with { Items = [.. page.Items.Select(t => t with { Timeliness = new TaskDates(t.Progress, t.DueOn, t.ReportedOn, t.ClosedOn).On(today, calendar, near) })] };
    }
}
