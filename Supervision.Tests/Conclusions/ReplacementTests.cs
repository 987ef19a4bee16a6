using Supervision.Core.Calendar;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Extensions;
using Supervision.Core.Ledger;
using Supervision.Core.Notices;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
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
        var (_, conclusion, task, _) = await World.SentConclusion();
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
        version = (await World.Send(World.Clerk, SomeConclusions.Issue(next, version, 18) with { IssuedOn = Late, SignedOn = Late })).Version;
        await Sent(next, version, Late);
        var sent = await World.Send(World.Office, new TaskDetails(task));
        Assert.That((sent.OriginalDueOn, sent.DueOn, sent.Timeliness), Is.EqualTo(((DateOnly?)new DateOnly(2026, 6, 30), (DateOnly?)new DateOnly(2026, 6, 30), (Timeliness?)Timeliness.Overdue)));

        // A kept day lies before the issue, and is counted again whenever the table of days off changes.
        await World.Send(World.Administrator, new SetDayOff { Day = new DateOnly(2026, 6, 30), DayKind = DayOffKind.Swap, Name = "Nghỉ hoán đổi", SourcePaper = "Công văn 99/BNV", DayStatus = DayOffStatus.Official });
        Assert.That((await World.Send(World.Office, new TaskDetails(task))).DueOn, Is.EqualTo(new DateOnly(2026, 7, 1)));
        await World.Send(World.Office, new SplitTask { TaskId = task, Version = await World.VersionOf(task), Shares = [new NewShare(World.Unit), new NewShare(World.OtherUnit)] });
        Assert.That((await World.Send(World.Office, new TaskParts(task))).Parts.Select(part => part.DueOn), Is.All.EqualTo(new DateOnly(2026, 7, 1)));
    }

    [Test]
    public async Task What_the_new_paper_still_asks_goes_on_with_all_that_was_done_and_every_demand_is_counted_once()
    {
        var tasks = await World.AcceptedTasks(4);
        var (extended, reported, passed, left) = (tasks[0], tasks[1], tasks[2], tasks[3]);
        var conclusion = (await World.Send(World.Office, new TaskDetails(extended))).ConclusionId!.Value;
        await Extend(extended, new DateOnly(2026, 8, 28));
        await World.AppraisedRemediation((reported, RemediationClaim.Done));
        var before = await World.Send(World.Office, new TaskStatistics());

        var next = await Replaced(conclusion);
        var drafted = (await World.Send(World.Office, new ConclusionTasks(next))).Tasks;
        await World.Send(World.Office, new ReviseTask { TaskId = drafted[2].Id, Version = 1, Task = drafted[2].Task with { LeadUnitId = World.OtherUnit, CoordinatingUnitIds = [] } });
        await World.Send(World.Office, new RemoveTask(drafted[3].Id, 1));
        var stands = (await World.Send(World.StandingBoard, new ConclusionDetails(next))).ReplacedTasks;
        Assert.That(stands.Select(one => (one.TaskId, one.DraftNumber)), Is.EqualTo(new[] { (extended, (int?)1), (reported, 2), (passed, 3), (left, null) }));
        Assert.That(stands[0].Words, Is.EqualTo("Đơn vị đã nhận; đã gia hạn đến 28/8/2026"));
        Assert.That((stands[1].Words, stands[3].Effect), Is.EqualTo(("Đã báo cáo, chờ thẩm định; thời hạn hiện nay 30/6/2026; đã báo cáo ngày 25/5/2026", "không còn trong văn bản này: kết thúc do không còn phù hợp khi gửi văn bản")));

        var version = await World.Issued(next, 18);
        Assert.That((await World.Send(World.Office, new TaskStatistics())).Total, Is.EqualTo(before.Total), "issued and not sent");
        Assert.That((await World.Send(World.UnitHead, new TaskDetails(left))).Progress, Is.EqualTo(TaskProgress.Accepted), "the unit sees what the old paper asked");
        await Sent(next, version, new DateOnly(2026, 5, 28));

        var counts = await World.Send(World.Office, new TaskStatistics());
        Assert.That((counts.Total, counts.Dropped, counts.OpenInTerm), Is.EqualTo((before.Total, 1, 3)));
        var on = await World.Send(World.UnitHead, new TaskDetails(extended));
        Assert.That((on.ConclusionId, on.Number, on.DueOn, on.OriginalDueOn, on.Progress, on.Origin!.Replaces), Is.EqualTo(
            ((Guid?)next, 1, (DateOnly?)new DateOnly(2026, 8, 28), (DateOnly?)new DateOnly(2026, 6, 30), TaskProgress.Accepted, "15/TB-HĐND")));
        Assert.That(on.Sources.Single().Number, Is.EqualTo(5), "its clause is that of the new paper");
        Assert.That((await World.Send(World.Office, new TaskHistory(reported))).Reports, Has.Count.EqualTo(1));
        Assert.That((await World.Send(World.Office, new TaskDetails(reported))).Progress, Is.EqualTo(TaskProgress.ReportedDone));
        Assert.That((await World.Refused(World.UnitHead, new TaskDetails(passed))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Send(World.OtherUnitHead, new TaskDetails(passed))).Progress, Is.EqualTo(TaskProgress.Assigned));
        Assert.That((await World.Send(World.Office, new TaskHistory(left))).Drops.Single().DecisionReference, Is.EqualTo("18/TB-HĐND"));

        var notices = (await World.Send(World.UnitHead, new NoticeList())).Items.Where(notice => notice.Title.Contains("18/TB-HĐND", StringComparison.Ordinal)).ToList();
        Assert.That(notices.Single().Title, Does.StartWith("18/TB-HĐND thay thế 15/TB-HĐND; 2 nội dung tiếp tục, thời hạn không đổi"));
        Assert.That(notices.Single().Text, Does.Contain("Chuyển cho đơn vị khác").And.Contain("Không còn phải thực hiện"));
    }

    [Test]
    public async Task A_deadline_that_the_new_paper_states_otherwise_moves_the_task_and_what_was_split_from_it()
    {
        var (_, conclusion, task, _) = await World.SentConclusion();
        await World.Send(World.Office, new SplitTask { TaskId = task, Version = 2, Shares = [new NewShare(World.Unit), new NewShare(World.OtherUnit, new DateOnly(2026, 6, 15))] });
        var next = await Replaced(conclusion);
        var drafted = (await World.Send(World.Office, new ConclusionTasks(next))).Tasks.Single();
        await World.Send(World.Office, new ReviseTask { TaskId = drafted.Id, Version = 1, Task = drafted.Task with { Content = "Giải quyết dứt điểm 70 hồ sơ", Deadline = new DeadlineRule { Kind = DeadlineKind.Date, On = new DateOnly(2026, 9, 30) } } });

        await Sent(next, await World.Issued(next, 18), new DateOnly(2026, 5, 28));

        var parts = (await World.Send(World.Office, new TaskParts(task))).Parts;
        Assert.That(parts.Select(part => part.DueOn), Is.EqualTo(new DateOnly?[] { new(2026, 9, 30), new(2026, 6, 15) }), "a unit's own earlier day stays");
        var first = await World.Send(World.UnitHead, new TaskDetails(parts[0].Id));
        Assert.That((first.ConclusionId, first.Content, first.OriginalDueOn), Is.EqualTo(((Guid?)next, "Giải quyết dứt điểm 70 hồ sơ", (DateOnly?)new DateOnly(2026, 6, 30))));
        Assert.That((await World.Send(World.Office, new TaskHistory(task))).Days.Single().Moves.Select(move => (move.FromOn, move.ToOn, move.Reason)),
            Is.EqualTo(new[] { ((DateOnly?)new DateOnly(2026, 6, 30), (DateOnly?)new DateOnly(2026, 9, 30), DateChangeReason.Replacement) }));
        Assert.That((await World.Send(World.Office, new TaskStatistics())).Total, Is.EqualTo(2));
    }

    [Test]
    public async Task What_remains_of_a_task_that_was_done_in_part_ends_where_the_new_paper_leaves_it_out_and_who_approves_read_so()
    {
        var (task, conclusion, remainder) = await DoneInPart();
        var next = await Replaced(conclusion);
        await World.Send(World.Office, new RemoveTask((await World.Send(World.Office, new ConclusionTasks(next))).Tasks.Single().Id, 1));

        var stands = (await World.Send(World.StandingBoard, new ConclusionDetails(next))).ReplacedTasks.Single();
        Assert.That(stands.Words, Does.EndWith("phần còn lại (nội dung số 2): đã chuyển, thời hạn hiện nay 03/8/2026"));
        Assert.That((stands.TaskId, stands.Ends, stands.Effect), Is.EqualTo((task, true, "phần đã hoàn thành giữ nguyên; phần còn lại không còn trong văn bản này: kết thúc do không còn phù hợp khi gửi văn bản")));

        await World.Send(World.Office, new AddTask { ConclusionId = next, Task = (await World.Send(World.Office, new ConclusionTasks(conclusion))).Tasks[0].Task with { Content = "Công khai kết quả", ClauseIds = [(await World.Send(World.Office, new ConclusionDetails(next))).Clauses[4].Id] } });
        await Sent(next, await World.Issued(next, 18), new DateOnly(2026, 5, 28));
        Assert.That((await World.Send(World.UnitHead, new TaskDetails(remainder))).Progress, Is.EqualTo(TaskProgress.Dropped));
        Assert.That((await World.Send(World.UnitHead, new TaskDetails(task))).Progress, Is.EqualTo(TaskProgress.PartlyDone));
        var told = (await World.Send(World.UnitHead, new NoticeList())).Items.Single(notice => notice.Title.Contains("18/TB-HĐND thay thế", StringComparison.Ordinal));
        Assert.That(told.Text, Does.Contain("Không còn phải thực hiện:\n").And.Contain("12 hồ sơ còn lại"));
    }

    [Test]
    public async Task What_remains_goes_on_where_the_new_paper_keeps_the_task_with_its_lead_unit_and_the_day_it_states()
    {
        var (task, conclusion, remainder) = await DoneInPart();
        var next = await Replaced(conclusion);
        var drafted = (await World.Send(World.Office, new ConclusionTasks(next))).Tasks.Single();
        Assert.That(await Effect(), Is.EqualTo("phần đã hoàn thành không phải thực hiện lại; phần còn lại (nội dung số 2) tiếp tục theo văn bản này; giữ nguyên thời hạn hiện nay"));
        await World.Send(World.Office, new ReviseTask { TaskId = drafted.Id, Version = 1, Task = drafted.Task with
        {
            LeadUnitId = World.OtherUnit, CoordinatingUnitIds = [], Deadline = new DeadlineRule { Kind = DeadlineKind.Date, On = new DateOnly(2026, 9, 30) },
        } });
        Assert.That(await Effect(), Does.Match("tiếp tục theo văn bản này; thời hạn tính lại theo văn bản này; chuyển từ .+ sang cơ quan chủ trì mới$"));

        await Sent(next, await World.Issued(next, 18), new DateOnly(2026, 5, 28));
        var rest = await World.Send(World.OtherUnitHead, new TaskDetails(remainder));
        Assert.That((rest.Progress, rest.DueOn, rest.ConclusionId), Is.EqualTo((TaskProgress.Assigned, (DateOnly?)new DateOnly(2026, 9, 30), (Guid?)next)));
        Assert.That((await World.Send(World.Office, new TaskDetails(task))).LeadUnitId, Is.EqualTo(World.Unit), "what was done was done by whom it was asked");
        await World.Send(World.Administrator, new SetDayOff { Day = new DateOnly(2026, 9, 30), DayKind = DayOffKind.Swap, Name = "Nghỉ hoán đổi", SourcePaper = "Công văn 99/BNV", DayStatus = DayOffStatus.Official });
        Assert.That((await World.Send(World.OtherUnitHead, new TaskDetails(remainder))).DueOn, Is.EqualTo(new DateOnly(2026, 10, 1)), "counted from the day that the new paper states");

        async Task<string> Effect() => (await World.Send(World.StandingBoard, new ConclusionDetails(next))).ReplacedTasks.Single().Effect;
    }

    [Test]
    public async Task One_that_was_issued_and_sent_to_nobody_is_recalled_and_what_it_replaced_is_in_force_again_as_it_stood()
    {
        var (_, conclusion, task, _) = await World.SentConclusion();
        await World.Send(World.UnitHead, new AcknowledgeConclusion { ConclusionId = conclusion, ReceivedOn = SomeTasks.Today, ReceivedBy = "Văn thư" });
        var (before, old) = ((await Seen(conclusion)).Status, await PaperOf(conclusion));
        var next = await Replaced(conclusion);
        await World.Issued(next, 18);
        var paper = await PaperOf(next);
        Assert.That((paper.OpenTasks, paper.Restores, (await PaperOf(conclusion)).Force), Is.EqualTo((0, "số 15/TB-HĐND ngày 14/5/2026", PaperForce.Replaced)));
        var third = await Replaced(next);

        await World.Send(World.Clerk, Recall(paper));

        var restored = await Seen(conclusion);
        Assert.That((restored.Status, restored.ReplacedById, restored.ReplacedBy!.Id), Is.EqualTo((before, (Guid?)null, third)), "what was drafted in place of the recalled one takes the place of this one");
        Assert.That((await PaperOf(conclusion)).Force, Is.EqualTo(old.Force));
        Assert.That((await World.Send(World.UnitHead, new TaskDetails(task))).Progress, Is.EqualTo(TaskProgress.Accepted), "nothing changed for the unit");
        Assert.That((await World.Send(World.Office, new ConclusionTasks(next))).Tasks, Is.Empty);
        Assert.That((await World.Send(World.StandingBoard, new NoticeList())).Items.Select(notice => notice.Text), Has.Some.Contains("kết luận số 15/TB-HĐND ngày 14/5/2026 có hiệu lực trở lại"));
        Assert.That((await Seen(third)).ReplacedTasks.Single().TaskId, Is.EqualTo(task));

        await Sent(third, await World.Issued(third, 19), new DateOnly(2026, 5, 28));
        Assert.That((await World.Send(World.UnitHead, new TaskDetails(task))).ConclusionId, Is.EqualTo(third));
        Assert.That((await World.Send(World.Office, new TaskStatistics())).Total, Is.EqualTo(1), "and asks the same once");
    }

    [Test]
    public async Task What_was_recalled_before_it_was_sent_bars_no_other_paper_in_its_place_and_one_that_waits_for_its_signer_is_given_back_first()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        var next = await Replaced(conclusion);
        await World.Issued(next, 18);
        var third = await Replaced(next);
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = third, Version = await VersionOf(third) });
        Assert.That((await World.Refused(World.Clerk, Recall(await PaperOf(next)))).Code, Is.EqualTo("paper.recall_being_replaced"));
        await World.Send(World.StandingBoard, new ReturnConclusion { ConclusionId = third, Version = await VersionOf(third), Reason = "Thu hồi văn bản trước." });
        await World.Send(World.Clerk, Recall(await PaperOf(next)));
        await World.Issued(third, 19);
        await World.Send(World.Clerk, Recall(await PaperOf(third)));

        Assert.That((await Seen(conclusion)).MayReplace, Is.True);
        var fourth = await Replaced(conclusion);
        Assert.That((await Seen(conclusion)).ReplacedBy!.Id, Is.EqualTo(fourth));
    }

    private static RecallPaper Recall(PaperView paper) =>
        new() { PaperId = paper.Id, Version = paper.Version, RecallReference = "50/TB-HĐND", RecalledOn = new DateOnly(2026, 5, 28), Reason = "Sai số", ConfirmsRecall = true };

    private async Task<PaperView> PaperOf(Guid conclusion) => await World.Send(World.Clerk, new PaperDetails((await World.Send(World.Clerk, new PaperList { SubjectId = conclusion })).Items.Single().Id));

    private Task<ConclusionView> Seen(Guid conclusion) => World.Send(World.Office, new ConclusionDetails(conclusion));

    private async Task<int> VersionOf(Guid conclusion) => (await Seen(conclusion)).Version;

    private async Task<(Guid Task, Guid Conclusion, Guid Remainder)> DoneInPart()
    {
        var task = await World.AcceptedTask();
        var (_, items) = await World.AppraisedRemediation((task, RemediationClaim.Partly));
        var decided = await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.ConfirmedPartly));
        return (task, (await World.Send(World.Office, new TaskDetails(task))).ConclusionId!.Value, decided.RemainderTaskId!.Value);
    }

    private async Task Extend(Guid task, DateOnly dueOn)
    {
        var request = (await World.Send(World.UnitContact, new DraftExtension { TaskId = task, Extension = new ExtensionContent { RequestedDueOn = dueOn, Reason = "Cần thêm thời gian." } })).Id;
        await World.Send(World.UnitHead, new SendExtension { ExtensionRequestId = request, Version = 1 });
        await World.Send(World.StandingBoard, new DecideExtension { ExtensionRequestId = request, Version = 2, Granted = true, DecisionReference = "31/HĐND-VP", DecidedOn = SomeTasks.Today, Reason = "Theo đề nghị." });
    }

    private Task Sent(Guid conclusion, int version, DateOnly on) =>
        World.Send(World.Clerk, new SendConclusion { ConclusionId = conclusion, Version = version, ReceivingUnitIds = [World.Unit, World.OtherUnit], SentOn = on });

    private async Task<Guid> Replaced(Guid conclusion) => (await World.Send(World.Office, new ReplaceConclusion { ConclusionId = conclusion, Reason = "Viết sai tên đơn vị." })).Id;
}
