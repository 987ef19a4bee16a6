using System.Text.Json;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Tests.RulesOfTheHouse;

/// <summary>
/// What the journal owes to whoever asks later: of every command that replaces or moves something, what stood before and every value that was sent.
/// The worlds of the tests hold each such command to it as they send it.
/// </summary>
internal static class JournalRule
{
    // The version, or the number of a draft, is the sender's proof of having seen, a step shows in the state before and after; a secret is nobody's to read; a picture stands in the file whose hash is written.
    private static readonly string[] NotWritten = ["version", "seenDraft", "step", "secret", "picture"];

    public static async Task<long> Mark(Db db) => await db.Value<long>("SELECT COALESCE(MAX(Seq), 0) FROM Journal WHERE CouncilId = @CouncilId", null, CancellationToken.None);

    public static async Task Demand(Db db, object command, long mark)
    {
        var rows = await db.List<Row>("SELECT Data, Before FROM Journal WHERE CouncilId = @CouncilId AND Seq > @mark ORDER BY Seq", new { mark }, CancellationToken.None);
        Assert.That(Faults(command, [.. rows.Select(row => (row.Data, row.Before))]), Is.Empty);
    }

    public static IReadOnlyList<string> Faults(object command, IReadOnlyList<(string Data, string? Before)> rows)
    {
        var name = command.GetType().Name;
        if (rows.Count == 0) return [$"{name} leaves nothing in the journal"];
        var written = rows.SelectMany(row => Leaves(Parse(row.Data))).ToHashSet();
        var values = written.Select(leaf => leaf.Value).ToHashSet();
        var sent = JsonSerializer.SerializeToElement(command, command.GetType(), Journal.Json).EnumerateObject().Where(property => !NotWritten.Contains(property.Name)).SelectMany(Leaves);
        var faults = (from leaf in sent
                      where !written.Contains(leaf) && !(leaf.Value[0] == '"' && values.Contains(leaf.Value))
                      select $"{name} writes {leaf.Name} {leaf.Value}, which the journal does not keep").ToList();
        if (!rows.Any(row => row.Before is not null || Leaves(Parse(row.Data)).Count(leaf => leaf.Name is "from" or "to") == 2))
            faults.Add($"{name} keeps nothing of what stood before");
        return faults;
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static IEnumerable<(string Name, string Value)> Leaves(JsonElement element) => element.EnumerateObject().SelectMany(Leaves);

    private static IEnumerable<(string Name, string Value)> Leaves(JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.Object => Leaves(property.Value),
        JsonValueKind.Array => property.Value.EnumerateArray().SelectMany(item => item.ValueKind is JsonValueKind.Object ? Leaves(item) : [(property.Name, item.GetRawText())]),
        JsonValueKind.Null => [],
        _ => [(property.Name, property.Value.GetRawText())],
    };

    private sealed record Row
    {
        public required string Data { get; init; }
        public string? Before { get; init; }
    }
}
