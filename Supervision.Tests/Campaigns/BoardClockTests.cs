using Supervision.Tests.Web;

namespace Supervision.Tests.Campaigns;

/// <summary>How long a limit of the law has passed, as the board and the campaign's page write it.</summary>
public sealed class BoardClockTests : SiteTest
{
    [Test]
    public async Task More_than_a_thousand_days_are_written_with_a_point()
    {
        var (campaign, _) = await World.FoundedCampaign();
        World.Clock.Set(new DateOnly(2029, 6, 1), new TimeOnly(8, 0));
        var office = new FormBrowser(await Site.BrowserOf(World.Office));

        foreach (var page in new[] { "/cuoc-giam-sat", $"/cuoc-giam-sat/{campaign}" })
            Assert.That((await office.Open(page)).QuerySelector("main")!.TextContent, Does.Contain("quá hạn 1.165 ngày (hạn 24/3/2026)"), page);
    }
}
