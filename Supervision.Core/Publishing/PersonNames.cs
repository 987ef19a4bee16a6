using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Publishing;

/// <summary>Words in a text for the public that may name a person or lead to one.</summary>
/// <param name="Words">As they stand there: "ông Nguyễn Văn An".</param>
/// <param name="Place">Where: "phần 3".</param>
public sealed record FoundName(string Words, string Place)
{
    public override string ToString() => $"“{Words}” ở {Place}";
}

/// <summary>
/// Names of persons in what is to go before the public: those that the council's own records know, and what looks like one and is no body or place of its directory; with them the numbers and addresses of one person.
/// </summary>
internal static class PersonNames
{
    /// <summary>Each place where one of them stands.</summary>
    public static async Task<IReadOnlyList<FoundName>> FindNames(this Db db, PublicationContent content, CancellationToken ct)
    {
        var known = await db.List<Row>("""
            SELECT Name FROM People WHERE CouncilId = @CouncilId
            UNION SELECT PersonName FROM Attendances WHERE CouncilId = @CouncilId AND PersonName IS NOT NULL
            UNION SELECT SignerName FROM OfficialPapers WHERE CouncilId = @CouncilId AND SignerName IS NOT NULL
            UNION SELECT SignerName FROM Conclusions WHERE CouncilId = @CouncilId AND SignerName IS NOT NULL
            """, null, ct);
        var names = known.Select(row => row.Name.Trim()).Where(IsName).Distinct().ToList();
        var places = await db.List<Row>("""
            SELECT Name FROM UnitNames WHERE CouncilId = @CouncilId
            UNION SELECT PlaceName FROM Units WHERE CouncilId = @CouncilId AND PlaceName IS NOT NULL
            UNION SELECT PlaceName FROM Councils WHERE Id = @CouncilId
            """, null, ct);
        string[] bodies = [.. places.Select(row => row.Name.Trim())];
        return [.. content.Texts.SelectMany(text => NameFinder.In(text.Text, names, bodies).Concat(PersonalNumbers.In(text.Text)).Distinct().Select(words => new FoundName(words, text.Place)))];
    }

    /// <exception cref="RefusedException">The words hold a name, and nobody said that it names no person.</exception>
    public static async Task DemandNoNames(this Db db, PublicationContent content, bool keepsNames, CancellationToken ct)
    {
        if (keepsNames || await db.FindNames(content, ct) is not { Count: > 0 } found) return;
        throw RefusedException.Conflict("publication.names",
            $"Nội dung công khai không nêu tên người, số điện thoại, giấy tờ, tài khoản, biển số, thư điện tử của ai, nhưng có chữ có thể là những điều đó: {Said(found)}. Hãy thay bằng chức danh hoặc bỏ đi; nếu đó là tên đường, tên trường, số của cơ quan, đánh dấu ô này.",
            nameof(DraftPublication.KeepsNames));
    }

    /// <exception cref="RefusedException">The words hold what may be a name, and who approves them did not say that they looked at it.</exception>
    public static async Task DemandChecked(this Db db, PublicationContent content, bool isChecked, CancellationToken ct)
    {
        if (isChecked || await db.FindNames(content, ct) is not { Count: > 0 } found) return;
        throw RefusedException.Conflict("publication.names",
            $"Nội dung có chữ có thể là tên người, số điện thoại, giấy tờ, tài khoản, biển số, thư điện tử của một người: {Said(found)}. Nếu đúng vậy thì đề nghị sửa hoặc bỏ bản này; nếu không thì đánh dấu ô này.", nameof(ApprovePublication.NamesChecked));
    }

    private static string Said(IEnumerable<FoundName> found) => string.Join("; ", found.Take(10));

    // A post or a role in the place of a name is written small after its first word; one word alone is no full name.
    private static bool IsName(string name) => name.Split(' ') is { Length: >= 2 and <= 6 } words && words.All(word => word.Length > 0 && char.IsUpper(word[0]));

    private sealed record Row
    {
        public required string Name { get; init; }
    }
}
