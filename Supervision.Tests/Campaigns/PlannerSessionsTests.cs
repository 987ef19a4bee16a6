using System.Net;
using Supervision.Tests.Visits;
using Supervision.Tests.Web;

namespace Supervision.Tests.Campaigns;

/// <summary>Whoever planned a supervision and sits in no delegation of it sees when its sessions are, without links that lead to a refusal.</summary>
public sealed class PlannerSessionsTests : SiteTest
{
    [Test]
    public async Task A_session_is_a_link_for_whom_it_opens_and_plain_text_for_the_planner()
    {
        var campaign = (await World.Send(World.Secretary, Some.Plan(World))).Id;
        var founding = Some.Founding(World, campaign, 1);
        await World.Send(World.StandingBoard, founding with { Delegations = [.. founding.Delegations.Select(one => one with { Members = [.. one.Members.Where(member => member.PersonId != World.Secretary)] })] });
        var delegation = await World.Id("SELECT CAST(Id AS nvarchar(36)) FROM Delegations WHERE CampaignId = @campaign AND CouncilId = @CouncilId", new { campaign });
        var visit = (await World.Send(World.Office, Some.Visit(World, campaign, delegation))).Id;

        foreach (var (person, opens) in new[] { (World.Secretary, false), (World.Member, true), (World.Office, true), (World.StandingBoard, true) })
        {
            var browser = new FormBrowser(await Site.BrowserOf(person));
            var sessions = (await browser.Open($"/cuoc-giam-sat/{campaign}")).QuerySelector("#buoi")!;
            Assert.That(sessions.TextContent, Does.Contain("Buổi 1: Ủy ban nhân dân xã Hòa Bình"));
            Assert.That((sessions.QuerySelector($"a[href*='{visit}']") is not null, (await browser.Get($"/buoi-lam-viec/{visit}")).Status), Is.EqualTo((opens, opens ? HttpStatusCode.OK : HttpStatusCode.NotFound)));
        }
    }
}
