using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Units;

namespace Supervision.Core.Remediation;

/// <summary>Reports on tasks, in the order they were begun. A unit sees its own alone; drafts are seen by nobody else; whoever only sits in delegations sees those about their campaigns.</summary>
[Requires(Subject.RemediationReport, Act.Read)]
public sealed record RemediationReportList : IQuery<Page<RemediationReportLine>>
{
    public Guid? UnitId { get; init; }
    public Guid? CampaignId { get; init; }
    public Guid? TaskId { get; init; }
    public RemediationStatus? Status { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<RemediationReportList>
    {
        public Validator()
        {
            RuleFor(c => c.Status).IsInEnum();
            RuleFor(c => c.Take).InclusiveBetween(1, 200);
        }
    }
}

public sealed record RemediationReportLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitName { get; init; }
    public required string Title { get; init; }
    public string? Reference { get; init; }
    public required RemediationStatus Status { get; init; }

    /// <summary>It was entered from paper by mistake and taken back; it does not count among those that were decided.</summary>
    public bool IsTakenBack { get; init; }
    public DateOnly? ReportedOn { get; init; }
    public DateOnly? AppraisalDueOn { get; init; }
    public DateOnly? DecidedOn { get; init; }

    /// <summary>Tasks that it answers, and those of them that wait for a decision.</summary>
    public required long Items { get; init; }
    public required long OpenItems { get; init; }
    public required int Version { get; init; }
}

internal sealed class RemediationReportListHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<RemediationReportList, Page<RemediationReportLine>>
{
    private const string Columns = """
        SELECT r.Seq, r.Id, r.UnitId, n.Name AS UnitName, r.Title, r.Reference, r.Status, r.ReportedOn, r.AppraisalDueOn, r.DecidedOn, r.Version,
               (SELECT COUNT(*) FROM RemediationItems i WHERE i.RemediationReportId = r.Id) AS Items,
               (SELECT COUNT(*) FROM RemediationItems i WHERE i.RemediationReportId = r.Id AND i.IsOpen = 1) AS OpenItems,
               CASE WHEN
        """ + RemediationRows.TakenBack + """
                THEN 1 ELSE 0 END AS IsTakenBack

        """;

    private const string All = """
        FROM RemediationReports r
        JOIN Units u ON u.Id = r.UnitId
        """ + UnitNaming.OnDay + """
        WHERE
        """;

    // From the task's few items, and not by looking at each of the council's reports whether it is about the task.
    private const string OfTask = """
        FROM RemediationItems k
        JOIN RemediationReports r ON r.Id = k.RemediationReportId
        JOIN Units u ON u.Id = r.UnitId
        """ + UnitNaming.OnDay + """
        WHERE k.TaskId = @TaskId AND
        """;

    private const string Asked = """
         r.CouncilId = @CouncilId AND (@AfterSeq IS NULL OR r.Seq > @AfterSeq)
          AND (@UnitId IS NULL OR r.UnitId = @UnitId)
          AND (@Status IS NULL OR (r.Status = @Status AND NOT (
        """ + RemediationRows.TakenBack + """
          )))
          AND (@CampaignId IS NULL OR EXISTS (SELECT 1 FROM RemediationItems i JOIN FollowUpTasks t ON t.Id = i.TaskId WHERE i.RemediationReportId = r.Id AND t.CampaignId = @CampaignId))
          AND (r.UnitId = @ActorUnitId OR (@ActorUnitId IS NULL AND r.Status <> 'Draft'
               AND (@SeesAll = 1 OR EXISTS (SELECT 1 FROM RemediationItems i
                    JOIN FollowUpTasks t ON t.Id = i.TaskId
                    WHERE i.RemediationReportId = r.Id AND
        """ + TaskSight.OfCouncil + """
          ))))
        ORDER BY r.Seq
        """;

    public Task<Page<RemediationReportLine>> Handle(RemediationReportList query, CancellationToken ct)
    {
        gate.Council(Subject.RemediationReport, Act.Read);
        return db.Page<RemediationReportLine>(Columns + (query.TaskId is null ? All : OfTask) + Asked, actor.Sight(Subject.RemediationReport, new
        {
            On = clock.Today(),
            AfterSeq = Cursor.ReadSeq(query.After),
            query.UnitId,
            query.CampaignId,
            query.TaskId,
            query.Status,
        }), query.Take, row => [row.Seq], ct);
    }
}
