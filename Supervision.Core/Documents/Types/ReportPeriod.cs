using System.Text.RegularExpressions;
using Supervision.Core.Papers;

namespace Supervision.Core.Documents.Types;

/// <summary>The time that a periodic report is about.</summary>
public sealed partial record ReportPeriod(DateOnly From, DateOnly To)
{
    // A report on a quarter is commonly drafted within its last days or the weeks after.
    private const int DraftedAfter = 20;

    /// <summary>"01/4/2026 - 30/6/2026".</summary>
    public string Written => $"{VietnameseDate.Short(From)} - {VietnameseDate.Short(To)}";

    /// <summary>The period that a report drafted on a day is most likely about.</summary>
    public static ReportPeriod Before(PaperKind kind, DateOnly today)
    {
        var day = today.AddDays(-DraftedAfter);
        var months = kind switch { PaperKind.QuarterlyReport => 3, PaperKind.HalfYearReport => 6, _ => 12 };
        var from = new DateOnly(day.Year, ((day.Month - 1) / months * months) + 1, 1);
        return new ReportPeriod(from, from.AddMonths(months).AddDays(-1));
    }

    /// <summary>Reads "01/4/2026 - 30/6/2026"; null where it is not two days in their order.</summary>
    public static ReportPeriod? Read(string text)
    {
        var days = Day().Matches(text);
        if (days.Count != 2) return null;
        return Parse(days[0]) is { } from && Parse(days[1]) is { } to && from <= to ? new ReportPeriod(from, to) : null;
    }

    /// <summary>"quý II năm 2026", "06 tháng đầu năm 2026", "năm 2026"; any other span by its days.</summary>
    public string Name => (From.Month, From.Day, To == From.AddMonths(12).AddDays(-1), To == From.AddMonths(6).AddDays(-1), To == From.AddMonths(3).AddDays(-1)) switch
    {
        (1, 1, true, _, _) => $"năm {From.Year}",
        (1, 1, _, true, _) => $"06\u00A0tháng đầu năm {From.Year}",
        (7, 1, _, true, _) => $"06\u00A0tháng cuối năm {From.Year}",
        (1 or 4 or 7 or 10, 1, _, _, true) => $"quý\u00A0{Numbering.Roman(((From.Month - 1) / 3) + 1)} năm {From.Year}",
        _ => $"từ {VietnameseDate.Long(From)} đến {VietnameseDate.Long(To)}",
    };

    private static DateOnly? Parse(Match day) =>
        DateOnly.TryParseExact($"{int.Parse(day.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture):00}/{int.Parse(day.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture):00}/{day.Groups[3].Value}", "dd/MM/yyyy",
            System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var known) ? known : null;

    [GeneratedRegex(@"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")]
    private static partial Regex Day();
}
