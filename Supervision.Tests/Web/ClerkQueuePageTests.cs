using System.Net;
using AngleSharp.Html.Dom;
using Supervision.Core.Chasing;
using Supervision.Core.Conclusions;
using Supervision.Core.Letters;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Papers;

namespace Supervision.Tests.Web;

/// <summary>What the records clerk finds in the morning: everything that is to be numbered, sent or acknowledged, wherever it is done, and nothing that is done.</summary>
public sealed class ClerkQueuePageTests : SiteTest
{
    private const string ToNumber = "Đã duyệt, chờ cấp số và ký", ToSend = "Đã ban hành, chờ gửi", ToAcknowledge = "Đã gửi, chờ nơi nhận xác nhận";

    protected override bool Alone => true;

    [Test]
    public async Task A_delegations_report_waits_for_its_number_once_it_is_approved_then_to_be_handed_over()
    {
        var ended = await World.EndedCampaign();
        var report = (await World.Send(World.Secretary, SomeConclusions.Report(ended))).Id;
        var way = $"/bao-cao-doan/{report}";
        await World.Send(World.Secretary, new IncludeFindings { ReportId = report, FindingIds = [ended.Strength, ended.Shortcoming, ended.Cause] });
        var submitted = await World.Send(World.Secretary, new SubmitReport { ReportId = report, Version = 1, ConfirmsBlanks = true });
        var clerk = await Clerk();
        Assert.That((await clerk.Open("/")).QuerySelector($"section.card a[href='{way}']"), Is.Null, "nobody approved it");

        var approved = await World.SendOn(SomeConclusions.ReportedOn, World.Head, new ApproveReport { ReportId = report, Version = submitted.Version });
        Assert.That(Links(await clerk.Open("/"), ToNumber), Is.EqualTo(new[] { way }));
        foreach (var page in new[] { "/", "/van-ban?hang=ToNumber" })
            Assert.That((await clerk.Open(page)).QuerySelector($"section.card li:has(a[href='{way}'])")!.TextContent, Does.Contain("Báo cáo kết quả giám sát “Việc thực hiện cải cách hành chính”").And.Contain("Báo cáo của Đoàn giám sát"), "of which supervision it is");
        Assert.That((await clerk.Open("/van-ban?hang=ToNumber")).QuerySelectorAll("section.card li a").Select(link => link.GetAttribute("href")), Is.EqualTo(new[] { way }));

        var issued = await World.Send(World.Clerk, SomeConclusions.ReportIssue(report, approved.Version));
        var first = await clerk.Open("/");
        Assert.That((Links(first, ToNumber), Links(first, ToSend)), Is.EqualTo((Array.Empty<string>(), new[] { way })));
        Assert.That(first.QuerySelector($"section.card a[href='{way}'] ~ .meta")!.TextContent, Does.Contain("số 12/BC-ĐGS ngày 05/5/2026"));

        await World.Send(World.Clerk, new ReceiveDelegationReport { ReportId = report, Version = issued.Version, ReceivedOn = new DateOnly(2026, 5, 6) });
        Assert.That(Links(await clerk.Open("/"), ToSend), Is.Empty);
    }

    [Test]
    public async Task A_conclusion_goes_from_queue_to_queue_until_the_last_unit_has_it()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var way = $"/ket-luan/{conclusion}";
        var version = (await World.Send(World.Office, new ConclusionDetails(conclusion))).Version;
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = conclusion, Version = version });
        await World.SendOn(SomeConclusions.IssuedOn, World.StandingBoard, new ApproveConclusion { ConclusionId = conclusion, Version = version + 1 });
        var clerk = await Clerk();
        var waiting = await clerk.Open("/");
        Assert.That(Links(waiting, ToNumber), Is.EqualTo(new[] { way }));
        Assert.That(waiting.QuerySelector($"section.card a[href='{way}'] ~ .meta")!.TextContent, Does.Not.Contain("iệc thực hiện"), "its own title says it");

        version = (await World.Send(World.Clerk, SomeConclusions.Issue(conclusion, version + 2))).Version;
        var issued = await clerk.Open("/");
        Assert.That((Links(issued, ToNumber), Links(issued, ToSend)), Is.EqualTo((Array.Empty<string>(), new[] { way })), "once, and not as its paper beside");

        await clerk.Do(way, "#send");
        var sent = await clerk.Open("/");
        Assert.That((Links(sent, ToSend), Links(sent, ToAcknowledge)), Is.EqualTo((Array.Empty<string>(), new[] { way })));
        Assert.That(await Paper(), Is.EqualTo(PaperStatus.Sent), "its paper is called so in the register and the campaign's list too");

        Assert.That(await Waits(), Is.EqualTo("Chờ Ủy ban nhân dân xã Hòa Bình; Ủy ban nhân dân xã Tân Tiến"));
        await World.Send(World.UnitHead, new AcknowledgeConclusion { ConclusionId = conclusion, ReceivedOn = World.Clock.Today(), ReceivedBy = "Chủ tịch UBND xã" });
        Assert.That(Links(await clerk.Open("/"), ToAcknowledge), Is.EqualTo(new[] { way }));
        Assert.That(await Waits(), Is.EqualTo("Chờ Ủy ban nhân dân xã Tân Tiến"));
        // The other one telephones, and says nothing here.
        Assert.That((await clerk.Open(way)).QuerySelectorAll("#receipt option").Select(one => one.TextContent).Where(text => text.StartsWith("Ủy ban", StringComparison.Ordinal)), Is.EqualTo(new[] { "Ủy ban nhân dân xã Tân Tiến" }));
        await clerk.Do(way, "#receipt", ("receipt.UnitId", $"{World.OtherUnit}"), ("receipt.ReceivedBy", "Văn thư UBND xã"));
        Assert.That((await clerk.Open(way)).QuerySelector("#receipt"), Is.Null, "all have it");
        Assert.That(Links(await clerk.Open("/"), ToAcknowledge), Is.Empty);
        Assert.That(await Paper(), Is.EqualTo(PaperStatus.Acknowledged));

        async Task<string> Waits() => (await clerk.Open("/")).QuerySelector($"section.card a[href='{way}']")!.Closest("li")!.QuerySelector("div:not(.meta)")!.TextContent;
        async Task<PaperStatus> Paper() => (await World.Send(World.Clerk, new PaperList { Kind = PaperKind.ConclusionNotice })).Items.Single().Status;
    }

    [Test]
    public async Task An_urging_letter_is_found_drafted_then_to_be_sent_and_papers_with_a_life_of_their_own_as_before()
    {
        await World.SentConclusion();
        World.Clock.Set(new DateOnly(2026, 7, 1), new TimeOnly(6, 30));
        await World.Run(new ChaseJob());
        World.Clock.Set(new DateOnly(2026, 7, 6), new TimeOnly(6, 30));
        await World.Run(new ChaseJob());
        var letter = (await World.Send(World.Clerk, new ReminderLetterList { LetterStatus = LetterStatus.Draft })).Items.Single();
        var way = $"/cong-van-don-doc/{letter.Id}";
        var clerk = await Clerk();
        Assert.That(Links(await clerk.Open("/"), "Công văn đôn đốc chờ kiểm tra, cấp số"), Is.EqualTo(new[] { way }));

        var issued = await World.Send(World.Clerk, new IssueReminderLetter
        {
            LetterId = letter.Id, Version = letter.Version, Number = 7, Symbol = "HĐND-VP", IssuedOn = World.Clock.Today(),
            AuthorityLines = ["TL. Thường trực Hội đồng nhân dân", "Chánh Văn phòng"], SignerName = "Trần Văn Mẫu", Recipients = ["Ủy ban nhân dân xã Hòa Bình"], IsHandSigned = true, SignedOn = World.Clock.Today(),
        });
        Assert.That(Links(await clerk.Open("/"), ToSend), Is.EqualTo(new[] { way }));
        await World.Send(World.Clerk, new SendReminderLetter { LetterId = letter.Id, Version = issued.Version, SentOn = World.Clock.Today() });
        Assert.That(Links(await clerk.Open("/"), ToSend), Is.Empty);

        var notice = Guid.Parse((await World.Value<string>("SELECT CAST(Id AS nvarchar(36)) FROM OfficialPapers WHERE Kind = 'ConclusionNotice' AND CouncilId = @CouncilId", new { }))!);
        var paper = await World.ApprovedCorrection(notice);
        Assert.That(Links(await clerk.Open("/"), ToNumber), Is.EqualTo(new[] { $"/van-ban/{paper.Id}" }));
    }

    [Test]
    public async Task A_long_queue_says_how_many_wait_and_is_read_to_its_end()
    {
        var notice = await World.IssuedNotice();
        for (var i = 0; i < 6; i++) await World.ApprovedCorrection(notice);
        var clerk = await Clerk();

        var more = (await clerk.Open("/")).QuerySelector("a[href='/van-ban?hang=ToNumber']")!;
        Assert.That(more.TextContent, Is.EqualTo("Xem tất cả 6 văn bản"));
        Assert.That((await clerk.Open("/van-ban?hang=ToNumber")).QuerySelectorAll("section.card ul.rows > li"), Has.Length.EqualTo(6));
        var page = await World.Send(World.Clerk, new ClerkQueue { Stage = ClerkStage.ToNumber, Take = 4 });
        var rest = await World.Send(World.Clerk, new ClerkQueue { Stage = ClerkStage.ToNumber, Take = 4, After = page.Next });
        Assert.That((page.Items.Concat(rest.Items).Select(item => item.Id).Distinct().Count(), rest.Next), Is.EqualTo((6, (string?)null)));

        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Office)).Get("/van-ban?hang=ToNumber")).Status, Is.EqualTo(HttpStatusCode.Forbidden), "the office numbers nothing");
        Assert.That((await World.Send(World.UnitHead, new ClerkQueue { Stage = ClerkStage.ToNumber })).Items, Is.Empty);
    }

    private async Task<FormBrowser> Clerk() => new(await Site.BrowserOf(World.Clerk));

    // Where the lines of the queue under this heading lead.
    private static string[] Links(IHtmlDocument page, string heading) =>
        [.. page.QuerySelectorAll("section.card").Where(section => section.QuerySelector("h2")?.TextContent == heading).SelectMany(section => section.QuerySelectorAll("li a")).Select(link => link.GetAttribute("href")!)];
}
