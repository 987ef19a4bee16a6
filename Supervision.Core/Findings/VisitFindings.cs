using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Findings;

/// <summary>What was recorded at one visit, in the order it was recorded. A unit gets what was sent to it for its say.</summary>
[Requires(Subject.Finding, Act.Read)]
public sealed record VisitFindings : IQuery<Page<FindingLine>>
{
    public required Guid VisitId { get; init; }
    public FindingKind? Kind { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<VisitFindings>
    {
        public Validator()
        {
            RuleFor(q => q.Kind).IsInEnum();
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

internal sealed class VisitFindingsHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<VisitFindings, Page<FindingLine>>
{
    private const string Sql = """
        SELECT f.Seq, f.Id, f.Number, f.Kind, f.Text, f.Field, f.Severity, f.VisitId, f.UnitId, n.Name AS UnitName, CASE WHEN u.ValidTo < @Today THEN u.ValidTo END AS UnitEndedOn,
               f.HeadingId, f.IsHeading, f.Status, f.UnitAgrees, f.UnitExplanation, (SELECT COUNT(*) FROM FindingEvidence e WHERE e.FindingId = f.Id) AS EvidenceCount, f.Version
        FROM Findings f
        JOIN Visits v ON v.Id = f.VisitId
        LEFT JOIN Units u ON u.Id = f.UnitId
        """ + UnitNaming.AtVisit + """
        WHERE f.VisitId = @VisitId AND f.CouncilId = @CouncilId
            AND (@ActorUnitId IS NULL OR (f.UnitId = @ActorUnitId AND f.Status IN ('Reconciling', 'Reconciled', 'InReport', 'InConclusion')))
            AND (@SeesDrafts = 1 OR f.Status NOT IN ('Recorded', 'LeftOut'))
            AND (@Kind IS NULL OR f.Kind = @Kind)
            AND (@After IS NULL OR f.Seq > @After)
        ORDER BY f.Seq
        """;

    public async Task<Page<FindingLine>> Handle(VisitFindings query, CancellationToken ct)
    {
        var access = await gate.Visit(query.VisitId, Subject.Finding, Act.Read, ct);
        var page = await db.Page<FindingLine>(Sql, new { query.VisitId, query.Kind, After = Cursor.ReadSeq(query.After), Today = clock.Today(), SeesDrafts = access.Allows(Subject.Finding, Standing.Draft, Act.Read) }, query.Take, row => [row.Seq], ct);
        return access.IsUnit ? page with { Items = [.. page.Items.Select(line => line with { Severity = null })] } : page;
    }
}
