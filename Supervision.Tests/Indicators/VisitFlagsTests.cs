using Supervision.Core.Findings;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;
using Supervision.Core.Visits;
using Supervision.Tests.Visits;
using Supervision.Tests.Web;

namespace Supervision.Tests.Indicators;

/// <summary>A session's page asks about what was stated at it and by its units, and about nothing else.</summary>
public sealed class VisitFlagsTests : SiteTest
{
    private static StatedIndicator Wrong(string code) => SomeFigures.Ratio with { Code = code, Name = $"Chỉ tiêu {code}", StatedRatio = "90" };

    [Test]
    public async Task What_another_session_or_unit_stated_is_not_flagged_at_this_one()
    {
        var visit = await World.StartedVisit();
        var campaign = await World.CampaignOf(visit);
        var delegation = await World.Id("SELECT CAST(Id AS nvarchar(36)) FROM Delegations WHERE CampaignId = @campaign AND CouncilId = @CouncilId", new { campaign });
        var other = (await World.Send(World.Secretary, Some.Visit(World, campaign, delegation) with { PlannedOn = new DateOnly(2026, 4, 22), DateInferred = true })).Id;
        await World.Send(World.Secretary, SomeVisits.Notice(other, SomeVisits.VisitOn) with { LateReason = "Đơn vị đổi lịch" });
        World.Clock.Set(new DateOnly(2026, 4, 22), new TimeOnly(8, 5));
        await World.Send(World.Secretary, new MoveVisit { VisitId = other, Version = 2, Step = VisitStep.Start, At = new TimeOnly(8, 0) });
        foreach (var (code, at, unit) in new (string, Guid?, Guid)[] { ("HERE", visit, World.Unit), ("THERE", other, World.Unit), ("OWN", null, World.Unit), ("FOREIGN", null, World.OtherUnit) })
            await World.Send(World.Secretary, SomeFigures.Record(campaign, Wrong(code)) with { VisitId = at, UnitId = unit });
        var graded = await World.Indicator(campaign, new() { Code = "ALL", Name = "Chỉ số chung", Kind = IndicatorKind.Index, Grade = "Khá" });
        await World.Send(World.Secretary, new RecordFinding { CampaignId = campaign, VisitId = other, Kind = FindingKind.Shortcoming, Text = "Lời của buổi khác", Evidence = [new FindingEvidence(EvidenceKind.Indicator, graded)] });

        Task<string[]> Stated(Guid of) => World.Send(World.Secretary, new VisitFlags(of)).ContinueWith(answer => answer.Result.Flags.Single(flag => flag.Code is FlagCode.RatioDisagrees).Subjects.Select(one => one.Code).ToArray(), TaskScheduler.Default);
        Assert.That(await Stated(visit), Is.EqualTo(new[] { "HERE", "OWN" }));
        Assert.That(await Stated(other), Is.EqualTo(new[] { "THERE", "OWN" }));
        var secretary = new FormBrowser(await Site.BrowserOf(World.Secretary));
        var said = (await secretary.Open($"/buoi-lam-viec/{visit}")).QuerySelector("#de-cuong")!.TextContent;
        Assert.That(said, Does.Contain("Chỉ tiêu HERE").And.Contain("Chỉ tiêu OWN"));
        Assert.That(said, Does.Not.Contain("THERE").And.Not.Contain("FOREIGN").And.Not.Contain("Lời của buổi khác").And.Not.Contain("buổi 2"));
        Assert.That((await World.Send(World.Secretary, new VisitFlags(other))).Flags.Select(flag => flag.Code), Does.Contain(FlagCode.GradeContradicted).And.Contain(FlagCode.DateInferred));
    }

    [Test]
    public async Task The_unit_and_whoever_does_not_read_drafts_are_told_nothing()
    {
        var visit = await World.StartedVisit();

        Assert.That((await World.Refused(World.UnitHead, new VisitFlags(visit))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.OtherUnitHead, new VisitFlags(visit))).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task That_no_shortcoming_was_recorded_is_no_remark_on_a_session_before_it_ended()
    {
        var under = await World.StartedVisit();
        Assert.That((await World.Send(World.Secretary, new VisitFlags(under))).Flags.Select(flag => flag.Code), Does.Not.Contain(FlagCode.NoShortcomings));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Secretary)).Open($"/buoi-lam-viec/{under}")).Body!.TextContent, Does.Not.Contain("Không ghi hạn chế nào"));

        await World.End(under);
        Assert.That((await World.Send(World.Secretary, new VisitFlags(under))).Flags.Select(flag => flag.Code), Does.Contain(FlagCode.NoShortcomings));
    }
}
