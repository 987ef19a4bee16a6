using Supervision.Core.Campaigns;
using Supervision.Core.DataTables;
using Supervision.Core.Notices;
using Supervision.Core.Papers;
using Supervision.Tests.DataTables;

namespace Supervision.Tests.Web;

/// <summary>A supervision from the programme to its plan: who has to do the next thing finds it, and what cannot be done yet is not offered.</summary>
public sealed class FirstStepsPageTests : SiteTest
{
    [Test]
    public async Task What_waits_for_its_delegation_stands_on_the_first_page_of_who_founds_it()
    {
        var campaign = (await World.Send(World.Office, Some.Plan(World))).Id;
        var (board, office) = (new FormBrowser(await Site.BrowserOf(World.StandingBoard)), new FormBrowser(await Site.BrowserOf(World.Office)));
        Assert.That((await board.Open("/")).QuerySelector("#cho-thanh-lap"), Is.Null, "it is in no programme yet");

        await World.Send(World.Office, new MoveCampaign { CampaignId = campaign, Version = 1, Step = CampaignStep.Programme, On = Some.FoundedOn, Paper = Some.Paper("Nghị quyết", "01/NQ-HĐND") });

        var row = (await board.Open("/")).QuerySelector("#cho-thanh-lap li")!;
        Assert.That((row.QuerySelector("a")!.GetAttribute("href"), row.TextContent), Is.EqualTo(($"/cuoc-giam-sat/{campaign}/thanh-lap-doan", row.TextContent)));
        Assert.That(row.TextContent, Does.Contain("chờ thành lập Đoàn giám sát"));
        await board.Open($"/cuoc-giam-sat/{campaign}/thanh-lap-doan");
        Assert.That((await office.Open("/")).QuerySelector("#cho-thanh-lap a")!.GetAttribute("href"), Is.EqualTo($"/cuoc-giam-sat/{campaign}"), "the office prepares, the board founds");
        foreach (var person in new[] { World.Member, World.Clerk, World.UnitHead })
            Assert.That((await new FormBrowser(await Site.BrowserOf(person)).Open("/")).QuerySelector("#cho-thanh-lap"), Is.Null);

        var own = (await World.Send(World.Secretary, Some.Plan(World))).Id;
        await World.Send(World.Office, new MoveCampaign { CampaignId = own, Version = 1, Step = CampaignStep.Programme, On = Some.FoundedOn, Paper = Some.Paper("Nghị quyết", "02/NQ-HĐND") });
        var planned = (await new FormBrowser(await Site.BrowserOf(World.Secretary)).Open("/")).QuerySelector("#cho-thanh-lap")!;
        Assert.That(planned.QuerySelectorAll("a").Select(link => link.GetAttribute("href")), Is.EqualTo(new[] { $"/cuoc-giam-sat/{own}" }), "what the secretary planned, to be read: others found it");
        Assert.That(planned.TextContent, Does.Contain("chờ Thường trực Hội đồng nhân dân hoặc lãnh đạo Ban thành lập Đoàn giám sát"));
        await World.Send(World.StandingBoard, Some.Founding(World, own, 2));

        await World.Send(World.StandingBoard, Some.Founding(World, campaign, 2));

        Assert.That((await board.Open("/")).QuerySelector("#cho-thanh-lap"), Is.Null);
        Assert.That((await World.Send(World.Member, new NoticeList())).Items.Single(notice => notice.Link == $"/cuoc-giam-sat/{campaign}").Kind, Is.EqualTo(NoticeKind.Delegation), "and is no notice of any other kind");
    }

    [Test]
    public async Task A_data_table_is_offered_to_be_sent_once_the_plan_was_sent()
    {
        var (campaign, _) = await World.FoundedCampaign();
        var table = (await World.Send(World.Office, new DesignDataTable { CampaignId = campaign, Title = "Kết quả giải quyết thủ tục hành chính", Design = SomeTables.Design })).Id;
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        var before = await office.Open($"/bieu-so-lieu/{table}");
        Assert.That((before.QuerySelector("#send"), before.QuerySelector("main")!.TextContent.Contains("sau khi kế hoạch giám sát đã gửi", StringComparison.Ordinal)), Is.EqualTo(((AngleSharp.Dom.IElement?)null, true)));

        await World.Send(World.Office, new MoveCampaign { CampaignId = campaign, Version = 2, Step = CampaignStep.SendPlan, On = Some.FoundedOn, Paper = Some.Paper("Công văn", "45/HĐND-VP") });

        Assert.That((await office.Open($"/bieu-so-lieu/{table}")).QuerySelector("#send .meta")!.TextContent, Does.StartWith("Gửi 2 đơn vị."));
    }

    [Test]
    public async Task A_paper_without_number_is_saved_under_its_kind_and_day_in_vietnamese()
    {
        var (campaign, _) = await World.FoundedCampaign();
        var paper = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.NewsItem, CampaignId = campaign })).Id;
        await World.Send(World.Office, new IssuePaper { PaperId = paper, Version = 1 });

        using var file = await (await Site.BrowserOf(World.Office)).GetAsync(new Uri($"/api/papers/{paper}/issued", UriKind.Relative));

        Assert.That(file.Content.Headers.ContentDisposition!.FileName, Does.Match("^\"?Du-thao-tin-.*-2026[0-9]{4}\\.pdf\"?$"));
    }
}
