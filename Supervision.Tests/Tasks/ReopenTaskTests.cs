using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Ledger;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Registers;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Ledger;

namespace Supervision.Tests.Tasks;

/// <summary>What was closed is opened again by a decision, and is from then on as if it had never been closed, but for its history.</summary>
public sealed class ReopenTaskTests : FeatureTest
{
    private static readonly DateOnly DueOn = new(2026, 8, 14);

    [Test]
    public async Task A_task_that_was_ended_by_mistake_goes_on_with_the_deadline_of_the_decision_and_is_chased_again()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        await World.Send(World.StandingBoard, Drop(task, 3));
        var reopen = Reopen(task, 4);

        Assert.That((await World.Refused(World.Office, reopen)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.UnitHead, reopen)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.StandingBoard, reopen with { Version = 3 })).Kind, Is.EqualTo(RefusalKind.Stale));
        Assert.That((await World.Refused(World.StandingBoard, reopen with { Reason = "", DecisionReference = "", DueOn = new DateOnly(2026, 5, 28) })).Fields.Keys,
            Is.EquivalentTo(new[] { nameof(ReopenTask.Reason), nameof(ReopenTask.DecisionReference), nameof(ReopenTask.DueOn) }));
        var early = await World.Refused(World.StandingBoard, reopen with { DecidedOn = new DateOnly(2026, 5, 27) });
        Assert.That((early.Code, early.Fields.Keys.Single()), Is.EqualTo(("date.order", nameof(ReopenTask.DecidedOn))), "the paper that opens it is not older than its end");

        await World.Send(World.StandingBoard, reopen);

        var details = await World.Send(World.UnitHead, new TaskDetails(task));
        Assert.That((details.Progress, details.DueOn, details.OriginalDueOn, details.ClosedOn, details.Timeliness), Is.EqualTo((TaskProgress.InProgress, (DateOnly?)DueOn, (DateOnly?)new DateOnly(2026, 6, 30), (DateOnly?)null, (Timeliness?)Timeliness.InTerm)));
        var unit = (await World.Send(World.Office, new UnitCounts())).Units.Single(u => u.UnitId == World.Unit);
        Assert.That((unit.Dropped, unit.InTerm, unit.Total), Is.EqualTo((0, 1, 1)));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM FollowUpTasks WHERE Id = @task AND ChaseOn IS NOT NULL AND ChaseStep IS NULL AND CouncilId = @CouncilId", new { task }), Is.EqualTo(1));
        var history = await World.Send(World.UnitHead, new TaskHistory(task));
        Assert.That((history.Drops.Single().DecisionReference, history.Reopenings.Single().DecisionReference, history.Reopenings.Single().ClosedAs), Is.EqualTo(("28/TB-HĐND", "29/TB-HĐND", TaskProgress.Dropped)));
        Assert.That(history.Days.Single().Moves.Select(m => (m.FromOn, m.ToOn, m.Reason)), Is.EqualTo(new[] { ((DateOnly?)new DateOnly(2026, 6, 30), (DateOnly?)DueOn, DateChangeReason.Reopening) }));
        var told = (await World.Send(World.UnitHead, new NoticeList())).Items[0];
        Assert.That(told.Title, Is.EqualTo("Nội dung số 1 được mở lại, đơn vị tiếp tục thực hiện (thời hạn 14/8/2026)"));
        Assert.That(told.Text, Does.Contain("Văn bản: 29/TB-HĐND ngày 29/5/2026.").And.Contain("Lý do: Kết thúc nhầm nội dung.").And.Contain("Thời hạn thực hiện: ngày 14/8/2026."));
        Assert.That(await World.Value<string>("SELECT Data FROM Journal WHERE Event = 'TaskReopened' AND SubjectId = @task AND CouncilId = @CouncilId", new { task }), Does.Contain("29/TB-HĐND"));

        await World.Send(World.StandingBoard, Drop(task, 5) with { DroppedOn = SomeTasks.Today, DecisionReference = "30/TB-HĐND" });
        Assert.That((await World.Send(World.Office, new UnitCounts())).Units.Single(u => u.UnitId == World.Unit).Dropped, Is.EqualTo(1), "it can be ended once more");
        Assert.That((await World.Send(World.UnitHead, new TaskHistory(task))).Drops, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task What_was_confirmed_and_found_wanting_later_is_reported_on_anew_and_counted_once()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        var (_, items) = await World.AppraisedRemediation((task, RemediationClaim.Done));
        await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.Confirmed));
        await World.Send(World.Office, new RecordRecheck { TaskId = task, CheckedOn = SomeTasks.Today, Place = "Bộ phận Một cửa", Participants = "Văn phòng, UBND xã", Result = RecheckResult.NotRemedied });
        Assert.That((await World.Send(World.StandingBoard, new TaskDetails(task))).CanReopen, Is.True);
        var wanting = (await World.Send(World.StandingBoard, new NoticeList())).Items[0];
        Assert.That((wanting.Title, wanting.Link), Is.EqualTo(("Ủy ban nhân dân xã Hòa Bình: nội dung số 1 đã xác nhận hoàn thành, kiểm tra lại: chưa khắc phục", $"/noi-dung/{task}")));

        await World.Send(World.StandingBoard, Reopen(task, await World.VersionOf(task)));

        var reopened = await World.Send(World.UnitHead, new TaskDetails(task));
        Assert.That((reopened.Progress, reopened.ReportedOn, reopened.CanReopen), Is.EqualTo((TaskProgress.InProgress, (DateOnly?)null, false)), "the report that was confirmed counts no more");
        Assert.That(await Closed(), Is.EqualTo((0, 0, 1)));
        Assert.That((await World.Refused(World.UnitContact, new StartTask { TaskId = task, Version = reopened.Version, StartedOn = new DateOnly(2026, 5, 28) })).Code, Is.EqualTo("task.step"), "it is under way");

        World.Clock.Set(new DateOnly(2026, 8, 20), new TimeOnly(9, 0));
        var (report, version, again) = await World.DraftedRemediation((task, RemediationClaim.Done));
        var handedIn = await World.Send(World.UnitHead, new SubmitRemediationReport { RemediationReportId = report, Version = version, ReportedOn = new DateOnly(2026, 8, 20) });
        await World.Send(World.Office, new BeginAppraisal { RemediationReportId = report, Version = handedIn.Version, AppraisalOn = new DateOnly(2026, 8, 20) });
        await World.Send(World.StandingBoard, SomeTasks.Decision(again[0], RemediationOutcome.Confirmed) with { DecidedOn = new DateOnly(2026, 8, 20) });
        Assert.That(await Closed(), Is.EqualTo((0, 1, 1)), "judged by the new report and the deadline of the decision");
    }

    [Test]
    public async Task Reopening_gives_no_less_time_than_was_given_and_the_task_is_unreported_again()
    {
        var tasks = await World.AcceptedTasks(2);
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        var (_, items) = await World.AppraisedRemediation((tasks[0], RemediationClaim.Done));
        await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.Confirmed));
        Assert.That((await World.Send(World.UnitHead, new OwedConclusionReports())).Single().Missing, Is.EqualTo(1));

        var reopen = Reopen(tasks[0], await World.VersionOf(tasks[0]));
        var early = await World.Refused(World.StandingBoard, reopen with { DueOn = new DateOnly(2026, 6, 29) });
        Assert.That((early.Code, early.Fields.Keys.Single()), Is.EqualTo(("task.reopen_earlier", nameof(ReopenTask.DueOn))));
        await World.Send(World.StandingBoard, reopen with { DueOn = new DateOnly(2026, 6, 30) });

        var task = await World.Send(World.UnitHead, new TaskDetails(tasks[0]));
        Assert.That((task.DueOn, task.PercentDone), Is.EqualTo(((DateOnly?)new DateOnly(2026, 6, 30), 0)));
        Assert.That((await World.Send(World.UnitHead, new OwedConclusionReports())).Single().Missing, Is.EqualTo(2), "the confirmed report counts no more");
    }

    [Test]
    public async Task The_number_of_a_paper_that_ends_or_reopens_a_task_is_taken_in_the_outgoing_register()
    {
        var tasks = await World.AcceptedTasks(2);
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        await World.Send(World.StandingBoard, Drop(tasks[0], 3));

        var taken = await World.Refused(World.StandingBoard, Reopen(tasks[0], 4) with { DecisionReference = "28/TB-HĐND" });
        Assert.That((taken.Code, taken.Fields.Keys.Single()), Is.EqualTo(("number.taken", nameof(ReopenTask.DecisionReference))));
        Assert.That(taken.Message, Does.Contain("Văn bản quyết định “V/v kết thúc do không còn phù hợp"));
        await World.Send(World.StandingBoard, Drop(tasks[1], 3));
        await World.Send(World.StandingBoard, Reopen(tasks[0], 4));

        var lines = (await World.Send(World.Clerk, new OutgoingList { Year = 2026 })).Items.Where(line => line.TaskId is not null).Select(line => (line.Number, line.TaskId, line.ReportId));
        Assert.That(lines, Is.EquivalentTo(new[] { (28, (Guid?)tasks[0], (Guid?)null), (29, tasks[0], null) }), "one paper ends several tasks");
    }

    [Test]
    public async Task What_a_committee_recommended_its_own_leader_reopens()
    {
        var (task, leader) = await World.CommitteeTask();
        var other = await World.Person(Role.CommitteeLeader, "Trưởng Ban khác", bodyId: World.Council.StandingBoardId);
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        await World.Send(leader, Drop(task, 2));

        Assert.That((await World.Refused(other, Reopen(task, 3))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        await World.Send(leader, Reopen(task, 3));
        Assert.That((await World.Send(leader, new TaskDetails(task))).Progress, Is.EqualTo(TaskProgress.InProgress));
    }

    [Test]
    public async Task A_task_that_its_unit_called_anothers_stays_with_it_when_it_is_reopened()
    {
        var (_, _, task, _) = await World.SentConclusion();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        await World.Send(World.UnitHead, new RefuseTask { TaskId = task, Version = 2, RefusedOn = SomeTasks.AcceptedOn, Reason = "Thuộc xã khác." });
        await World.Send(World.StandingBoard, Drop(task, 3));
        await World.Send(World.StandingBoard, Reopen(task, 4));

        var refusal = (await World.Send(World.Office, new TaskHistory(task))).Refusals.Single();
        Assert.That((refusal.AnsweredOn, refusal.ToUnitId, refusal.Answer), Is.EqualTo(((DateOnly?)SomeTasks.Today, (Guid?)World.Unit, "Kết thúc nhầm nội dung.")));
    }

    [Test]
    public async Task What_goes_on_elsewhere_stays_closed_and_the_refusal_says_where()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        Assert.That((await World.Refused(World.StandingBoard, Reopen(task, 3))).Code, Is.EqualTo("task.step"), "it is open");
        var (_, items) = await World.AppraisedRemediation((task, RemediationClaim.Partly));
        var remainder = (await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.ConfirmedPartly))).RemainderTaskId!.Value;
        var partly = await World.Refused(World.StandingBoard, Reopen(task, await World.VersionOf(task)));
        Assert.That(partly.Message, Does.Contain("phần"));

        await World.Send(World.StandingBoard, Drop(remainder, await World.VersionOf(remainder)));
        await World.Send(World.StandingBoard, Reopen(remainder, await World.VersionOf(remainder)));
        Assert.That((await World.Send(World.Office, new TaskDetails(remainder))).Progress, Is.EqualTo(TaskProgress.InProgress), "what remained is a task of its own");
    }

    [Test]
    public async Task A_task_of_a_replaced_conclusion_or_of_a_completed_supervision_stays_closed()
    {
        var (ended, conclusion, task, version) = await World.SentConclusion();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        await World.Send(World.StandingBoard, Drop(task, 2));
        var asked = (await World.Send(World.UnitHead, new RequestReconsideration { ConclusionId = conclusion, RequestedOn = new DateOnly(2026, 5, 20), Grounds = "Số liệu 72 hồ sơ đã gồm hồ sơ công dân rút." })).Id;
        await World.Send(World.StandingBoard, new AnswerReconsideration
        {
            ConclusionId = conclusion, Version = version + 1, ReconsiderationId = asked, Outcome = ReconsiderationOutcome.Amended, Answer = "Điều chỉnh còn 70 hồ sơ.", AnsweredOn = new DateOnly(2026, 5, 25),
        });
        var next = (await World.Send(World.Office, new ReplaceConclusion { ConclusionId = conclusion, Reason = "Sửa số liệu theo kết quả xem xét lại." })).Id;
        var issued = await World.Issued(next, 18);

        Assert.That((await World.Refused(World.StandingBoard, Reopen(task, await World.VersionOf(task)))).Message, Does.StartWith("Kết luận đã được thay thế"));
        Assert.That((await World.Send(World.StandingBoard, new TaskDetails(task))).CanReopen, Is.False);

        await World.Send(World.Clerk, new SendConclusion { ConclusionId = next, Version = issued, ReceivingUnitIds = [World.Unit, World.OtherUnit], SentOn = SomeTasks.Today });
        var followed = (await World.Send(World.Office, new TaskList { ConclusionId = next })).Items.Single().Id;
        Assert.That(followed, Is.EqualTo(task), "what was over goes on being over, under the new paper");
        var complete = new MoveCampaign { CampaignId = ended.Campaign, Version = 0, Step = CampaignStep.Complete, On = SomeTasks.Today, LeavesUnfinished = true, Reason = "Chuyển theo dõi ở cuộc sau." };
        await World.Send(World.Office, complete with { Version = (await World.Send(World.Office, new CampaignDetails { CampaignId = ended.Campaign })).Head.Version });
        Assert.That((await World.Refused(World.StandingBoard, Reopen(followed, await World.VersionOf(followed)))).Message, Does.StartWith("Cuộc giám sát đã hoàn thành"));
    }

    [Test]
    public async Task A_share_is_reopened_and_its_family_is_open_again_while_the_parent_itself_is_not()
    {
        var (_, parent) = await World.Assigned();
        var split = await World.Send(World.Office, new SplitTask { TaskId = parent, Version = 2, Shares = [new NewShare(World.Unit), new NewShare(World.OtherUnit)] });
        foreach (var share in split.ShareIds) await World.Send(World.StandingBoard, Drop(share, 1) with { DroppedOn = new DateOnly(2026, 3, 9) });
        Assert.That((await World.Send(World.Office, new TaskDetails(parent))).PartsState, Is.EqualTo(PartsState.Closed));

        await World.Send(World.StandingBoard, Reopen(split.ShareIds[0], 2) with { DecidedOn = new DateOnly(2026, 3, 9) });

        Assert.That((await World.Send(World.Office, new TaskDetails(parent))).PartsState, Is.EqualTo(PartsState.UnderWay));
        Assert.That((await World.Refused(World.StandingBoard, Reopen(parent, 3) with { DecidedOn = new DateOnly(2026, 3, 9) })).Code, Is.EqualTo("task.parent"));
    }

    [Test]
    public async Task What_has_no_end_is_reviewed_next_on_the_day_of_the_decision()
    {
        var (_, task) = await World.Assigned(SomeLedger.Task(World, new DeadlineRule { Kind = DeadlineKind.Continuous, Cycle = Cycle.Quarterly }));
        await World.Send(World.StandingBoard, Drop(task, 2) with { DroppedOn = new DateOnly(2026, 3, 9) });
        await World.Send(World.StandingBoard, Reopen(task, 3) with { DecidedOn = new DateOnly(2026, 3, 9) });

        var details = await World.Send(World.Office, new TaskDetails(task));
        Assert.That((details.DueOn, details.ReviewOn), Is.EqualTo(((DateOnly?)null, (DateOnly?)DueOn)));
    }

    private static DropTask Drop(Guid task, int version) => new() { TaskId = task, Version = version, DroppedOn = new DateOnly(2026, 5, 28), DecisionReference = "28/TB-HĐND", Reason = "Dự án đã dừng." };

    private static ReopenTask Reopen(Guid task, int version) =>
        new() { TaskId = task, Version = version, DecisionReference = "29/TB-HĐND", DecidedOn = SomeTasks.Today, Reason = "Kết thúc nhầm nội dung.", DueOn = DueOn };

    private async Task<(int OnTime, int Late, int Total)> Closed()
    {
        var unit = (await World.Send(World.Office, new UnitCounts())).Units.Single(u => u.UnitId == World.Unit);
        return (unit.ClosedOnTime, unit.ClosedLate, unit.Total);
    }
}
