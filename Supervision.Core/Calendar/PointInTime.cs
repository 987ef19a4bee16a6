namespace Supervision.Core.Calendar;

/// <summary>The part of a month or year that a paper names.</summary>
public enum PeriodPart
{
    /// <summary>Đầu.</summary>
    Start,

    /// <summary>Giữa.</summary>
    Middle,

    /// <summary>Cuối.</summary>
    End,
}

/// <summary>What đầu, giữa, cuối tháng and năm mean in days (Bộ luật Dân sự 2015 Điều 146). The day is not rolled here.</summary>
public static class PointInTime
{
    /// <summary>The 1st, the 15th or the last day of the month.</summary>
    public static DateOnly OfMonth(PeriodPart part, int year, int month) => part switch
    {
        PeriodPart.Start => new DateOnly(year, month, 1),
        PeriodPart.Middle => new DateOnly(year, month, 15),
        PeriodPart.End => new DateOnly(year, month, DateTime.DaysInMonth(year, month)),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Không rõ đầu, giữa hay cuối tháng."),
    };

    /// <summary>01/01, 30/6 or 31/12.</summary>
    public static DateOnly OfYear(PeriodPart part, int year) => part switch
    {
        PeriodPart.Start => new DateOnly(year, 1, 1),
        PeriodPart.Middle => new DateOnly(year, 6, 30),
        PeriodPart.End => new DateOnly(year, 12, 31),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Không rõ đầu, giữa hay cuối năm."),
    };
}
