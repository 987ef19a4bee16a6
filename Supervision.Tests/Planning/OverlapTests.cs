using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Planning;
using Supervision.Core.Visits;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Planning;

/// <summary>What a plan repeats or meets at its units is told, to whom it may be told, and forbids nothing.</summary>
public sealed class OverlapTests : FeatureTest
{
    private static readonly DateOnly Monday = new(2026, 4, 13);

    [TestCase("Cải cách hành chính", "Việc thực hiện cải cách hành chính trên địa bàn tỉnh", 100)]
    [TestCase("Công tác tiếp công dân, giải quyết khiếu nại, tố cáo", "Giải quyết khiếu nại và tố cáo", 100)]
    [TestCase("Cải cách hành chính", "Thủ tục hành chính về đất đai", 50)]
    [TestCase("Quản lý đất đai", "Phòng cháy, chữa cháy", 0)]
    [TestCase("Việc thực hiện", "Việc thực hiện", 100)]
    public void Topics_are_alike_by_the_words_that_say_something(string one, string other, int percent) => Assert.That(TopicLikeness.Percent(one, other), Is.EqualTo(percent));

    [Test]
    public async Task The_same_topic_at_the_same_unit_within_two_years_is_told_with_where_when_and_by_whom()
    {
        var last = (await World.Send(World.Office, Some.Plan(World) with { DecidedOn = new DateOnly(2025, 3, 10), Title = "Cải cách hành chính năm 2025" })).Id;
        await World.Send(World.Office, Some.Plan(World) with { DecidedOn = new DateOnly(2024, 3, 8) });
        await World.Send(World.Office, Some.Plan(World) with { DecidedOn = new DateOnly(2025, 3, 10), Title = "Đất đai", Topics = ["Quản lý đất đai"] });

        var met = await World.Send(World.Office, new PlanningChecks { UnitIds = [World.Unit], Topics = ["Việc thực hiện cải cách hành chính"], On = Some.FoundedOn });

        var overlap = met.Overlaps.Single();
        Assert.That((overlap.Kind, overlap.CampaignId), Is.EqualTo((OverlapKind.SameTopic, (Guid?)last)));
        Assert.That(overlap.Sentence, Does.StartWith("Ủy ban nhân dân xã Hòa Bình: cuộc giám sát ").And.Contain("Cải cách hành chính năm 2025").And.Contain("Thường trực").And.Contain("từ ngày 10/3/2025 (dự kiến)"));
    }

    [Test]
    public async Task The_council_may_set_its_own_months_from_a_day_on()
    {
        await World.Send(World.Office, Some.Plan(World) with { DecidedOn = new DateOnly(2025, 3, 10) });
        var asked = new PlanningChecks { UnitIds = [World.Unit], Topics = ["Cải cách hành chính"], On = Some.FoundedOn };
        var policy = new SetPlanningPolicy { EffectiveFrom = Some.FoundedOn, SourcePaper = "Quy chế 05/QC-HĐND", RepeatMonths = 6, SimilarPercent = 60 };
        Assert.That((await World.Send(World.Office, asked)).Overlaps, Has.Count.EqualTo(1));

        await World.Send(World.Administrator, policy);

        Assert.That((await World.Send(World.Office, asked)).Overlaps, Is.Empty);
        Assert.That((await World.Send(World.Office, new PlanningPolicyDetails(new DateOnly(2026, 3, 8)))).RepeatMonths, Is.EqualTo(24));
        Assert.That((await World.Refused(World.Administrator, policy)).Fields.Keys, Is.EqualTo(new[] { "EffectiveFrom" }));
    }

    [Test]
    public async Task A_session_of_another_campaign_in_the_same_week_is_told_and_one_in_the_next_is_not()
    {
        var visit = await World.NotifiedVisit();
        var other = await World.CampaignOf(visit);

        Assert.That((await Days(new DateOnly(2026, 4, 19), new DateOnly(2026, 4, 19))).Select(o => (o.Kind, o.CampaignId)), Is.EqualTo(new[] { (OverlapKind.SameWeeks, (Guid?)other) }), "Wednesday and Sunday are of one week");
        Assert.That(await Days(new DateOnly(2026, 4, 20), new DateOnly(2026, 4, 24)), Is.Empty);

        await World.Send(World.Secretary, new PostponeVisit { VisitId = visit, Version = 2, Reason = "Bão" });
        Assert.That(await Days(Monday, Monday), Is.Empty);
    }

    [Test]
    public async Task What_another_body_does_there_on_the_same_days_is_told_and_the_reason_is_kept()
    {
        var (campaign, delegation) = await World.FoundedCampaign();
        var outside = (await World.Send(World.Secretary, new RecordOutsideCheck { Entry = Inspection() })).Id;

        var planned = await World.Send(World.Secretary, Some.Visit(World, campaign, delegation) with { OverlapReason = "Đã thống nhất với Thanh tra tỉnh làm việc buổi chiều" });
        var met = await World.Send(World.Secretary, new CampaignOverlaps(campaign));
        var view = (await World.Send(World.Secretary, new CampaignDetails { CampaignId = campaign })).Visits.Single();

        Assert.That(met.Overlaps.Single().Sentence, Is.EqualTo("Ủy ban nhân dân xã Hòa Bình: Thanh tra tỉnh làm việc từ ngày 13/4/2026 đến ngày 17/4/2026 về “Quản lý đất đai” (Kế hoạch 15/KH-TTr)."));
        Assert.That(view.OverlapReason, Does.StartWith("Đã thống nhất"));
        Assert.That(await World.Journalled(planned.Id, nameof(VisitPlanned), "Data"), Has.Exactly(1).Contains($"{outside}"));

        await World.Send(World.Secretary, new PostponeVisit { VisitId = planned.Id, Version = 1, Reason = "Bão" });
        await World.Send(World.Secretary, new RescheduleVisit { VisitId = planned.Id, Version = 2, PlannedOn = new DateOnly(2026, 5, 20), OverlapReason = "Ghi phòng khi trùng" });
        Assert.That((await World.Send(World.Secretary, new CampaignDetails { CampaignId = campaign })).Visits.Single().OverlapReason, Is.Null, "nothing is met on that day");
        Assert.That((await World.Send(World.Secretary, new CampaignOverlaps(campaign))).Overlaps, Is.Empty);
        Assert.That(await World.Journalled(planned.Id, nameof(VisitRescheduled), "Before"), Has.Exactly(1).Contains("Đã thống nhất"));
    }

    [Test]
    public async Task Plans_of_others_that_are_not_out_are_not_told_to_whoever_does_not_see_them()
    {
        var hidden = (await World.Send(World.Office, Some.Plan(World))).Id;
        var asked = new PlanningChecks { UnitIds = [World.Unit], Topics = ["Cải cách hành chính"] };

        Assert.That((await World.Send(World.Secretary, asked)).Overlaps, Is.Empty);
        Assert.That((await World.Send(World.Office, asked)).Overlaps.Single().CampaignId, Is.EqualTo(hidden));

        await World.Send(World.StandingBoard, Some.Founding(World, hidden, 1) with { Delegations = [.. Some.Founding(World, hidden, 1).Delegations.Select(d => d with { Members = [.. d.Members.Where(m => m.PersonId != World.Secretary)] })] });
        await World.Send(World.Office, new MoveCampaign { CampaignId = hidden, Version = 2, Step = CampaignStep.SendPlan, On = Some.FoundedOn, Paper = Some.Paper("Công văn", "45/HĐND-VP") });
        Assert.That((await World.Send(World.Secretary, asked)).Overlaps.Single().CampaignId, Is.Null, "told, without the way to what is not theirs to open");
        Assert.That((await World.Send(World.UnitHead, new CampaignOverlaps(hidden))).Overlaps, Is.Empty);
        Assert.That((await World.Refused(World.UnitHead, asked)).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [Test]
    public async Task The_calendar_is_corrected_and_emptied_with_what_stood_before()
    {
        var id = (await World.Send(World.Office, new RecordOutsideCheck { Entry = Inspection() })).Id;
        await World.Send(World.Office, new CorrectOutsideCheck { OutsideCheckId = id, Version = 1, Entry = Inspection() with { ToOn = new DateOnly(2026, 4, 30) } });
        Assert.That((await World.Refused(World.Office, new RemoveOutsideCheck { OutsideCheckId = id, Version = 1, Reason = "Ghi nhầm" })).Kind, Is.EqualTo(RefusalKind.Stale));

        var imported = await World.Send(World.Office, new ImportOutsideChecks { Rows = [Inspection() with { ToOn = new DateOnly(2026, 4, 30) }, Inspection() with { Body = OutsideBody.StateAudit, BodyName = null }] });
        Assert.That((imported.Added, imported.Known), Is.EqualTo((1, 1)));

        await World.Send(World.Office, new RemoveOutsideCheck { OutsideCheckId = id, Version = 2, Reason = "Ghi nhầm" });
        Assert.That((await World.Send(World.Member, new OutsideCheckList { Year = 2026, UnitId = World.Unit })).Items.Select(line => (line.Body, line.UnitName)), Is.EqualTo(new[] { (OutsideBody.StateAudit, "Ủy ban nhân dân xã Hòa Bình") }));
        Assert.That((await World.Send(World.Member, new OutsideCheckList { Year = 2025 })).Items, Is.Empty);
        Assert.That((await World.Refused(World.Office, new RecordOutsideCheck { Entry = Inspection() with { Body = OutsideBody.Other, BodyName = null } })).Fields.Keys, Is.EqualTo(new[] { "Entry.BodyName" }));
        Assert.That((await World.Refused(World.UnitHead, new OutsideCheckList())).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    private OutsideCheckContent Inspection() => new()
    {
        UnitId = World.Unit,
        Body = OutsideBody.Inspectorate,
        BodyName = "Thanh tra tỉnh",
        Topic = "Quản lý đất đai",
        FromOn = Monday,
        ToOn = new DateOnly(2026, 4, 17),
        SourcePaper = "Kế hoạch 15/KH-TTr",
    };

    private async Task<IReadOnlyList<Overlap>> Days(DateOnly from, DateOnly to) =>
        (await World.Send(World.Office, new PlanningChecks { UnitIds = [World.Unit], On = Some.FoundedOn, VisitsFrom = from, VisitsTo = to })).Overlaps;
}
