using Supervision.Core.Findings;
using Supervision.Tests.UnitReports;
using Supervision.Tests.Web;

namespace Supervision.Tests.Findings;

/// <summary>What a unit answered waits on the first page of whoever settles it.</summary>
public sealed class FindingsToSettleTests : SiteTest
{
    [Test]
    public async Task An_answered_finding_waits_before_the_head_until_it_is_settled()
    {
        var (campaign, _) = await World.SentCampaign();
        var finding = (await World.Send(World.Secretary, new RecordFinding { CampaignId = campaign, Kind = FindingKind.Shortcoming, Text = "Hồ sơ giải quyết quá hạn", UnitId = World.Unit })).Id;
        await World.Send(World.Secretary, new SendForReconciliation { CampaignId = campaign, Findings = [new SeenFinding(finding, 1)] });
        var head = new FormBrowser(await Site.BrowserOf(World.Head));
        Assert.That((await head.Open("/")).QuerySelector("#cho-chot"), Is.Null, "the unit is asked");

        var answered = await World.Send(World.UnitHead, new AnswerFinding { FindingId = finding, Version = 2, Agrees = false, Explanation = "Do lỗi phần mềm." });

        var card = (await head.Open("/")).QuerySelector("#cho-chot")!;
        Assert.That((card.QuerySelector("h2")!.TextContent, card.QuerySelector($"a[href='/doi-chieu/{campaign}']")!.TextContent), Is.EqualTo(("Nội dung đơn vị đã trả lời, chờ chốt", "Ủy ban nhân dân xã Hòa Bình: 1 nội dung")));
        Assert.That(card.TextContent, Does.Contain("1 nội dung đơn vị không đồng ý"));
        foreach (var person in new[] { World.Secretary, World.Member, World.Office, World.UnitHead }) Assert.That(await World.Send(person, new FindingsToSettle()), Is.Empty);

        await World.Send(World.Head, new SettleFinding { FindingId = finding, Version = answered.Version, Note = "Giữ nguyên" });
        Assert.That((await head.Open("/")).QuerySelector("#cho-chot"), Is.Null);
    }
}
