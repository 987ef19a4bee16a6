namespace Supervision.Core.Overview;

/// <summary>Sums of days into months, quarters and periods.</summary>
internal static class Trend
{
    private const int Months = 24;

    /// <summary>Two years of steps, the last one holding the day.</summary>
    public static IReadOnlyList<(DateOnly From, DateOnly To)> Periods(TrendStep step, DateOnly until)
    {
        var months = step is TrendStep.Month ? 1 : 3;
        var last = new DateOnly(until.Year, ((until.Month - 1) / months * months) + 1, 1);
        return [.. Enumerable.Range(0, Months / months).Reverse().Select(back => last.AddMonths(-back * months)).Select(from => (from, from.AddMonths(months).AddDays(-1)))];
    }

    public static RateCount Within(DateOnly from, DateOnly to, IReadOnlyList<DayCount> due, IReadOnlyList<DayCount> done)
    {
        var (fell, closed) = (due.Where(Inside).ToList(), done.Where(Inside).ToList());
        return new RateCount(from, to, fell.Sum(day => day.Tasks), fell.Sum(day => day.OnTime), closed.Sum(day => day.Tasks), closed.Sum(day => day.OnTime));

        bool Inside(DayCount day) => day.Day >= from && day.Day <= to;
    }

    public static DateOnly Earliest(DateOnly one, DateOnly other) => one < other ? one : other;

    public static DateOnly Latest(DateOnly one, DateOnly other) => one > other ? one : other;
}

/// <summary>The tasks of one day, and how many of them were on time.</summary>
internal sealed record DayCount
{
    public required DateOnly Day { get; init; }
    public required int Tasks { get; init; }
    public required int OnTime { get; init; }
}
