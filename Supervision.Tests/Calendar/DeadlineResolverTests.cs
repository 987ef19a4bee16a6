using NUnit.Framework;
using Supervision.Core.Calendar;

namespace Supervision.Tests.Calendar;

public sealed class DeadlineResolverTests
{
    private static readonly DeadlineResolver Resolver = new(new WorkCalendar(DaysOffSeed.Days), immediateWorkingDays: 3);
    private static readonly DateOnly Issued = new(2026, 11, 6);

    [Test]
    public void A_date_resolves_to_itself_or_the_next_working_day()
    {
        Assert.That(Resolve(new() { Kind = DeadlineKind.Date, On = new(2026, 12, 15) }).On, Is.EqualTo(new DateOnly(2026, 12, 15)));

        var weekend = Resolve(new() { Kind = DeadlineKind.Date, On = new(2026, 11, 21) });
        Assert.That(weekend.On, Is.EqualTo(new DateOnly(2026, 11, 23)));
        Assert.That(weekend.Nominal, Is.EqualTo(new DateOnly(2026, 11, 21)));
    }

    [Test]
    public void In_year_is_31_12_and_rolls_into_the_next_year()
    {
        Assert.That(Resolve(new() { Kind = DeadlineKind.InYear }).On, Is.EqualTo(new DateOnly(2026, 12, 31)));

        var year2023 = Resolver.Resolve(new() { Kind = DeadlineKind.InYear, Year = 2023 }, new(2023, 5, 16));
        Assert.That(year2023.Nominal, Is.EqualTo(new DateOnly(2023, 12, 31)), "a Sunday");
        Assert.That(year2023.On, Is.EqualTo(new DateOnly(2024, 1, 2)), "after the New Year's day off");
    }

    [Test]
    public void A_stage_resolves_to_its_last_day() =>
        Assert.That(Resolve(new() { Kind = DeadlineKind.Stage, On = new(2027, 12, 31) }).IsProvisional);

    [Test]
    public void At_once_gives_the_working_days_of_the_council()
    {
        Assert.That(Resolver.Resolve(new() { Kind = DeadlineKind.Immediate }, new(2026, 11, 20)).On, Is.EqualTo(new DateOnly(2026, 11, 26)));
        Assert.That(() => new DeadlineResolver(new WorkCalendar(DaysOffSeed.Days), 0).Resolve(new() { Kind = DeadlineKind.Immediate }, Issued),
            Throws.TypeOf<DeadlineRefusedException>());
    }

    [Test]
    public void A_monthly_task_does_not_drift_when_a_month_is_short_or_a_day_is_off()
    {
        var monthly = Resolver.Resolve(new() { Kind = DeadlineKind.Recurring, Cycle = Cycle.Monthly, On = new(2026, 1, 31) }, new(2026, 1, 5));

        Assert.That(monthly.On, Is.EqualTo(new DateOnly(2026, 2, 2)), "31/01/2026 is a Saturday");
        Assert.That(Resolver.Occurrence(monthly, 0).On, Is.EqualTo(monthly.On));
        Assert.That(Resolver.Occurrence(monthly, 1).On, Is.EqualTo(new DateOnly(2026, 3, 2)), "28/02/2026 is a Saturday");
        Assert.That(Resolver.Occurrence(monthly, 2).On, Is.EqualTo(new DateOnly(2026, 3, 31)));
    }

    [TestCase(Cycle.Monthly, "2026-12-07")]
    [TestCase(Cycle.Quarterly, "2027-02-08")]
    [TestCase(Cycle.SixMonthly, "2027-05-06")]
    [TestCase(Cycle.Yearly, "2027-11-08")]
    public void A_recurring_task_without_a_first_day_starts_one_cycle_after_issue(Cycle cycle, string around)
    {
        var resolved = Resolve(new() { Kind = DeadlineKind.Recurring, Cycle = cycle });

        Assert.That(resolved.Nominal, Is.EqualTo(Issued.AddMonths(DeadlineResolver.MonthsOf(cycle))));
        Assert.That(resolved.Cycle, Is.EqualTo(cycle));
        Assert.That(resolved.On, Is.EqualTo(new WorkCalendar(DaysOffSeed.Days).NextWorkingDayOnOrAfter(DateOnly.ParseExact(around, "yyyy-MM-dd", null))));
    }

    [Test]
    public void A_continuous_task_resolves_to_a_review_day()
    {
        var reviewed = Resolve(new() { Kind = DeadlineKind.Continuous, On = new(2026, 12, 18) });
        Assert.That(reviewed.IsReview);
        Assert.That(reviewed.On, Is.EqualTo(new DateOnly(2026, 12, 18)));
        Assert.That(() => Resolver.Occurrence(reviewed, 1), Throws.TypeOf<DeadlineRefusedException>());

        var again = Resolve(new() { Kind = DeadlineKind.Continuous, Cycle = Cycle.Quarterly });
        Assert.That(again.Nominal, Is.EqualTo(new DateOnly(2027, 2, 6)));
    }

    [TestCase(DeadlineKind.None, "Chưa nêu thời hạn")]
    [TestCase(DeadlineKind.Unclear, "không xác định")]
    [TestCase(DeadlineKind.PerItem, "từng nhiệm vụ")]
    [TestCase(DeadlineKind.Date, "ngày cụ thể")]
    [TestCase(DeadlineKind.Stage, "giai đoạn")]
    [TestCase(DeadlineKind.Recurring, "chu kỳ")]
    [TestCase(DeadlineKind.Continuous, "rà soát")]
    public void A_deadline_that_lacks_what_its_kind_needs_is_refused(DeadlineKind kind, string says) =>
        Assert.That(() => Resolve(new() { Kind = kind }), Throws.TypeOf<DeadlineRefusedException>().With.Message.Contains(says));

    [Test]
    public void A_deadline_before_the_issue_is_refused()
    {
        Assert.That(() => Resolve(new() { Kind = DeadlineKind.Date, On = new(2026, 11, 5) }),
            Throws.TypeOf<DeadlineRefusedException>().With.Message.EqualTo("Thời hạn 05/11/2026 sớm hơn ngày ban hành 06/11/2026."));
        Assert.That(() => Resolve(new() { Kind = DeadlineKind.InYear, Year = 2025 }), Throws.TypeOf<DeadlineRefusedException>());
    }

    private static ResolvedDeadline Resolve(DeadlineRule rule) => Resolver.Resolve(rule, Issued);
}
