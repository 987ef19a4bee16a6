using System.Globalization;
using System.Text.RegularExpressions;
using Supervision.Core.Documents;

namespace Supervision.Core.Notices;

/// <summary>How notices say by how many days something is late: with the day itself, so that what waited can be counted anew.</summary>
internal static partial class LateWords
{
    /// <summary>"quá hạn 3 ngày (hạn 30/6/2026)".</summary>
    /// <param name="due">The last day.</param>
    /// <param name="today">A later day.</param>
    /// <param name="late">What comes before the days.</param>
    public static string Of(DateOnly due, DateOnly today, string late = "quá hạn") => $"{late} {VietnameseNumber.Whole(today.DayNumber - due.DayNumber)} ngày (hạn {VietnameseDate.Short(due)})";

    /// <summary>The same words with the days counted until another day; what says nothing of such days stays as it is.</summary>
    public static string Anew(string words, DateOnly today) => Said().Replace(words, said =>
        DateOnly.TryParseExact(said.Groups["due"].Value, "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due) && due < today ? Of(due, today, said.Groups["late"].Value) : said.Value);

    [GeneratedRegex(@"(?<late>[Qq]uá (?:thời )?hạn) [0-9.]+ ngày \(hạn (?<due>[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})\)")]
    private static partial Regex Said();
}
