using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Units;

namespace Supervision.Core.Extensions;

/// <summary>Requests for more time, in the order they were begun. A unit sees its own alone; drafts are seen by nobody else; whoever only sits in delegations sees those about their campaigns.</summary>
[Requires(Subject.Extension, Act.Read)]
public sealed record ExtensionList : IQuery<Page<ExtensionLine>>
{
    public Guid? UnitId { get; init; }
    public Guid? CampaignId { get; init; }
    public Guid? TaskId { get; init; }
    public ExtensionStatus? Status { get; init; }

    /// <summary>Only what was sent within these days, each of them with.</summary>
    public DateOnly? SentFrom { get; init; }
    public DateOnly? SentTo { get; init; }

    /// <summary>Only for tasks that more than one request was sent for within those days.</summary>
    public bool Again { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<ExtensionList>
    {
        public Validator()
        {
            RuleFor(c => c.Status).IsInEnum();
            RuleFor(c => c.Take).InclusiveBetween(1, 200);
        }
    }
}

public sealed record ExtensionLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required Guid TaskId { get; init; }
    public required int TaskNumber { get; init; }
    public required string TaskContent { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitName { get; init; }
    public string? Reference { get; init; }
    public required ExtensionStatus Status { get; init; }

    /// <summary>It was entered from paper by mistake and taken back by the office.</summary>
    public bool IsTakenBack { get; init; }
    public DateOnly? DueOn { get; init; }
    public required DateOnly RequestedDueOn { get; init; }
    public DateOnly? SentOn { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public DateOnly? GrantedDueOn { get; init; }
    public required int Version { get; init; }
}

internal sealed class ExtensionListHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<ExtensionList, Page<ExtensionLine>>
{
    private const string Rows = """
        SELECT e.Seq, e.Id, e.TaskId, t.Number AS TaskNumber, t.Content AS TaskContent, e.UnitId, n.Name AS UnitName, e.Reference, e.Status, t.DueOn, e.RequestedDueOn, e.SentOn, e.DecidedOn,
               e.GrantedDueOn, e.Version,
               CASE WHEN
        """ + ExtensionRows.TakenBack + """
                THEN 1 ELSE 0 END AS IsTakenBack
        FROM ExtensionRequests e
        JOIN FollowUpTasks t ON t.Id = e.TaskId
        JOIN Units u ON u.Id = e.UnitId
        """ + UnitNaming.OnDay + """
        WHERE
        """;

    // By the index of the task's requests, and not by looking at each of the council's whether it is about the task.
    private const string OfTask = " e.TaskId = @TaskId AND";

    private const string Asked = """
         e.CouncilId = @CouncilId AND (@AfterSeq IS NULL OR e.Seq > @AfterSeq)
          AND (@UnitId IS NULL OR e.UnitId = @UnitId)
          AND (@CampaignId IS NULL OR t.CampaignId = @CampaignId)
          AND (@Status IS NULL OR e.Status = @Status)
          AND (@SentFrom IS NULL OR e.SentOn >= @SentFrom) AND (@SentTo IS NULL OR e.SentOn <= @SentTo)
          AND (@Again = 0 OR (SELECT COUNT(*) FROM ExtensionRequests o WHERE o.TaskId = e.TaskId AND o.SentOn IS NOT NULL AND (@UnitId IS NULL OR o.UnitId = @UnitId)
              AND (@SentFrom IS NULL OR o.SentOn >= @SentFrom) AND (@SentTo IS NULL OR o.SentOn <= @SentTo)) > 1)
          AND ((e.UnitId = @ActorUnitId AND t.LeadUnitId = @ActorUnitId) OR (@ActorUnitId IS NULL AND e.SentOn IS NOT NULL AND
        """ + TaskSight.OfCouncil + """
          ))
        ORDER BY e.Seq
        """;

    public Task<Page<ExtensionLine>> Handle(ExtensionList query, CancellationToken ct)
    {
        gate.Council(Subject.Extension, Act.Read);
        return db.Page<ExtensionLine>(Rows + (query.TaskId is null ? "" : OfTask) + Asked, actor.Sight(Subject.Extension, new
        {
            On = clock.Today(),
            AfterSeq = Cursor.ReadSeq(query.After),
            query.UnitId,
            query.CampaignId,
            query.TaskId,
            query.Status,
            query.SentFrom,
            query.SentTo,
            query.Again,
        }), query.Take, row => [row.Seq], ct);
    }
}
