using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;
using Supervision.Core.UnitReports;
using Supervision.Core.Visits;
using Supervision.Tests.Conclusions;
using Supervision.Tests.UnitReports;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Campaigns;

public sealed class EventDateTests : FeatureTest
{
    [Test]
    public async Task A_delegation_is_not_founded_after_today()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;

        var refusal = await World.Refused(World.StandingBoard, Some.Founding(World, campaign, 1) with { FoundedOn = new DateOnly(2099, 1, 1) });

        Assert.That((refusal.Code, refusal.Message), Is.EqualTo(("date.future", "“Ngày thành lập Đoàn” (01/01/2099) không được sau hôm nay (09/3/2026).")));
        Assert.That(refusal.Fields.Keys, Is.EqualTo(new[] { "FoundedOn" }));
    }

    [TestCase("2099-01-01", "date.future", "“Ngày thực hiện” (01/01/2099) không được sau hôm nay (09/3/2026).")]
    [TestCase("2026-03-10", "date.future", "“Ngày thực hiện” (10/3/2026) không được sau hôm nay (09/3/2026).")]
    [TestCase("2026-03-08", "date.order", "“Ngày thực hiện” (08/3/2026) không được trước ngày thành lập Đoàn giám sát (09/3/2026).")]
    [TestCase("1980-01-01", "date.order", "“Ngày thực hiện” (01/01/1980) không được trước ngày thành lập Đoàn giám sát (09/3/2026).")]
    public async Task A_plan_is_sent_between_the_founding_and_today(string on, string code, string message)
    {
        var (campaign, _) = await World.FoundedCampaign();

        var refusal = await World.Refused(World.Office, Move(campaign, 2, CampaignStep.SendPlan, DateOnly.Parse(on, null)));

        Assert.That((refusal.Code, refusal.Message, refusal.Kind), Is.EqualTo((code, message, RefusalKind.Invalid)));
        Assert.That(await Status(campaign), Is.EqualTo("Founded"));
    }

    [TestCase(CampaignStep.Suspend)]
    [TestCase(CampaignStep.Cancel)]
    public async Task A_stop_may_be_dated_before_the_founding_but_not_after_today(CampaignStep step)
    {
        var (campaign, _) = await World.FoundedCampaign();

        Assert.That((await World.Refused(World.Office, Move(campaign, 2, step, new DateOnly(2026, 3, 10)))).Code, Is.EqualTo("date.future"));
        Assert.That((await World.Send(World.Office, Move(campaign, 2, step, new DateOnly(2026, 3, 2)))).Version, Is.EqualTo(3));
    }

    [Test]
    public async Task A_paper_that_is_cited_as_issued_is_not_of_tomorrow()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;
        var paper = Some.Paper() with { IssuedOn = new DateOnly(2027, 1, 5) };

        var programme = await World.Refused(World.Office, Move(campaign, 1, CampaignStep.Programme, Some.FoundedOn) with { Paper = paper });
        var cited = await World.Refused(World.Office, new CitePaper { CampaignId = campaign, Paper = paper });

        Assert.That(new[] { programme, cited }.Select(refusal => (refusal.Code, refusal.Fields.Keys.Single())), Is.All.EqualTo(("date.future", "Paper.IssuedOn")));
        Assert.That(programme.Message, Is.EqualTo("“Ngày ban hành” (05/01/2027) không được sau hôm nay (09/3/2026)."));
        Assert.That(await Status(campaign), Is.EqualTo("Planned"));
    }

    [Test]
    public async Task A_session_is_not_planned_before_the_founding()
    {
        var (campaign, delegation) = await World.FoundedCampaign();
        var day = Some.FoundedOn.AddDays(-1);

        var planned = await World.Refused(World.Secretary, Some.Visit(World, campaign, delegation) with { PlannedOn = day });
        var visit = (await World.Send(World.Secretary, Some.Visit(World, campaign, delegation))).Id;
        await World.Send(World.Secretary, new PostponeVisit { VisitId = visit, Version = 1, Reason = "Bão" });
        var moved = await World.Refused(World.Secretary, new RescheduleVisit { VisitId = visit, Version = 2, PlannedOn = day });

        Assert.That(new[] { planned, moved }.Select(refusal => (refusal.Code, refusal.Fields.Keys.Single())), Is.All.EqualTo(("visit.before_founding", "PlannedOn")));
        Assert.That(planned.Message, Is.EqualTo("Ngày làm việc (08/3/2026) không được trước ngày thành lập Đoàn giám sát (09/3/2026)."));
    }

    [Test]
    public async Task Fieldwork_does_not_end_before_the_last_session_that_took_place()
    {
        var visit = await World.EndedVisit();
        var campaign = await World.CampaignOf(visit);

        var refusal = await World.Refused(World.Office, Move(campaign, 4, CampaignStep.EndFieldwork, SomeVisits.VisitOn.AddDays(-1)));

        Assert.That((refusal.Code, refusal.Message), Is.EqualTo(("date.order", "“Ngày thực hiện” (14/4/2026) không được trước buổi làm việc cuối cùng (15/4/2026).")));
        Assert.That((await World.Send(World.Office, Move(campaign, 4, CampaignStep.EndFieldwork, SomeVisits.VisitOn))).Version, Is.EqualTo(5));
    }

    [Test]
    public async Task The_steps_of_a_units_report_follow_one_another()
    {
        var (_, report) = await World.OpenReport();
        World.Clock.Set(Day(20), new TimeOnly(8, 0));
        var submission = await World.Submission(report, 1, 1, 2);
        await Refuses(World.UnitHead, submission with { SubmittedOn = Day(21) }, "date.future");
        await Refuses(World.UnitHead, submission with { SubmittedOn = Day(8) }, "date.order", "ngày gửi kế hoạch (09/3/2026)");
        await World.Send(World.UnitHead, submission with { SubmittedOn = Day(11) });

        var check = new CheckUnitReport { UnitReportId = report, Version = 2, On = Day(12) };
        await Refuses(World.Secretary, check with { On = Day(21) }, "date.future");
        await Refuses(World.Secretary, check with { On = Day(10) }, "date.order", "ngày nộp báo cáo gần nhất (11/3/2026)");
        await World.Send(World.Secretary, check);

        var supplement = new RequestSupplement { UnitReportId = report, Version = 3, RequestedOn = Day(13), Text = "Bổ sung số liệu." };
        await Refuses(World.Secretary, supplement with { RequestedOn = Day(21) }, "date.future");
        await Refuses(World.Secretary, supplement with { RequestedOn = Day(11) }, "date.order", "ngày bắt đầu kiểm tra báo cáo (12/3/2026)");
        await World.Send(World.Secretary, supplement);

        await Refuses(World.UnitHead, submission with { Version = 4, SubmittedOn = Day(12) }, "date.order", "ngày yêu cầu bổ sung (13/3/2026)");
        await World.Send(World.UnitHead, submission with { Version = 4, SubmittedOn = Day(14) });
        await World.Send(World.Secretary, check with { Version = 5, On = Day(15) });

        var acceptance = new AcceptUnitReport { UnitReportId = report, Version = 6, On = Day(15) };
        await Refuses(World.Secretary, acceptance with { On = Day(21) }, "date.future");
        await Refuses(World.Secretary, acceptance with { On = Day(14) }, "date.order", "ngày bắt đầu kiểm tra báo cáo (15/3/2026)");
        await World.Send(World.Secretary, acceptance);
    }

    [TestCase("2099-01-01", "date.future")]
    [TestCase("2026-04-19", "date.order")]
    public async Task Drafts_are_consulted_on_between_the_end_of_fieldwork_and_today(string on, string code)
    {
        var day = DateOnly.Parse(on, null);
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        await Refuses(World.Secretary, new ConsultOnReport { ReportId = report, Version = 1, ConsultedOn = day, Consultation = "Nhất trí." }, code);
    }

    [TestCase("2099-01-01", "date.future")]
    [TestCase("2026-04-19", "date.order")]
    public async Task A_conclusion_is_consulted_on_between_the_end_of_fieldwork_and_today(string on, string code)
    {
        var (_, conclusion) = await World.DraftedConclusion();
        await Refuses(World.Office, new ConsultOnConclusion { ConclusionId = conclusion, Version = 1, ConsultedOn = DateOnly.Parse(on, null), Consultation = "Nhất trí." }, code);
    }

    [Test]
    public async Task A_task_is_not_accepted_before_its_paper_was_sent()
    {
        var (_, _, task, _) = await World.SentConclusion();
        var version = (await World.Send(World.UnitHead, new TaskDetails(task))).Version;
        var acceptance = new AcceptTask { TaskId = task, Version = version, AcceptedOn = new DateOnly(2026, 5, 14) };

        await Refuses(World.UnitHead, acceptance, "date.order", "ngày gửi văn bản nguồn (15/5/2026)");
        await World.Send(World.UnitHead, acceptance with { AcceptedOn = new DateOnly(2026, 5, 15) });
    }

    [TestCase("2099-01-01", "date.future")]
    [TestCase("2026-03-08", "date.order")]
    public async Task What_happens_at_a_session_is_dated_between_the_founding_and_today(string on, string code)
    {
        var day = DateOnly.Parse(on, null);
        var visit = await World.StartedVisit();
        var campaign = await World.CampaignOf(visit);

        await Refuses(World.Head, new DemandUrgently { CampaignId = campaign, VisitId = visit, UnitId = World.Unit, Violation = "Thu ngoài quy định", Measure = "Dừng thu", DemandedOn = day }, code);
        await Refuses(World.Secretary, new RecordOnSiteCheck { VisitId = visit, Place = "Bộ phận một cửa", CheckedBy = "Đoàn giám sát", CheckedOn = day }, code);
    }

    [Test]
    public async Task A_replacement_is_not_dated_before_the_paper_it_replaces()
    {
        var (_, conclusion, _, _) = await World.SentConclusion();
        var replacement = (await World.Send(World.Office, new ReplaceConclusion { ConclusionId = conclusion, Reason = "Sai số liệu." })).Id;
        var version = (await World.Send(World.Office, new ConclusionDetails(replacement))).Version;
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = replacement, Version = version });
        await World.SendOn(SomeConclusions.IssuedOn, World.StandingBoard, new ApproveConclusion { ConclusionId = replacement, Version = version + 1 });
        var issue = SomeConclusions.Issue(replacement, version + 2, 16);

        await Refuses(World.Clerk, issue with { IssuedOn = SomeConclusions.IssuedOn.AddDays(-1) }, "date.order", "ngày ban hành văn bản được thay thế (14/5/2026)");
        await World.Send(World.Clerk, issue);
    }

    private async Task Refuses<T>(Guid person, MediatR.IRequest<T> request, string code, string? says = null)
    {
        var refusal = await World.Refused(person, request);
        Assert.That((refusal.Code, refusal.Kind), Is.EqualTo((code, RefusalKind.Invalid)), refusal.Message);
        if (says is not null) Assert.That(refusal.Message, Does.Contain($"không được trước {says}."));
    }

    private Task<string?> Status(Guid campaign) => World.Value<string>("SELECT Status FROM Campaigns WHERE Id = @campaign AND CouncilId = @CouncilId", new { campaign });

    private static MoveCampaign Move(Guid campaign, int version, CampaignStep step, DateOnly on) => new()
    {
        CampaignId = campaign,
        Version = version,
        Step = step,
        On = on,
        Paper = step is CampaignStep.EndFieldwork ? null : Some.Paper("Công văn", "15/HĐND-VP"),
        Reason = step is CampaignStep.Suspend or CampaignStep.Cancel ? "Thiên tai" : null,
    };

    private static DateOnly Day(int day) => new(2026, 3, day);
}
