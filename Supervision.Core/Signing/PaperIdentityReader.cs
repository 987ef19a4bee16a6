using System.Globalization;
using System.Text.RegularExpressions;

namespace Supervision.Core.Signing;

/// <summary>Finds number, symbol, place and date at the head of a paper, as Decree 30 has them written.</summary>
public static partial class PaperIdentityReader
{
    // The head ends with the title; further down other papers' numbers and dates are cited.
    private const int HeadLines = 14;

    public static PaperIdentity Read(ExtractedText file) => Find(file).Identity;

    /// <summary>Also the lines of the head without what was found, so that it is not compared once more.</summary>
    internal static (PaperIdentity Identity, IReadOnlyList<string> Unused) Find(ExtractedText file)
    {
        var lines = file.Pages.Count == 0 ? [] : file.Pages[0].Lines.ToArray();
        int? number = null;
        string? symbol = null, place = null;
        DateOnly? date = null;
        for (var i = 0; i < Math.Min(HeadLines, lines.Length); i++)
        {
            if (symbol is null && Number().Match(lines[i]) is { Success: true } found)
            {
                number = int.TryParse(found.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : null;
                symbol = found.Groups["symbol"].Value;
                lines[i] = lines[i].Remove(found.Index, found.Length);
            }
            if (date is null && place is null && PlaceAndDate().Match(lines[i]) is { Success: true } dated)
            {
                date = Day(dated);
                place = dated.Groups["place"].Value.Trim();
                lines[i] = lines[i].Remove(dated.Index, dated.Length);
            }
        }
        return (new(number, symbol, place, date), lines);
    }

    private static DateOnly? Day(Match match)
    {
        var parts = new[] { "day", "month", "year" }.Select(part => int.TryParse(match.Groups[part].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0).ToArray();
        return parts[2] is >= 1 and <= 9999 && parts[1] is >= 1 and <= 12 && parts[0] >= 1 && parts[0] <= DateTime.DaysInMonth(parts[2], parts[1])
            ? new DateOnly(parts[2], parts[1], parts[0])
            : null;
    }

    // "Số: 15/TB-HĐND", "Số 245/HĐND-VP", "Số:        /TB-HĐND" before issue; "Số: 15 /TB-HĐND" where a stamp wrote the number.
    [GeneratedRegex(@"\bSố\s*:?\s*(?<number>\d{1,6})?\s*/\s*(?<symbol>\p{Lu}[\p{L}.]*(?:\s?-\s?\p{Lu}[\p{L}.\d]*)+)", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<place>\p{Lu}[\p{L}.\- ]{0,60}?),\s*ngày\s*(?<day>\d{0,2})\s*tháng\s*(?<month>\d{0,2})\s*năm\s*(?<year>\d{4})", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceAndDate();
}
