namespace Supervision.Core.Documents.Types;

/// <summary>Small turns of phrase that papers share.</summary>
public static class Phrases
{
    private static readonly char[] Ends = ['.', '!', '?', '…', ':', ';'];

    /// <summary>The text as a sentence: without blanks around it, and ended.</summary>
    public static string Sentence(string text)
    {
        var trimmed = text.Trim();
        return trimmed.EndsWith('”') && trimmed.Length > 1 && Ends.Contains(trimmed[^2]) || Ends.Contains(trimmed[^1]) ? trimmed : trimmed + ".";
    }

    /// <summary>A line of a list without its mark: "1. Ủy ban" is "Ủy ban".</summary>
    public static string Unmarked(string line) => OfficeText.Bare(line);

    /// <summary>A name whose number never stands on a line of its own: "Đoàn giám sát số 1".</summary>
    public static string Unbroken(string name) => name.Replace(" số ", $" số{VietnameseText.NoBreakSpace}", StringComparison.Ordinal);

    /// <summary>"từ ngày 01/01/2026 đến ngày 31/10/2026"; null where neither day is known.</summary>
    public static string? Period(DateOnly? from, DateOnly? to) =>
        from is null && to is null ? null : string.Join(' ', new[] { from is { } first ? $"từ ngày {VietnameseDate.Short(first)}" : null, to is { } last ? $"đến ngày {VietnameseDate.Short(last)}" : null }.OfType<string>());

    /// <summary>The text as it goes on within a sentence: "Từ đầu năm" begins small there, "UBND" does not.</summary>
    public static string Within(string text) => text.Length > 1 && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    /// <summary>What a cited paper is about: "về việc thành lập Đoàn giám sát"; of what it adopts by name, "về Chương trình giám sát năm 2026".</summary>
    public static string About(string matter)
    {
        var said = matter.Trim();
        if (said.StartsWith("về ", StringComparison.OrdinalIgnoreCase)) said = said[3..].TrimStart();
        else if (!IsNamed(said)) return $"về việc {Within(said)}";
        return $"về {(IsNamed(said) ? char.ToUpperInvariant(said[0]) + said[1..] : said)}";

        static bool IsNamed(string text) => text.StartsWith("chương trình ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("kế hoạch ", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What a supervision is about, as it goes on after "giám sát" or "về": a title that begins with that word says it once, and "lại", "về" after it are not what it is about.</summary>
    public static string Matter(string title)
    {
        const string Supervise = "giám sát ";
        var said = Within(title.Trim());
        if (!said.StartsWith(Supervise, StringComparison.Ordinal)) return said;
        said = said[Supervise.Length..].TrimStart();
        foreach (var word in (string[])["lại ", "về "])
            if (said.StartsWith(word, StringComparison.Ordinal)) said = said[word.Length..].TrimStart();
        return said;
    }

    /// <summary>"giám sát “Việc thực hiện …”"; of a title that begins with that word, "giám sát việc thực hiện …".</summary>
    public static string Supervision(string title) => Repeats(title) ? Within(title.Trim()) : $"giám sát “{title}”";

    /// <summary>The title as it stands after "giám sát:", which it does not say again.</summary>
    public static string Headed(string title) => Repeats(title) && Matter(title) is { Length: > 0 } matter ? char.ToUpperInvariant(matter[0]) + matter[1..] : title;

    private static bool Repeats(string title) => Matter(title).Length < title.Trim().Length;

    /// <summary>
    /// Whether a post already tells the body it belongs to: "Chủ tịch UBND huyện" of "UBND huyện Thạch Thất", also where the body is abbreviated
    /// ("Chủ tịch Hội Liên hiệp Phụ nữ huyện" of "Hội LHPN huyện Phong Điền").
    /// </summary>
    public static bool Names(string post, string body)
    {
        if (post.Contains(body, StringComparison.OrdinalIgnoreCase)) return true;
        var words = body.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => word.Equals("các", StringComparison.OrdinalIgnoreCase)).ToArray();
        if (words.Length < 2) return false;
        if (post.Contains($"{words[0]} {words[1]}", StringComparison.OrdinalIgnoreCase)) return true;
        var initials = string.Concat(post.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0])));
        return words[1].Length > 1 && words[1].All(char.IsUpper) && post.Contains(words[0], StringComparison.OrdinalIgnoreCase) && initials.Contains(words[1], StringComparison.Ordinal);
    }

    /// <summary>"A", "A và B", "A, B và C".</summary>
    public static string And(IReadOnlyList<string> names) => names.Count < 2
        ? string.Concat(names)
        : $"{string.Join(", ", names.Take(names.Count - 1))} và {names[^1]}";

    /// <summary>
    /// A paper as others cite it: "Quyết định số 12/QĐ-TTHĐND ngày 09/3/2026 của …", with what is known of it. One without number is cited by the name that it was registered under:
    /// "Biên bản phiên chất vấn ngày 10/12/2025".
    /// </summary>
    public static string Citation(string type, string? reference, DateOnly? issuedOn, string? issuer) => Cited(type, "số ", reference, issuedOn is { } on ? VietnameseDate.Long(on) : null, issuer);

    /// <summary>As above in a cell, which has no room for a long date: "Thông báo số 15/TB-HĐND ngày 14/5/2026". A type that is not known is read from the symbol.</summary>
    public static string CellCitation(string? type, string? reference, DateOnly? issuedOn) => Cited(
        TypeName(type, reference), $"số{VietnameseText.NoBreakSpace}", reference,
        issuedOn is { } on ? $"ngày{VietnameseText.NoBreakSpace}{VietnameseDate.Short(on)}" : null, null);

    /// <summary>"Thông báo" of "TB", or of "15/TB-HĐND" where the type is not known; "Văn bản" where the symbol does not tell; null where there is neither.</summary>
    public static string? TypeName(string? type, string? reference) =>
        DocumentTypes.Name(type) ?? DocumentTypes.Name(reference?.Split('/')[^1].Split('-')[0]) ?? (reference is null ? null : "Văn bản");

    /// <summary>Whether it is a number and symbol, and not the name of a paper that has none.</summary>
    public static bool IsNumber(string reference) => reference.Length > 0 && char.IsAsciiDigit(reference[0]);

    private static string Cited(string? type, string number, string? reference, string? day, string? issuer) => string.Join(' ', (reference is null || IsNumber(reference)
        ? new[] { type, reference is null ? null : number + reference, day, issuer is null ? null : $"của {issuer}" }
        : [reference, reference.Contains("ngày ", StringComparison.Ordinal) ? null : day, issuer is null ? null : $"của {issuer}"]).Where(part => part is not null));

    /// <summary>Dashed lines, each ended by ";" and the last by ".".</summary>
    public static IEnumerable<Block> Dashes(IReadOnlyList<string> lines) =>
        lines.Select((line, i) => Paragraph.Dash(line.Trim().TrimEnd('.', ';', ',') + (i == lines.Count - 1 ? "." : ";")));
}
