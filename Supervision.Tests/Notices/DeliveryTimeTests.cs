using Supervision.Core.Calendar;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;

namespace Supervision.Tests.Notices;

/// <summary>When a mail leaves: 09/3/2026 is a Monday, 13/3 a Friday; 16/3 is made a day off.</summary>
public sealed class DeliveryTimeTests
{
    private static readonly WorkCalendar Calendar = new([new DayOff { Date = new DateOnly(2026, 3, 16), Kind = DayOffKind.Compensation, Name = "Nghỉ bù", SourcePaper = "QĐ 1", Status = DayOffStatus.Official }]);

    [TestCase("09 08:00", "09 08:00", TestName = "By day at once")]
    [TestCase("09 18:00", "10 07:00", TestName = "In the evening it waits for the morning")]
    [TestCase("10 05:59", "10 07:00", TestName = "Before the morning it waits for it")]
    [TestCase("13 19:00", "17 07:00", TestName = "Over a weekend and a day off")]
    [TestCase("14 10:00", "17 07:00", TestName = "On a Saturday")]
    public void Ordinary_notices_leave_on_working_days_outside_quiet_hours(string now, string expected) =>
        Assert.That(At(now, NoticeKind.ReportReturned, NoticeWishes.Default), Is.EqualTo(Instant(expected)));

    [Test]
    public void Urgent_ones_leave_at_once_whatever_was_wished() =>
        Assert.That(At("14 23:00", NoticeKind.UrgentDemand, new NoticeWishes { Timing = NoticeTiming.DailyDigest, Muted = [NoticeGroup.Papers] }), Is.EqualTo(Instant("14 23:00")));

    [Test]
    public void Findings_that_a_unit_is_to_compare_are_no_alarm_in_the_night() =>
        Assert.That(At("14 22:09", NoticeKind.Reconciliation, NoticeWishes.Default), Is.EqualTo(Instant("17 07:00")));

    [TestCase("09 06:30", "09 07:00")]
    [TestCase("09 07:00", "10 07:00")]
    [TestCase("13 12:00", "17 07:00")]
    public void A_digest_leaves_at_seven_on_working_days(string now, string expected) =>
        Assert.That(At(now, NoticeKind.ReportReturned, new NoticeWishes { Timing = NoticeTiming.DailyDigest }), Is.EqualTo(Instant(expected)));

    [TestCase(11, 14, "09 12:00", "09 14:00", TestName = "Quiet hours of noon end the same day")]
    [TestCase(22, 9, "09 23:00", "10 09:00", TestName = "The morning waits for the end of quiet hours")]
    [TestCase(22, 9, "14 12:00", "17 09:00", TestName = "So does the morning after days off")]
    [TestCase(7, 7, "09 23:00", "09 23:00", TestName = "Equal ends mean no quiet hours")]
    public void Own_quiet_hours_count(int from, int to, string now, string expected) =>
        Assert.That(At(now, NoticeKind.ReportReturned, new NoticeWishes { QuietFrom = new(from, 0), QuietTo = new(to, 0) }), Is.EqualTo(Instant(expected)));

    private static DateTimeOffset At(string now, NoticeKind kind, NoticeWishes wishes) => DeliveryTime.Of(Instant(now), kind, wishes, Calendar);

    private static DateTimeOffset Instant(string text) => new DateOnly(2026, 3, int.Parse(text[..2], System.Globalization.CultureInfo.InvariantCulture))
        .At(TimeOnly.Parse(text[3..], System.Globalization.CultureInfo.InvariantCulture));
}
