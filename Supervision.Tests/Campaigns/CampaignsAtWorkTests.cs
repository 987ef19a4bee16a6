using AngleSharp.Dom;
using Supervision.Core.Campaigns.Board;
using Supervision.Core.Pipeline;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Visits;
using Supervision.Tests.Web;

namespace Supervision.Tests.Campaigns;

/// <summary>The first page names what comes next in each supervision, with its time limit by law.</summary>
public sealed class CampaignsAtWorkTests : SiteTest
{
    [Test]
    public async Task The_next_step_and_the_time_limit_of_each_supervision_stand_first_before_the_secretary_the_overdue_one_at_the_head()
    {
        var later = await World.CampaignOf(await World.PlannedVisit(new DateOnly(2026, 4, 28)));
        var late = await World.CampaignOf(await World.PlannedVisit());
        World.Clock.Set(new DateOnly(2026, 4, 8), new TimeOnly(8, 0));

        var page = await First(World.Secretary);
        var lines = page.QuerySelectorAll("#viec-tiep-theo li");

        Assert.That(lines.Select(line => line.QuerySelector("a")!.GetAttribute("href")), Is.EqualTo(new[] { $"/cuoc-giam-sat/{late}", $"/cuoc-giam-sat/{later}" }));
        Assert.That(lines[0].TextContent, Does.Contain("Buổi 1, ngày 15/4/2026, chưa gửi thông báo cho đơn vị.").And.Contain("quá hạn 3 ngày (hạn 05/4/2026)"));
        Assert.That(lines[0].QuerySelector("p")!.ClassName, Is.EqualTo("late"));
        Assert.That(lines[0].QuerySelector("a[href*='?buoc=notify#notify-']")!.TextContent, Is.EqualTo("Gửi thông báo"));
        Assert.That(lines[1].TextContent, Does.Contain("còn 10 ngày (hạn 18/4/2026)"));
        Assert.That(page.QuerySelector("main section.card")!.Id, Is.EqualTo("viec-tiep-theo"), "before all else");
        Assert.That(page.QuerySelector("#viec-tiep-theo a[href='/cuoc-giam-sat']"), Is.Not.Null);
        Assert.That((await First(World.Member)).QuerySelector("#viec-tiep-theo li .meta")!.TextContent, Does.StartWith("Việc này do Trưởng đoàn"));
        Assert.That((await First(World.UnitHead)).QuerySelector("#viec-tiep-theo"), Is.Null);
    }

    [Test]
    public async Task A_session_that_is_over_stands_behind_what_is_still_to_come_until_its_minutes_are_locked()
    {
        var visit = await World.EndedVisit();
        var titles = (await First(World.Secretary)).QuerySelectorAll("main section.card").Where(card => card.QuerySelector($"a[href='/buoi-lam-viec/{visit}']") is not null).Select(card => card.QuerySelector("h2")!.TextContent);
        Assert.That(titles, Is.EqualTo(new[] { "Buổi làm việc đã kết thúc, biên bản chờ ký" }));
    }

    [Test]
    public async Task What_the_council_examined_is_said_of_its_session_also_while_it_rests()
    {
        var ended = await World.EndedCampaign(Core.Campaigns.SubjectKind.Council);
        var campaign = ended.Campaign;
        await World.ReceivedReport(ended);
        await World.Send(World.Office, SomeConclusions.Session(ended));
        Assert.That((await First(World.Office)).QuerySelector($"#viec-tiep-theo li:has(a[href='/cuoc-giam-sat/{campaign}']) .badge")!.TextContent, Is.EqualTo("Đã xem xét tại kỳ họp"));

        await World.Send(World.StandingBoard, new Core.Campaigns.MoveCampaign
        {
            CampaignId = campaign, Version = (await World.Send(World.Office, new Core.Campaigns.CampaignDetails { CampaignId = campaign })).Head.Version, Step = Core.Campaigns.CampaignStep.Suspend, On = World.Clock.Today(),
            Paper = Some.Paper("Công văn", "45/HĐND-VP"), Reason = "Thiên tai",
        });
        var card = (await World.Send(World.Office, new CampaignsAtWork())).Cards.Single(one => one.Id == campaign);
        Assert.That(card.Next!.Sentence, Is.EqualTo("Đang tạm dừng ở bước “Đã xem xét tại kỳ họp”."));
    }

    [Test]
    public async Task One_statement_reads_no_more_than_asked_and_says_that_there_are_others()
    {
        for (var i = 0; i < 3; i++) await World.Send(World.Office, Some.Plan(World));

        var seen = await World.Send(World.Office, new CampaignsAtWork { Take = 2 });

        Assert.That((seen.Cards.Count, seen.HasMore, seen.ToExamine.Count), Is.EqualTo((2, true, 0)));
        Assert.That((await World.Send(World.UnitHead, new CampaignsAtWork())).Cards, Is.Empty);
    }

    private async Task<IDocument> First(Guid person) => await new FormBrowser(await Site.BrowserOf(person)).Open("/");
}
