using Supervision.Core.Calendar;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Notices;

/// <summary>When a person is written to.</summary>
public enum NoticeTiming
{
    [Label("Gửi ngay từng thông báo")] AtOnce,
    [Label("Gộp một thư vào 07 giờ 00 phút ngày làm việc")] DailyDigest,
}

/// <summary>How a person wants to be reached outside the application; inside it everything is shown.</summary>
public sealed record NoticeWishes
{
    public NoticeTiming Timing { get; init; }

    public IReadOnlyList<NoticeGroup> Muted { get; init; } = [];

    public TimeOnly QuietFrom { get; init; } = new(18, 0);

    /// <summary>Equal to <see cref="QuietFrom"/>: no quiet hours.</summary>
    public TimeOnly QuietTo { get; init; } = new(7, 0);

    public static NoticeWishes Default { get; } = new();

    internal static NoticeWishes Stored(NoticeTiming timing, string muted, int quietFrom, int quietTo) => new()
    {
        Timing = timing,
        Muted = [.. muted.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<NoticeGroup>)],
        QuietFrom = TimeOnly.MinValue.AddMinutes(quietFrom),
        QuietTo = TimeOnly.MinValue.AddMinutes(quietTo),
    };
}

/// <summary>The hour at which something leaves: urgent at once, the rest on working days, outside quiet hours.</summary>
internal static class DeliveryTime
{
    private static readonly TimeOnly Morning = new(7, 0);

    public static DateTimeOffset Of(DateTimeOffset now, NoticeKind kind, NoticeWishes wishes, WorkCalendar calendar)
    {
        if (kind.IsUrgent()) return now;
        var local = now.Local();
        var day = DateOnly.FromDateTime(local);
        var time = TimeOnly.FromDateTime(local);
        if (wishes.Timing is NoticeTiming.DailyDigest) return NextMorning(day, time, Morning, calendar);
        if (!calendar.IsWorkingDay(day)) return Awake(calendar.NextWorkingDay(day), wishes);
        if (!IsQuiet(time, wishes)) return now;
        // Before the quiet hours end today, or after they began this evening.
        return time < wishes.QuietTo ? day.At(wishes.QuietTo) : Awake(calendar.NextWorkingDay(day), wishes);
    }

    /// <summary>The night's quiet hours run over midnight; those of noon do not.</summary>
    private static bool IsQuiet(TimeOnly time, NoticeWishes wishes) => wishes.QuietFrom < wishes.QuietTo
        ? time >= wishes.QuietFrom && time < wishes.QuietTo
        : wishes.QuietFrom != wishes.QuietTo && (time >= wishes.QuietFrom || time < wishes.QuietTo);

    private static DateTimeOffset Awake(DateOnly day, NoticeWishes wishes) => day.At(IsQuiet(Morning, wishes) ? wishes.QuietTo : Morning);

    private static DateTimeOffset NextMorning(DateOnly day, TimeOnly time, TimeOnly morning, WorkCalendar calendar) =>
        (calendar.IsWorkingDay(day) && time < morning ? day : calendar.NextWorkingDay(day)).At(morning);
}
