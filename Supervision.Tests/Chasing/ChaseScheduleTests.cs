using Supervision.Core.Calendar;
using Supervision.Core.Chasing;

namespace Supervision.Tests.Chasing;

/// <summary>When a task is chased: working days before its deadline, and one step after the other once it is late.</summary>
public sealed class ChaseScheduleTests
{
    private static readonly WorkCalendar Calendar = new(DaysOffSeed.Days);
    private static readonly ChaseSchedule Schedule = new(Calendar, FollowUpPolicy.Shipped[^1]);
    private static readonly DateOnly Due = new(2026, 6, 30);

    private static ChaseState Assigned(ChaseStep? last = null, string? lastOn = null) => new(Due, null, new DateOnly(2026, 5, 14), last, lastOn is null ? null : DateOnly.Parse(lastOn, null));

    [TestCase("2026-05-20", null, 0, "2026-06-09")]
    [TestCase("2026-06-09", ChaseStep.Reminder, 15, "2026-06-19")]
    [TestCase("2026-06-19", ChaseStep.Reminder, 7, "2026-06-25")]
    [TestCase("2026-06-25", ChaseStep.Reminder, 3, "2026-06-30")]
    [TestCase("2026-06-30", ChaseStep.DueToday, 0, "2026-07-01")]
    [TestCase("2026-07-01", ChaseStep.Overdue, 0, "2026-07-06")]
    public void A_task_nobody_chased_yet_gets_the_step_of_the_day(string today, ChaseStep? step, int days, string next) =>
        Assert.That(Schedule.On(DateOnly.Parse(today, null), Assigned()), Is.EqualTo(new ChaseDecision(step, days, DateOnly.Parse(next, null))));

    [Test]
    public void After_ten_days_without_a_run_only_the_latest_reminder_is_made_good() =>
        Assert.That(Schedule.On(new DateOnly(2026, 6, 26), Assigned(ChaseStep.Reminder, "2026-06-09")), Is.EqualTo(new ChaseDecision(ChaseStep.Reminder, 3, Due)));

    [TestCase(ChaseStep.Overdue, "2026-07-01", "2026-07-03", null, "2026-07-06")]
    [TestCase(ChaseStep.Overdue, "2026-07-01", "2026-07-06", ChaseStep.FirstLetter, "2026-07-20")]
    [TestCase(ChaseStep.FirstLetter, "2026-07-06", "2026-07-20", ChaseStep.SecondLetter, "2026-08-03")]
    [TestCase(ChaseStep.SecondLetter, "2026-07-20", "2026-08-03", ChaseStep.MeetingList, null)]
    [TestCase(ChaseStep.MeetingList, "2026-08-03", "2026-12-01", null, null)]
    [TestCase(ChaseStep.Overdue, "2026-07-01", "2026-12-01", ChaseStep.FirstLetter, "2026-12-15")]
    public void Late_steps_follow_each_other_with_their_waiting_times_and_none_is_skipped(ChaseStep last, string lastOn, string today, ChaseStep? step, string? next) =>
        Assert.That(Schedule.On(DateOnly.Parse(today, null), Assigned(last, lastOn) with { LettersIssued = last switch { ChaseStep.FirstLetter => 1, ChaseStep.SecondLetter => 2, _ => 0 }, LetterOn = last > ChaseStep.Overdue ? DateOnly.Parse(lastOn, null) : null }),
            Is.EqualTo(new ChaseDecision(step, 0, next is null ? null : DateOnly.Parse(next, null))));

    [Test]
    public void While_a_letter_is_only_a_draft_no_other_follows_and_the_wait_begins_when_it_is_issued()
    {
        var draft = Assigned(ChaseStep.FirstLetter, "2026-07-06") with { HasDraft = true };
        Assert.That(Schedule.On(new DateOnly(2026, 7, 10), draft), Is.EqualTo(new ChaseDecision(null, 0, new DateOnly(2026, 7, 20))));
        Assert.That(Schedule.On(new DateOnly(2026, 7, 20), draft), Is.EqualTo(new ChaseDecision(null, 0, new DateOnly(2026, 7, 21)) { WaitsForDraft = true }));
        var issued = draft with { HasDraft = false, LettersIssued = 1, LetterOn = new DateOnly(2026, 7, 21) };
        Assert.That(Schedule.On(new DateOnly(2026, 7, 22), issued), Is.EqualTo(new ChaseDecision(null, 0, new DateOnly(2026, 8, 4))));
        Assert.That(Schedule.On(new DateOnly(2026, 8, 4), issued).Step, Is.EqualTo(ChaseStep.SecondLetter));
    }

    [TestCase(ChaseStep.FirstLetter, 0, ChaseStep.FirstLetter)]
    [TestCase(ChaseStep.SecondLetter, 0, ChaseStep.FirstLetter)]
    [TestCase(ChaseStep.SecondLetter, 1, ChaseStep.SecondLetter)]
    public void A_letter_that_was_never_issued_is_no_step(ChaseStep last, int issued, ChaseStep next) =>
        Assert.That(Schedule.On(new DateOnly(2026, 8, 3), Assigned(last, "2026-07-06") with { LettersIssued = issued }).Step, Is.EqualTo(next));

    [Test]
    public void A_task_that_comes_in_long_overdue_starts_at_the_first_step() =>
        Assert.That(Schedule.On(new DateOnly(2026, 11, 23), new ChaseState(new DateOnly(2024, 12, 31), null, new DateOnly(2024, 1, 5), null, null)).Step, Is.EqualTo(ChaseStep.Overdue));

    [Test]
    public void What_was_handed_over_after_a_reminders_day_is_not_reminded_of_at_once()
    {
        var late = new ChaseState(Due, null, new DateOnly(2026, 6, 22), null, null);
        Assert.That(Schedule.On(new DateOnly(2026, 6, 22), late), Is.EqualTo(new ChaseDecision(null, 0, new DateOnly(2026, 6, 25))));
    }

    [Test]
    public void A_clock_set_back_repeats_nothing() =>
        Assert.That(Schedule.On(new DateOnly(2026, 6, 19), Assigned(ChaseStep.Reminder, "2026-06-25")).Step, Is.Null);

    [Test]
    public void A_continuous_duty_is_reminded_of_its_review_and_told_once_when_that_is_late()
    {
        var duty = new ChaseState(null, Due, new DateOnly(2026, 5, 14), null, null);
        Assert.That(Schedule.On(new DateOnly(2026, 6, 25), duty).Step, Is.EqualTo(ChaseStep.Reminder));
        Assert.That(Schedule.On(new DateOnly(2026, 7, 1), duty), Is.EqualTo(new ChaseDecision(ChaseStep.Overdue, 0, null)));
        Assert.That(Schedule.On(new DateOnly(2026, 7, 2), duty with { Last = ChaseStep.Overdue, LastOn = new DateOnly(2026, 7, 1) }), Is.EqualTo(new ChaseDecision(null, 0, null)));
    }

    [Test]
    public void Without_a_day_there_is_nothing_to_chase() =>
        Assert.That(Schedule.On(new DateOnly(2026, 7, 1), new ChaseState(null, null, null, null, null)), Is.EqualTo(new ChaseDecision(null, 0, null)));
}
