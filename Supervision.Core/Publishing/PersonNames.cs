using System.Text.RegularExpressions;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Publishing;

/// <summary>Words in a text for the public that may name a person.</summary>
/// <param name="Words">As they stand there: "ông Nguyễn Văn An".</param>
/// <param name="Place">Where: "phần 3".</param>
public sealed record FoundName(string Words, string Place)
{
    public override string ToString() => $"“{Words}” ở {Place}";
}

/// <summary>
/// Names of persons in what is to go before the public: those that the council's own records know, and what looks like one by the word before it. What looks like a name may name a street or a school; whoever publishes
/// it says so.
/// </summary>
internal static partial class PersonNames
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
        return [.. content.Texts.SelectMany(text => In(text.Text, names).Select(words => new FoundName(words, text.Place)))];
    }

    /// <exception cref="RefusedException">The words hold a name, and nobody said that it names no person.</exception>
    public static async Task DemandNoNames(this Db db, PublicationContent content, bool keepsNames, CancellationToken ct)
    {
        if (keepsNames || await db.FindNames(content, ct) is not { Count: > 0 } found) return;
        throw RefusedException.Conflict("publication.names",
            $"Nội dung công khai không nêu tên người, nhưng có chữ là tên người trong hồ sơ hoặc có thể là tên người: {Said(found)}. Hãy thay bằng chức danh; nếu đó không phải tên người (tên đường, tên trường), đánh dấu ô này.",
            nameof(DraftPublication.KeepsNames));
    }

    /// <exception cref="RefusedException">The words hold what may be a name, and who approves them did not say that they looked at it.</exception>
    public static async Task DemandChecked(this Db db, PublicationContent content, bool isChecked, CancellationToken ct)
    {
        if (isChecked || await db.FindNames(content, ct) is not { Count: > 0 } found) return;
        throw RefusedException.Conflict("publication.names",
            $"Nội dung có chữ là tên người trong hồ sơ hoặc có thể là tên người: {Said(found)}. Nếu đúng là tên người thì đề nghị sửa hoặc bỏ bản này; nếu không thì đánh dấu ô này.", nameof(ApprovePublication.NamesChecked));
    }

    /// <summary>What of a text may name a person, in no order: known names, and those that a title stands before and that no known name is part of.</summary>
    internal static IEnumerable<string> In(string text, IReadOnlyCollection<string> names)
    {
        var known = names.SelectMany(name => new[] { name, name.ToUpperInvariant() }.Distinct()).Where(name => Holds(text, name)).ToList();
        var titled = Titled().Matches(text).Concat(WithPost().Matches(text)).Select(match => match.Value).Where(words => !known.Exists(name => words.Contains(name, StringComparison.Ordinal)));
        return [.. known, .. titled.Distinct()];
    }

    private static string Said(IEnumerable<FoundName> found) => string.Join("; ", found.Take(10));

    // A post or a role in the place of a name is written small after its first word; one word alone is no full name.
    private static bool IsName(string name) => name.Split(' ') is { Length: >= 2 and <= 6 } words && words.All(word => word.Length > 0 && char.IsUpper(word[0]));

    private static bool Holds(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (at + name.Length == text.Length || !char.IsLetter(text[at + name.Length]))) return true;
        return false;
    }

    // A title, and two to four syllables that begin with a capital; no post ("đồng chí Phó Chủ tịch"), and no place whose name ends like a title ("huyện Đông Anh").
    [GeneratedRegex("""
        (?<![\p{L}\p{M}])(?:[Ôô]ng|ÔNG|[Bb]à|BÀ|anh|(?<!\p{Lu}[\p{L}\p{M}]*[ ])(?:Anh|ANH)|[Cc]hị|CHỊ|[Đđ]ồng[ ]chí|ĐỒNG[ ]CHÍ|[Đđ]/c)\s+
        (?!(?:Phó|Trưởng|Chủ|Ủy|Uỷ|Chánh|Thường|Bí|Giám|Hiệu|Tổng|Thủ|Đại|Hội)\s)\p{Lu}[\p{L}\p{M}]*(?:\s+\p{Lu}[\p{L}\p{M}]*){1,3}(?![\p{L}\p{M}])
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Titled();

    // After a post only what begins with a common family name: an authority follows there as well ("Giám đốc Sở Tài chính").
    [GeneratedRegex("""
        (?<![\p{L}\p{M}])(?i:chủ\s+tịch|bí\s+thư|giám\s+đốc|trưởng\s+(?:ban|phòng|đoàn|thôn|bản|công\s+an)|tổ\s+trưởng|hiệu\s+trưởng|chánh\s+văn\s+phòng|chuyên\s+viên|đại\s+biểu)\s+
        (?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Mai|Trương|Lâm|Lương|Đào|Tạ|Chu|Cao|Thái|Nông|Lò|Quàng|Giàng|Vàng|Triệu|Quách|Tống|Kiều|Sùng|Thào)
        (?:\s+\p{Lu}[\p{L}\p{M}]*){1,3}(?![\p{L}\p{M}])
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex WithPost();

    private sealed record Row
    {
        public required string Name { get; init; }
    }
}
