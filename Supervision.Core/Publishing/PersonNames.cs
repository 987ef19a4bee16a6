using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Publishing;

/// <summary>Names of persons that the council's own records know, looked for in what is to go before the public.</summary>
internal static class PersonNames
{
    /// <summary>Each place where one of them stands: "“Nguyễn Văn An” ở phần 3".</summary>
    public static async Task<IReadOnlyList<string>> FindNames(this Db db, PublicationContent content, CancellationToken ct)
    {
        var known = await db.List<Row>("""
            SELECT Name FROM People WHERE CouncilId = @CouncilId
            UNION SELECT PersonName FROM Attendances WHERE CouncilId = @CouncilId AND PersonName IS NOT NULL
            UNION SELECT SignerName FROM OfficialPapers WHERE CouncilId = @CouncilId AND SignerName IS NOT NULL
            UNION SELECT SignerName FROM Conclusions WHERE CouncilId = @CouncilId AND SignerName IS NOT NULL
            """, null, ct);
        var names = known.Select(row => row.Name.Trim()).Where(IsName).Distinct().ToList();
        return [.. from text in content.Texts from name in names where Holds(text.Text, name) || Holds(text.Text, name.ToUpperInvariant()) select $"“{name}” ở {text.Place}"];
    }

    /// <exception cref="RefusedException">The words hold a name, and nobody said that it names no person.</exception>
    public static async Task DemandNoNames(this Db db, PublicationContent content, bool keepsNames, CancellationToken ct)
    {
        if (keepsNames || await db.FindNames(content, ct) is not { Count: > 0 } found) return;
        throw RefusedException.Conflict("publication.names",
            $"Nội dung công khai không nêu tên người, nhưng có chữ trùng tên người trong hồ sơ: {string.Join("; ", found.Take(10))}. Hãy thay bằng chức danh; nếu đó không phải tên người (tên đường, tên trường), đánh dấu ô này.",
            nameof(DraftPublication.KeepsNames));
    }

    // A post or a role in the place of a name is written small after its first word; one word alone is no full name.
    private static bool IsName(string name) => name.Split(' ') is { Length: >= 2 and <= 6 } words && words.All(word => word.Length > 0 && char.IsUpper(word[0]));

    private static bool Holds(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (at + name.Length == text.Length || !char.IsLetter(text[at + name.Length]))) return true;
        return false;
    }

    private sealed record Row
    {
        public required string Name { get; init; }
    }
}
