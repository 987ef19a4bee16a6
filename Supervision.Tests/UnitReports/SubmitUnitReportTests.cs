using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.UnitReports;

namespace Supervision.Tests.UnitReports;

public sealed class SubmitUnitReportTests : FeatureTest
{
    [Test]
    public async Task Sending_the_plan_opens_a_report_for_every_unit_with_the_plans_due_day()
    {
        var (campaign, _) = await World.SentCampaign();

        var lines = await World.Send(World.Office, new CampaignUnitReports(campaign));

        Assert.That(lines.Select(l => (l.UnitId, l.UnitName, l.Mode, l.Status, l.DueOn, l.UnansweredCount)), Is.EqualTo(new[]
        {
            (World.Unit, "Ủy ban nhân dân xã Hòa Bình", UnitMode.InPerson, UnitReportStatus.NotSubmitted, (DateOnly?)new DateOnly(2026, 3, 20), 2),
            (World.OtherUnit, "Ủy ban nhân dân xã Tân Tiến", UnitMode.ByReport, UnitReportStatus.NotSubmitted, (DateOnly?)new DateOnly(2026, 3, 20), 2),
        }));
    }

    [Test]
    public async Task A_complete_report_handed_in_before_its_day_is_on_time_whatever_comes_later()
    {
        var (campaign, report) = await World.OpenReport();
        World.Clock.Set(new DateOnly(2026, 3, 20), new TimeOnly(16, 0));

        var submitted = await World.Send(World.UnitHead, await World.Submission(report, 1, 1, 2) with { SubmittedOn = new DateOnly(2026, 3, 20) });

        Assert.That((submitted.Number, submitted.Version, submitted.Unanswered.Count), Is.EqualTo((1, 2, 0)));
        World.Clock.Set(new DateOnly(2026, 5, 4), new TimeOnly(8, 0));
        var line = (await World.Send(World.Office, new CampaignUnitReports(campaign))).Single(l => l.Id == report);
        Assert.That((line.Timeliness, line.FirstCompleteOn, line.LastSubmittedOn), Is.EqualTo((ReportTimeliness.OnTime, (DateOnly?)new DateOnly(2026, 3, 20), (DateOnly?)new DateOnly(2026, 3, 20))));
    }

    [Test]
    public async Task A_report_that_leaves_items_open_is_complete_only_with_its_supplement()
    {
        var (_, report) = await World.OpenReport();
        var first = await World.Send(World.UnitHead, await World.Submission(report, 1, 1));
        var check = await World.Send(World.Secretary, new CheckUnitReport { UnitReportId = report, Version = first.Version, On = new DateOnly(2026, 3, 9) });
        Assert.That(check.Unanswered.Select(o => o.Text), Is.EqualTo(new[] { "Kết quả triển khai" }));
        var asked = await World.Send(World.Secretary, new RequestSupplement
        {
            UnitReportId = report, Version = check.Version, RequestedOn = new DateOnly(2026, 3, 9), Text = "Bổ sung mục 2", DueOn = new DateOnly(2026, 3, 25),
        });
        World.Clock.Set(new DateOnly(2026, 3, 24), new TimeOnly(8, 0));

        await World.Send(World.UnitHead, await World.Submission(report, asked.Version, 2) with { SubmittedOn = new DateOnly(2026, 3, 24), Reference = "50/BC-UBND" });

        var details = await World.Send(World.Secretary, new UnitReportDetails(report));
        Assert.Multiple(() =>
        {
            Assert.That(details.Report.Status, Is.EqualTo(UnitReportStatus.Resubmitted));
            Assert.That(details.Report.FirstCompleteOn, Is.EqualTo(new DateOnly(2026, 3, 24)));
            Assert.That(details.Timeliness, Is.EqualTo(ReportTimeliness.Late));
            Assert.That(details.Unanswered, Is.Empty);
            Assert.That(details.Versions.Select(v => (v.Number, v.Reference, v.Answers.Count)), Is.EqualTo(new[] { (1, "45/BC-UBND", 1), (2, "50/BC-UBND", 1) }));
            Assert.That(details.Versions[0].Answers[0].Text, Is.EqualTo("Trả lời mục 1"));
            Assert.That(details.Supplements.Single().VersionNumber, Is.EqualTo(1));
            Assert.That(details.Allowed, Is.EqualTo(new[] { UnitReportStep.StartCheck }));
        });
    }

    [Test]
    public async Task The_office_enters_a_report_that_came_on_paper_with_its_own_past_day()
    {
        var (_, report) = await World.OpenReport(World.OtherUnit);
        World.Clock.Set(new DateOnly(2026, 4, 1), new TimeOnly(8, 0));

        await World.Send(World.Office, await World.Submission(report, 1, 1, 2) with { SubmittedOn = new DateOnly(2026, 3, 18) });

        Assert.That((await World.Send(World.Office, new UnitReportDetails(report))).Timeliness, Is.EqualTo(ReportTimeliness.OnTime));
        Assert.That(await World.Value<string>("SELECT Data FROM Journal WHERE SubjectId = @report AND Event = 'UnitReportSubmitted' AND CouncilId = @CouncilId", new { report }),
            Does.Contain("45/BC-UBND"));
    }

    [Test]
    public async Task A_day_that_has_not_come_is_no_day_of_submission()
    {
        var (_, report) = await World.OpenReport();

        var refusal = await World.Refused(World.UnitHead, await World.Submission(report, 1, 1, 2) with { SubmittedOn = new DateOnly(2026, 3, 10) });

        Assert.That(refusal.Fields.Keys, Is.EqualTo(new[] { "SubmittedOn" }));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM UnitReportVersions WHERE UnitReportId = @report AND CouncilId = @CouncilId", new { report }), Is.Zero);
    }

    [Test]
    public async Task A_report_answers_only_its_own_campaigns_outline()
    {
        var (_, report) = await World.OpenReport();
        var (_, other) = await World.OpenReport();
        var foreign = (await World.Send(World.Office, new UnitReportDetails(other))).Outline[0].Id;

        var refusal = await World.Refused(World.UnitHead, await World.Submission(report, 1, 1) with { Answers = [new OutlineAnswer(foreign, "x")] });

        Assert.That(refusal.Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task What_was_handed_in_is_not_handed_in_again_unasked()
    {
        var (_, report) = await World.OpenReport();
        var first = await World.Send(World.UnitHead, await World.Submission(report, 1, 1, 2));

        var refusal = await World.Refused(World.UnitHead, await World.Submission(report, first.Version, 1, 2));
        var stale = await World.Refused(World.UnitHead, await World.Submission(report, 1, 1, 2));

        Assert.That((refusal.Code, (string[])refusal.More["allowed"]!), Is.EqualTo(("unit_report.step", new[] { "StartCheck" })));
        Assert.That(stale.Kind, Is.EqualTo(RefusalKind.Stale));
    }

    [Test]
    public async Task A_unit_neither_sees_nor_hands_in_anothers_report()
    {
        var (campaign, report) = await World.OpenReport();

        Assert.That((await World.Refused(World.OtherUnitHead, new UnitReportDetails(report))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.OtherUnitHead, await World.Submission(report, 1, 1, 2))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Send(World.OtherUnitHead, new CampaignUnitReports(campaign))).Select(l => l.UnitId), Is.EqualTo(new[] { World.OtherUnit }));
    }

    [Test]
    public async Task A_unit_does_not_check_or_accept_its_own_report()
    {
        var (_, report) = await World.OpenReport();
        var first = await World.Send(World.UnitHead, await World.Submission(report, 1, 1, 2));

        var check = await World.Refused(World.UnitHead, new CheckUnitReport { UnitReportId = report, Version = first.Version, On = new DateOnly(2026, 3, 9) });
        var accept = await World.Refused(World.UnitHead, new AcceptUnitReport { UnitReportId = report, Version = first.Version, On = new DateOnly(2026, 3, 9) });

        Assert.That((check.Kind, accept.Kind), Is.EqualTo((RefusalKind.Forbidden, RefusalKind.Forbidden)));
    }
}
