using Supervision.Tests.UnitReports;
using Supervision.Tests.Web;

namespace Supervision.Tests.Campaigns;

/// <summary>A unit finds the supervisions that concern it in its menu, and none of others.</summary>
public sealed class UnitCampaignsTests : SiteTest
{
    [Test]
    public async Task A_unit_reads_the_supervisions_whose_plan_was_sent_to_it_and_no_other()
    {
        var (sent, _) = await World.SentCampaign();
        var (planned, _) = await World.FoundedCampaign();
        var foreign = (await World.Send(World.Office, Some.Plan(World) with { Units = [new Core.Campaigns.InspectedUnit(World.OtherUnit, Core.Campaigns.UnitMode.InPerson, null)] })).Id;
        await World.Send(World.StandingBoard, Some.Founding(World, foreign, 1));
        await World.Send(World.Secretary, new Core.Campaigns.MoveCampaign { CampaignId = foreign, Version = 2, Step = Core.Campaigns.CampaignStep.SendPlan, On = SomeReports.PlanSentOn, Paper = Some.Paper("Công văn", "16/HĐND-VP") });
        var unit = new FormBrowser(await Site.BrowserOf(World.UnitContact));

        var page = await unit.Open("/cuoc-giam-sat");
        Assert.That(page.QuerySelector("nav.menu a[aria-current]")!.TextContent, Is.EqualTo("Cuộc giám sát"));
        Assert.That(page.QuerySelectorAll("main a[href^='/cuoc-giam-sat/']").Select(link => link.GetAttribute("href")), Is.EqualTo(new[] { $"/cuoc-giam-sat/{sent}" }));
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Not.Contain("Lập kế hoạch giám sát").And.Contain("Cuộc giám sát đối với đơn vị"));
        Assert.That((await unit.Open($"/cuoc-giam-sat/{sent}")).QuerySelector("nav.menu a[aria-current]")!.TextContent, Is.EqualTo("Cuộc giám sát"));
        Assert.That((await unit.Get($"/cuoc-giam-sat/{planned}")).Status, Is.EqualTo(System.Net.HttpStatusCode.NotFound));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.OtherUnitHead)).Open("/cuoc-giam-sat")).QuerySelectorAll("main a[href^='/cuoc-giam-sat/']").Length, Is.EqualTo(2));
    }
}
