using NUnit.Framework;
using Supervision.Core.Calendar;

namespace Supervision.Tests.Calendar;

public sealed class CheckCaseTests
{
    private static readonly WorkCalendar Shipped = new(DaysOffSeed.Days);

    private static readonly WorkCalendar Swapped = new(
    [
        .. DaysOffSeed.Days,
        new DayOff { Date = new(2026, 11, 23), Kind = DayOffKind.Swap, Name = "Nghỉ hoán đổi", SourcePaper = "Giả định", Status = DayOffStatus.Provisional },
        new DayOff { Date = new(2026, 11, 28), Kind = DayOffKind.WorkedSaturday, Name = "Làm bù", SourcePaper = "Giả định", Status = DayOffStatus.Provisional },
    ]);

    [Test]
    public void Fifteen_days_from_6_11_2026_end_on_a_Saturday_and_so_on_Monday_23_11()
    {
        var deadline = Shipped.AddCalendarDays(new(2026, 11, 6), 15);

        Assert.That(deadline, Is.EqualTo(new Deadline(new(2026, 11, 23), new(2026, 11, 21), IsProvisional: false)));
        Assert.That(deadline.IsRolled);
    }

    [Test]
    public void The_same_fifteen_days_end_on_25_11_if_23_11_is_swapped_off()
    {
        var deadline = Swapped.AddCalendarDays(new(2026, 11, 6), 15);

        Assert.That(deadline, Is.EqualTo(new Deadline(new(2026, 11, 25), new(2026, 11, 21), IsProvisional: true)));
    }

    [Test]
    public void Three_working_days_from_20_11_2026_end_on_26_11() =>
        Assert.That(Shipped.AddWorkingDays(new(2026, 11, 20), 3).On, Is.EqualTo(new DateOnly(2026, 11, 26)));

    [Test]
    public void The_same_three_working_days_end_on_27_11_if_23_11_is_swapped_off()
    {
        var deadline = Swapped.AddWorkingDays(new(2026, 11, 20), 3);

        Assert.That(deadline.On, Is.EqualTo(new DateOnly(2026, 11, 27)));
        Assert.That(deadline.IsProvisional);
        Assert.That(Swapped.AddWorkingDays(new(2026, 11, 27), 1).On, Is.EqualTo(new DateOnly(2026, 11, 28)), "the swapped Saturday is worked");
    }

    [Test]
    public void A_visit_on_12_11_2026_is_announced_by_2_11() =>
        Assert.That(Shipped.NoLaterThanBefore(new(2026, 11, 12), 10),
            Is.EqualTo(new BackwardDeadline(new(2026, 11, 2), new(2026, 11, 2), IsProvisional: false)));

    [Test]
    public void A_visit_on_16_5_2023_has_its_limit_on_Saturday_6_5_and_is_acted_on_by_Friday_5_5() =>
        Assert.That(Shipped.NoLaterThanBefore(new(2023, 5, 16), 10),
            Is.EqualTo(new BackwardDeadline(new(2023, 5, 6), new(2023, 5, 5), IsProvisional: false)));

    [Test]
    public void Ten_days_from_20_11_2023_end_on_30_11() =>
        Assert.That(Shipped.AddCalendarDays(new(2023, 11, 20), 10),
            Is.EqualTo(new Deadline(new(2023, 11, 30), new(2023, 11, 30), IsProvisional: false)));

    [Test]
    public void Two_months_from_31_12_2026_end_on_Sunday_28_2_2027_and_so_on_1_3()
    {
        var deadline = Shipped.AddMonths(new(2026, 12, 31), 2);

        Assert.That(deadline, Is.EqualTo(new Deadline(new(2027, 3, 1), new(2027, 2, 28), IsProvisional: true)),
            "nothing of 2027 is announced yet");
    }

    [TestCase("2024-02-29", 1, "2025-02-28", "2025-02-28")]
    [TestCase("2023-04-30", 2, "2025-04-30", "2025-05-05")]
    public void Years_end_on_the_corresponding_day_or_the_last_of_the_month(string from, int years, string nominal, string on)
    {
        var deadline = Shipped.AddYears(Day(from), years);

        Assert.That(deadline.Nominal, Is.EqualTo(Day(nominal)));
        Assert.That(deadline.On, Is.EqualTo(Day(on)));
    }

    [TestCase("2024-05-04", true, TestName = "A_swapped_Saturday_is_worked")]
    [TestCase("2024-04-29", false, TestName = "A_swapped_Monday_is_off")]
    [TestCase("2023-05-03", false, TestName = "A_make_up_day_is_off")]
    [TestCase("2023-09-04", false, TestName = "The_Monday_after_a_holiday_on_Saturday_is_off")]
    [TestCase("2026-11-23", true, TestName = "A_swap_that_was_only_proposed_counts_for_nothing")]
    [TestCase("2026-11-24", false, TestName = "The_Day_of_Vietnamese_Culture_is_off")]
    [TestCase("2025-11-24", true, TestName = "It_was_worked_before_the_resolution")]
    public void Days_of_the_shipped_table(string date, bool worked) =>
        Assert.That(Shipped.IsWorkingDay(Day(date)), Is.EqualTo(worked));

    [TestCase("2023-01-20", 11, "2023-01-27")]
    [TestCase("2024-02-08", 7, "2024-02-15")]
    [TestCase("2024-08-31", 1, "2024-09-04")]
    [TestCase("2025-04-29", 1, "2025-05-05")]
    [TestCase("2026-02-13", 1, "2026-02-23")]
    public void A_limit_that_ends_in_a_long_holiday_ends_after_it(string from, int days, string on)
    {
        var start = Day(from);
        var last = days == 1 ? start.AddDays(1) : start;

        Assert.That(Shipped.Roll(last).On, Is.EqualTo(Day(on)));
    }

    [Test]
    public void Working_days_counted_back_skip_days_off() =>
        Assert.That(Shipped.NoLaterThanWorkingDaysBefore(new(2026, 11, 26), 3).ActBy, Is.EqualTo(new DateOnly(2026, 11, 20)));

    [Test]
    public void A_year_without_data_makes_a_deadline_provisional()
    {
        Assert.That(Shipped.Covers(2027));
        Assert.That(Shipped.IsAnnounced(2027), Is.False);
        Assert.That(Shipped.Covers(2028), Is.False);
        Assert.That(Shipped.AddCalendarDays(new(2026, 12, 30), 1).IsProvisional, Is.False);
        Assert.That(Shipped.AddCalendarDays(new(2028, 3, 1), 1).IsProvisional);
        Assert.That(Shipped.NoLaterThanBefore(new(2028, 3, 1), 10).IsProvisional);
        Assert.That(Shipped.AddWorkingDays(new(2026, 12, 30), 3).IsProvisional, "it ends in 2027");
    }

    [Test]
    public void A_limit_needs_at_least_one_day()
    {
        Assert.That(() => Shipped.AddCalendarDays(new(2026, 1, 1), 0), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => Shipped.AddWorkingDays(new(2026, 1, 1), 0), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => Shipped.NoLaterThanBefore(new(2026, 1, 1), -1), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Start_middle_and_end_of_months_and_years_are_fixed_days()
    {
        Assert.That(PointInTime.OfMonth(PeriodPart.Start, 2027, 2), Is.EqualTo(new DateOnly(2027, 2, 1)));
        Assert.That(PointInTime.OfMonth(PeriodPart.Middle, 2027, 2), Is.EqualTo(new DateOnly(2027, 2, 15)));
        Assert.That(PointInTime.OfMonth(PeriodPart.End, 2024, 2), Is.EqualTo(new DateOnly(2024, 2, 29)));
        Assert.That(PointInTime.OfYear(PeriodPart.Start, 2027), Is.EqualTo(new DateOnly(2027, 1, 1)));
        Assert.That(PointInTime.OfYear(PeriodPart.Middle, 2027), Is.EqualTo(new DateOnly(2027, 6, 30)));
        Assert.That(PointInTime.OfYear(PeriodPart.End, 2027), Is.EqualTo(new DateOnly(2027, 12, 31)));
    }

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", null);
}
