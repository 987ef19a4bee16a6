using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Findings;
using Supervision.Core.Law;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;

namespace Supervision.Tests.Conclusions;

public sealed class DelegationReportTests : FeatureTest
{
    [Test]
    public async Task A_report_is_not_begun_before_fieldwork_has_ended()
    {
        var (campaign, delegation) = await World.FoundedCampaign();

        var refusal = await World.Refused(World.Secretary, new DraftDelegationReport { CampaignId = campaign, DelegationId = delegation, Overview = "x" });

        Assert.That(refusal.Code, Is.EqualTo("report.campaign"));
    }

    [Test]
    public async Task A_shortcoming_without_evidence_does_not_enter_and_the_refusal_names_it()
    {
        var ended = await World.EndedCampaign();
        var bare = await World.Record(ended.Campaign, FindingKind.SignOfViolation, "Có dấu hiệu thu phí ngoài quy định");
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;

        var refusal = await World.Refused(World.Secretary, new IncludeFindings { ReportId = report, FindingIds = [ended.Strength, bare] });

        Assert.That(refusal.Code, Is.EqualTo("finding.evidence_missing"));
        Assert.That(refusal.Message, Does.Contain("số 5 "));
        Assert.That((await World.Send(World.Secretary, new DelegationReportDetails(report))).Findings, Is.Empty);
    }

    [Test]
    public async Task Nothing_weighty_is_passed_over_in_silence()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;

        var refusal = await World.Refused(World.Secretary, new SubmitReport { ReportId = report, Version = 1, ConfirmsBlanks = true });
        Assert.That(refusal.Code, Is.EqualTo("report.findings_undecided"));

        await World.Send(World.Head, new LeaveOutFinding { FindingId = ended.Shortcoming, Version = 1, Reason = "Đơn vị đã khắc phục xong trước khi báo cáo." });
        await World.Send(World.Secretary, new SubmitReport { ReportId = report, Version = 1, ConfirmsBlanks = true });
    }

    [Test]
    public async Task A_finding_left_out_of_a_draft_is_no_longer_in_it()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        await World.Send(World.Secretary, new IncludeFindings { ReportId = report, FindingIds = [ended.Strength, ended.Shortcoming] });

        await World.Send(World.Head, new LeaveOutFinding { FindingId = ended.Shortcoming, Version = 2, Reason = "Trùng nội dung." });

        Assert.That((await World.Send(World.Secretary, new DelegationReportDetails(report))).Findings.Select(f => f.Id), Is.EqualTo(new[] { ended.Strength }));
    }

    [Test]
    public async Task Who_drafted_a_report_does_not_approve_it_and_a_secretary_never_does()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Head, SomeConclusions.Report(ended))).Id;
        await World.Send(World.Secretary, new IncludeFindings { ReportId = report, FindingIds = [ended.Strength, ended.Shortcoming, ended.Cause] });
        await World.Send(World.Head, new SubmitReport { ReportId = report, Version = 1, ConfirmsBlanks = true });

        Assert.That((await World.Refused(World.Head, new ApproveReport { ReportId = report, Version = 2 })).Code, Is.EqualTo("four_eyes"));
        Assert.That((await World.Refused(World.Secretary, new ApproveReport { ReportId = report, Version = 2 })).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.Clerk, SomeConclusions.ReportIssue(report, 2))).Code, Is.EqualTo("report.step"), "nobody approved it");
    }

    [Test]
    public async Task An_issued_report_moves_the_campaign_and_shows_the_laws_fifteen_days()
    {
        var ended = await World.EndedCampaign();
        var report = await World.ReceivedReport(ended);

        var details = await World.Send(World.Head, new DelegationReportDetails(report));
        Assert.That(details.IssueBy, Is.EqualTo(new ClockView("Báo cáo của Đoàn giám sát tới Thường trực HĐND", 15, DayUnit.Calendar, details.IssueBy!.Article,
            new DateOnly(2026, 5, 5), SomeConclusions.ReportedOn, 0, details.IssueBy.IsProvisional)));
        Assert.That(details.ExamineBy!.Limit, Is.EqualTo(new DateOnly(2026, 5, 13)));
        Assert.That(details.ExamineBy.DaysLate, Is.EqualTo(16), "nobody has met by the 29th");
        Assert.That(details.Allowed, Is.Empty);
        Assert.That(await Status(ended.Campaign), Is.EqualTo("Reported"));
        Assert.That((await World.Refused(World.Secretary, new ReviseDelegationReport { ReportId = report, Version = details.Version, Overview = "khác" })).Code, Is.EqualTo("report.closed"));
    }

    [Test]
    public async Task A_councils_own_number_of_days_stands_over_the_laws()
    {
        await World.Send(World.Administrator, new OverrideRule
        {
            RuleSetCode = "LUAT121_2025", ClockCode = "standing_board.delegation_report", Days = 10, DayUnit = DayUnit.Calendar, SourcePaper = "Quy chế hoạt động 05/QC-HĐND", EffectiveFrom = new DateOnly(2026, 3, 1),
        });
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;

        var clock = (await World.Send(World.Secretary, new DelegationReportDetails(report))).IssueBy!;

        Assert.That((clock.Days, clock.Article, clock.Limit), Is.EqualTo((10, "Quy chế hoạt động 05/QC-HĐND", new DateOnly(2026, 5, 4))));
        Assert.That((await World.Refused(World.Administrator, new OverrideRule
        {
            RuleSetCode = "LUAT121_2025", ClockCode = "x", Days = 10, DayUnit = DayUnit.Calendar, SourcePaper = "y", EffectiveFrom = new DateOnly(2026, 3, 1),
        })).Code, Is.EqualTo("rule.clock"));
    }

    [Test]
    public async Task A_returned_report_is_a_draft_again_and_whoever_rewrites_it_is_its_drafter()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        await World.Send(World.Secretary, new IncludeFindings { ReportId = report, FindingIds = [ended.Shortcoming] });
        await World.Send(World.Secretary, new ConsultOnReport { ReportId = report, Version = 1, ConsultedOn = new DateOnly(2026, 4, 25), Consultation = "Các thành viên nhất trí." });
        await World.Send(World.Secretary, new SubmitReport { ReportId = report, Version = 2, ConfirmsBlanks = true });
        await World.Send(World.Head, new ReturnReport { ReportId = report, Version = 3, Reason = "Bổ sung số liệu." });
        await World.Send(World.Head, new ReviseDelegationReport { ReportId = report, Version = 4, Overview = "Viết lại." });
        await World.Send(World.Secretary, new SubmitReport { ReportId = report, Version = 5, ConfirmsBlanks = true });

        Assert.That((await World.Refused(World.Head, new ApproveReport { ReportId = report, Version = 6 })).Code, Is.EqualTo("four_eyes"));
        Assert.That((await World.Refused(World.StandingBoard, new ApproveReport { ReportId = report, Version = 5 })).Kind, Is.EqualTo(RefusalKind.Stale));
        await World.Send(World.StandingBoard, new ApproveReport { ReportId = report, Version = 6 });
        await World.Send(World.Head, new ReturnReport { ReportId = report, Version = 7, Reason = "Bổ sung phụ lục." });
        Assert.That((await World.Send(World.Head, new DelegationReportDetails(report))).ApprovedBy, Is.Null, "what was approved is not what comes back");
    }

    [Test]
    public async Task Neither_the_unit_nor_another_council_sees_a_report()
    {
        var ended = await World.EndedCampaign();
        var report = await World.ReceivedReport(ended);

        Assert.That((await World.Refused(World.UnitHead, new DelegationReportDetails(report))).Kind, Is.EqualTo(RefusalKind.NotFound));
        await World.OpenCouncil();
        Assert.That((await World.Refused(World.StandingBoard, new DelegationReportDetails(report))).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task The_meeting_is_the_founding_bodys_and_counts_no_more_votes_than_people()
    {
        var ended = await World.EndedCampaign();
        await World.ReceivedReport(ended);
        var meeting = SomeConclusions.Meeting(ended);

        Assert.That((await World.Refused(World.Office, meeting with { BodyId = World.Council.CouncilBodyId })).Code, Is.EqualTo("examination.body"));
        Assert.That((await World.Refused(World.Office, meeting with { Votes = new Votes(4, 1, 1) })).Fields.Keys, Is.EqualTo(new[] { "Votes" }));
        Assert.That((await World.Refused(World.Office, meeting with { PresentCount = 7 })).Fields.Keys, Is.EqualTo(new[] { "PresentCount" }));
        Assert.That((await World.Refused(World.Office, meeting with { HeldOn = SomeConclusions.ReportedOn })).Code, Is.EqualTo("examination.held_on"));

        await World.Send(World.Office, meeting);
        Assert.That(await Status(ended.Campaign), Is.EqualTo("Examined"));
        Assert.That((await World.Refused(World.Office, meeting with { Version = 7 })).Code, Is.EqualTo("campaign.step"));
    }

    private Task<string?> Status(Guid campaign) => World.Value<string>("SELECT Status FROM Campaigns WHERE Id = @campaign AND CouncilId = @CouncilId", new { campaign });
}
