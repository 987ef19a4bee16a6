using System.Globalization;

namespace Supervision.Core.Calendar;

/// <summary>Dates as papers write them: days below 10 and months 1 and 2 with a leading zero (Nghị định 30/2020/NĐ-CP, Phụ lục I).</summary>
public static class VietnameseDates
{
    /// <summary>06/5/2023.</summary>
    public static string ToPaperDate(this DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Day:00}/{(date.Month <= 2 ? $"0{date.Month}" : $"{date.Month}")}/{date.Year}");

    /// <summary>Thứ Bảy, in lower case as inside a sentence.</summary>
    public static string ToWeekday(this DateOnly date) => date.DayOfWeek switch
    {
        DayOfWeek.Monday => "thứ Hai",
        DayOfWeek.Tuesday => "thứ Ba",
        DayOfWeek.Wednesday => "thứ Tư",
        DayOfWeek.Thursday => "thứ Năm",
        DayOfWeek.Friday => "thứ Sáu",
        DayOfWeek.Saturday => "thứ Bảy",
        _ => "Chủ nhật",
    };
}
