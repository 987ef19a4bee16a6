using Supervision.Core.Text;

namespace Supervision.Core.Calendar;

/// <summary>How a paper says when a task must be done.</summary>
public enum DeadlineKind
{
    /// <summary>Ngày cụ thể.</summary>
    [Label("ngày cụ thể")] Date,

    /// <summary>Định kỳ.</summary>
    [Label("định kỳ")] Recurring,

    /// <summary>Thường xuyên.</summary>
    [Label("thường xuyên")] Continuous,

    /// <summary>Trong năm.</summary>
    [Label("trong năm")] InYear,

    /// <summary>Giai đoạn.</summary>
    [Label("theo giai đoạn")] Stage,

    /// <summary>Ngay lập tức.</summary>
    [Label("ngay sau khi ban hành")] Immediate,

    /// <summary>Theo từng nhiệm vụ: only on references.</summary>
    [Label("theo từng nội dung")] PerItem,

    /// <summary>Không xác định ("thời gian ngắn nhất"): only on references.</summary>
    [Label("không xác định")] Unclear,

    /// <summary>Không nêu: only on references.</summary>
    [Label("không nêu")] None,
}

/// <summary>How often a task or report returns.</summary>
public enum Cycle
{
    [Label("hằng tháng")] Monthly,
    [Label("hằng quý")] Quarterly,
    [Label("6 tháng một lần")] SixMonthly,
    [Label("hằng năm")] Yearly,
}

/// <summary>A deadline as the paper states it, before it is resolved at issue.</summary>
public sealed record DeadlineRule
{
    public required DeadlineKind Kind { get; init; }

    /// <summary>For <see cref="DeadlineKind.Date"/> the day; for a recurring task its first day; for a stage its last day; for a continuous task its review day.</summary>
    public DateOnly? On { get; init; }

    /// <summary>For <see cref="DeadlineKind.InYear"/>; the year of issue when left out.</summary>
    public int? Year { get; init; }

    /// <summary>For a recurring task, and for a continuous one that is reviewed again and again.</summary>
    public Cycle? Cycle { get; init; }

    /// <summary>The day, or the day that is stated where that comes first: a paper that puts a mistake right keeps days that have passed, and they stand whenever they are counted again.</summary>
    public DateOnly NoLaterThanStated(DateOnly day) => (On ?? (Year is { } year ? new DateOnly(year, 1, 1) : day)) is var stated && stated < day ? stated : day;
}

/// <summary>What a deadline comes to once its paper is issued.</summary>
/// <param name="Kind">The kind as stated.</param>
/// <param name="On">The due day; the first due day of a recurring task; the review day of a continuous one.</param>
/// <param name="Nominal">That day before rolling; the days of later cycles are counted from it.</param>
/// <param name="Cycle">How often it returns, or null.</param>
/// <param name="IsProvisional">See <see cref="Deadline.IsProvisional"/>.</param>
public sealed record ResolvedDeadline(DeadlineKind Kind, DateOnly On, DateOnly Nominal, Cycle? Cycle, bool IsProvisional)
{
    /// <summary>A continuous task is reviewed on the day, it is not due then.</summary>
    public bool IsReview => Kind is DeadlineKind.Continuous;
}

/// <summary>A deadline that cannot be resolved; the message says in Vietnamese what is missing.</summary>
public sealed class DeadlineRefusedException(string message) : ArgumentException(message);
