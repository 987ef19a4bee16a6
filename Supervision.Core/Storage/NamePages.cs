using System.Globalization;

namespace Supervision.Core.Storage;

/// <summary>Lists in the order of names. No database sorts Vietnamese as Vietnamese does on every machine, and a council has some thousand names at most: they are read, put in order, and of the page all is read.</summary>
internal static class NamePages
{
    /// <param name="names">Seq, Id and Name of every row of the list.</param>
    /// <param name="rows">The rows with <c>Id IN @Ids</c>, in whatever order.</param>
    /// <param name="args">What both take.</param>
    /// <param name="after">Where the page before ended.</param>
    /// <param name="take">So many.</param>
    /// <param name="keyOf">What a name is compared by.</param>
    /// <param name="idOf">Whose row it is.</param>
    public static async Task<Page<T>> PageByName<T>(this Db db, string names, string rows, object args, string? after, int take, Func<string, string> keyOf, Func<T, Guid> idOf, CancellationToken ct)
    {
        var all = (await db.List<NameRow>(names, args, ct)).Select(row => (Key: keyOf(row.Name), row.Seq, row.Id));
        if (after is not null)
        {
            var ended = Cursor.Read(after, 2);
            if (!long.TryParse(ended[1], CultureInfo.InvariantCulture, out var seq)) throw Cursor.Wrong();
            all = all.Where(one => string.CompareOrdinal(one.Key, ended[0]) is var compared && (compared > 0 || (compared == 0 && one.Seq > seq)));
        }
        var shown = all.OrderBy(one => one.Key, StringComparer.Ordinal).ThenBy(one => one.Seq).Take(take + 1).ToList();
        var page = shown.Take(take).ToList();
        if (page.Count == 0) return new Page<T>([], null);
        var found = (await db.List<T>(rows, new SqlArguments(args).With("Ids", page.ConvertAll(one => one.Id)), ct)).ToDictionary(idOf);
        return new Page<T>([.. page.Where(one => found.ContainsKey(one.Id)).Select(one => found[one.Id])], shown.Count > take ? Cursor.Write(page[^1].Key, page[^1].Seq) : null);
    }

    private sealed record NameRow
    {
        public required long Seq { get; init; }
        public required Guid Id { get; init; }
        public required string Name { get; init; }
    }
}
