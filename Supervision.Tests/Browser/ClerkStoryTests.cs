using System.Globalization;
using System.Net;
using Microsoft.Playwright;
using Supervision.Core.Access;
using Supervision.Core.Papers;
using Supervision.Tests.Documents;
using Supervision.Tests.Web;

namespace Supervision.Tests.Browser;

/// <summary>The records clerk: takes a paper from the queue, sees it beside the form, numbers it, prints it, sends it and writes down that it arrived. At the desk by nothing but the keyboard.</summary>
public sealed class ClerkStoryTests
{
    [TestCase(390, false)]
    [TestCase(1280, true)]
    public async Task A_paper_that_was_approved_is_numbered_printed_sent_and_acknowledged(int width, bool byKeyboard)
    {
        var office = await DemoSite.As(Role.Office);
        await using var officeContext = office.Context;
        var paper = Guid.Parse(await office.EvaluateAsync<string>(SomePapers.SubmittedReport));
        var version = (await DemoSite.Send(Role.StandingBoard, new PaperDetails(paper))).Version;
        await DemoSite.Send(Role.StandingBoard, new ApprovePaper { PaperId = paper, Version = version });
        var page = await DemoSite.As(Role.RecordsClerk, width);
        await using var context = page.Context;
        var complaints = page.Complaints();
        var hand = new Hand(page, byKeyboard);

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Đã duyệt, chờ cấp số và ký");
        await page.Keeps();
        await page.Picture($"van-thu-viec-hom-nay-{width}");
        await hand.Go(page.Locator($"main a[href='/van-ban/{paper}']").First);
        await Assertions.Expect(page.Locator(".preview .paper")).ToContainTextAsync("Đề nghị các cơ quan báo cáo đúng hạn");
        await page.Keeps();

        // Nothing goes out that nobody is known to have signed. The province's own register gives the number: without it the paper does not go out.
        await hand.Write(page.Locator("#issue-SignerName"), "Nguyễn Văn Minh Họa");
        await page.Locator("#issue-IsHandSigned input").CheckAsync();
        await hand.Go(page.Locator("#issue form > button"));
        await Assertions.Expect(page.Locator("#issue-Number-loi")).ToContainTextAsync("hãy nhập số đã cấp");
        await page.Keeps();
        await hand.Write(page.Locator("#issue-Number"), $"{width}");
        await page.Picture($"van-thu-cap-so-{width}");
        await hand.Go(page.Locator("#issue form > button"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync($"{width}/BC-HĐND");
        var printed = await context.APIRequest.GetAsync(new Uri(DemoSite.Address, await page.Locator("main a[href$='/issued']").First.GetAttributeAsync("href")).ToString());
        Assert.That(printed.Status, Is.EqualTo((int)HttpStatusCode.OK));
        Assert.That(PdfTools.FlatText(await printed.BodyAsync()), Does.Contain(string.Create(CultureInfo.InvariantCulture, $"Số: {width}/BC-HĐND")));

        await hand.Write(page.Locator("#send-Receiver"), "Ủy ban nhân dân tỉnh Lam Sơn");
        await hand.Choose(page.Locator("#send-Way"), "Paper");
        await page.Picture($"van-thu-gui-{width}");
        await hand.Go(page.Locator("#send form > button"));
        var arrived = page.Locator("details.action[id^=acknowledge]");
        await hand.Unfold(arrived);
        await hand.Write(arrived.Locator("input[id$=-ReceivedBy]"), "Văn thư Ủy ban nhân dân tỉnh");
        await hand.Go(arrived.Locator("form > button"));
        await Assertions.Expect(page.Locator(".badge").First).ToHaveTextAsync("Nơi nhận đã xác nhận");
        await page.Keeps();

        await page.GotoAsync(new Uri(DemoSite.Address, "/so-van-ban").ToString());
        await page.Keeps();
        await page.Picture($"van-thu-so-van-ban-{width}");
        Assert.That(complaints, Is.Empty);
    }
}
