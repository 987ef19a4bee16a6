using FsCheck;
using FsCheck.Fluent;
using Supervision.Core.Calendar;
using Supervision.Core.Tasks;

namespace Supervision.Tests.Tasks;

public sealed class TaskLifeTests
{
    private static readonly WorkCalendar Calendar = new(DaysOffSeed.Days);
    private static readonly DateOnly Today = new(2026, 5, 29);

    [Test]
    public void The_whole_life_of_a_task()
    {
        var table = string.Join('\n',
            from progress in Enum.GetValues<TaskProgress>()
            let steps = TaskLife.Allowed(progress, progress is TaskProgress.Suspended ? TaskProgress.InProgress : null).ToList()
            select $"{progress}: {string.Join(", ", steps.Select(step => $"{step} → {TaskLife.After(progress, step, TaskProgress.InProgress)}"))}".TrimEnd());
        TestContext.Out.WriteLine(table);

        Assert.That(table, Is.EqualTo("""
            Draft: Assign → Assigned
            Assigned: Accept → Accepted, Refuse → Refused, Suspend → Suspended, Drop → Dropped
            Accepted: Refuse → Refused, Start → InProgress, Report → ReportedDone, Suspend → Suspended, Drop → Dropped
            Refused: Reassign → Assigned, Suspend → Suspended, Drop → Dropped
            InProgress: Report → ReportedDone, Suspend → Suspended, Drop → Dropped
            ReportedDone: Confirm → Confirmed, ConfirmPartly → PartlyDone, Return → Returned, FindUnsatisfactory → NotSatisfactory, Drop → Dropped
            Returned: Start → InProgress, Report → ReportedDone, Suspend → Suspended, Drop → Dropped
            PartlyDone:
            NotSatisfactory: Start → InProgress, Report → ReportedDone, Suspend → Suspended, Drop → Dropped
            Suspended: Resume → InProgress, Drop → Dropped
            Confirmed: Reopen → InProgress
            Dropped: Reopen → InProgress
            """));
    }

    [TestCase(TaskProgress.Assigned, "2026-06-30", null, Timeliness.InTerm)]
    [TestCase(TaskProgress.Assigned, "2026-06-03", null, Timeliness.NearDue)]
    [TestCase(TaskProgress.InProgress, "2026-05-29", null, Timeliness.NearDue)]
    [TestCase(TaskProgress.InProgress, "2026-05-28", null, Timeliness.Overdue)]
    [TestCase(TaskProgress.InProgress, null, null, Timeliness.NoDeadline)]
    [TestCase(TaskProgress.ReportedDone, "2026-05-20", "2026-05-20", Timeliness.InTerm)]
    [TestCase(TaskProgress.ReportedDone, "2026-05-20", "2026-05-21", Timeliness.Overdue)]
    [TestCase(TaskProgress.Confirmed, "2026-05-20", "2026-05-19", Timeliness.Early)]
    [TestCase(TaskProgress.Confirmed, "2026-05-20", "2026-05-20", Timeliness.OnTime)]
    [TestCase(TaskProgress.Confirmed, "2026-05-20", "2026-05-21", Timeliness.Late)]
    [TestCase(TaskProgress.Suspended, "2026-05-20", null, null)]
    [TestCase(TaskProgress.Dropped, "2026-05-20", null, null)]
    public void Timeliness_is_judged_on_the_day_it_was_reported(TaskProgress progress, string? due, string? reported, Timeliness? expected) =>
        Assert.That(new TaskDates(progress, Day(due), Day(reported), progress is TaskProgress.Confirmed ? Today : null).On(Today, Calendar, nearDays: 3), Is.EqualTo(expected));

    [Test]
    public void A_report_that_was_given_back_counts_for_nothing()
    {
        var task = new FollowUpTask { Id = Guid.NewGuid(), Number = 1, LeadUnitId = Guid.NewGuid(), DeadlineKind = DeadlineKind.Date, DueOn = Day("2026-05-20"), Progress = TaskProgress.InProgress, Version = 1 };
        task.Take(TaskStep.Report, Day("2026-05-19")!.Value);
        task.Take(TaskStep.Return, Day("2026-05-22")!.Value);
        Assert.That(new TaskDates(task.Progress, task.DueOn, task.ReportedOn, task.ClosedOn).On(Today, Calendar, nearDays: 3), Is.EqualTo(Timeliness.Overdue));

        task.Take(TaskStep.Report, Day("2026-05-25")!.Value);
        task.Take(TaskStep.Confirm, Day("2026-05-28")!.Value);
        Assert.That((new TaskDates(task.Progress, task.DueOn, task.ReportedOn, task.ClosedOn).On(Today, Calendar, nearDays: 3), task.ClosedOn), Is.EqualTo((Timeliness.Late, Day("2026-05-28"))));
    }

    [Test]
    public void The_parts_of_follow_up_always_sum_to_the_whole()
    {
        var day = Gen.OneOf(Gen.Constant((DateOnly?)null), Gen.Choose(-400, 400).Select(n => (DateOnly?)Today.AddDays(n)));
        var row = from progress in Gen.Elements(Enum.GetValues<TaskProgress>())
                  from due in day
                  from reported in day
                  from closed in day
                  from count in Gen.Choose(1, 9)
                  select (Task: new TaskDates(progress, due, reported, closed), Count: count);
        Prop.ForAll(Arb.From(Gen.ListOf(row)), rows =>
        {
            var counts = TaskCounts.Of(rows, Today, Calendar);
            var leaves = rows.Where(r => r.Task.Progress is not TaskProgress.Draft).Sum(r => r.Count);
            return counts.Total == leaves
                && counts.Done + counts.UnderWay + counts.NotBegun + counts.Dropped == leaves
                && counts.ClosedOnTime + counts.ClosedLate + counts.Dropped + counts.OpenInTerm + counts.OpenOverdue + counts.OpenNoDeadline + counts.Suspended == leaves
                && counts.AwaitingConfirmation <= counts.Open;
        }).QuickCheckThrowOnFailure();
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, null);
}
