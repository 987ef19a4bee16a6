using Supervision.Core.Calendar;
using Supervision.Core.Councils;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;
using Supervision.Core.Units;
using Supervision.Tests.Conclusions;

namespace Supervision.Tests.Ledger;

public sealed class ShareTests : FeatureTest
{
    [Test]
    public async Task A_task_for_a_group_of_units_is_split_per_unit_and_its_state_is_theirs()
    {
        var (_, task) = await World.Assigned();
        await World.Send(World.Office, new SetEvidenceList { TaskId = task, Version = 2, EvidenceItems = ["Báo cáo", "Ảnh hiện trường"] });

        var split = await World.Send(World.Office, new SplitTask { TaskId = task, Version = 3, Shares = [new NewShare(World.Unit), new NewShare(World.OtherUnit, new DateOnly(2026, 5, 29))] });

        var shares = (await World.Send(World.Office, new TaskParts(task))).Parts;
        Assert.That(shares.Select(s => (s.LeadUnitId, s.DueOn, s.OriginalDueOn, s.Branch)), Is.EqualTo(new[]
        {
            (World.Unit, (DateOnly?)new DateOnly(2026, 6, 30), (DateOnly?)new DateOnly(2026, 6, 30), TaskBranch.Share),
            (World.OtherUnit, (DateOnly?)new DateOnly(2026, 5, 29), (DateOnly?)new DateOnly(2026, 5, 29), TaskBranch.Share),
        }));
        Assert.That((await World.Send(World.Office, new TaskStatistics())).Total, Is.EqualTo(2), "the parent is not counted");
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM FollowUpTasks WHERE CouncilId = @CouncilId AND IsParent = 1 AND ChaseOn IS NULL"), Is.EqualTo(1));
        Assert.That((await World.Send(World.OtherUnitHead, new TaskDetails(split.ShareIds[1]))).EvidenceItems, Is.EqualTo(new[] { "Báo cáo", "Ảnh hiện trường" }));
        Assert.That((await World.Send(World.Office, new TaskDetails(task))).PartsState, Is.EqualTo(PartsState.NotBegun));
        await World.Send(World.UnitHead, new AcceptTask { TaskId = split.ShareIds[0], Version = 1, AcceptedOn = new DateOnly(2026, 3, 9) });
        World.Clock.Set(new DateOnly(2026, 6, 1), new TimeOnly(8, 0));
        Assert.That((await World.Send(World.Office, new TaskDetails(task))).PartsState, Is.EqualTo(PartsState.Overdue), "the other unit's own deadline has passed");
        Assert.That((await World.Send(World.Office, new TaskDetails(task))).Progress, Is.EqualTo(TaskProgress.Assigned), "its own progress is left as it was");
        Assert.That((await World.Refused(World.Office, new SplitTask { TaskId = task, Version = 4, Shares = [new NewShare(World.Unit), new NewShare(World.OtherUnit)] })).Code, Is.EqualTo("task.split"));
    }

    [Test]
    public async Task A_share_of_a_conclusions_task_is_its_units_at_once_and_numbered_in_the_conclusion()
    {
        var (_, conclusion, task, _) = await World.SentConclusion();
        var third = (await World.Send(World.Administrator, World.NewUnit("U3", "Ủy ban nhân dân xã Đông Kinh"))).Id;
        var head = await World.Person(Core.Access.Role.UnitHead, "Chủ tịch UBND xã", third);

        var split = await World.Send(World.Office, new SplitTask { TaskId = task, Version = 2, Shares = [new NewShare(World.Unit), new NewShare(third)] });

        Assert.That((await World.Send(head, new TaskList())).Items.Select(t => (t.Id, t.Number, t.ConclusionId)), Is.EqualTo(new[] { (split.ShareIds[1], 3, (Guid?)conclusion) }));
        Assert.That((await World.Send(head, new TaskDetails(split.ShareIds[1]))).Sources, Has.Count.EqualTo(1));
        Assert.That((await World.Refused(head, new TaskDetails(task))).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task What_was_reported_is_not_split_and_a_share_is_not_due_before_the_paper()
    {
        var (_, task) = await World.Assigned();
        var shares = new[] { new NewShare(World.Unit), new NewShare(World.OtherUnit) };
        var split = new SplitTask { TaskId = task, Version = 2, Shares = shares };
        Assert.That((await World.Refused(World.Office, split with { Shares = [shares[0], shares[1] with { DueOn = new DateOnly(2026, 3, 1) }] })).Code, Is.EqualTo("task.deadline"));
        Assert.That((await World.Refused(World.Office, split with { Shares = [shares[0], shares[0]] })).Kind, Is.EqualTo(RefusalKind.Invalid));
        Assert.That((await World.Refused(World.Office, split with { Version = 1 })).Kind, Is.EqualTo(RefusalKind.Stale));
        Assert.That((await World.Refused(World.UnitHead, split)).Kind, Is.EqualTo(RefusalKind.Forbidden));

        await Report(task);
        Assert.That((await World.Refused(World.Office, split with { Version = 4 })).Code, Is.EqualTo("task.split"));
        Assert.That((await World.Refused(World.Office, new SetEvidenceList { TaskId = task, Version = 4, EvidenceItems = [] })).Code, Is.EqualTo("evidence.reported"));
    }

    [Test]
    public async Task A_split_gives_no_more_time_and_wipes_no_original_deadline()
    {
        var (_, task) = await World.Assigned();
        World.Clock.Set(new DateOnly(2026, 7, 10), new TimeOnly(8, 0));
        var split = new SplitTask { TaskId = task, Version = 2, Shares = [new NewShare(World.Unit, new DateOnly(2026, 12, 20)), new NewShare(World.OtherUnit, new DateOnly(2026, 6, 30))] };

        var refused = await World.Refused(World.Office, split);
        Assert.That((refused.Code, refused.Fields.Keys.Single()), Is.EqualTo(("task.deadline", nameof(SplitTask.Shares))));
        Assert.That(refused.Message, Is.EqualTo("Ủy ban nhân dân xã Hòa Bình: thời hạn riêng 20/12/2026 sau thời hạn 30/6/2026 của nội dung; cần thêm thời gian thì đề nghị và quyết định gia hạn."));

        await World.Tasks(task, t => t.DueOn = new DateOnly(2026, 8, 31));
        var shares = await World.Send(World.Office, split with { Version = 3, Shares = [new NewShare(World.Unit, new DateOnly(2026, 7, 31)), new NewShare(World.OtherUnit)] });
        Assert.That((await World.Send(World.Office, new TaskParts(task))).Parts.Select(s => (s.OriginalDueOn, s.DueOn)), Is.EqualTo(new[]
        {
            ((DateOnly?)new DateOnly(2026, 6, 30), (DateOnly?)new DateOnly(2026, 7, 31)),
            (new DateOnly(2026, 6, 30), new DateOnly(2026, 8, 31)),
        }), "within what was granted, the original deadline stays");
        Assert.That((await World.Send(World.Office, new TaskDetails(shares.ShareIds[0]))).StatedOn, Is.EqualTo(new DateOnly(2026, 7, 31)));
    }

    [TestCase(TaskProgress.Confirmed, TaskProgress.Dropped, PartsState.Closed)]
    [TestCase(TaskProgress.Confirmed, TaskProgress.ReportedDone, PartsState.Awaiting)]
    [TestCase(TaskProgress.Confirmed, TaskProgress.Suspended, PartsState.Suspended)]
    [TestCase(TaskProgress.Assigned, TaskProgress.Accepted, PartsState.NotBegun)]
    [TestCase(TaskProgress.Confirmed, TaskProgress.Assigned, PartsState.UnderWay)]
    [TestCase(TaskProgress.InProgress, TaskProgress.ReportedDone, PartsState.UnderWay)]
    public void The_state_of_a_parent_follows_from_its_leaves(TaskProgress first, TaskProgress second, PartsState state)
    {
        Assert.That(PartsRows.StateOf([Leaf(first), Leaf(second)], goesOn: false), Is.EqualTo(state));
        Assert.That(PartsRows.StateOf([Leaf(TaskProgress.Confirmed)], goesOn: true), Is.EqualTo(PartsState.UnderWay), "a series goes on");
        Assert.That(PartsRows.StateOf([Leaf(TaskProgress.Confirmed), Leaf(TaskProgress.Accepted) with { Timeliness = Timeliness.Overdue }], goesOn: false), Is.EqualTo(PartsState.Overdue));
    }

    [Test]
    public async Task A_committee_passes_work_on_and_stays_answerable_while_the_receiver_sees_it_and_reports_back_to_it()
    {
        await World.PutUnder();
        var (_, task) = await World.Assigned();
        var pass = new PassOnTask
        {
            TaskId = task, ReceivingUnitId = World.OtherUnit, Reference = "88/UBND-NC", IssuedOn = new DateOnly(2026, 3, 9), Content = "Rà soát hồ sơ tồn đọng tại thôn", DueOn = new DateOnly(2026, 5, 15),
        };
        Assert.That((await World.Refused(World.OtherUnitHead, pass)).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.UnitHead, pass with { DueOn = new DateOnly(2026, 7, 15) })).Code, Is.EqualTo("passing.due"));
        Assert.That((await World.Refused(World.UnitHead, pass with { ReceivingUnitId = World.Unit })).Code, Is.EqualTo("passing.self"));

        var passing = (await World.Send(World.UnitHead, pass)).Id;

        Assert.That((await World.Refused(World.UnitHead, pass)).Message, Is.EqualTo("Nội dung này đã được giao tiếp cho đơn vị bằng văn bản này."));
        Assert.That((await World.Send(World.OtherUnitHead, new TaskList())).Items.Select(t => (t.Id, t.LeadUnitId)), Is.EqualTo(new[] { (task, World.Unit) }));
        Assert.That((await World.Send(World.OtherUnitHead, new TaskStatistics())).Total, Is.EqualTo(1));
        Assert.That((await World.Refused(World.OtherUnitHead, new AcceptTask { TaskId = task, Version = 2, AcceptedOn = new DateOnly(2026, 3, 9) })).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.UnitHead, new ReportPassing { PassingId = passing, ReportedOn = new DateOnly(2026, 3, 9), Text = "Đã rà soát." })).Kind, Is.EqualTo(RefusalKind.Forbidden));
        var report = await World.Send(World.OtherUnitHead, new ReportPassing { PassingId = passing, ReportedOn = new DateOnly(2026, 3, 9), Text = "Đã rà soát 40 hồ sơ." });
        Assert.That(report.Number, Is.EqualTo(1));
        Assert.That((await World.Send(World.UnitHead, new TaskPassingList(task))).Single().Reports.Single().Text, Is.EqualTo("Đã rà soát 40 hồ sơ."));
        Assert.That((await World.Send(World.Office, new TaskDetails(task))).Progress, Is.EqualTo(TaskProgress.Assigned), "the committee still owes it");
    }

    [Test]
    public async Task The_receiver_is_reminded_of_its_day_and_the_lead_unit_told_of_what_came_back()
    {
        await World.PutUnder();
        var (_, task) = await World.Assigned();
        var passing = (await World.Send(World.UnitHead, new PassOnTask
        {
            TaskId = task, ReceivingUnitId = World.OtherUnit, Reference = "88/UBND-NC", IssuedOn = new DateOnly(2026, 3, 9), Content = "Rà soát hồ sơ tồn đọng tại thôn", DueOn = new DateOnly(2026, 5, 15),
        })).Id;
        Assert.That((await World.Send(World.UnitHead, new PassedOnWork())).ToReport, Is.Empty, "whoever passed it on owes no word to itself");
        foreach (var day in new[] { 11, 12, 13, 18, 19 })
        {
            World.Clock.Set(new DateOnly(2026, 5, day), new TimeOnly(6, 0));
            await World.AsSystem(new Core.Watching.WatchUnits());
        }

        Assert.That(await Told(World.OtherUnitHead), Is.EqualTo(new[]
        {
            "Quá hạn ngày 15/5/2026 báo cáo lại công việc được giao tiếp: Rà soát hồ sơ tồn đọng tại thôn", "Đến hạn ngày 15/5/2026 báo cáo lại công việc được giao tiếp: Rà soát hồ sơ tồn đọng tại thôn",
        }));
        Assert.That(await Told(World.UnitHead), Is.EqualTo(new[] { "Quá hạn ngày 15/5/2026: chưa được báo cáo lại công việc đã giao tiếp thuộc nội dung số 1" }));
        Assert.That((await World.Send(World.OtherUnitHead, new PassedOnWork())).ToReport.Select(one => (one.Id, one.IsLate, one.Reason)), Is.EqualTo(new[] { (passing, true, "Quá hạn 4 ngày vì chưa báo cáo lại (hạn 15/5/2026)") }));

        await World.Send(World.OtherUnitHead, new ReportPassing { PassingId = passing, ReportedOn = new DateOnly(2026, 5, 19), Text = "Đã rà soát 40 hồ sơ." });

        Assert.That((await World.Send(World.OtherUnitHead, new PassedOnWork())).ToReport, Is.Empty);
        Assert.That((await World.Send(World.UnitHead, new PassedOnWork())).Reported.Select(one => (one.ReceivingUnitName, one.Text)), Is.EqualTo(new[] { ("Ủy ban nhân dân xã Tân Tiến", "Đã rà soát 40 hồ sơ.") }));
        Assert.That((await Told(World.UnitHead))[0], Is.EqualTo("Ủy ban nhân dân xã Tân Tiến đã báo cáo lại công việc giao tiếp thuộc nội dung số 1"));

        async Task<IReadOnlyList<string>> Told(Guid person) => [.. (await World.Send(person, new Core.Notices.NoticeList { Take = 50 })).Items.Select(one => one.Title).Where(title => title.Contains("báo cáo lại", StringComparison.Ordinal))];
    }

    [Test]
    public async Task Work_is_passed_on_only_to_what_is_under_the_lead_unit()
    {
        var (_, task) = await World.Assigned();
        async Task<Guid> Unit(string code, UnitKind kind, UnitLevel level, Guid? parent = null, string? place = null) => (await World.Send(World.Administrator,
            World.NewUnit(code, $"Đơn vị {code}") with { Kind = kind, Level = level, ParentId = parent, PlaceName = place })).Id;
        var province = await Unit("STC", UnitKind.Department, UnitLevel.Province);
        var stranger = await Unit("TRAM", UnitKind.PublicServiceUnit, UnitLevel.Commune, World.OtherUnit);
        var unplaced = await Unit("KHAC", UnitKind.PublicServiceUnit, UnitLevel.Commune);
        var division = await Unit("PKT", UnitKind.Division, UnitLevel.Commune, World.Unit);
        var below = await Unit("TO", UnitKind.PublicServiceUnit, UnitLevel.Commune, division);
        PassOnTask Pass(Guid to) => new() { TaskId = task, ReceivingUnitId = to, Reference = "88/UBND-NC", IssuedOn = new DateOnly(2026, 3, 9), Content = "Rà soát hồ sơ" };

        Assert.That((await World.Refused(World.UnitHead, Pass(province))).Message, Is.EqualTo("Không giao tiếp nội dung cho cơ quan cấp trên."));
        foreach (var to in new[] { World.OtherUnit, stranger, unplaced })
        {
            var refused = await World.Refused(World.UnitHead, Pass(to));
            Assert.That((refused.Code, refused.Fields.Keys.Single()), Is.EqualTo(("passing.receiver", "ReceivingUnitId")));
        }
        Assert.That((await World.Send(World.UnitHead, new UnitList { UnderId = World.Unit })).Items.Select(unit => unit.Id), Is.EquivalentTo(new[] { division, below }), "what is offered");
        foreach (var to in new[] { division, below }) await World.Send(World.UnitHead, Pass(to));
        var committee = await Unit("TINH", UnitKind.PeoplesCommittee, UnitLevel.Province);
        Assert.That((await World.Send(World.Office, new UnitList { UnderId = committee })).Items.Select(unit => unit.Id), Is.SupersetOf(new[] { World.Unit, World.OtherUnit, province, division }), "by level, where no superior is named");
    }

    private async Task Report(Guid task)
    {
        await World.Send(World.UnitHead, new AcceptTask { TaskId = task, Version = 2, AcceptedOn = new DateOnly(2026, 3, 9) });
        await World.Tasks(task, t => t.Take(TaskStep.Report, new DateOnly(2026, 3, 9)));
    }

    private static TaskPart Leaf(TaskProgress progress) => new()
    {
        Id = Guid.NewGuid(), ParentId = Guid.Empty, Branch = TaskBranch.Share, IsParent = false, Number = 1, LeadUnitId = Guid.Empty, LeadUnitName = "", Progress = progress, PercentDone = 0,
    };
}
