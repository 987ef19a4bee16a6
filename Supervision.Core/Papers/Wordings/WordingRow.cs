using System.Text.Json;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Rewording;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers.Wordings;

/// <summary>A clerk's wording as it is kept beside the draft.</summary>
internal sealed record WordingRow
{
    public required Guid Id { get; init; }
    public required string BlockKey { get; init; }
    public required WordingKind Kind { get; init; }
    public required string BaseText { get; init; }
    public required string Text { get; init; }
    public string? Label { get; init; }
    public required Guid ChangedBy { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }

    public WordingOverride Override => new(BlockKey, Kind, Read(BaseText), Read(Text)) { Label = Label };

    public WordingRow With(WordingOverride one) => this with { BlockKey = one.Key, Kind = one.Kind, BaseText = Write(one.BaseText), Text = Write(one.Text), Label = one.Label };

    private static RichText Read(string json) => JsonSerializer.Deserialize<RichText>(json, Journal.Json)!;

    private static string Write(RichText text) => JsonSerializer.Serialize(text, Journal.Json);
}

/// <summary>How clerks' wording is kept in its table.</summary>
internal static class WordingRows
{
    /// <summary>In the order in which it is applied.</summary>
    public static Task<IReadOnlyList<WordingRow>> Wordings(this Db db, Guid paperId, CancellationToken ct) => db.List<WordingRow>(
        "SELECT Id, BlockKey, Kind, BaseText, Text, Label, ChangedBy, ChangedAt FROM PaperWordings WHERE PaperId = @paperId AND CouncilId = @CouncilId ORDER BY Place, Seq", new { paperId }, ct);

    /// <summary>Puts these in the place of all that the paper had.</summary>
    public static async Task SaveWordings(this Db db, Guid paperId, IReadOnlyList<WordingRow> rows, CancellationToken ct)
    {
        await db.Execute("DELETE FROM PaperWordings WHERE PaperId = @paperId AND CouncilId = @CouncilId", new { paperId }, ct);
        await db.ExecuteEach("""
            INSERT INTO PaperWordings (Id, CouncilId, PaperId, Place, BlockKey, Kind, BaseText, Text, Label, ChangedBy, ChangedAt)
            VALUES (@Id, @CouncilId, @paperId, @Place, @BlockKey, @Kind, @BaseText, @Text, @Label, @ChangedBy, @ChangedAt)
            """, rows.Select((row, i) => new { row.Id, paperId, Place = i + 1, row.BlockKey, row.Kind, row.BaseText, row.Text, row.Label, row.ChangedBy, row.ChangedAt }), ct);
    }
}
