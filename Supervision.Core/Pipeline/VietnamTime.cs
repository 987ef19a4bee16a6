namespace Supervision.Core.Pipeline;

/// <summary>Days and hours as they are in Vietnam. "Today" is never a UTC date.</summary>
public static class VietnamTime
{
    /// <summary>Asia/Ho_Chi_Minh: UTC+7 all year, without daylight saving since 1975.</summary>
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public static DateTimeOffset Now(this TimeProvider clock) => TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zone);

    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.Now().DateTime);

    /// <summary>The instant of an hour on a day in Vietnam.</summary>
    public static DateTimeOffset At(this DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }

    /// <summary>The day and hour in Vietnam of an instant.</summary>
    public static DateTime Local(this DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;
}
