using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Findings;

/// <summary>What the delegation has written down at a session so far, the newest first, with who wrote it and the photographs: what colleagues look at while they write themselves. No unit gets it.</summary>
[Requires(Subject.Finding, Act.Read)]
public sealed record SessionFindings : IQuery<IReadOnlyList<SessionFinding>>
{
    public required Guid VisitId { get; init; }
    public int Take { get; init; } = 100;

    public sealed class Validator : AbstractValidator<SessionFindings>
    {
        public Validator() => RuleFor(q => q.Take).InclusiveBetween(1, 200);
    }
}

public sealed record SessionFinding
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required FindingKind Kind { get; init; }
    public required string Text { get; init; }
    public string? Field { get; init; }

    /// <summary>By its name on the day of the visit.</summary>
    public string? UnitName { get; init; }
    public required Guid AuthorId { get; init; }
    public required string AuthorName { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public required FindingStatus Status { get; init; }
    public required int Version { get; init; }
    public IReadOnlyList<Guid> Photos { get; init; } = [];
}

internal sealed class SessionFindingsHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<SessionFindings, IReadOnlyList<SessionFinding>>
{
    private const string Sql = """
        SELECT f.Seq, f.Id, f.Number, f.Kind, f.Text, f.Field, n.Name AS UnitName, f.AuthorId, p.Name AS AuthorName, f.RecordedAt, f.Status, f.Version
        FROM Findings f
        JOIN Visits v ON v.Id = f.VisitId
        JOIN People p ON p.Id = f.AuthorId
        LEFT JOIN Units u ON u.Id = f.UnitId
        """ + UnitNaming.AtVisit + """
        WHERE f.VisitId = @VisitId AND f.CouncilId = @CouncilId AND (@SeesDrafts = 1 OR f.Status NOT IN ('Recorded', 'LeftOut'))
        ORDER BY f.Seq DESC
        """;

    private const string PhotosSql = """
        SELECT a.Id, a.SubjectId AS FindingId
        FROM Attachments a
        JOIN Findings f ON f.Id = a.SubjectId
        WHERE f.VisitId = @VisitId AND a.Purpose = 'Evidence' AND a.RemovedAt IS NULL AND a.CouncilId = @CouncilId
        ORDER BY a.Seq
        """;

    public async Task<IReadOnlyList<SessionFinding>> Handle(SessionFindings query, CancellationToken ct)
    {
        var access = await gate.Visit(query.VisitId, Subject.Finding, Act.Read, ct);
        if (access.IsUnit) throw RefusedException.Forbidden("Danh sách này chỉ dành cho Đoàn giám sát.", "findings.unit");
        var found = (await db.Page<SessionFinding>(Sql,
            new { query.VisitId, Today = clock.Today(), SeesDrafts = access.Allows(Subject.Finding, Standing.Draft, Act.Read) }, query.Take, row => [row.Seq], ct)).Items;
        if (found.Count == 0) return found;
        var photos = (await db.List<PhotoRow>(PhotosSql, new { query.VisitId }, ct)).ToLookup(row => row.FindingId, row => row.Id);
        return [.. found.Select(finding => finding with { Photos = [.. photos[finding.Id]] })];
    }

    private sealed record PhotoRow
    {
        public required Guid Id { get; init; }
        public required Guid FindingId { get; init; }
    }
}
