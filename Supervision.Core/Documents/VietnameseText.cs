using System.Globalization;

namespace Supervision.Core.Documents;

/// <summary>Dates as papers write them: days below 10 and months 1 and 2 with a leading zero (Decree 30, Annex I).</summary>
public static class VietnameseDate
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>"ngày 05 tháng 01 năm 2026", "ngày 29 tháng 6 năm 2023".</summary>
    public static string Long(DateOnly date) =>
        string.Create(Invariant, $"ngày {Day(date)} tháng {Month(date)} năm {date.Year:0000}");

    /// <summary>"05/01/2026", "29/6/2023".</summary>
    public static string Short(DateOnly date) => string.Create(Invariant, $"{Day(date)}/{Month(date)}/{date.Year:0000}");

    /// <summary>"Sơn La, ngày 05 tháng 01 năm 2026"; without a date the day and month are left to be filled in by hand.</summary>
    public static string PlaceAndDate(string place, DateOnly? date, int year) => date is { } known
        ? $"{place}, {Long(known)}"
        : string.Create(Invariant, $"{place}, ngày\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0tháng\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0năm {year:0000}");

    /// <summary>"08 giờ 00 phút", "14 giờ 30 phút".</summary>
    public static string Time(TimeOnly time) => string.Create(Invariant, $"{time.Hour:00} giờ {time.Minute:00} phút");

    /// <summary>"05", "29".</summary>
    public static string Day(DateOnly date) => date.Day.ToString("00", Invariant);

    /// <summary>"01", "02", then "3" to "12".</summary>
    public static string Month(DateOnly date) => date.Month.ToString(date.Month <= 2 ? "00" : "0", Invariant);
}

/// <summary>Numbers as papers write them: "1.373", "53,41%".</summary>
public static class VietnameseNumber
{
    private static readonly NumberFormatInfo Format = new()
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
        NumberGroupSizes = [3],
        NegativeSign = "-",
    };

    /// <summary>1373 → "1.373".</summary>
    public static string Whole(long number) => number.ToString("#,0", Format);

    /// <summary>A decimal with as many places as it has (trailing zeros dropped), or with the given number of places, rounded half away from zero.</summary>
    public static string Decimal(decimal number, int? places = null) => places is { } fixedPlaces
        ? Math.Round(number, fixedPlaces, MidpointRounding.AwayFromZero).ToString($"N{fixedPlaces}", Format)
        : number.ToString("#,0.############", Format);

    /// <summary>53.41 → "53,41%"; the number is already in percent.</summary>
    public static string Percent(decimal percent, int? places = null) => Decimal(percent, places) + "%";

    /// <summary>A quantity that no line break separates from its unit: "1.373 hộ".</summary>
    public static string WithUnit(string number, string unit) => $"{number}{VietnameseText.NoBreakSpace}{unit}";
}

/// <summary>Small rules of typography.</summary>
public static class VietnameseText
{
    public const char NoBreakSpace = '\u00A0';

    /// <summary>Ends the text of a paper: "./." takes the place of the last paragraph's own end mark, and no line break can leave it on a line of its own.</summary>
    /// <exception cref="ArgumentException">No paragraph, or the last one is blank.</exception>
    public static IReadOnlyList<Block> EndText(IReadOnlyList<Block> blocks)
    {
        var last = -1;
        for (var at = blocks.Count - 1; at >= 0 && last < 0; at--)
        {
            if (blocks[at] is Paragraph)
                last = at;
        }
        if (last < 0)
            throw new ArgumentException("No paragraph to end with ./.", nameof(blocks));
        var ended = blocks.ToArray();
        var paragraph = (Paragraph)blocks[last];
        ended[last] = paragraph with { Text = EndText(paragraph.Text) };
        return ended;
    }

    /// <summary>As the other, for one text.</summary>
    /// <exception cref="ArgumentException">The text is blank.</exception>
    public static RichText EndText(RichText text)
    {
        if (text.IsBlank)
            throw new ArgumentException("A blank text cannot be ended with ./.", nameof(text));
        var runs = text.Runs.Reverse().SkipWhile(run => string.IsNullOrWhiteSpace(run.Text)).Reverse().ToList();
        var tail = runs[^1];
        var words = tail.Text.TrimEnd().TrimEnd('.', ';', ',', '/', ' ');
        var lastSpace = words.LastIndexOf(' ');
        if (lastSpace > 0 && !tail.IsOwned)
            words = string.Concat(words.AsSpan(0, lastSpace), NoBreakSpace.ToString(), words.AsSpan(lastSpace + 1));
        runs[^1] = tail with { Text = tail.IsOwned ? words : words + "./." };
        // What is owned stays the value that the data has, so that it is known again.
        if (tail.IsOwned)
            runs.Add(tail with { Text = "./.", IsOwned = false });
        return new RichText([.. runs]);
    }

    /// <summary>Whether the space at a place comes before a spaced dash ("2021 - 2025"), so that no line begins with it.</summary>
    public static bool IsBeforeDash(string text, int at) =>
        at > 0 && at + 2 < text.Length && text[at] == ' ' && (text[at + 1] is '-' or '–') && text[at + 2] == ' ';

    /// <summary>The text with <see cref="NoBreakSpace"/> before every spaced dash.</summary>
    public static string KeepDashes(string text) => text
        .Replace(" - ", $"{NoBreakSpace}- ", StringComparison.Ordinal)
        .Replace(" – ", $"{NoBreakSpace}– ", StringComparison.Ordinal);

    /// <summary>Upper case of Vietnamese text, the same on every machine.</summary>
    public static string Upper(string text) => text.ToUpperInvariant();
}
