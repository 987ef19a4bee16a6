using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Findings;
using Supervision.Core.Indicators;
using Supervision.Core.Law;
using Supervision.Core.Visits;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Indicators;

public sealed class CampaignFlagsTests : FeatureTest
{
    [Test]
    public async Task Before_any_visit_nothing_is_missing_and_the_clock_of_the_founding_paper_runs()
    {
        var campaign = await World.OpenCampaign();

        var answer = await World.Send(World.Secretary, new CampaignFlags(campaign));

        var clocks = answer.Flags.Single();
        Assert.That(clocks.Code, Is.EqualTo(FlagCode.LegalClocks));
        Assert.That(clocks.LegalClocks.Single().Code, Is.EqualTo("standing_board.plan_sent"));
        Assert.That(clocks.LegalClocks.Single().Limit, Is.EqualTo(new DateOnly(2026, 3, 24)));
    }

    [Test]
    public async Task A_visit_that_was_only_planned_lacks_nothing_yet()
    {
        var visit = await World.PlannedVisit();

        var answer = await World.Send(World.Secretary, new CampaignFlags(await World.CampaignOf(visit)));

        Assert.That(answer.Lines(), Is.EqualTo(new[] { "LegalClocks: " }));
        Assert.That(answer.Flags[0].LegalClocks.Select(clock => clock.Code), Is.EqualTo(new[] { "standing_board.plan_sent", "standing_board.programme_sent" }));
    }

    [Test]
    public async Task A_session_under_way_lacks_shortcomings_and_the_unit_until_they_are_recorded()
    {
        var visit = await World.StartedVisit();
        var campaign = await World.CampaignOf(visit);
        var before = await World.Send(World.Secretary, new CampaignFlags(campaign));

        await World.Send(World.Secretary, new RecordAttendance { VisitId = visit, Side = Side.Unit, AttendsAs = AttendancePart.UnitHead, Post = "Chủ tịch UBND xã" });
        await World.Send(World.Secretary, new RecordFinding { CampaignId = campaign, VisitId = visit, Kind = FindingKind.Shortcoming, Text = "Chậm số hóa hồ sơ" });

        var after = await World.Send(World.Secretary, new CampaignFlags(campaign));
        Assert.That(before.Lines(), Does.Contain("NoShortcomings: ").And.Contain("UnitSideMissing: "));
        Assert.That(after.Lines(), Is.EqualTo(new[] { "LegalClocks: " }));
    }

    [Test]
    public async Task A_notice_that_went_late_is_told_with_its_days()
    {
        var visit = await World.PlannedVisit();
        World.Clock.Set(new DateOnly(2026, 4, 9), new TimeOnly(9, 0));
        await World.Send(World.Secretary, SomeVisits.Notice(visit, new DateOnly(2026, 4, 9)) with { LateReason = "Đơn vị đổi lịch" });

        var answer = await World.Send(World.Secretary, new CampaignFlags(await World.CampaignOf(visit)));

        var missed = answer.Flags.Single(flag => flag.Code is FlagCode.LegalClockMissed);
        Assert.That(missed.Sentences.Single(), Does.Contain("muộn 4 ngày"));
    }

    [Test]
    public async Task The_council_s_own_days_as_they_stood_at_the_founding_run_instead_of_the_law_s()
    {
        var own = new OverrideRule
        {
            RuleSetCode = "LUAT121_2025", ClockCode = "standing_board.plan_sent", Days = 7, DayUnit = DayUnit.Calendar, SourcePaper = "Quy chế hoạt động số 05/QC-HĐND", EffectiveFrom = new DateOnly(2026, 3, 1),
        };
        await World.Send(World.Administrator, own);
        // Later than the founding, and so not for this supervision although its session comes after.
        await World.Send(World.Administrator, own with { ClockCode = "standing_board.programme_sent", Days = 20, EffectiveFrom = new DateOnly(2026, 4, 1) });
        var visit = await World.PlannedVisit();
        var campaign = await World.CampaignOf(visit);

        var clocks = (await World.Send(World.Secretary, new CampaignFlags(campaign))).Flags.Single(flag => flag.Code is FlagCode.LegalClocks).LegalClocks;

        Assert.That(clocks.Select(clock => (clock.Code, clock.Days, clock.Limit)), Is.EqualTo(new (string, int?, DateOnly)[]
        {
            ("standing_board.plan_sent", 7, new DateOnly(2026, 3, 16)),
            ("standing_board.programme_sent", 10, new DateOnly(2026, 4, 5)),
        }));
        var said = await World.Send(World.Secretary, new CampaignDetails { CampaignId = campaign });
        Assert.That(said.Clocks.Where(clock => clock.Limit is not null).Select(clock => (clock.Code, clock.Limit!.Value)), Is.EqualTo(clocks.Select(clock => (clock.Code, clock.Limit))), "the flags and the campaign's page agree");
    }

    [Test]
    public async Task Two_visits_are_checked_each_by_itself_and_told_together()
    {
        var visit = await World.StartedVisit();
        var campaign = await World.CampaignOf(visit);
        await World.Indicator(campaign, SomeFigures.Ratio with { Code = "A", StatedRatio = "90" });
        var delegation = await World.Id("SELECT CAST(Id AS nvarchar(36)) FROM Delegations WHERE CampaignId = @campaign AND CouncilId = @CouncilId", new { campaign });
        var second = (await World.Send(World.Secretary, Some.Visit(World, campaign, delegation) with { PlannedOn = new DateOnly(2026, 4, 22), DateInferred = true })).Id;

        var answer = await World.Send(World.Secretary, new CampaignFlags(campaign));

        Assert.That(second, Is.Not.EqualTo(visit));
        Assert.That(answer.Flags.Select(flag => flag.Code), Is.Unique);
        Assert.That(answer.Flags.Single(flag => flag.Code is FlagCode.RatioDisagrees).Sentences, Has.Count.EqualTo(1));
        Assert.That(answer.Flags.Single(flag => flag.Code is FlagCode.DateInferred).Sentences.Single(), Does.Contain("buổi 2"));
        Assert.That(answer.Flags.Single(flag => flag.Code is FlagCode.NoShortcomings).Sentences, Has.Count.EqualTo(1));
        Assert.That(answer.Flags.Single(flag => flag.Code is FlagCode.LegalClocks).LegalClocks.Count(clock => clock.Code == "standing_board.programme_sent"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_shortcoming_under_a_good_grade_names_both_records()
    {
        var campaign = await World.OpenCampaign();
        var indicator = await World.Indicator(campaign, new() { Code = "A", Name = "Chỉ số cải cách hành chính", Kind = IndicatorKind.Index, Grade = "Khá" });
        var finding = (await World.Send(World.Secretary, new RecordFinding
        {
            CampaignId = campaign,
            Kind = FindingKind.Shortcoming,
            Text = "Xếp loại còn thấp",
            Evidence = [new FindingEvidence(EvidenceKind.Indicator, indicator)],
        })).Id;

        var flag = (await World.Send(World.Secretary, new CampaignFlags(campaign))).Flags.Single(one => one.Code is FlagCode.GradeContradicted);

        Assert.That(flag.Subjects.Select(one => (one.Kind, one.Id)), Is.EquivalentTo(new[] { (FlagSubjectKind.Indicator, indicator), (FlagSubjectKind.Finding, finding) }));
    }
}
