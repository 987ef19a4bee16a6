using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Playwright;
using Supervision.Core.Access;
using Supervision.Tests.Web;

namespace Supervision.Tests.Browser;

/// <summary>A filter that somebody keeps of a list, from saving it to removing it.</summary>
public sealed class SavedFilterStoryTests
{
    [TestCase(1280)]
    [TestCase(390)]
    public async Task A_leader_keeps_a_filter_finds_it_on_the_list_and_the_first_page_renames_and_removes_it(int width)
    {
        var page = await DemoSite.As(Role.StandingBoard, width);
        await using var context = page.Context;
        var complaints = page.Complaints();
        var name = $"Quá hạn {width}";
        await page.GotoAsync($"{DemoSite.Address}noi-dung?thoi-han=Overdue");

        await page.ClickAsync("summary:has-text('Lưu bộ lọc này')");
        await page.FillAsync("#ten-bo-loc", name);
        await page.ClickAsync("details:has(#ten-bo-loc) button");
        await page.WaitForURLAsync("**/noi-dung?thoi-han=Overdue");
        await Assertions.Expect(page.Locator($"nav[aria-label='Bộ lọc đã lưu'] a[aria-current=page]:text-is('{name}')")).ToBeVisibleAsync();
        var shown = await page.Locator("section.card > ul.rows > li:has(.badge)").CountAsync();
        var table = await page.APIRequest.GetAsync(new Uri(DemoSite.Address, await page.GetAttributeAsync("a:has-text('Tải bảng Excel theo bộ lọc này')", "href")).ToString());
        Assert.That(Rows(await table.BodyAsync()), Is.EqualTo(shown), "the table holds what the page shows");

        await page.GotoAsync(DemoSite.Address.ToString());
        await page.ClickAsync($"nav[aria-label='Bộ lọc đã lưu'] a:text-is('{name}')");
        await page.WaitForURLAsync("**/noi-dung?thoi-han=Overdue");

        await page.ClickAsync("nav[aria-label='Bộ lọc đã lưu'] a:text-is('Sửa')");
        await page.ClickAsync("summary:text-is('Đổi tên')");
        Assert.That(await page.Violations(), Is.Empty);
        Assert.That(await page.Flaws(), Is.Empty);
        await page.FillAsync("details[open] input[type=text], details[open] input:not([type])", $"{name}, đất đai");
        await page.ClickAsync("details[open] button:text-is('Đổi tên')");
        await Assertions.Expect(page.Locator(".notice.good")).ToHaveTextAsync("Đã đổi tên bộ lọc.");
        await page.ClickAsync("summary:text-is('Xóa')");
        await page.ClickAsync($"button:has-text('Xóa “{name}, đất đai”')");
        await Assertions.Expect(page.Locator(".notice.good")).ToHaveTextAsync("Đã xóa bộ lọc.");
        await Assertions.Expect(page.Locator($"a:has-text('{name}')")).ToHaveCountAsync(0);
        Assert.That(complaints, Is.Empty);
    }

    // Without the lines above the table and its head.
    private static int Rows(byte[] xlsx)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(xlsx), isEditable: false);
        return book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Count(row => row.Elements<Cell>().Count() > 1) - 1;
    }
}
