using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;
using Supervision.Core.Units;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Tasks;

public sealed class TaskTests : FeatureTest
{
    [Test]
    public async Task Several_people_add_tasks_at_once_and_gaps_of_removed_ones_close_at_issue()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var content = SomeConclusions.Task(World, await World.Clause(conclusion, 5), await World.Clause(conclusion, 6));
        var added = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => World.Send(i % 2 == 0 ? World.Office : World.Secretary, new AddTask { ConclusionId = conclusion, Task = content })));
        Assert.That(added.Select(a => a.Number).Order(), Is.EqualTo(Enumerable.Range(1, 6).Select(n => (int?)n)));

        await World.Send(World.Office, new RemoveTask(added.Single(a => a.Number == 2).Id, 1));
        await World.Issued(conclusion);

        var tasks = (await World.Send(World.Office, new TaskList { ConclusionId = conclusion })).Items;
        Assert.That(tasks.Select(t => t.Number), Is.EqualTo(Enumerable.Range(1, 5)));
        Assert.That(tasks.Select(t => t.Progress).Distinct(), Is.EqualTo(new[] { TaskProgress.Assigned }));
        Assert.That((await World.Refused(World.Office, new RemoveTask(tasks[0].Id, 2))).Code, Is.EqualTo("conclusion.closed"));
        Assert.That((await World.Refused(World.Office, new AddTask { ConclusionId = conclusion, Task = content })).Code, Is.EqualTo("conclusion.closed"));
    }

    [TestCase(DeadlineKind.Date, "2026-06-27", null, "2026-06-29", null)]
    [TestCase(DeadlineKind.InYear, null, null, "2026-12-31", null)]
    [TestCase(DeadlineKind.Immediate, null, null, "2026-05-19", null)]
    [TestCase(DeadlineKind.Recurring, null, Cycle.Quarterly, "2026-08-14", null)]
    [TestCase(DeadlineKind.Continuous, null, Cycle.SixMonthly, null, "2026-11-16")]
    public async Task Every_kind_of_deadline_comes_to_a_day_at_issue(DeadlineKind kind, string? on, Cycle? cycle, string? due, string? review)
    {
        var (_, _, task, _) = await World.SentConclusion(new DeadlineRule { Kind = kind, On = on is null ? null : DateOnly.Parse(on, null), Cycle = cycle });

        var details = await World.Send(World.UnitContact, new TaskDetails(task));

        Assert.That((details.DueOn, details.OriginalDueOn, details.ReviewOn), Is.EqualTo((Day(due), Day(due), Day(review))));
    }

    [Test]
    public async Task A_deadline_that_comes_to_no_day_stops_the_issue_and_names_the_task()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var content = SomeConclusions.Task(World, await World.Clause(conclusion, 5));
        await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = content with { Deadline = new DeadlineRule { Kind = DeadlineKind.Stage } } });

        var refusal = await Assert.ThrowsAsync<RefusedException>(async () => await World.Issued(conclusion));

        Assert.That((refusal!.Code, refusal.Message), Is.EqualTo(("task.deadline", "Nội dung yêu cầu, kiến nghị số 1: Thời hạn theo giai đoạn cần có ngày kết thúc giai đoạn.")));
        var cycle = await World.Refused(World.Office, new AddTask { ConclusionId = conclusion, Task = content with { Deadline = new DeadlineRule { Kind = DeadlineKind.Recurring } } });
        Assert.That((cycle.Kind, cycle.Fields.Keys.Single()), Is.EqualTo((RefusalKind.Invalid, "Task.Deadline.Cycle")), "a day may come later, how often it comes back is known");
        Assert.That((await World.Refused(World.Office, new AddTask { ConclusionId = conclusion, Task = content with { Deadline = new DeadlineRule { Kind = DeadlineKind.None } } })).Kind, Is.EqualTo(RefusalKind.Invalid));
    }

    [Test]
    public async Task A_changed_day_off_moves_open_deadlines_lists_them_and_leaves_the_original()
    {
        var (_, _, task, _) = await World.SentConclusion();
        var swap = new SetDayOff { Day = new DateOnly(2026, 6, 30), DayKind = DayOffKind.Swap, Name = "Nghỉ hoán đổi", SourcePaper = "Công văn 99/BNV", DayStatus = DayOffStatus.Official };
        Assert.That((await World.Refused(World.Office, swap)).Kind, Is.EqualTo(RefusalKind.Forbidden));

        var changed = await World.Send(World.Administrator, swap);

        Assert.That(changed.Moved.Single(), Is.EqualTo(new MovedDeadline(task, changed.Moved[0].ConclusionId, 1, changed.Moved[0].Content, new DateOnly(2026, 6, 30), new DateOnly(2026, 7, 1), false)));
        var details = await World.Send(World.Office, new TaskDetails(task));
        Assert.That((details.DueOn, details.OriginalDueOn), Is.EqualTo((new DateOnly(2026, 7, 1), new DateOnly(2026, 6, 30))));
        Assert.That((await World.Send(World.Office, new DaysOff(2026))).Days.Select(d => d.Date), Does.Contain(new DateOnly(2026, 6, 30)));

        Assert.That((await World.Send(World.Administrator, new RemoveDayOff(new DateOnly(2026, 6, 30)))).Moved.Single().To, Is.EqualTo(new DateOnly(2026, 6, 30)));
        Assert.That((await World.Send(World.Administrator, new ImportDaysOff { DaysOff = [swap, swap with { Day = new DateOnly(2026, 7, 1) }] })).Moved.Single().To, Is.EqualTo(new DateOnly(2026, 7, 2)));
        Assert.That((await World.Refused(World.Administrator, swap with { Day = new DateOnly(2026, 6, 27) })).Code, Is.EqualTo("day_off.invalid"));
    }

    [Test]
    public async Task A_unit_sees_its_own_tasks_once_the_paper_was_sent_to_it_and_only_the_lead_accepts()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var content = SomeConclusions.Task(World, await World.Clause(conclusion, 5));
        var task = (await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = content })).Id;
        await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = content with { LeadUnitId = World.OtherUnit, CoordinatingUnitIds = [] } });
        Assert.That((await World.Send(World.UnitHead, new TaskList())).Items, Is.Empty);
        Assert.That((await World.Refused(World.UnitHead, new TaskDetails(task))).Kind, Is.EqualTo(RefusalKind.NotFound));

        var issued = await World.Issued(conclusion);
        var accept = new AcceptTask { TaskId = task, Version = 2, AcceptedOn = new DateOnly(2026, 5, 18) };
        foreach (var person in new[] { World.UnitContact, World.OtherUnitHead })
        {
            Assert.That((await World.Send(person, new TaskList())).Items, Is.Empty, "issued, but not sent yet");
            Assert.That((await World.Send(person, new TaskStatistics())).Total, Is.Zero);
            Assert.That((await World.Refused(person, new TaskDetails(task))).Kind, Is.EqualTo(RefusalKind.NotFound));
            Assert.That((await World.Refused(person, accept)).Kind, Is.EqualTo(RefusalKind.NotFound));
        }

        await World.Send(World.Clerk, new SendConclusion { ConclusionId = conclusion, Version = issued, ReceivingUnitIds = [World.Unit, World.OtherUnit], SentOn = new DateOnly(2026, 5, 15) });

        Assert.That((await World.Send(World.OtherUnitHead, new TaskStatistics())).Total, Is.EqualTo(2));
        Assert.That((await World.Send(World.OtherUnitHead, new TaskDetails(task))).Id, Is.EqualTo(task), "it coordinates");
        Assert.That((await World.Send(World.UnitContact, new TaskList())).Items.Select(t => t.Id), Is.EqualTo(new[] { task }));
        Assert.That((await World.Send(World.OtherUnitHead, new TaskList { Take = 1 })).Next, Is.Not.Null, "it coordinates one and leads one");
        Assert.That((await World.Refused(World.OtherUnitHead, accept)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.UnitContact, accept with { Version = 1 })).Kind, Is.EqualTo(RefusalKind.Stale));
        await World.Send(World.UnitContact, accept);
        Assert.That((await World.Refused(World.UnitContact, accept with { Version = 3 })).Code, Is.EqualTo("task.step"));
        Assert.That((await World.Send(World.Office, new TaskDetails(task))).Progress, Is.EqualTo(TaskProgress.Accepted));
    }

    [Test]
    public async Task Whoever_only_sits_in_delegations_sees_and_counts_the_tasks_of_those_campaigns_alone()
    {
        var (_, _, task, _) = await World.SentConclusion();
        foreach (var role in new[] { Role.Member, Role.DelegationHead, Role.Secretary })
        {
            var outsider = await World.Person(role, "Đại biểu HĐND tỉnh");
            Assert.That((await World.Send(outsider, new TaskList())).Items, Is.Empty, role.ToString());
            Assert.That((await World.Send(outsider, new TaskStatistics())).Total, Is.Zero, role.ToString());
        }
        World.Know(World.Identity(World.Expert) with { Roles = [Role.Expert, Role.Member] });
        Assert.That((await World.Send(World.Expert, new TaskList())).Items, Is.Empty, "its seat is an expert's, and experts read no tasks");

        foreach (var person in new[] { World.Member, World.Head, World.Secretary, World.Office, World.UnitHead })
        {
            Assert.That((await World.Send(person, new TaskList())).Items.Select(t => t.Id), Is.EqualTo(new[] { task }));
            Assert.That((await World.Send(person, new TaskStatistics())).Total, Is.EqualTo(1));
        }
    }

    [Test]
    public async Task What_is_unclear_is_pointed_out_and_stops_the_issue_where_the_council_enforces_it()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var content = SomeConclusions.Task(World, await World.Clause(conclusion, 5)) with { ResponsiblePost = null, Product = null };
        var task = (await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = content })).Id;

        var checklist = await World.Send(World.Office, new ConclusionChecklist(conclusion));
        Assert.That((checklist.Name, checklist.Enforced), Is.EqualTo(("6 rõ", false)));
        Assert.That(checklist.Tasks.Single().Missing, Is.EqualTo(new[] { ChecklistItem.Person, ChecklistItem.Product }));

        await World.Send(World.Administrator, new ChangeCouncilSettings
        {
            Version = 1, NumberSource = NumberSource.Qlvb, ChecklistName = "2 rõ", Checklist = [ChecklistItem.Person, ChecklistItem.Time], ChecklistEnforced = true, ImmediateDays = 3,
            MinutesSigners = [MinutesParty.Secretary, MinutesParty.Head],
        });
        var refusal = await Assert.ThrowsAsync<RefusedException>(async () => await World.Issued(conclusion));
        Assert.That((refusal!.Code, refusal.Message), Is.EqualTo(("conclusion.checklist", "Chưa đủ “2 rõ”: nội dung số 1 chưa rõ người.")));

        await World.Send(World.StandingBoard, new ReturnConclusion { ConclusionId = conclusion, Version = 3, Reason = "Bổ sung người chịu trách nhiệm." });
        await World.Send(World.Office, new ReviseTask { TaskId = task, Version = 1, Task = content with { ResponsiblePost = "Chủ tịch UBND xã" } });
        await World.Issued(conclusion);
    }

    [Test]
    public async Task The_journal_keeps_what_a_rewritten_task_said_before_and_no_other_tasks_words()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var content = SomeConclusions.Task(World, await World.Clause(conclusion, 5));
        await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = content with { Content = "Nội dung thứ nhất" } });
        var task = (await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = content with { Content = "Nội dung thứ hai", Product = "Báo cáo" } })).Id;

        await World.Send(World.Office, new ReviseTask { TaskId = task, Version = 1, Task = content with { Content = "Nội dung viết lại" } });

        Assert.That((await World.Journalled(task, "TaskRevised", "Before")).Single(), Does.Contain("Nội dung thứ hai").And.Contain("Báo cáo").And.Contain("clauseIds"));
    }

    [Test]
    public async Task An_addressee_above_the_council_is_asked_not_required()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var ministry = (await World.Send(World.Administrator, World.NewUnit("BNV", "Bộ Nội vụ") with { Kind = UnitKind.CentralBody, Level = UnitLevel.Central })).Id;
        var content = SomeConclusions.Task(World, await World.Clause(conclusion, 5)) with { LeadUnitId = ministry };

        Assert.That((await World.Refused(World.Office, new AddTask { ConclusionId = conclusion, Task = content })).Code, Is.EqualTo("task.reach"));
        Assert.That((await World.Refused(World.Office, new AddTask { ConclusionId = conclusion, Task = content with { Reach = Reach.Above } })).Code, Is.EqualTo("task.force"));
        await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = content with { Reach = Reach.Above, Force = TaskForce.Proposes } });
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, null);
}
