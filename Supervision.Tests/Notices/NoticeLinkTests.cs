using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Supervision.Core.Chasing;
using Supervision.Core.Notices;
using Supervision.Infrastructure.Notices;
using Supervision.Tests.Ledger;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Notices;

/// <summary>Each line of a digest leads to its own task, in a mail as in a call.</summary>
public sealed class NoticeLinkTests : FeatureTest
{
    private const string Site = "https://giamsat.example";

    private static readonly PublicAddress Address = new(() => Site + "/");

    protected override Task<World> Enter() => World.Create(new NoticeOptions { Mail = new MailServer { Host = "127.0.0.1", From = "giamsat@lamson.example" } }, alone: true);

    [Test]
    public async Task Each_line_of_a_digest_leads_to_its_own_task_in_a_mail_in_text_and_in_HTML()
    {
        var tasks = await Overdue();

        var mails = await Claimed(DeliveryChannel.Email, null);
        var personal = Written(mails, mails.Items.Single(d => d is { Kind: NoticeKind.OverdueDigest, PersonId: not null }));
        var copy = Written(mails, mails.Items.Single(d => d is { Kind: NoticeKind.OverdueDigest, PersonId: null }));

        Assert.That(Links(personal.Html), Is.EqualTo(tasks.Select(task => $"{Site}/noi-dung/{task}?thong-bao={personal.Notice}")));
        Assert.That(Links(copy.Html), Is.EqualTo(tasks.Select(task => $"{Site}/noi-dung/{task}")), "a mailbox reads no notice");
        var lines = personal.Text.Split("\r\n");
        foreach (var task in tasks)
        {
            var at = Array.IndexOf(lines, $"  {Site}/noi-dung/{task}?thong-bao={personal.Notice}");
            Assert.That((at > 0, at > 0 ? lines[at - 1] : ""), Is.EqualTo((true, "- quá hạn 6 ngày (hạn 30/6/2026): Giải quyết dứt điểm 72 hồ sơ lĩnh vực đất đai quá hạn, gửi thư xin lỗi tổ chức, cá nhân")));
        }
    }

    [Test]
    public async Task Without_a_known_address_a_mail_names_no_way()
    {
        await Overdue();
        var mails = await Claimed(DeliveryChannel.Email, null);

        var mail = NoticeLetter.Write(mails.CouncilName, mails.IsDemo, [mails.Items.First(d => d.Kind is NoticeKind.OverdueDigest)], new PublicAddress(() => null));

        Assert.That(mail.Html, Does.Contain("<li").And.Not.Contain("href"));
        Assert.That(mail.Text, Does.Not.Contain("/noi-dung/"));
    }

    [Test]
    public async Task A_gateway_is_told_each_line_with_its_link()
    {
        var webhook = (await World.Send(World.Administrator, new AddWebhook { Name = "Zalo", Url = "https://gateway.example/hook", Secret = "khoa-bi-mat-cua-cong-nhan-tin" })).Id;
        var tasks = await Overdue();
        var calls = await Claimed(DeliveryChannel.Webhook, webhook);

        var digest = calls.Items.Single(d => d.Kind is NoticeKind.OverdueDigest);
        var body = JsonNode.Parse(NoticeCall.Write(calls.CouncilName, calls.IsDemo, digest, Address).Body)!;

        Assert.That(body["lines"]!.AsArray().Select(line => (string?)line!["link"]), Is.EqualTo(tasks.Select(task => $"{Site}/noi-dung/{task}?thong-bao={digest.NoticeId}")));
        Assert.That((string?)body["lines"]![0]!["text"], Does.StartWith("quá hạn 6 ngày"));
        Assert.That((string?)body["text"], Does.Contain("- quá hạn 6 ngày"), "who reads the text alone has it all");
    }

    [Test]
    public async Task The_API_answers_the_lines_of_a_notice_with_their_routes()
    {
        var tasks = await Overdue();

        var notice = (await World.Send(World.UnitHead, new NoticeList())).Items.Single(n => n.Kind is NoticeKind.OverdueDigest);

        Assert.That(notice.Lines.Select(line => line.Link), Is.EqualTo(tasks.Select(task => $"/noi-dung/{task}")));
    }

    [Test]
    public void A_line_break_in_a_task_s_words_makes_no_line_of_its_own() =>
        Assert.That(NoticeText.Short("Một\r\n- hai\nba"), Is.EqualTo("Một - hai ba"));

    // Two tasks of the unit, late since 30/6/2026; nobody was told before.
    private async Task<IReadOnlyList<Guid>> Overdue()
    {
        await World.Address(World.UnitHead, "chu.tich@hoabinh.example", "+84901234567");
        await World.Mailbox(World.Unit, "van.thu@hoabinh.example");
        var tasks = await World.AcceptedTasks(2);
        World.Clock.Set(new DateOnly(2026, 7, 6), new TimeOnly(8, 0));
        await World.Run(new ChaseJob());
        return tasks;
    }

    private async Task<ClaimedDeliveries> Claimed(DeliveryChannel channel, Guid? webhook) =>
        await World.AsSystem(new ClaimDeliveries { Channel = channel, WebhookId = webhook, Take = 100 });

    private static (Guid Notice, string Text, string Html) Written(ClaimedDeliveries claimed, DueDelivery delivery)
    {
        var mail = NoticeLetter.Write(claimed.CouncilName, claimed.IsDemo, [delivery], Address);
        return (delivery.NoticeId, mail.Text, mail.Html);
    }

    private static IEnumerable<string?> Links(string html) => new HtmlParser().ParseDocument(html).QuerySelectorAll("li a").Select(a => a.GetAttribute("href"));
}
