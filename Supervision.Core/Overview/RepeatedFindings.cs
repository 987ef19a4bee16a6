using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Overview;

/// <summary>
/// Units in which the same field showed shortcomings or signs of violation in more than one campaign, the last of them recorded within the days. Only what went to the unit, a report or a conclusion counts.
/// </summary>
[Requires(Subject.Finding, Act.Read)]
public sealed record RepeatedFindings : IQuery<Page<RepeatedLine>>
{
    public Guid? UnitId { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<RepeatedFindings>
    {
        public Validator()
        {
            RuleFor(q => q.To).GreaterThanOrEqualTo(q => q.From);
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

/// <summary>One unit and field, and how often it was found there.</summary>
public sealed record RepeatedLine
{
    public required long Seq { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitName { get; init; }
    public required string Field { get; init; }
    public required int Findings { get; init; }
    public required int Campaigns { get; init; }
}

internal sealed class RepeatedFindingsHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<RepeatedFindings, Page<RepeatedLine>>
{
    /// <summary>What counts as found; names the finding's row <c>f</c>.</summary>
    public const string Counted = """
         f.CouncilId = @CouncilId AND f.IsHeading = 0 AND f.Kind IN ('Shortcoming', 'SignOfViolation') AND f.Status IN ('Reconciling', 'Reconciled', 'InReport', 'InConclusion')
        """;

    /// <summary>Takes @UnitId, @FromAt and @Before.</summary>
    public const string Pairs = """
        SELECT MIN(f.Seq) AS Seq, f.UnitId, f.Field, COUNT(*) AS Findings, COUNT(DISTINCT f.CampaignId) AS Campaigns
        FROM Findings f
        WHERE
        """ + Counted + """
         AND f.UnitId IS NOT NULL AND f.Field IS NOT NULL AND (@UnitId IS NULL OR f.UnitId = @UnitId)
        GROUP BY f.UnitId, f.Field
        HAVING COUNT(DISTINCT f.CampaignId) > 1 AND MAX(f.RecordedAt) >= @FromAt AND MAX(f.RecordedAt) < @Before
        """;

    public async Task<Page<RepeatedLine>> Handle(RepeatedFindings query, CancellationToken ct)
    {
        DemandReader(gate, actor, query.UnitId);
        return await db.Page<RepeatedLine>("""
            SELECT w.Seq, w.UnitId, n.Name AS UnitName, w.Field, w.Findings, w.Campaigns
            FROM (
            """ + Pairs + """
            ) w
            JOIN Units u ON u.Id = w.UnitId
            """ + UnitNaming.OnDay + """
            WHERE (@AfterSeq IS NULL OR w.Seq > @AfterSeq)
            ORDER BY w.Seq
            """, new
        {
            On = clock.Today(),
            query.UnitId,
            FromAt = query.From.At(TimeOnly.MinValue),
            Before = query.To.AddDays(1).At(TimeOnly.MinValue),
            AfterSeq = Cursor.ReadSeq(query.After),
        }, query.Take, row => [row.Seq], ct);
    }

    /// <summary>Whoever reads the findings of all campaigns, and a unit for itself.</summary>
    internal static void DemandReader(Gate gate, Actor actor, Guid? unitId)
    {
        gate.Council(Subject.Finding, Act.Read);
        if (actor.UnitId is { } own && unitId is { } asked && own != asked) throw RefusedException.NotFound("đơn vị");
        if (actor.UnitId is null ? !actor.SeesAll(Subject.Finding) : unitId is null)
            throw RefusedException.Forbidden("Nội dung ghi nhận của mọi cuộc giám sát chỉ dành cho người theo dõi toàn bộ.");
    }
}
