using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>The paper that one takes the place of, or that takes its place.</summary>
/// <param name="Reference">Number and symbol; null while it has none.</param>
public sealed record ReplacementLine(Guid Id, string? Reference, DateOnly? IssuedOn);

/// <summary>What stands before and after a paper in the line of its replacements.</summary>
/// <param name="Old">What it takes the place of, where the reader sees that.</param>
/// <param name="New">What takes its place, drafted or issued, where the reader sees that.</param>
/// <param name="IsTaken">Something takes its place already, whether the reader sees it or not.</param>
internal sealed record Replacements(ReplacementLine? Old, ReplacementLine? New, bool IsTaken)
{
    private const string Sql = """
        SELECT p.Id, p.Number, p.Symbol, p.IssuedOn, CASE WHEN
        """ + PaperSight.Condition + """
         THEN 1 ELSE 0 END AS IsSeen
        FROM OfficialPapers p
        WHERE p.CouncilId = @CouncilId AND (p.Id = @ReplacesId OR (p.ReplacesId = @Id AND p.Status <> 'Cancelled' AND (p.Force <> 'Recalled' OR @IsReplaced = 1)))
        ORDER BY p.Seq
        """;

    public static async Task<Replacements> Of(Db db, Actor actor, OfficialPaper paper, CancellationToken ct)
    {
        var rows = await db.List<Row>(Sql, PaperSight.Arguments(actor, new { paper.Id, paper.ReplacesId, IsReplaced = paper.Force is PaperForce.Replaced }), ct);
        return new Replacements(
            rows.FirstOrDefault(row => row.Id == paper.ReplacesId && row.IsSeen)?.Line,
            rows.LastOrDefault(row => row.Id != paper.ReplacesId && row.IsSeen)?.Line,
            rows.Any(row => row.Id != paper.ReplacesId));
    }

    /// <summary>The issued letters that correct a paper, the first first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="id">The paper, or what it is the one paper of.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<IReadOnlyList<CorrectedBy>> Corrections(Db db, Actor actor, Guid id, CancellationToken ct) =>
        [.. (await db.List<Row>(CorrectionsSql, PaperSight.Arguments(actor, new { Id = id }), ct)).Select(row => new CorrectedBy(row.IsSeen ? row.Id : null, row.Line.Reference, row.IssuedOn))];

    private const string CorrectionsSql = """
        SELECT p.Id, p.Number, p.Symbol, p.IssuedOn, CASE WHEN
        """ + PaperSight.Condition + """
         THEN 1 ELSE 0 END AS IsSeen
        FROM OfficialPapers p
        WHERE p.CouncilId = @CouncilId AND p.CorrectsId IN (SELECT o.Id FROM OfficialPapers o WHERE o.CouncilId = @CouncilId AND (o.Id = @Id OR o.SubjectId = @Id)) AND p.Status IN ('Issued', 'Sent', 'Acknowledged')
        ORDER BY p.Seq
        """;

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public int? Number { get; init; }
        public string? Symbol { get; init; }
        public DateOnly? IssuedOn { get; init; }
        public required bool IsSeen { get; init; }

        public ReplacementLine Line => new(Id, Number is { } number ? $"{DocumentNumber.Digits(number)}/{Symbol}" : null, IssuedOn);
    }
}
