using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Ledger;
using Supervision.Core.Notices;
using Supervision.Core.Overview;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Tests.Papers;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Remediation;

public sealed class DecisionTests : FeatureTest
{
    [Test]
    public async Task The_Standing_Board_confirms_and_the_task_is_judged_on_the_day_it_was_reported()
    {
        var task = await World.AcceptedTask();
        var (report, items, handedIn) = await World.SubmittedRemediation((task, RemediationClaim.Done));
        var decision = SomeTasks.Decision(items[0], RemediationOutcome.Confirmed);
        Assert.That((await World.Refused(World.StandingBoard, decision)).Code, Is.EqualTo("remediation.step"), "not taken up yet");
        var appraise = new BeginAppraisal { RemediationReportId = report, Version = handedIn.Version, AppraisalOn = new DateOnly(2026, 5, 26) };
        Assert.That((await World.Refused(World.UnitContact, appraise)).Code, Is.EqualTo("remediation.council"));
        Assert.That((await World.Refused(World.Office, appraise with { AppraisalOn = new DateOnly(2026, 5, 24) })).Code, Is.EqualTo("date.order"));
        await World.Send(World.Office, appraise);

        foreach (var person in new[] { World.Office, World.Head, World.Secretary, World.UnitHead })
            Assert.That((await World.Refused(person, decision)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.StandingBoard, decision with { DecidedOn = new DateOnly(2026, 5, 25) })).Code, Is.EqualTo("date.order"));
        Assert.That((await World.Refused(World.StandingBoard, decision with { Outcome = RemediationOutcome.Noted })).Kind, Is.EqualTo(RefusalKind.Invalid));
        await World.Send(World.StandingBoard, decision with { Reference = "12/PXN" });

        var done = await World.Send(World.UnitHead, new TaskDetails(task));
        Assert.That((done.Progress, done.PercentDone, done.ReportedOn, done.ClosedOn, done.Timeliness),
            Is.EqualTo((TaskProgress.Confirmed, 100, (DateOnly?)SomeTasks.ReportedOn, (DateOnly?)new DateOnly(2026, 5, 27), (Timeliness?)Timeliness.Early)));
        var details = await World.Send(World.UnitHead, new RemediationReportDetails(report));
        Assert.That((details.Report.Status, details.Report.AppraisalDueOn, details.Items.Single().OutcomeReference), Is.EqualTo((RemediationStatus.Decided, new DateOnly(2026, 6, 8), "12/PXN")));
        Assert.That(await World.Value<long>("SELECT Tasks FROM UnitTaskTallies WHERE UnitId = @Unit AND Part = 'ClosedOnTime' AND CouncilId = @CouncilId", new { World.Unit }), Is.EqualTo(1));
    }

    [Test]
    public async Task Nobody_confirms_what_they_reported_themselves()
    {
        var task = await World.AcceptedTask();
        var (_, items) = await World.AppraisedRemediation((task, RemediationClaim.Done));
        foreach (var person in new[] { World.UnitHead, World.UnitContact })
        {
            var identity = World.Identity(person);
            World.Know(identity with { UnitId = null, Roles = [Role.StandingBoard] });
            Assert.That((await World.Refused(person, SomeTasks.Decision(items[0], RemediationOutcome.Confirmed))).Code, Is.EqualTo("four_eyes"));
            World.Know(identity);
        }
    }

    [Test]
    public async Task Whoever_serves_the_unit_too_does_not_confirm()
    {
        var task = await World.AcceptedTask();
        var (_, items) = await World.AppraisedRemediation((task, RemediationClaim.Done));
        var both = (await World.Send(World.Administrator, new Core.People.AddPerson
        {
            Name = "Người kiêm nhiệm", Title = "Phó Chủ tịch HĐND", Roles = [new Core.People.HeldRole(Role.StandingBoard, null)], ValidFrom = new DateOnly(2021, 7, 1),
            Posts = [new Core.People.HeldPost(World.Unit, "Phó Chánh Văn phòng HĐND và UBND", new DateOnly(2021, 7, 1))],
        })).Id;
        World.Know(World.Identity(World.StandingBoard) with { PersonId = both });
        Assert.That((await World.Refused(both, SomeTasks.Decision(items[0], RemediationOutcome.Confirmed))).Code, Is.EqualTo("actor.serves_both"));
    }

    [Test]
    public async Task What_is_done_in_part_leaves_a_task_of_its_own_with_its_own_deadline()
    {
        var task = await World.AcceptedTask();
        var (_, items) = await World.AppraisedRemediation((task, RemediationClaim.Partly));
        var partly = SomeTasks.Decision(items[0], RemediationOutcome.ConfirmedPartly);
        Assert.That((await World.Refused(World.StandingBoard, partly with { Remainder = null })).Fields.Keys, Is.EqualTo(new[] { nameof(partly.Remainder) }));
        var decided = await World.Send(World.StandingBoard, partly);

        var remainder = await World.Send(World.UnitHead, new TaskDetails(decided.RemainderTaskId!.Value));
        // 1 August 2026 is a Saturday.
        Assert.That((remainder.Branch, remainder.ParentId, remainder.Progress, remainder.DueOn, remainder.OriginalDueOn, remainder.Content, remainder.Number),
            Is.EqualTo((TaskBranch.Remainder, task, TaskProgress.Assigned, new DateOnly(2026, 8, 3), new DateOnly(2026, 6, 30), "Giải quyết 12 hồ sơ còn lại", 2)));
        var conclusion = Guid.Parse((await World.Value<string>("SELECT CAST(ConclusionId AS nvarchar(36)) FROM FollowUpTasks WHERE Id = @task AND CouncilId = @CouncilId", new { task }))!);
        Assert.That(SomeOfficePapers.Text(await World.Send(World.Office, new PrintConclusion(conclusion))), Does.Not.Contain("12 hồ sơ còn lại"), "the conclusion that was issued said nothing of it");
        Assert.That((remainder.Sources.Count, remainder.Coordinators.Single().UnitId), Is.EqualTo((1, World.OtherUnit)));
        var parent = await World.Send(World.UnitHead, new TaskDetails(task));
        Assert.That((parent.Progress, parent.IsParent), Is.EqualTo((TaskProgress.PartlyDone, false)));
        Assert.That((await World.Send(World.UnitHead, new TaskParts(task))).Parts.Select(part => part.Id), Is.EqualTo(new[] { remainder.Id }), "whoever opens what was done finds what remains");
        var counts = await World.Send(World.Office, new TaskStatistics());
        Assert.That((counts.Total, counts.ClosedOnTime, counts.OpenInTerm), Is.EqualTo((2, 1, 1)), "what was done and what remains are counted each for itself");
        await World.Send(World.UnitHead, new AcceptTask { TaskId = remainder.Id, Version = 1, AcceptedOn = SomeTasks.Today });
    }

    [Test]
    public async Task What_was_late_stays_late_when_a_part_of_it_is_confirmed()
    {
        var task = await World.AcceptedTask();
        var term = new DateOnly(2026, 5, 20);
        await World.With(World.Office, services => services.GetRequiredService<Db>().Execute("UPDATE FollowUpTasks SET DueOn = @term, OriginalDueOn = @term WHERE Id = @task AND CouncilId = @CouncilId", new { term, task }, CancellationToken.None));
        var (_, items) = await World.AppraisedRemediation((task, RemediationClaim.Partly));
        var year = new FollowUpOverview { From = new DateOnly(2026, 1, 1), To = new DateOnly(2026, 12, 31) };
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        Assert.That((await World.Send(World.StandingBoard, year)).Overdue, Is.EqualTo(1));

        var decided = await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.ConfirmedPartly));

        var remainder = await World.Send(World.UnitHead, new TaskDetails(decided.RemainderTaskId!.Value));
        Assert.That((remainder.OriginalDueOn, remainder.DueOn), Is.EqualTo(((DateOnly?)term, (DateOnly?)new DateOnly(2026, 8, 3))), "what remains is late against the day that was set first");
        var counts = await World.Send(World.StandingBoard, new TaskStatistics());
        Assert.That((counts.ClosedLate, counts.OpenInTerm, counts.AgainstOriginal!.ClosedLate, counts.AgainstOriginal.OpenOverdue), Is.EqualTo((1, 1, 1, 1)));
        var overview = await World.Send(World.StandingBoard, year);
        Assert.That((overview.Rates.Done, overview.Rates.DoneOnTime, overview.Rates.Due, overview.Rates.Kept, overview.Overdue, overview.PastOriginal), Is.EqualTo((1, 0, 1, 0, 0, 1)));
        Assert.That(overview.Units.Single(unit => unit.UnitId == World.Unit).ClosedLate, Is.EqualTo(1), "the unit's own count tells it too");
    }

    [Test]
    public async Task A_report_that_is_given_back_may_get_a_new_day_and_counts_for_nothing()
    {
        var task = await World.AcceptedTask();
        var (_, items) = await World.AppraisedRemediation((task, RemediationClaim.Done));
        var returned = SomeTasks.Decision(items[0], RemediationOutcome.Returned) with { NewDueOn = new DateOnly(2026, 7, 11) };
        Assert.That((await World.Refused(World.StandingBoard, returned with { Reason = " " })).Fields.Keys, Is.EqualTo(new[] { nameof(returned.Reason) }));
        await World.Send(World.StandingBoard, returned);

        var back = await World.Send(World.UnitHead, new TaskDetails(task));
        Assert.That((back.Progress, back.ReportedOn, back.DueOn, back.OriginalDueOn), Is.EqualTo((TaskProgress.Returned, (DateOnly?)null, new DateOnly(2026, 7, 13), new DateOnly(2026, 6, 30))));
        var (again, version, _) = await World.DraftedRemediation((task, RemediationClaim.Done));
        var submit = new SubmitRemediationReport { RemediationReportId = again, Version = version, ReportedOn = new DateOnly(2026, 5, 26) };
        Assert.That((await World.Refused(World.UnitHead, submit)).Code, Is.EqualTo("date.order"), "before it was given back");
        await World.Send(World.UnitHead, submit with { ReportedOn = new DateOnly(2026, 5, 28) });

        var history = await World.Send(World.UnitHead, new TaskHistory(task));
        Assert.That(history.Reports.Select(r => (r.ReportedOn, r.Outcome)), Is.EqualTo(new[] { (SomeTasks.ReportedOn, (RemediationOutcome?)RemediationOutcome.Returned), (new DateOnly(2026, 5, 28), null) }));
    }

    [Test]
    public async Task A_day_for_the_supplement_never_makes_the_task_due_earlier_nor_forgives_who_reported_late()
    {
        var tasks = await World.AcceptedTasks(2);
        var (_, items) = await World.AppraisedRemediation((tasks[0], RemediationClaim.Done));
        await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.Returned) with { NewDueOn = new DateOnly(2026, 6, 10) });
        var back = await World.Send(World.UnitHead, new TaskDetails(tasks[0]));
        Assert.That((back.Progress, back.DueOn, back.Timeliness), Is.EqualTo((TaskProgress.Returned, new DateOnly(2026, 6, 30), Timeliness.InTerm)), "the issued paper gives it until the end of June");
        Assert.That((await World.Send(World.UnitHead, new TaskHistory(tasks[0]))).Days.Sum(day => day.Moves.Count), Is.Zero);
        Assert.That((await World.Send(World.UnitHead, new NoticeList())).Items[0].Text, Does.Contain("Bổ sung, làm rõ chậm nhất ngày 10/6/2026.").And.Contain("Thời hạn thực hiện: ngày 30/6/2026."));
        World.Clock.Set(new DateOnly(2026, 6, 11), new TimeOnly(8, 0));
        Assert.That((await World.Send(World.UnitHead, new TaskDetails(tasks[0]))).Timeliness, Is.Not.EqualTo(Timeliness.Overdue));

        World.Clock.Set(new DateOnly(2026, 7, 6), new TimeOnly(8, 0));
        var (report, version, late) = await World.DraftedRemediation((tasks[1], RemediationClaim.Done));
        var handedIn = await World.Send(World.UnitHead, new SubmitRemediationReport { RemediationReportId = report, Version = version, ReportedOn = new DateOnly(2026, 7, 6) });
        await World.Send(World.Office, new BeginAppraisal { RemediationReportId = report, Version = handedIn.Version, AppraisalOn = new DateOnly(2026, 7, 6) });
        await World.Send(World.StandingBoard, SomeTasks.Decision(late[0], RemediationOutcome.Returned) with { DecidedOn = new DateOnly(2026, 7, 6), NewDueOn = new DateOnly(2026, 7, 20) });
        var overdue = await World.Send(World.UnitHead, new TaskDetails(tasks[1]));
        Assert.That((overdue.DueOn, overdue.Timeliness), Is.EqualTo((new DateOnly(2026, 6, 30), Timeliness.Overdue)), "more time is granted by an extension only");
    }

    [Test]
    public async Task What_is_not_satisfactory_goes_on_with_its_old_deadline()
    {
        var task = await World.AcceptedTask();
        var (_, items) = await World.AppraisedRemediation((task, RemediationClaim.Done));
        var decision = SomeTasks.Decision(items[0], RemediationOutcome.NotSatisfactory);
        Assert.That((await World.Refused(World.StandingBoard, decision with { NewDueOn = new DateOnly(2026, 7, 11) })).Fields.Keys, Is.EqualTo(new[] { nameof(decision.NewDueOn) }));
        await World.Send(World.StandingBoard, decision);
        var seen = await World.Send(World.UnitHead, new TaskDetails(task));
        Assert.That((seen.Progress, seen.DueOn, seen.Allowed), Is.EqualTo((TaskProgress.NotSatisfactory, new DateOnly(2026, 6, 30), new[] { TaskStep.Start, TaskStep.Report, TaskStep.Suspend, TaskStep.Drop })));
    }

    [Test]
    public async Task Of_two_who_decide_at_once_one_wins_and_the_other_learns_who_and_when()
    {
        var task = await World.AcceptedTask();
        var (_, items) = await World.AppraisedRemediation((task, RemediationClaim.Done));
        var colleague = await World.Person(Role.StandingBoard, "Phó Chủ tịch HĐND tỉnh");
        var attempts = await Task.WhenAll(new[] { (World.StandingBoard, RemediationOutcome.Confirmed), (colleague, RemediationOutcome.Returned) }.Select(async a =>
        {
            try
            {
                await World.Send(a.Item1, SomeTasks.Decision(items[0], a.Item2));
                return (Person: a.Item1, Refusal: (RefusedException?)null);
            }
            catch (RefusedException refused)
            {
                return (Person: a.Item1, Refusal: (RefusedException?)refused);
            }
        }));

        var winner = attempts.Single(a => a.Refusal is null).Person;
        var loser = attempts.Single(a => a.Refusal is not null).Refusal!;
        var name = await World.Value<string>("SELECT Name FROM People WHERE Id = @winner AND CouncilId = @CouncilId", new { winner });
        Assert.That((loser.Kind, loser.More["changedBy"], loser.More["changedAt"]), Is.EqualTo((RefusalKind.Stale, (object?)name, (object?)World.Clock.GetUtcNow())));

        var late = await World.Refused(colleague, SomeTasks.Decision(items[0], RemediationOutcome.Returned, version: 3));
        Assert.That((late.Code, late.Message), Is.EqualTo(("remediation.decided", late.Message)));
        Assert.That(late.Message, Does.Contain(name).And.Contain("ngày 27 tháng 5 năm 2026"));
    }

    [Test]
    public async Task The_former_head_gives_an_opinion_and_the_office_records_a_recheck_before_or_after_the_decision()
    {
        var task = await World.AcceptedTask();
        var (report, items) = await World.AppraisedRemediation((task, RemediationClaim.Done));
        var opinion = new GiveRemediationOpinion { RemediationItemId = items[0], GivenOn = new DateOnly(2026, 5, 26), Text = "Nên kiểm tra tại chỗ." };
        Assert.That((await World.Refused(World.Member, opinion)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        await World.Send(World.Head, opinion);
        var recheck = new RecordRecheck { TaskId = task, CheckedOn = new DateOnly(2026, 5, 26), Place = "Trụ sở UBND xã", Participants = "Văn phòng, UBND xã", Result = RecheckResult.PartlyRemedied };
        Assert.That((await World.Refused(World.UnitHead, recheck)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        await World.Send(World.Office, recheck);
        await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.Confirmed));
        await World.Send(World.Office, recheck with { CheckedOn = new DateOnly(2026, 5, 28), Result = RecheckResult.Remedied });

        var item = (await World.Send(World.Office, new RemediationReportDetails(report))).Items.Single();
        Assert.That((item.Opinions.Single().Text, item.Rechecks.Select(r => r.Result)), Is.EqualTo((opinion.Text, new[] { RecheckResult.PartlyRemedied, RecheckResult.Remedied })));
        Assert.That((await World.Send(World.UnitHead, new RemediationReportDetails(report))).Items.Single().Opinions, Is.Empty, "what the council's people think among themselves");
    }

    [Test]
    public async Task What_was_reported_lapses_with_a_task_that_is_dropped()
    {
        var tasks = await World.AcceptedTasks(2);
        var (report, items) = await World.AppraisedRemediation((tasks[0], RemediationClaim.Done), (tasks[1], RemediationClaim.Done));
        await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.Confirmed));
        await World.Send(World.StandingBoard, new DropTask { TaskId = tasks[1], Version = await World.VersionOf(tasks[1]), DroppedOn = SomeTasks.Today, DecisionReference = "28/TB-HĐND", Reason = "Dự án đã dừng." });

        var details = await World.Send(World.Office, new RemediationReportDetails(report));
        Assert.That((details.Report.Status, details.Items.Select(i => i.Outcome)), Is.EqualTo((RemediationStatus.Decided, new RemediationOutcome?[] { RemediationOutcome.Confirmed, RemediationOutcome.Lapsed })));
        var counts = await World.Send(World.Office, new TaskStatistics());
        Assert.That((counts.ClosedOnTime, counts.Dropped, counts.Total), Is.EqualTo((1, 1, 2)));
    }

    [Test]
    public async Task The_leader_of_the_committee_confirms_what_it_recommended()
    {
        var (task, leader) = await World.CommitteeTask();
        var (_, items) = await World.AppraisedRemediation((task, RemediationClaim.Done));
        await World.Send(leader, SomeTasks.Decision(items[0], RemediationOutcome.Confirmed));
        Assert.That((await World.Send(leader, new TaskDetails(task))).Progress, Is.EqualTo(TaskProgress.Confirmed));
    }
}
