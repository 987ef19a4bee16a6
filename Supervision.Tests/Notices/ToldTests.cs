using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Conclusions;
using Supervision.Core.Extensions;
using Supervision.Core.Jobs;
using Supervision.Core.Ledger;
using Supervision.Core.Measures;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Visits;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Ledger;
using Supervision.Tests.Tasks;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Notices;

/// <summary>Whoever something is expected of, or has waited for it, is told of it as it happens, and nobody else.</summary>
public sealed class ToldTests : FeatureTest
{
    private static readonly DateOnly Today = new(2026, 3, 9);

    [Test]
    public async Task A_conclusion_tells_each_unit_of_the_paper_and_once_of_all_its_tasks()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var content = SomeConclusions.Task(World, await World.Clause(conclusion, 5));
        for (var i = 0; i < 2; i++) await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = content with { CoordinatingUnitIds = [] } });
        await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = content });
        var version = await World.Issued(conclusion);
        Assert.That(await Told(World.UnitHead), Is.Empty, "issued is not sent");
        await World.Send(World.Clerk, new SendConclusion { ConclusionId = conclusion, Version = version, ReceivingUnitIds = [World.Unit, World.OtherUnit], SentOn = new DateOnly(2026, 5, 15) });

        foreach (var person in new[] { World.UnitHead, World.UnitContact })
            Assert.That(await Told(person), Is.EqualTo(new[] { (NoticeKind.ConclusionSent, "Đã gửi văn bản số 15/TB-HĐND ngày 14/5/2026: " + await Abstract(conclusion)), (NoticeKind.TaskAssigned, "3 nội dung yêu cầu, kiến nghị mới được chuyển đến đơn vị") }));
        Assert.That((await Told(World.OtherUnitHead)).Select(t => t.Title[..5]), Is.EqualTo(new[] { "Đã gử", "1 nội" }), "it coordinates one of them");
        Assert.That((await World.Send(World.OtherUnitHead, new NoticeList())).Items[0].Text, Does.Contain("- phối hợp, nội dung số 3 (thời hạn 30/6/2026): "));
        Assert.That((await Told(World.Office)).Select(t => t.Kind), Is.EqualTo(new[] { NoticeKind.ConclusionSent, NoticeKind.Draft }), "the delegation's report came, their draft was approved, and nothing of its sending");
    }

    [Test]
    public async Task A_paper_of_the_ledger_tells_its_units_each_time_that_it_is_sent_out()
    {
        var (paper, _) = await World.Assigned();
        await World.Send(World.Office, new AddLedgerTask { SourcePaperId = paper, Task = SomeLedger.Task(World) with { LeadUnitId = World.OtherUnit } });
        await World.Send(World.Office, new AddLedgerTask { SourcePaperId = paper, Task = SomeLedger.Task(World) });
        await World.Send(World.StandingBoard, new AssignSourcePaper { SourcePaperId = paper, Version = 2 });

        Assert.That((await Told(World.UnitHead)).Count(t => t.Kind is NoticeKind.TaskAssigned), Is.EqualTo(2));
        Assert.That(await Told(World.OtherUnitHead), Is.EqualTo(new[] { (NoticeKind.TaskAssigned, "1 nội dung yêu cầu, kiến nghị mới được chuyển đến đơn vị") }));
    }

    [Test]
    public async Task What_a_unit_declines_the_office_and_whoever_decides_hear_and_what_is_passed_to_another_both_hear()
    {
        var (_, _, task, _) = await World.SentConclusion();
        await World.Send(World.UnitHead, new RefuseTask { TaskId = task, Version = 2, RefusedOn = SomeTasks.AcceptedOn, Reason = "Thuộc xã khác." });
        foreach (var person in new[] { World.Office, World.StandingBoard })
            Assert.That((await Told(person)).Where(t => t.Kind is NoticeKind.TaskDeclined), Is.EqualTo(new[] { (NoticeKind.TaskDeclined, "Ủy ban nhân dân xã Hòa Bình: nội dung số 1 không thuộc thẩm quyền, đề nghị chuyển") }));

        await World.Send(World.StandingBoard, new ReassignTask { TaskId = task, Version = 3, LeadUnitId = World.OtherUnit, ReassignedOn = SomeTasks.AcceptedOn, Reason = "Đúng địa bàn." });
        Assert.That((await Told(World.UnitHead))[^1], Is.EqualTo((NoticeKind.TaskHandedOver, "Nội dung số 1 đã chuyển cho Ủy ban nhân dân xã Tân Tiến")));
        Assert.That((await Told(World.OtherUnitHead))[^1], Is.EqualTo((NoticeKind.TaskAssigned, "Đơn vị được chuyển nội dung số 1 (thời hạn 30/6/2026)")));
    }

    [Test]
    public async Task What_is_suspended_goes_on_or_ends_its_lead_unit_and_those_that_coordinate_hear_with_the_deadline_from_then()
    {
        var (_, _, task, _) = await World.SentConclusion();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        await World.Send(World.StandingBoard, new SuspendTask { TaskId = task, Version = 2, SuspendedOn = new DateOnly(2026, 5, 19), DecisionReference = "27/TB-HĐND", Reason = "Chờ hướng dẫn.", ClockStops = true });
        await World.Send(World.StandingBoard, new ResumeTask { TaskId = task, Version = 3, ResumedOn = SomeTasks.Today, Reason = "Đã có hướng dẫn." });
        await World.Send(World.StandingBoard, new DropTask { TaskId = task, Version = 4, DroppedOn = SomeTasks.Today, DecisionReference = "28/TB-HĐND", Reason = "Đã sáp nhập." });

        foreach (var person in new[] { World.UnitHead, World.UnitContact, World.OtherUnitHead })
            Assert.That((await Told(person)).TakeLast(3), Is.EqualTo(new[]
            {
                (NoticeKind.TaskAssigned, "Nội dung số 1 tạm dừng từ ngày 19/5/2026"),
                (NoticeKind.TaskAssigned, "Nội dung số 1 tiếp tục thực hiện từ ngày 29/5/2026 (thời hạn 10/7/2026)"),
                (NoticeKind.TaskAssigned, "Nội dung số 1 không còn phải thực hiện từ ngày 29/5/2026"),
            }));
        var texts = (await World.Send(World.UnitHead, new NoticeList())).Items.Take(3).Select(n => n.Text).ToList();
        Assert.That(texts[2], Does.Contain("Văn bản: 27/TB-HĐND.").And.Contain("Lý do: Chờ hướng dẫn.").And.Contain("Thời hạn dừng tính"));
        Assert.That(texts[1], Does.Contain("Thời hạn thực hiện: ngày 10/7/2026.").And.Contain("Lý do: Đã có hướng dẫn."));
        Assert.That(texts[0], Does.Contain("Văn bản: 28/TB-HĐND.").And.Contain("Lý do: Đã sáp nhập."));
    }

    [Test]
    public async Task Work_that_is_passed_on_split_or_handed_over_is_told_to_whoever_gets_it()
    {
        await World.PutUnder();
        var (_, passed) = await World.Assigned();
        await World.Send(World.UnitHead, new PassOnTask { TaskId = passed, ReceivingUnitId = World.OtherUnit, Reference = "88/UBND-NC", IssuedOn = Today, Content = "Rà soát hồ sơ", DueOn = new DateOnly(2026, 5, 15) });
        Assert.That(await Told(World.OtherUnitHead), Is.EqualTo(new[] { (NoticeKind.TaskAssigned, "Ủy ban nhân dân xã Hòa Bình giao thực hiện một phần nội dung số 1 (thời hạn 15/5/2026)") }));

        var third = (await World.Send(World.Administrator, World.NewUnit("U3", "Ủy ban nhân dân xã Minh Tân"))).Id;
        var thirdHead = await World.Person(Role.UnitHead, "Chủ tịch UBND xã", third);
        var (_, split) = await World.Assigned();
        await World.Send(World.Office, new SplitTask { TaskId = split, Version = 2, Shares = [new NewShare(World.Unit), new NewShare(third)] });
        Assert.That(await Told(thirdHead), Is.EqualTo(new[] { (NoticeKind.TaskAssigned, "1 nội dung yêu cầu, kiến nghị mới được chuyển đến đơn vị") }));

        await World.EndUnit(third);
        await World.Send(World.Office, new HandOverTask { TaskId = passed, Version = 2, ReceivingUnitIds = [third], Paper = SomeLedger.Handover });
        Assert.That((await Told(thirdHead))[^1], Is.EqualTo((NoticeKind.TaskHandedOver, "Đơn vị nhận bàn giao 1 nội dung yêu cầu, kiến nghị")));
        Assert.That((await Told(World.UnitHead))[^1], Is.EqualTo((NoticeKind.TaskHandedOver, "Đã bàn giao 1 nội dung yêu cầu, kiến nghị cho đơn vị kế thừa")));
    }

    [Test]
    public async Task A_transfer_of_everything_tells_each_unit_once()
    {
        for (var i = 0; i < 3; i++) await World.Assigned();
        await World.EndUnit();
        await World.Send(World.Office, new TransferOpenTasks { UnitId = World.Unit, Version = 2, ReceivingUnitIds = [World.OtherUnit], Paper = SomeLedger.Handover });

        Assert.That(await Told(World.OtherUnitHead), Is.EqualTo(new[] { (NoticeKind.TaskHandedOver, "Đơn vị nhận bàn giao 3 nội dung yêu cầu, kiến nghị") }));
        Assert.That((await Told(World.UnitHead))[^1], Is.EqualTo((NoticeKind.TaskHandedOver, "Đã bàn giao 3 nội dung yêu cầu, kiến nghị cho đơn vị kế thừa")));
    }

    [Test]
    public async Task A_report_tells_the_office_and_the_leader_of_the_committee_that_recommended()
    {
        var (task, leader) = await World.CommitteeTask();
        var other = await World.Person(Role.CommitteeLeader, "Trưởng Ban khác", bodyId: World.Council.StandingBoardId);
        await World.Send(World.UnitContact, new AcceptTask { TaskId = task, Version = 2, AcceptedOn = SomeTasks.AcceptedOn });
        await World.SubmittedRemediation((task, RemediationClaim.Done));

        foreach (var person in new[] { World.Office, leader })
            Assert.That((await Told(person))[^1], Is.EqualTo((NoticeKind.ReportSubmitted, "Ủy ban nhân dân xã Hòa Bình báo cáo kết quả thực hiện 1 nội dung")));
        Assert.That((await Told(other)).Concat(await Told(World.UnitHead)).Select(t => t.Kind), Does.Not.Contain(NoticeKind.ReportSubmitted));
    }

    [TestCase(RemediationOutcome.Confirmed, NoticeKind.ReportConfirmed, "Nội dung số 1: Xác nhận hoàn thành")]
    [TestCase(RemediationOutcome.ConfirmedPartly, NoticeKind.ReportConfirmed, "Nội dung số 1: Xác nhận hoàn thành một phần")]
    [TestCase(RemediationOutcome.Returned, NoticeKind.ReportReturned, "Nội dung số 1: Đề nghị bổ sung, làm rõ")]
    [TestCase(RemediationOutcome.NotSatisfactory, NoticeKind.ReportReturned, "Nội dung số 1: Chưa đạt yêu cầu, tiếp tục thực hiện")]
    public async Task What_is_decided_of_a_report_its_unit_hears(RemediationOutcome outcome, NoticeKind kind, string title)
    {
        var task = await World.AcceptedTask();
        var (_, items) = await World.AppraisedRemediation((task, RemediationClaim.Partly));
        await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], outcome));

        foreach (var person in new[] { World.UnitHead, World.UnitContact }) Assert.That((await Told(person))[^1], Is.EqualTo((kind, title)));
        var text = (await World.Send(World.UnitHead, new NoticeList())).Items[0].Text;
        if (outcome is RemediationOutcome.ConfirmedPartly) Assert.That(text, Does.Contain("Phần còn lại: nội dung số 2 (thời hạn 03/8/2026): Giải quyết 12 hồ sơ còn lại."));
        else if (outcome is not RemediationOutcome.Confirmed) Assert.That(text, Does.Contain("Lý do: Chưa có tài liệu chứng minh.").And.Contain("Thời hạn thực hiện: ngày 30/6/2026."));
        Assert.That((await Told(World.OtherUnitHead)).Select(t => t.Kind), Does.Not.Contain(kind));
    }

    [TestCase(true, "Nội dung số 1 được gia hạn đến 14/8/2026")]
    [TestCase(false, "Không chấp thuận gia hạn nội dung số 1")]
    public async Task A_request_for_time_tells_the_office_and_its_decision_the_unit(bool granted, string title)
    {
        var task = await World.AcceptedTask();
        var request = (await World.Send(World.UnitContact, new DraftExtension { TaskId = task, Extension = new ExtensionContent { RequestedDueOn = new DateOnly(2026, 8, 14), Reason = "Chờ đo đạc." } })).Id;
        Assert.That((await Told(World.Office)).Select(t => t.Kind), Does.Not.Contain(NoticeKind.ExtensionSent), "a draft is the unit's alone");
        await World.Send(World.UnitContact, new SendExtension { ExtensionRequestId = request, Version = 1 });
        Assert.That((await Told(World.Office))[^1], Is.EqualTo((NoticeKind.ExtensionSent, "Ủy ban nhân dân xã Hòa Bình đề nghị gia hạn nội dung số 1 đến 14/8/2026")));

        var head = (await World.Send(World.UnitHead, new NoticeList())).Items[0];
        Assert.That((head.Title, head.Text), Is.EqualTo(("Ủy ban nhân dân xã Hòa Bình đề nghị gia hạn nội dung số 1 đến 14/8/2026", head.Text)), "the head hears of what the contact sent");
        Assert.That(head.Text, Does.Contain($"{World.Identity(World.UnitContact).Name} gửi thay đơn vị."));
        Assert.That((await Told(World.UnitContact)).Select(t => t.Kind), Does.Not.Contain(NoticeKind.ExtensionSent));

        await World.Send(World.StandingBoard, new DecideExtension
        {
            ExtensionRequestId = request, Version = 2, Granted = granted, DecisionReference = "31/HĐND-VP", DecidedOn = SomeTasks.Today, Reason = granted ? null : "Chưa có lý do khách quan.",
        });
        Assert.That((await Told(World.UnitHead))[^1], Is.EqualTo((NoticeKind.ExtensionDecided, title)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_head_hears_that_the_contact_asked_for_another_unit_and_not_of_what_they_asked_themselves(bool byContact)
    {
        var (_, _, task, _) = await World.SentConclusion();
        World.Clock.Set(SomeTasks.AcceptedOn, new TimeOnly(9, 0));
        await World.Send(byContact ? World.UnitContact : World.UnitHead, new RefuseTask { TaskId = task, Version = 2, RefusedOn = SomeTasks.AcceptedOn, Reason = "Thuộc Sở Xây dựng." });

        Assert.That((await Told(World.UnitHead)).Count(t => t.Kind is NoticeKind.TaskDeclined), Is.EqualTo(byContact ? 1 : 0));
        Assert.That((await Told(World.Office)).Count(t => t.Kind is NoticeKind.TaskDeclined), Is.EqualTo(1));
    }

    [Test]
    public async Task An_explanation_that_is_demanded_reaches_its_unit_and_other_measures_do_not()
    {
        var (_, _, task, _) = await World.SentConclusion();
        World.Clock.Set(new DateOnly(2026, 8, 3), new TimeOnly(9, 0));
        var decide = new DecideMeasure
        {
            TaskId = task, MeasureKind = MeasureKind.ProposalToAuthority, DecidedOn = new DateOnly(2026, 8, 3), DecidedBy = "Phiên họp thứ 12", Reference = "31/YC-TTHĐND",
            Content = "Giải trình nguyên nhân chậm", ResponsiblePost = "Chủ tịch Ủy ban nhân dân xã",
        };
        await World.Send(World.StandingBoard, decide);
        Assert.That((await Told(World.UnitHead)).Select(t => t.Kind), Does.Not.Contain(NoticeKind.ExplanationDemanded));
        await World.Send(World.StandingBoard, decide with { MeasureKind = MeasureKind.WrittenExplanation });

        Assert.That((await Told(World.UnitHead))[^1], Is.EqualTo((NoticeKind.ExplanationDemanded, "Yêu cầu giải trình bằng văn bản chậm nhất ngày 18/8/2026: nội dung số 1")));
    }

    [Test]
    public async Task An_urgent_demand_reaches_its_unit()
    {
        var visit = await World.StartedVisit();
        await World.Send(World.Head, new DemandUrgently
        {
            CampaignId = await World.CampaignOf(visit), VisitId = visit, UnitId = World.Unit, Violation = "Thu phí ngoài quy định", Measure = "Dừng ngay việc thu phí", DemandedOn = SomeVisits.VisitOn,
        });

        Assert.That((await Told(World.UnitHead))[^1], Is.EqualTo((NoticeKind.UrgentDemand, "Yêu cầu chấm dứt hành vi vi phạm")));
        Assert.That(await Told(World.OtherUnitHead), Is.Empty);
    }

    [Test]
    public async Task What_is_refused_tells_nobody()
    {
        var task = await World.AcceptedTask();
        var before = await Count();
        var (report, version, _) = await World.DraftedRemediation((task, RemediationClaim.Done));
        await World.Refused(World.UnitHead, new SubmitRemediationReport { RemediationReportId = report, Version = version, ReportedOn = SomeTasks.Today.AddDays(1) });
        Assert.That(await Count(), Is.EqualTo(before));
    }

    // That the plan asks each unit for its report comes before everything here.
    private async Task<List<(NoticeKind Kind, string Title)>> Told(Guid person) =>
        [.. (await World.Send(person, new NoticeList())).Items.Reverse().Where(n => n.Kind is not NoticeKind.UnitReportDue).Select(n => (n.Kind, n.Title))];

    private Task<long> Count() => World.Value<long>("SELECT COUNT(*) FROM Notices WHERE CouncilId = @CouncilId");

    private async Task<string> Abstract(Guid conclusion) => (await World.Value<string>("SELECT Abstract FROM Conclusions WHERE Id = @conclusion AND CouncilId = @CouncilId", new { conclusion }))!;
}
