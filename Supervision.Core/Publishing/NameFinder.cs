using System.Text.RegularExpressions;
using Supervision.Core.Text;

namespace Supervision.Core.Publishing;

/// <summary>
/// Finds in a text what may name a person: known names, what a title or a post stands before, and words with capitals that begin with a family name. In doubt it finds too much: whoever publishes says that it names a
/// street or a school.
/// </summary>
internal static partial class NameFinder
{
    private const int LongestName = 4;

    // What a name begins with; those that are also words or begin names of places ("Hồ Tây", "Cao Lan") make a name only of three words.
    private static readonly Lazy<IReadOnlyDictionary<string, int>> Families = new(() => EmbeddedTable.Read("family-names.csv", 2).ToDictionary(row => row[0], row => row[1].Length == 0 ? 2 : 3));

    // Provinces and what else begins like a name and is none.
    private static readonly Lazy<IReadOnlyList<string>> NoNames = new(() => [.. EmbeddedTable.Read("no-names.csv", 1).Select(row => row[0])]);

    // They stand after a name or a title as well, and begin no given name.
    private static readonly HashSet<string> PostsAndBodies =
    [
        "Phó", "Trưởng", "Chủ", "Ủy", "Uỷ", "Chánh", "Thường", "Bí", "Giám", "Hiệu", "Tổng", "Thủ", "Đại", "Hội", "Ban", "Sở", "Phòng", "Trường", "Công", "Chi", "Đảng", "Mặt", "Trung", "Bộ", "Viện", "Cục", "Mầm", "Tiểu", "Thư", "Kế", "Cán",
    ];

    /// <summary>In no order, each once.</summary>
    /// <param name="text">What the public would read.</param>
    /// <param name="names">Persons whom the council's records know.</param>
    /// <param name="places">Bodies and places whom its directory knows: what is part of them names nobody.</param>
    public static IReadOnlyList<string> In(string text, IReadOnlyCollection<string> names, IReadOnlyCollection<string> places)
    {
        var found = names.SelectMany(name => new[] { name, name.ToUpperInvariant() }.Distinct()).SelectMany(name => Places(text, name)).ToList();
        var known = places.Concat(NoNames.Value).Where(place => place.Contains(' ', StringComparison.Ordinal)).SelectMany(place => Places(text, place)).ToList();
        foreach (var span in Titled(text, known).Concat(WithPost(text, known)).Concat(Runs(text, known)))
            if (!found.Exists(span.Meets)) found.Add(span);
        return [.. found.Select(span => text.Substring(span.At, span.Length)).Distinct()];
    }

    private static IEnumerable<Span> Places(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (at + words.Length == text.Length || !char.IsLetter(text[at + words.Length]))) yield return new Span(at, words.Length);
    }

    private static IEnumerable<Span> Titled(string text, List<Span> known) => TitleAndName().Matches(text)
        .Where(match => !known.Exists(place => place.Holds(match.Index)) && !AfterPlaceWord(text, match.Index))
        .Select(match => (match, Words: Words(match.Groups["name"])))
        .Select(one => (one.match, Last: one.Words.TakeWhile(word => !PostsAndBodies.Contains(word.Text)).LastOrDefault()))
        .Where(one => one.Last is not null).Select(one => new Span(one.match.Index, one.Last!.End - one.match.Index));

    // After a post only what begins with a family name: an authority follows there as well ("Giám đốc Sở Tài chính").
    private static IEnumerable<Span> WithPost(string text, List<Span> known)
    {
        foreach (var match in PostAndName().Matches(text).Cast<Match>())
        {
            var words = Words(match.Groups["name"]);
            var needed = match.Groups["body"].Success ? Families.Value.GetValueOrDefault(words[0].Text) : 2;
            if (!Families.Value.ContainsKey(words[0].Text) || words.Count < needed || known.Exists(place => place.Holds(words[0].At))) continue;
            var from = match.Groups["body"].Success ? words[0].At : match.Index;
            yield return new Span(from, Taken(words, 0)[^1].End - from);
        }
    }

    private static IEnumerable<Span> Runs(string text, List<Span> known)
    {
        foreach (var run in Capitals().Matches(text).Cast<Match>())
        {
            var words = Words(run);
            var isPlace = AfterPlaceWord(text, run.Index);
            for (var i = 0; i < words.Count; i++)
            {
                if (known.Exists(place => place.Holds(words[i].At))) continue;
                // A street or a school has a person's name from its first word on; a commune may stand before one ("xã Phong Hiền Lê Thị Hoa").
                if (Families.Value.ContainsKey(words[i].Text) && AfterPlaceWord(text, words[i].At)) i += LongestName;
                if (i >= words.Count || NeededAt(words, i, isPlace) is not { } needed) continue;
                var taken = Taken(words, i);
                if (taken.Count < needed) continue;
                yield return new Span(taken[0].At, taken[^1].End - taken[0].At);
                i += taken.Count - 1;
            }
        }
    }

    private static int? NeededAt(List<Word> words, int i, bool isPlace)
    {
        var word = words[i].Text;
        if (word.Length > 1 && word.All(char.IsUpper))
        {
            // Headings stand in capitals too: "PHẠM VI GIÁM SÁT".
            var spoken = word[0] + word[1..].ToLowerInvariant();
            return i == 0 && Families.Value.GetValueOrDefault(spoken) == 2 && (words.Count == 1 || (word, words[1].Text) is not (("PHẠM", "VI") or ("VŨ", "TRANG"))) ? 3 : null;
        }
        return Families.Value.TryGetValue(word, out var needed) && !(isPlace && needed > 2) ? needed : null;
    }

    private static List<Word> Taken(List<Word> words, int from) => [words[from], .. words.Skip(from + 1).Take(LongestName - 1).TakeWhile(word => !PostsAndBodies.Contains(word.Text))];

    private static List<Word> Words(Capture run) => [.. Syllable().Matches(run.Value).Select(word => new Word(word.Value, run.Index + word.Index))];

    private static bool AfterPlaceWord(string text, int at) => PlaceWord().IsMatch(text[Math.Max(0, at - 60)..at]);

    [GeneratedRegex(@"\p{Lu}[\p{L}\p{M}]*")]
    private static partial Regex Syllable();

    [GeneratedRegex(@"(?<![\p{L}\p{M}\d])\p{Lu}[\p{L}\p{M}]*(?:[ \u00A0]+\p{Lu}[\p{L}\p{M}]*)+(?![\p{L}\p{M}\d])")]
    private static partial Regex Capitals();

    // What makes a place or a house of the capitals after it.
    [GeneratedRegex("""
        (?:(?<![\p{L}\p{M}])(?i:xã|phường|thị\s+trấn|thị\s+xã|quận|huyện|thành\s+phố|tỉnh|đặc\s+khu|thôn|bản|ấp|làng|buôn|bon|sóc|xóm|khóm|khu(?:\s+(?:phố|vực|dân\s+cư|đô\s+thị|công\s+nghiệp))?|cụm\s+công\s+nghiệp|tổ\s+dân\s+phố
        |đường|phố|ngõ|hẻm|đại\s+lộ|tỉnh\s+lộ|cầu|chợ|cảng|bến(?:\s+xe)?|sông|suối|hồ|đầm|kênh|đập|thác|núi|đèo|đảo|vịnh|biển|công\s+viên|quảng\s+trường|tượng\s+đài|đền|chùa|đình|miếu|nhà\s+thờ|nghĩa\s+trang|bảo\s+tàng|thư\s+viện
        |nhà\s+máy|bệnh\s+viện|trạm\s+y\s+tế|giải\s+thưởng|nước|tiếng|dân\s+tộc|người
        |trường(?:\s+(?:đại\s+học|cao\s+đẳng|chính\s+trị|tiểu\s+học|mầm\s+non|mẫu\s+giáo|trung\s+học|cơ\s+sở|phổ\s+thông|dân\s+tộc|nội\s+trú|bán\s+trú|liên\s+cấp|chuyên|thcs|thpt|th|mn|ptdtbt|ptdtnt|và|&))*)
        |(?<![\p{L}\p{M}])(?i:TP|TX|TT|P|Q|H)\.)\s*$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex PlaceWord();

    // A title, and one to four syllables that begin with a capital; no place whose name ends like a title ("huyện Đông Anh"), no word that ends like one ("trẻ em", "anh em").
    [GeneratedRegex("""
        (?<![\p{L}\p{M}])(?:[Ôô]ng|ÔNG|[Bb]à|BÀ|anh|(?<!\p{Lu}[\p{L}\p{M}]*[ ])(?:Anh|ANH)|(?<!anh[ ])[Cc]hị|CHỊ|(?<!(?:trẻ|anh|chị|con)[ ])em|Em|(?<!con[ ])cháu|Cháu|[Cc]ụ|[Cc]hú|[Cc]ô(?:[ ]giáo)?|[Tt]hầy(?:[ ]giáo)?|[Dd]ì|[Bb]ác(?:[ ]sĩ)?|[Đđ]ồng[ ]chí
        |ĐỒNG[ ]CHÍ|[Đđ]/c)\s+(?<name>\p{Lu}[\p{L}\p{M}]*(?:[ ]+\p{Lu}[\p{L}\p{M}]*){1,3}|\p{Lu}\p{Ll}+)(?![\p{L}\p{M}])
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex TitleAndName();

    // Between the post and the name there may be the body that it is of, down to the word before a place: "Chủ tịch UBND xã Trần Quang Minh".
    [GeneratedRegex("""
        (?<![\p{L}\p{M}])(?i:chủ\s+tịch|bí\s+thư|giám\s+đốc|trưởng\s+(?:ban|phòng|đoàn|thôn|bản|công\s+an)|tổ\s+trưởng|hiệu\s+trưởng|chánh\s+văn\s+phòng|chỉ\s+huy\s+trưởng|kế\s+toán|chuyên\s+viên|công\s+chức|đại\s+biểu)\s+
        (?<body>(?i:(?:UBND|HĐND|UBMTTQ|MTTQ|[uủ][ỷy]\s+ban\s+nhân\s+dân|hội\s+đồng\s+nhân\s+dân|đảng\s+ủy|(?:[uủ][ỷy]\s+ban\s+)?mặt\s+trận\s+tổ\s+quốc(?:\s+việt\s+nam)?|hội\s+(?:nông\s+dân|phụ\s+nữ|cựu\s+chiến\s+binh|người\s+cao\s+tuổi)
        |đoàn\s+thanh\s+niên|công\s+an|quân\s+sự|văn\s+phòng)\s+)?(?i:xã|phường|thị\s+trấn|thị\s+xã|quận|huyện|thành\s+phố|tỉnh|đặc\s+khu|trường)\s+)?
        (?<name>\p{Lu}[\p{L}\p{M}]*(?:[ ]+\p{Lu}[\p{L}\p{M}]*){1,3})(?![\p{L}\p{M}])
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex PostAndName();

    private sealed record Word(string Text, int At)
    {
        public int End => At + Text.Length;
    }

    private sealed record Span(int At, int Length)
    {
        public bool Holds(int at) => at >= At && at < At + Length;

        public bool Meets(Span other) => Holds(other.At) || other.Holds(At);
    }
}
