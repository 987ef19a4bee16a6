using System.Buffers;

namespace Supervision.Core.Documents;

/// <summary>Spaces at which no line of a paper may end; engines ask at every space.</summary>
public static class LineBreaks
{
    // Counted and measured things of these papers; a quantity and its first word stay together ("1.245.600 triệu đồng").
    private static readonly HashSet<string> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        "%", "‰", "hộ", "người", "đồng", "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "km", "m", "m2", "m²", "m3", "m³", "km²", "mm", "cm", "ha", "kg", "tấn", "tạ", "lít", "kW", "kWh", "MW",
        "điểm", "lần", "ngày", "tháng", "năm", "giờ", "phút", "tuổi", "xã", "phường", "thôn", "bản", "trường", "lớp", "dự", "công", "vụ", "đơn", "ý", "cuộc",
    };

    // Words that a number follows: "ngày 05 tháng 01 năm 2026", "khoản 2 Điều 103".
    private static readonly HashSet<string> Labels = new(StringComparer.OrdinalIgnoreCase) { "ngày", "tháng", "năm", "quý", "Điều", "khoản", "Chương", "Mục", "Phần", "số", "thứ" };

    private static readonly SearchValues<char> NumberLetters = SearchValues.Create("0123456789.,/-");

    /// <summary>Whether the space at a place holds its neighbours together: before a spaced dash, before "./.", between a number and its unit, or between "ngày", "khoản" … and its number.</summary>
    public static bool IsHeld(string text, int at)
    {
        if (at <= 0 || at + 1 >= text.Length)
            return false;
        if (VietnameseText.IsBeforeDash(text, at) || text.AsSpan(at + 1).StartsWith("./."))
            return true;
        var start = at;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
            start--;
        var before = text.AsSpan(start, at - start).TrimStart("(“\"");
        var after = WordAt(text, at + 1);
        if (after.Length == 0 || before.Length == 0)
            return false;
        if (char.IsAsciiDigit(after[0]))
            return Labels.GetAlternateLookup<ReadOnlySpan<char>>().Contains(before);
        if (!IsNumber(before))
            return false;
        var unit = after.TrimEnd(".,;:)”\"/");
        // "05 tháng 01": there the word belongs to the number behind it.
        var next = at + 1 + after.Length;
        var isLabel = next + 1 < text.Length && char.IsAsciiDigit(text[next + 1]) && unit.Length == after.Length && Labels.GetAlternateLookup<ReadOnlySpan<char>>().Contains(unit);
        return !isLabel && Units.GetAlternateLookup<ReadOnlySpan<char>>().Contains(unit);
    }

    /// <summary>The text with <see cref="VietnameseText.NoBreakSpace"/> at every space that holds, for formats whose programs break lines themselves.</summary>
    public static string Hold(string text)
    {
        char[]? held = null;
        for (var at = text.IndexOf(' ', StringComparison.Ordinal); at >= 0; at = text.IndexOf(' ', at + 1))
        {
            if (IsHeld(text, at))
                (held ??= text.ToCharArray())[at] = VietnameseText.NoBreakSpace;
        }
        return held is null ? text : new(held);
    }

    private static ReadOnlySpan<char> WordAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        return text.AsSpan(at, end - at);
    }

    // "1.245.600", "83,04", "12/15"; not "a)", and no number that ends a sentence.
    private static bool IsNumber(ReadOnlySpan<char> word) => char.IsAsciiDigit(word[0]) && char.IsAsciiDigit(word[^1]) && !word.ContainsAnyExcept(NumberLetters);
}
