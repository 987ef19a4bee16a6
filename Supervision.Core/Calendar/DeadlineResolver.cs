namespace Supervision.Core.Calendar;

/// <summary>
/// Turns stated deadlines into calendar days when their paper is issued. Every day is rolled to a working day by Bộ luật
/// Dân sự 2015 Điều 148 khoản 5, the end of a year (31/12, Điều 146) and a date that the paper itself names included:
/// a limit that ends on a day off ends with the next working day, even when that lies in the next year.
/// </summary>
/// <param name="calendar">The days off.</param>
/// <param name="immediateWorkingDays">The council's setting: working days that "at once" gives.</param>
public sealed class DeadlineResolver(WorkCalendar calendar, int immediateWorkingDays)
{
    /// <exception cref="DeadlineRefusedException">The rule lacks what its kind needs, ends before the issue, or exists only on references.</exception>
    public ResolvedDeadline Resolve(DeadlineRule rule, DateOnly issuedOn) => rule.Kind switch
    {
        DeadlineKind.Date => Rolled(rule, Stated(rule, issuedOn, "Thời hạn theo ngày cần có ngày cụ thể.")),
        DeadlineKind.Stage => Rolled(rule, Stated(rule, issuedOn, "Thời hạn theo giai đoạn cần có ngày kết thúc giai đoạn.")),
        DeadlineKind.InYear => Rolled(rule, EndOfYear(rule.Year ?? issuedOn.Year, issuedOn)),
        DeadlineKind.Immediate => At(rule, calendar.AddWorkingDays(issuedOn, ImmediateDays())),
        DeadlineKind.Recurring => Rolled(rule, FirstOf(rule, issuedOn, CycleOf(rule))),
        DeadlineKind.Continuous => Rolled(rule, Review(rule, issuedOn)),
        DeadlineKind.PerItem => throw new DeadlineRefusedException("Thời hạn “theo từng nội dung” phải được tách thành từng nhiệm vụ có thời hạn riêng."),
        DeadlineKind.Unclear => throw new DeadlineRefusedException("Thời hạn không xác định; cần nêu ngày, chu kỳ hoặc ngày rà soát trước khi ban hành."),
        DeadlineKind.None => throw new DeadlineRefusedException("Chưa nêu thời hạn; cần nêu ngày, chu kỳ hoặc ngày rà soát trước khi ban hành."),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Kind, "Không rõ loại thời hạn."),
    };

    /// <summary>The n-th due day of a recurring or reviewed task, the first being number 0; counted from the day before rolling, so that it does not drift.</summary>
    /// <exception cref="DeadlineRefusedException">The deadline has no cycle.</exception>
    public Deadline Occurrence(ResolvedDeadline deadline, int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        var cycle = deadline.Cycle ?? throw new DeadlineRefusedException("Thời hạn này không có chu kỳ.");
        return calendar.Roll(deadline.Nominal.AddMonths(number * MonthsOf(cycle)));
    }

    public static int MonthsOf(Cycle cycle) => cycle switch
    {
        Cycle.Monthly => 1,
        Cycle.Quarterly => 3,
        Cycle.SixMonthly => 6,
        Cycle.Yearly => 12,
        _ => throw new ArgumentOutOfRangeException(nameof(cycle), cycle, "Không rõ chu kỳ."),
    };

    private static Cycle CycleOf(DeadlineRule rule) =>
        rule.Cycle ?? throw new DeadlineRefusedException("Thời hạn định kỳ cần có chu kỳ: tháng, quý, 6 tháng hoặc năm.");

    private static DateOnly FirstOf(DeadlineRule rule, DateOnly issuedOn, Cycle cycle) =>
        rule.On is null ? issuedOn.AddMonths(MonthsOf(cycle)) : Stated(rule, issuedOn, "");

    private static DateOnly Review(DeadlineRule rule, DateOnly issuedOn) => rule switch
    {
        { On: not null } => Stated(rule, issuedOn, ""),
        { Cycle: { } cycle } => issuedOn.AddMonths(MonthsOf(cycle)),
        _ => throw new DeadlineRefusedException("Nội dung thường xuyên cần có ngày rà soát hoặc chu kỳ rà soát."),
    };

    private static DateOnly Stated(DeadlineRule rule, DateOnly issuedOn, string missing)
    {
        var on = rule.On ?? throw new DeadlineRefusedException(missing);
        return on >= issuedOn ? on
            : throw new DeadlineRefusedException($"Thời hạn {on:dd/MM/yyyy} sớm hơn ngày ban hành {issuedOn:dd/MM/yyyy}.");
    }

    private static DateOnly EndOfYear(int year, DateOnly issuedOn) =>
        year is < 1 or > 9998 ? throw new DeadlineRefusedException($"Năm {year} không hợp lệ.")
        : year >= issuedOn.Year ? PointInTime.OfYear(PeriodPart.End, year)
        : throw new DeadlineRefusedException($"Thời hạn trong năm {year} đã qua khi ban hành ngày {issuedOn:dd/MM/yyyy}.");

    private int ImmediateDays() =>
        immediateWorkingDays >= 1 ? immediateWorkingDays
        : throw new DeadlineRefusedException("Số ngày làm việc của thời hạn “ngay lập tức” phải từ 1 trở lên; kiểm tra cấu hình của HĐND.");

    private ResolvedDeadline Rolled(DeadlineRule rule, DateOnly lastDay) => At(rule, calendar.Roll(lastDay));

    private static ResolvedDeadline At(DeadlineRule rule, Deadline deadline) => new(
        rule.Kind,
        deadline.On,
        deadline.Nominal,
        rule.Kind is DeadlineKind.Recurring or DeadlineKind.Continuous ? rule.Cycle : null,
        deadline.IsProvisional);
}
