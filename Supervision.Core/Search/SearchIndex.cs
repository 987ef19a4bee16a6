using Supervision.Core.Storage;

namespace Supervision.Core.Search;

/// <summary>Writes by which words things are found, in the transaction that changed them.</summary>
internal static class SearchIndex
{
    private const int LongestText = 4000;
    private const int Chunk = 200;

    /// <summary>Writes anew what was changed since the transaction began.</summary>
    public static async Task Write(Db db, DateOnly today, CancellationToken ct)
    {
        if (db.Searched.Count == 0) return;
        // What is called by a unit that was renamed is marked by it.
        await Write(db, SearchKind.Unit, today, ct);
        foreach (var kind in db.Searched.Select(one => one.Kind).Where(kind => kind is not SearchKind.Unit).Distinct().ToList()) await Write(db, kind, today, ct);
    }

    private static async Task Write(Db db, SearchKind kind, DateOnly today, CancellationToken ct)
    {
        foreach (var ids in db.Searched.Where(one => one.Kind == kind).Select(one => one.Id).Chunk(Chunk).ToList()) await Write(db, SearchSources.Of(kind), ids, today, ct);
    }

    /// <summary>Writes what these say now; what says the same as before is left alone, what is gone is forgotten.</summary>
    /// <returns>How many were written.</returns>
    public static async Task<int> Write(Db db, SearchSource source, IReadOnlyCollection<Guid> ids, DateOnly today, CancellationToken ct)
    {
        var texts = await Texts(db, source, ids, null, today, ct);
        var entries = (await db.List<Entry>("SELECT Id, SubjectId, OnDay, NumberKey, Words, TitleLength FROM SearchEntries WHERE CouncilId = @CouncilId AND SubjectId IN @ids", new { ids }, ct)).ToDictionary(entry => entry.SubjectId);
        var renamed = new List<Guid>();
        var written = 0;
        foreach (var id in ids)
        {
            entries.TryGetValue(id, out var before);
            if (!texts.TryGetValue(id, out var text))
            {
                if (before is null) continue;
                await db.Execute("DELETE FROM SearchEntries WHERE Id = @Id AND CouncilId = @CouncilId", new { before.Id }, ct);
                written++;
                continue;
            }
            var (said, further) = text;
            string?[] title = [said.Reference, said.Title];
            var entry = new
            {
                Id = before?.Id ?? Guid.CreateVersion7(),
                source.Kind,
                SubjectId = id,
                OnDay = said.OnDay ?? before?.OnDay ?? today,
                NumberKey = SearchTerms.NumberKey(said.Reference),
                Words = Words(source, said, further),
                TitleLength = SearchWords.Joined(title, LongestText).Length,
            };
            if (before is not null && before.OnDay == entry.OnDay && before.NumberKey == entry.NumberKey && before.Words == entry.Words && before.TitleLength == entry.TitleLength) continue;
            if (before is null)
                await db.Execute("""
                    INSERT INTO SearchEntries (Id, CouncilId, Kind, SubjectId, OnDay, NumberKey, Words, TitleLength)
                    VALUES (@Id, @CouncilId, @Kind, @SubjectId, @OnDay, @NumberKey, @Words, @TitleLength)
                    """, entry, ct);
            else
                await db.Execute("UPDATE SearchEntries SET OnDay = @OnDay, NumberKey = @NumberKey, Words = @Words, TitleLength = @TitleLength WHERE Id = @Id AND CouncilId = @CouncilId", entry, ct);
            if (source.Kind is SearchKind.Unit && before is not null) renamed.Add(id);
            written++;
        }
        if (renamed.Count > 0) await MarkCalledBy(db, renamed, ct);
        return written;
    }

    /// <summary>By which words it is found.</summary>
    public static string Words(SearchSource source, FoundText said, IReadOnlyList<string> further) =>
        SearchWords.Joined([said.Reference, said.Title, source.IsFoundByLabel && said.Sort is { } sort ? source.Label!(sort) : null, .. further, said.Body], LongestText);

    /// <summary>What these things say, with what stands in rows of its own; of units only that of the reader where one is given.</summary>
    public static async Task<Dictionary<Guid, (FoundText Said, IReadOnlyList<string> Further)>> Texts(Db db, SearchSource source, IReadOnlyCollection<Guid> ids, Guid? readerUnitId, DateOnly today, CancellationToken ct)
    {
        var said = await db.List<FoundText>(source.Read, new { Ids = ids, On = today }, ct);
        var further = source.Further is null ? [] : await db.List<FurtherText>(source.Further, new { Ids = ids, ReaderUnitId = readerUnitId }, ct);
        var lookup = further.ToLookup(row => row.Id, row => row.Text);
        return said.ToDictionary(text => text.Id, text => (text, (IReadOnlyList<string>)[.. lookup[text.Id]]));
    }

    private static async Task MarkCalledBy(Db db, IReadOnlyCollection<Guid> units, CancellationToken ct)
    {
        foreach (var source in SearchSources.All.Where(source => source.OfUnits is not null))
            foreach (var thing in await db.List<Thing>(source.OfUnits!, new { Ids = units }, ct)) db.Search(source.Kind, thing.Id);
    }

    private sealed record Entry
    {
        public required Guid Id { get; init; }
        public required Guid SubjectId { get; init; }
        public required DateOnly OnDay { get; init; }
        public string? NumberKey { get; init; }
        public required string Words { get; init; }
        public required int TitleLength { get; init; }
    }

    private sealed record FurtherText
    {
        public required Guid Id { get; init; }
        public required string Text { get; init; }
    }

    private sealed record Thing
    {
        public required Guid Id { get; init; }
    }
}
