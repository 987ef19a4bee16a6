using System.Globalization;
using Microsoft.Playwright;
using Supervision.Core.Access;
using Supervision.Tests.Documents;
using Supervision.Tests.Web;

namespace Supervision.Tests.Browser;

/// <summary>The leader, on the way to a meeting, with a telephone.</summary>
public sealed class LeaderTests
{
    // Follows every page of a list to its end.
    private const string Rows = """
        addresses => Promise.all(addresses.map(async address => {
          let rows = 0;
          while (address) {
            const answer = await fetch(address);
            if (!answer.ok) return `${address} answers ${answer.status}`;
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            rows += page.querySelectorAll("[data-row]").length;
            address = [...page.querySelectorAll("main a.button")].find(a => a.textContent === "Xem tiếp")?.getAttribute("href");
          }
          return `${rows}`;
        }))
        """;

    [TestCase(390)]
    [TestCase(1280)]
    public async Task A_leader_follows_every_figure_to_its_list_and_takes_a_unit_s_profile_to_the_meeting(int width)
    {
        using var turn = await DemoSite.ChangeFigures();
        var page = await DemoSite.As(Role.StandingBoard, width);
        await using var context = page.Context;
        var complaints = page.Complaints();
        await page.GotoAsync(DemoSite.Address.ToString());
        if (width < 992) await page.ClickAsync("button.menu-open");
        await page.ClickAsync("nav.menu a[href='/tong-quan']");
        await Assertions.Expect(page.Locator(".chart canvas").First).ToBeVisibleAsync();
        await page.Keeps();
        await page.Picture($"lanh-dao-tong-quan-{width}");
        Assert.That(await page.Locator(".chart canvas").CountAsync(), Is.EqualTo(await page.Locator(".chart").CountAsync()), "every chart is drawn");

        var figures = await page.Locator("a[data-count]").EvaluateAllAsync<string[][]>("all => all.map(a => [(a.querySelector('b') ?? a).textContent.trim(), a.getAttribute('href')])");
        Assert.That(figures, Has.Length.GreaterThan(50));
        Assert.That(figures.Select(figure => figure[0]).Distinct().Count(), Is.GreaterThan(3), "they are not all nothing");
        if (width == 390)
        {
            var distinct = figures.DistinctBy(figure => figure[1]).ToList();
            var held = await page.EvaluateAsync<string[]>(Rows, distinct.Select(figure => figure[1]));
            Assert.That(distinct.Zip(held, (figure, rows) => (figure[1], rows)), Is.EqualTo(distinct.Select(figure => (figure[1], figure[0].Replace(".", "", StringComparison.Ordinal)))));
            foreach (var at in new[] { 0, 1, 4 })
            {
                await page.Locator("a[data-count]").Nth(at).ClickAsync();
                Assert.That(await page.Locator("[data-row]").CountAsync(), Is.EqualTo(int.Parse(figures[at][0], CultureInfo.InvariantCulture)), "as many rows as the figure that was tapped");
                await page.GoBackAsync();
            }
        }

        await page.Locator("a[href^='/tong-quan/']").First.ClickAsync();
        var unit = (await page.Locator("h1").InnerTextAsync()).Split(':')[0];
        var overdue = await page.Locator(".tiles").First.Locator("li:nth-child(1) b").InnerTextAsync();
        var open = await page.Locator(".tiles").First.Locator("li:nth-child(2) b").InnerTextAsync();
        var answer = await context.APIRequest.GetAsync(new Uri(DemoSite.Address, await page.Locator("a:text('Hồ sơ một trang')").GetAttributeAsync("href")).ToString());
        var pdf = await answer.BodyAsync();

        Assert.That(PdfTools.Pages(pdf), Has.Count.EqualTo(1));
        var text = PdfTools.FlatText(pdf);
        Assert.That(text, Does.Contain(unit).And.Contain("HỒ SƠ MỘT TRANG"));
        var rows = PdfTools.Pages(pdf)[0].Words.Where(word => word.Text.All(char.IsAsciiDigit)).GroupBy(word => Math.Round(word.Top)).Select(row => string.Join(' ', row.OrderBy(word => word.Left).Select(word => word.Text)));
        Assert.That(rows, Has.Some.StartsWith($"{open} {overdue} "), "the figures of the page");
        Assert.That(complaints, Is.Empty);
    }

    [Test]
    public async Task A_leader_reads_a_draft_on_the_telephone_says_something_about_it_and_sends_it_back()
    {
        var office = await DemoSite.As(Role.Office);
        await using var officeContext = office.Context;
        var paper = await office.EvaluateAsync<string>(SomePapers.SubmittedReport);
        var page = await DemoSite.As(Role.StandingBoard, 390);
        await using var context = page.Context;
        var complaints = page.Complaints();
        await page.GotoAsync(DemoSite.Address.ToString());

        await page.ClickAsync($"a[href='/van-ban/{paper}/doc']");
        await Assertions.Expect(page.Locator(".preview .paper")).ToContainTextAsync("Đề nghị các cơ quan báo cáo đúng hạn");
        Assert.That(await page.Flaws(), Is.Empty, "the text fits the telephone");
        await page.Picture("lanh-dao-doc-du-thao-390");
        Assert.That(await page.EvaluateAsync<double>("() => parseFloat(getComputedStyle(document.querySelector('.preview .paper p.text')).fontSize)"), Is.GreaterThanOrEqualTo(16), "and is as large as text");
        await page.ClickAsync("a[href='#quyet-dinh']");
        await page.ClickAsync("#opinion > summary");
        await page.SelectOptionAsync("#opinion-Stance", "WantsChanges");
        await page.FillAsync("#opinion-Text", "Nêu tên đơn vị quá hạn lâu nhất.");
        await page.Locator("#opinion").ScrollIntoViewIfNeededAsync();
        await page.Picture("lanh-dao-y-kien-390");
        await page.ClickAsync("#opinion button");
        await Assertions.Expect(page.Locator("section:has(h2:text('Ý kiến về dự thảo'))")).ToContainTextAsync("Nêu tên đơn vị quá hạn lâu nhất.");
        Assert.That(await page.Violations(), Is.Empty);

        await page.ClickAsync("#return > summary");
        await page.FillAsync("#return-Reason", "Bổ sung tên đơn vị.");
        await page.ClickAsync("#return button");
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("Đã trả lại");
        await page.GotoAsync(DemoSite.Address.ToString());
        Assert.That(await page.Locator($"a[href='/van-ban/{paper}/doc']").CountAsync(), Is.Zero, "it waits no more");
        await office.GotoAsync(new Uri(DemoSite.Address, $"/van-ban/{paper}/doc").ToString());
        await Assertions.Expect(office.Locator("main")).ToContainTextAsync("Nêu tên đơn vị quá hạn lâu nhất.");
        Assert.That(complaints, Is.Empty);
    }
}
