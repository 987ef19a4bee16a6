using Supervision.Core.Access;
using Supervision.Core.Agenda;
using Supervision.Core.Campaigns;
using Supervision.Core.Campaigns.Board;
using Supervision.Core.Notices;
using Supervision.Tests.Web;

namespace Supervision.Tests.Conclusions;

/// <summary>A delegation's report that was received waits for its body to meet: on first pages, in notices and in calendars, with its day by law.</summary>
public sealed class ReportExaminationTests : SiteTest
{
    private static readonly AgendaBetween May = new() { From = new DateOnly(2026, 5, 1), To = new DateOnly(2026, 5, 31) };

    [Test]
    public async Task A_received_report_waits_before_the_body_that_founded_the_delegation_and_the_office_until_it_is_examined()
    {
        var ended = await World.EndedCampaign();
        var leader = await World.Person(Role.CommitteeLeader, "Trưởng Ban khác", bodyId: World.Council.CouncilBodyId);
        Assert.That(await Days(World.StandingBoard), Is.Empty, "before it is received");
        await World.ReceivedReport(ended);
        var until = new DateOnly(2026, 5, 13);

        foreach (var person in new[] { World.StandingBoard, World.Office })
        {
            var card = (await new FormBrowser(await Site.BrowserOf(person)).Open("/")).QuerySelector("#cho-xem-xet")!;
            Assert.That(card.QuerySelector("h2")!.TextContent, Is.EqualTo("Báo cáo của Đoàn chờ xem xét"));
            Assert.That(card.QuerySelector($"a[href='/cuoc-giam-sat/{ended.Campaign}#ket-luan']"), Is.Not.Null);
            Assert.That(card.QuerySelector("p")!.TextContent, Does.EndWith("quá hạn 16 ngày (hạn 13/5/2026)"));
            Assert.That((await World.Send(person, new NoticeList())).Items.Where(notice => notice.Title.StartsWith("Báo cáo của Đoàn giám sát chờ xem xét, chậm nhất ngày 13/5/2026: ", StringComparison.Ordinal)).Select(notice => notice.Link),
                Is.EqualTo(new[] { $"/cuoc-giam-sat/{ended.Campaign}#ket-luan" }));
            Assert.That((await Days(person)).Select(entry => (entry.OnDay, entry.Id, entry.Place)), Is.EqualTo(new[] { (until, ended.Campaign, "Thường trực Hội đồng nhân dân tỉnh Lam Sơn") }));
        }
        Assert.That(await Days(World.UnitHead), Is.Empty);
        foreach (var person in new[] { World.Secretary, World.Member, leader, World.UnitHead })
            Assert.That((await World.Send(person, new CampaignsAtWork())).ToExamine, Is.Empty);
        var month = await new FormBrowser(await Site.BrowserOf(World.StandingBoard)).Open("/lich?thang=2026-05");
        Assert.That(month.QuerySelector($"a[href='/cuoc-giam-sat/{ended.Campaign}#ket-luan']")!.Closest("ul")!.PreviousElementSibling!.TextContent, Is.EqualTo("Hạn xem xét báo cáo của Đoàn giám sát"));

        await World.Send(World.Office, SomeConclusions.Meeting(ended));
        Assert.That((await World.Send(World.StandingBoard, new CampaignsAtWork())).ToExamine, Is.Empty);
        Assert.That(await Days(World.StandingBoard), Is.Empty);
    }

    [Test]
    public async Task A_committees_report_waits_before_its_own_leaders_and_not_before_the_standing_board()
    {
        var ended = await World.EndedCampaign(SubjectKind.Committee);
        var leader = await World.Person(Role.CommitteeLeader, "Trưởng Ban Pháp chế", bodyId: ended.Body);
        await World.ReceivedReport(ended);

        Assert.That((await World.Send(leader, new CampaignsAtWork())).ToExamine.Select(card => card.Id), Is.EqualTo(new[] { ended.Campaign }));
        Assert.That((await World.Send(World.StandingBoard, new CampaignsAtWork())).ToExamine, Is.Empty);
        Assert.That((await Told(leader, World.StandingBoard)), Is.EqualTo(new[] { 1, 0 }));
    }

    private async Task<IReadOnlyList<AgendaEntry>> Days(Guid person) =>
        [.. (await World.Send(person, May)).Days.SelectMany(day => day.Groups).Where(group => group.Kind is AgendaKind.Examination).SelectMany(group => group.Entries)];

    private async Task<IReadOnlyList<int>> Told(params Guid[] people)
    {
        var told = new List<int>();
        foreach (var person in people) told.Add((await World.Send(person, new NoticeList())).Items.Count(notice => notice.Title.StartsWith("Báo cáo của Đoàn giám sát chờ xem xét", StringComparison.Ordinal)));
        return told;
    }
}
