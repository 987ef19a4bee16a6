using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Publishing;

/// <summary>How publications are kept in their tables.</summary>
internal static class PublicationRows
{
    public static async Task<Publication> LoadPublication(this Db db, Guid id, CancellationToken ct) => await db.Find<Publication>("""
        SELECT Id, Kind, ConclusionId, ProgrammeYear, Status, Title, KeepsNames, PreparedBy, Version FROM Publications WHERE Id = @id AND CouncilId = @CouncilId
        """, new { id }, ct) ?? throw NotThere();

    public static RefusedException NotThere() => RefusedException.NotFound("nội dung công khai");

    public static async Task<PublicationContent> ContentOf(this Db db, Guid id, CancellationToken ct) =>
        (await db.Find<Head>("SELECT Title, Intro FROM Publications WHERE Id = @id AND CouncilId = @CouncilId", new { id }, ct) ?? throw NotThere()) is var head
            ? new PublicationContent
            {
                Title = head.Title,
                Intro = head.Intro,
                Parts = await db.List<PublicPart>("SELECT Heading, Text FROM PublicationParts WHERE PublicationId = @id AND CouncilId = @CouncilId ORDER BY Number", new { id }, ct),
            }
            : throw NotThere();

    public static Task<IReadOnlyList<PublicCount>> CountsOf(this Db db, Guid id, CancellationToken ct) => db.List<PublicCount>("""
        SELECT UnitName, ClosedOnTime, ClosedLate, InTerm, Overdue, NoDeadline, Suspended, Dropped
        FROM PublicationCounts WHERE PublicationId = @id AND CouncilId = @CouncilId
        ORDER BY Number
        """, new { id }, ct);

    /// <summary>The parts and counts of a publication, in the place of what stood there.</summary>
    public static async Task WriteParts(this Db db, Guid id, PublicationContent content, IReadOnlyList<PublicCount> counts, CancellationToken ct)
    {
        await db.Execute("DELETE FROM PublicationParts WHERE PublicationId = @id AND CouncilId = @CouncilId", new { id }, ct);
        await db.Execute("DELETE FROM PublicationCounts WHERE PublicationId = @id AND CouncilId = @CouncilId", new { id }, ct);
        await db.ExecuteEach("""
            INSERT INTO PublicationParts (Id, CouncilId, PublicationId, Number, Heading, Text) VALUES (@RowId, @CouncilId, @id, @Number, @Heading, @Text)
            """, content.Parts.Select((part, i) => new { RowId = Guid.CreateVersion7(), id, Number = i + 1, part.Heading, part.Text }), ct);
        await db.ExecuteEach("""
            INSERT INTO PublicationCounts (Id, CouncilId, PublicationId, Number, UnitName, ClosedOnTime, ClosedLate, InTerm, Overdue, NoDeadline, Suspended, Dropped)
            VALUES (@RowId, @CouncilId, @id, @Number, @UnitName, @ClosedOnTime, @ClosedLate, @InTerm, @Overdue, @NoDeadline, @Suspended, @Dropped)
            """, counts.Select((c, i) => new { RowId = Guid.CreateVersion7(), id, Number = i + 1, c.UnitName, c.ClosedOnTime, c.ClosedLate, c.InTerm, c.Overdue, c.NoDeadline, c.Suspended, c.Dropped }), ct);
    }

    /// <summary>What the public's search looks through.</summary>
    public static string Folded(PublicationContent content, PublicationSource source, IEnumerable<PublicCount> counts) =>
        SearchText.Fold(string.Join('\n', content.Texts.Select(one => one.Text).Append(source.Source).Concat(counts.Select(c => c.UnitName))));

    private sealed record Head
    {
        public required string Title { get; init; }
        public string? Intro { get; init; }
    }
}
