using Supervision.Core.Calendar;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Ledger;
using Supervision.Core.Tasks;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Conclusions;

/// <summary>A paper in place of another one puts a mistake right; it gives nobody more time, and asks what the paper asked.</summary>
public sealed class ReplacementTests : FeatureTest
{
    private static readonly DateOnly Late = new(2026, 7, 20);

    [Test]
    public async Task It_begins_with_the_tasks_of_the_paper_and_not_with_the_parts_that_came_of_them()
    {
        var (_, conclusion, task, _) = await World.SentConclusion();
        await World.Send(World.Office, new SplitTask { TaskId = task, Version = 2, Shares = [new NewShare(World.Unit), new NewShare(World.OtherUnit)] });

        var next = await Replaced(conclusion);

        var drafted = (await World.Send(World.Office, new ConclusionTasks(next))).Tasks.Single();
        Assert.That(drafted.Task.LeadUnitId, Is.EqualTo(World.Unit));
    }

    [Test]
    public async Task A_day_that_has_passed_stays_as_the_replaced_paper_said_it_and_another_one_is_refused()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        World.Clock.Set(Late, new TimeOnly(8, 0));
        var next = await Replaced(conclusion);
        var drafted = (await World.Send(World.Office, new ConclusionTasks(next))).Tasks.Single();
        Assert.That((drafted.DueOn, drafted.DeadlineRefusal), Is.EqualTo(((DateOnly?)new DateOnly(2026, 6, 30), (string?)null)));
        Assert.That((await World.Send(World.Office, new ConclusionDetails(next))).LateDeadlines, Is.Empty);

        var other = (await World.Send(World.Office, new AddTask { ConclusionId = next, Task = drafted.Task with { Deadline = new DeadlineRule { Kind = DeadlineKind.Date, On = new DateOnly(2026, 7, 1) } } })).Id;
        Assert.That((await World.Send(World.Office, new ConclusionDetails(next))).LateDeadlines.Single(), Does.Contain("Thời hạn 01/07/2026 sớm hơn ngày ban hành 20/07/2026"));
        await World.Send(World.Office, new RemoveTask(other, 1));

        var version = (await World.Send(World.Office, new ConclusionDetails(next))).Version;
        version = (await World.Send(World.Office, new SubmitConclusion { ConclusionId = next, Version = version })).Version;
        version = (await World.Send(World.StandingBoard, new ApproveConclusion { ConclusionId = next, Version = version })).Version;
        await World.Send(World.Clerk, SomeConclusions.Issue(next, version, 18) with { IssuedOn = Late, SignedOn = Late });
        var sent = await World.Send(World.Office, new TaskDetails(drafted.Id));
        Assert.That((sent.OriginalDueOn, sent.DueOn, sent.Timeliness), Is.EqualTo(((DateOnly?)new DateOnly(2026, 6, 30), (DateOnly?)new DateOnly(2026, 6, 30), (Timeliness?)Timeliness.Overdue)));

        // A kept day lies before the issue, and is counted again whenever the table of days off changes.
        await World.Send(World.Administrator, new SetDayOff { Day = new DateOnly(2026, 6, 30), DayKind = DayOffKind.Swap, Name = "Nghỉ hoán đổi", SourcePaper = "Công văn 99/BNV", DayStatus = DayOffStatus.Official });
        Assert.That((await World.Send(World.Office, new TaskDetails(drafted.Id))).DueOn, Is.EqualTo(new DateOnly(2026, 7, 1)));
        await World.Send(World.Office, new SplitTask { TaskId = drafted.Id, Version = await World.VersionOf(drafted.Id), Shares = [new NewShare(World.Unit), new NewShare(World.OtherUnit)] });
        Assert.That((await World.Send(World.Office, new TaskParts(drafted.Id))).Parts.Select(part => part.DueOn), Is.All.EqualTo(new DateOnly(2026, 7, 1)));
    }

    private async Task<Guid> Replaced(Guid conclusion) => (await World.Send(World.Office, new ReplaceConclusion { ConclusionId = conclusion, Reason = "Viết sai tên đơn vị." })).Id;
}
