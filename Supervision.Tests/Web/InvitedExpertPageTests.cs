using System.Net;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Dossiers;

namespace Supervision.Tests.Web;

/// <summary>Nobody is led where they may not go: the report of a delegation to who was invited to it, the list of dossiers to those who have it in their menu.</summary>
public sealed class InvitedExpertPageTests : SiteTest
{
    [Test]
    public async Task An_expert_reads_the_delegation_s_report_where_it_is_and_is_not_sent_to_the_pages_of_papers()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.IssuedReport(ended)).Id;
        var (expert, office) = (new FormBrowser(await Site.BrowserOf(World.Expert)), new FormBrowser(await Site.BrowserOf(World.Office)));

        foreach (var path in new[] { $"/cuoc-giam-sat/{ended.Campaign}", $"/bao-cao-doan/{report}" })
        {
            Assert.That((await office.Open(path)).QuerySelector("main a[href^='/van-ban/']"), Is.Not.Null, path);
            var seen = await expert.Open(path);
            Assert.That(seen.QuerySelector("main a[href^='/van-ban/']"), Is.Null, path);
            foreach (var link in seen.QuerySelectorAll($"main a[href*='/api/reports/{report}/paper']"))
                Assert.That((await expert.Get(link.GetAttribute("href")!)).Status, Is.EqualTo(HttpStatusCode.OK), link.GetAttribute("href"));
            Assert.That(seen.QuerySelectorAll("main a[href*='/api/papers/']"), Is.Empty, path);
        }
    }

    [Test]
    public async Task A_dossier_leads_to_the_list_of_dossiers_only_who_has_it()
    {
        var (_, dossier, _, _) = await World.OpenDossier();

        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Office)).Open($"/ho-so/{dossier}")).QuerySelector("main a[href='/nop-luu']"), Is.Not.Null);
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Secretary)).Open($"/ho-so/{dossier}")).QuerySelector("main a[href='/nop-luu']"), Is.Null);
    }
}
