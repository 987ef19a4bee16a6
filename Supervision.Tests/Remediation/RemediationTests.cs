using Supervision.Core.Access;
using Supervision.Core.Ledger;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Remediation;

public sealed class RemediationTests : FeatureTest
{
    [Test]
    public async Task One_report_answers_several_tasks_the_contact_drafts_it_and_the_head_hands_it_in()
    {
        var tasks = await World.AcceptedTasks(3);
        var (report, version, _) = await World.DraftedRemediation((tasks[0], RemediationClaim.Done), (tasks[1], RemediationClaim.Partly), (tasks[2], RemediationClaim.NotYet));
        var submit = new SubmitRemediationReport { RemediationReportId = report, Version = version, ReportedOn = SomeTasks.ReportedOn };
        Assert.That((await World.Refused(World.UnitContact, submit)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.UnitHead, submit with { Version = 1 })).Kind, Is.EqualTo(RefusalKind.Stale));
        Assert.That((await World.Refused(World.UnitHead, submit with { ReportedOn = new DateOnly(2026, 5, 17) })).Code, Is.EqualTo("date.order"), "before it was accepted");

        var handedIn = await World.Send(World.UnitHead, submit);

        var seen = await Task.WhenAll(tasks.Select(t => World.Send(World.Office, new TaskDetails(t))));
        Assert.That(seen.Select(t => (t.Progress, t.PercentDone, t.ReportedOn)), Is.EqualTo(new[]
        {
            (TaskProgress.ReportedDone, 100, (DateOnly?)SomeTasks.ReportedOn), (TaskProgress.ReportedDone, 60, SomeTasks.ReportedOn), (TaskProgress.InProgress, 10, null),
        }));
        var details = await World.Send(World.Office, new RemediationReportDetails(report));
        Assert.That((details.Report.Status, details.Report.ReceiptId, details.Report.ReceiptNumber, details.Report.Version), Is.EqualTo((RemediationStatus.Submitted, handedIn.ReceiptId, 1, handedIn.Version)));
        Assert.That(details.Items.Select(i => i.Outcome), Is.EqualTo(new RemediationOutcome?[] { null, null, RemediationOutcome.Noted }));
        Assert.That((await World.Refused(World.UnitContact, SomeTasks.Item(report, tasks[0], handedIn.Version))).Code, Is.EqualTo("remediation.step"));
        var counts = await World.Send(World.Office, new TaskStatistics());
        Assert.That((counts.AwaitingConfirmation, counts.OpenInTerm, counts.Total), Is.EqualTo((2, 3, 3)));
    }

    [Test]
    public async Task Whose_words_stand_in_a_report_does_not_send_it_until_another_of_the_unit_has_looked_at_them()
    {
        var task = await World.AcceptedTask();
        var report = (await World.Send(World.UnitHead, new DraftRemediationReport { Title = "Báo cáo" })).Id;
        var own = await World.Send(World.UnitHead, SomeTasks.Item(report, task, 1));
        var submit = new SubmitRemediationReport { RemediationReportId = report, Version = own.Version, ReportedOn = SomeTasks.ReportedOn };
        Assert.That((await World.Refused(World.UnitHead, submit)).Code, Is.EqualTo("four_eyes"));
        Assert.That((await Owed(World.UnitHead)).Reason, Does.EndWith("dự thảo báo cáo chờ đầu mối xem lại, lưu lại"));
        Assert.That((await Owed(World.UnitContact)).Reason, Does.EndWith("dự thảo báo cáo chờ đầu mối xem lại, lưu lại"), "both read whose turn it is");
        Assert.That((await World.Send(World.UnitContact, new NoticeList())).Items.Count(n => n.Title == "Dự thảo báo cáo kết quả thực hiện do người đứng đầu soạn chờ đầu mối xem lại"), Is.EqualTo(1));

        var looked = await World.Send(World.UnitContact, SomeTasks.Item(report, task, own.Version));
        Assert.That((await Owed(World.UnitHead)).NextStep!.Words, Is.EqualTo("Phê duyệt, gửi báo cáo"));
        await World.Send(World.UnitHead, submit with { Version = looked.Version });
        Assert.That((await World.Send(World.Office, new RemediationReportDetails(report))).Report.Status, Is.EqualTo(RemediationStatus.Submitted));

        async Task<OwedTask> Owed(Guid person) => (await World.Send(person, new OwedTasks { UnitId = World.Unit })).Items.Single();
    }

    [Test]
    public async Task A_head_who_has_nobody_to_write_sends_what_the_head_wrote()
    {
        var task = await World.AcceptedTask();
        await World.Value<long>("UPDATE People SET IsActive = 0 WHERE Id = @contact AND CouncilId = @CouncilId; SELECT 1", new { contact = World.UnitContact });
        var report = (await World.Send(World.UnitHead, new DraftRemediationReport { Title = "Báo cáo" })).Id;
        var own = await World.Send(World.UnitHead, SomeTasks.Item(report, task, 1));
        Assert.That((await World.Send(World.UnitHead, new RemediationReportDetails(report))).Report.NeedsOtherHand, Is.False);
        await World.Send(World.UnitHead, new SubmitRemediationReport { RemediationReportId = report, Version = own.Version, ReportedOn = SomeTasks.ReportedOn });
        Assert.That((await World.Send(World.Office, new RemediationReportDetails(report))).Report.Status, Is.EqualTo(RemediationStatus.Submitted));
    }

    [Test]
    public async Task A_report_on_another_units_task_is_refused()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var clause = await World.Clause(conclusion, 5);
        var content = SomeConclusions.Task(World, clause);
        var coordinated = (await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = content with { LeadUnitId = World.OtherUnit, CoordinatingUnitIds = [World.Unit] } })).Id;
        var foreign = (await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = content with { LeadUnitId = World.OtherUnit, CoordinatingUnitIds = [] } })).Id;
        var version = await World.Issued(conclusion);
        await World.Send(World.Clerk, new Core.Conclusions.SendConclusion { ConclusionId = conclusion, Version = version, ReceivingUnitIds = [World.Unit, World.OtherUnit], SentOn = new DateOnly(2026, 5, 15) });
        var (report, _, _) = await World.DraftedRemediation();

        Assert.That((await World.Refused(World.UnitContact, SomeTasks.Item(report, coordinated, 1))).Code, Is.EqualTo("task.lead"));
        Assert.That((await World.Refused(World.UnitContact, SomeTasks.Item(report, foreign, 1))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.Office, new DraftRemediationReport { Title = "Báo cáo" })).Code, Is.EqualTo("remediation.unit"));
        Assert.That((await World.Refused(World.OtherUnitHead, SomeTasks.Item(report, coordinated, 1))).Kind, Is.EqualTo(RefusalKind.NotFound), "another unit's report");
    }

    [Test]
    public async Task A_draft_is_the_units_alone_and_a_unit_sees_only_its_own_reports()
    {
        var task = await World.AcceptedTask();
        var (report, version, _) = await World.DraftedRemediation((task, RemediationClaim.Done));
        foreach (var person in new[] { World.StandingBoard, World.Office, World.Head, World.OtherUnitHead })
        {
            Assert.That((await World.Refused(person, new RemediationReportDetails(report))).Kind, Is.EqualTo(RefusalKind.NotFound));
            Assert.That((await World.Send(person, new RemediationReportList())).Items, Is.Empty);
        }
        Assert.That((await World.Send(World.UnitHead, new RemediationReportList())).Items.Single().Status, Is.EqualTo(RemediationStatus.Draft));

        var handedIn = await World.Send(World.UnitHead, new SubmitRemediationReport { RemediationReportId = report, Version = version, ReportedOn = SomeTasks.ReportedOn });
        var outsider = await World.Person(Role.Member, "Đại biểu HĐND tỉnh");
        foreach (var person in new[] { World.OtherUnitHead, outsider })
        {
            Assert.That((await World.Refused(person, new RemediationReportDetails(report))).Kind, Is.EqualTo(RefusalKind.NotFound), "it coordinates the task, but the report is not its own; or sits in no delegation");
            Assert.That((await World.Send(person, new RemediationReportList())).Items, Is.Empty);
            Assert.That((await World.Refused(person, new Core.Receipts.ReceiptDetails(handedIn.ReceiptId))).Kind, Is.EqualTo(RefusalKind.NotFound));
        }
        foreach (var person in new[] { World.StandingBoard, World.Office, World.Member, World.UnitContact })
            Assert.That((await World.Send(person, new RemediationReportList { TaskId = task, Status = RemediationStatus.Submitted })).Items.Select(r => r.Id), Is.EqualTo(new[] { report }));
        Assert.That((await World.Send(World.Office, new RemediationReportList { Status = RemediationStatus.Decided })).Items, Is.Empty);
    }

    [Test]
    public async Task A_second_report_is_refused_while_one_is_under_appraisal()
    {
        var task = await World.AcceptedTask();
        var (second, secondVersion, _) = await World.DraftedRemediation((task, RemediationClaim.Done));
        var (third, _, _) = await World.DraftedRemediation();
        await World.AppraisedRemediation((task, RemediationClaim.Done));

        var refusal = await World.Refused(World.UnitHead, new SubmitRemediationReport { RemediationReportId = second, Version = secondVersion, ReportedOn = SomeTasks.Today });
        Assert.That((refusal.Code, refusal.Message), Is.EqualTo(("remediation.open",
            "Nội dung này đang được thẩm định theo “Báo cáo kết quả khắc phục” báo cáo ngày 25 tháng 5 năm 2026; chờ ý kiến xử lý rồi mới báo cáo lại.")));
        Assert.That((await World.Refused(World.UnitContact, SomeTasks.Item(third, task, 1))).Code, Is.EqualTo("remediation.open"));

        // Past the sentence stands the index, for what two programs do at once.
        var late = await Assert.ThrowsAsync<RefusedException>(async () => await World.With(World.UnitHead, async services => await ((Core.Storage.Db)services.GetService(typeof(Core.Storage.Db))!).Execute(
            "UPDATE RemediationItems SET IsOpen = 1 WHERE RemediationReportId = @second AND CouncilId = @CouncilId", new { second }, CancellationToken.None)));
        Assert.That(late!.Message, Is.EqualTo("Nội dung này đã có báo cáo đang được thẩm định."));
    }

    [Test]
    public async Task A_day_in_term_is_not_taken_once_the_deadline_has_passed()
    {
        var task = await World.AcceptedTask();
        var (report, version, _) = await World.DraftedRemediation((task, RemediationClaim.Done));
        World.Clock.Set(new DateOnly(2026, 7, 3), new TimeOnly(8, 0));
        var submit = new SubmitRemediationReport { RemediationReportId = report, Version = version, ReportedOn = new DateOnly(2026, 6, 30) };

        Assert.That((await World.Refused(World.UnitHead, submit)).Code, Is.EqualTo("remediation.backdated"));
        await World.Send(World.UnitHead, submit with { ReportedOn = new DateOnly(2026, 7, 2) });
        Assert.That((await World.Send(World.UnitHead, new TaskDetails(task))).Timeliness, Is.EqualTo(Timeliness.Overdue), "it waits, judged by the day of its report");
    }

    [Test]
    public async Task A_draft_is_emptied_and_an_empty_report_is_not_handed_in()
    {
        var task = await World.AcceptedTask();
        var (report, version, _) = await World.DraftedRemediation((task, RemediationClaim.Partly));
        var again = await World.Send(World.UnitContact, SomeTasks.Item(report, task, version) with { Text = "Đã xong." });
        var details = await World.Send(World.UnitHead, new RemediationReportDetails(report));
        Assert.That(details.Items.Single().Text, Is.EqualTo("Đã xong."));
        Assert.That((await World.Refused(World.UnitContact, SomeTasks.Item(report, task, again.Version, RemediationClaim.Partly) with { PercentDone = 100 })).Fields.Keys, Is.EqualTo(new[] { nameof(SetRemediationItem.PercentDone) }));

        var removed = await World.Send(World.UnitContact, new RemoveRemediationItem(report, task, again.Version));
        Assert.That((await World.Refused(World.UnitHead, new SubmitRemediationReport { RemediationReportId = report, Version = removed.Version, ReportedOn = SomeTasks.Today })).Kind, Is.AnyOf(RefusalKind.Conflict, RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.UnitContact, new RemoveRemediationItem(report, task, removed.Version))).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task A_report_that_only_tells_of_progress_is_done_when_it_is_taken_up()
    {
        var task = await World.AcceptedTask();
        var (report, _) = await World.AppraisedRemediation((task, RemediationClaim.NotYet));

        var details = await World.Send(World.UnitHead, new RemediationReportDetails(report));
        Assert.That((details.Report.Status, details.Allowed), Is.EqualTo((RemediationStatus.Decided, Array.Empty<RemediationStep>())));
        var (again, _, _) = await World.SubmittedRemediation((task, RemediationClaim.Done));
        Assert.That((await World.Send(World.Office, new RemediationReportDetails(again))).Report.AppraisalDueOn, Is.Null);
    }
}
