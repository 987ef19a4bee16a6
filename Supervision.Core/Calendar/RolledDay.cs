using Supervision.Core.Documents;

namespace Supervision.Core.Calendar;

/// <summary>A deadline's day as a paper names it beside the day that it ends with by law, where the two differ (Điều 148 khoản 5 Bộ luật Dân sự).</summary>
public static class RolledDay
{
    /// <summary>"30/5/2027 (Chủ nhật, thực hiện đến hết ngày 31/5/2027)"; the day alone where it is a working day.</summary>
    public static string Say(DateOnly named, DateOnly endsOn) => named == endsOn ? VietnameseDate.Short(named) : $"{VietnameseDate.Short(named)} ({Why(named)}, thực hiện đến hết ngày {VietnameseDate.Short(endsOn)})";

    private static string Why(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? day.ToWeekday() : "ngày nghỉ";
}
