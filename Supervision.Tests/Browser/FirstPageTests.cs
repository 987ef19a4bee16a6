using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Supervision.Core.Access;

namespace Supervision.Tests.Browser;

/// <summary>What each person finds on the first page in the morning.</summary>
public sealed partial class FirstPageTests
{
    [Test]
    public async Task A_unit_finds_what_it_owes_with_the_reason_and_the_button_that_mends_it()
    {
        var page = await DemoSite.As(Role.UnitHead);
        await using var context = page.Context;

        var first = page.Locator("#viec-don-vi li:has(> .meta:text-is('Nội dung phải thực hiện'))").First;

        Assert.That(await first.Locator(".late").InnerTextAsync(), Does.Match(@"^Quá hạn \d+ ngày vì "));
        await first.Locator("a.button").ClickAsync();
        Assert.That(new Uri(page.Url).AbsolutePath, Does.Match("^/noi-dung/[0-9a-f-]{36}$"));
        Assert.That(await page.Locator("details.action[open] form").CountAsync(), Is.EqualTo(1), "the form that mends it stands open");
    }

    [Test]
    public async Task A_leader_s_figures_are_as_many_as_the_lists_behind_them_hold()
    {
        var page = await DemoSite.As(Role.StandingBoard);
        await using var context = page.Context;
        var tiles = await page.Locator(".tiles a").EvaluateAllAsync<string[][]>("all => all.map(a => [a.querySelector('b').textContent, a.getAttribute('href')])");
        Assert.That(tiles, Has.Length.EqualTo(4));
        Assert.That(tiles[0][0], Is.Not.EqualTo("0"), "something is late in the demonstration");

        foreach (var tile in tiles.Take(3))
        {
            await page.GotoAsync(new Uri(DemoSite.Address, tile[1]).ToString());
            Assert.That($"{await page.Locator("section.card > ul.rows > li:has(.badge):not(:has-text('gồm nhiều phần'))").CountAsync()}", Is.EqualTo(tile[0]), tile[1]);
        }

        await page.GotoAsync(DemoSite.Address.ToString());
        var unit = page.Locator("li:has(.late):has(a[href*='don-vi='])").First;
        var overdue = Figure().Match(await unit.Locator(".late").InnerTextAsync()).Value;
        await unit.Locator("a").ClickAsync();
        Assert.That($"{await page.Locator(".badge.bad").CountAsync()}", Is.EqualTo(overdue));
    }

    [Test]
    public async Task A_clerk_finds_the_papers_that_wait_each_under_what_is_to_be_done_with_it()
    {
        var page = await DemoSite.As(Role.RecordsClerk);
        await using var context = page.Context;

        var queue = page.Locator("section:has(h2:text-is('Đã ban hành, chờ gửi')), section:has(h2:text-is('Đã gửi, chờ nơi nhận xác nhận')), section:has(h2:text-is('Đã duyệt, chờ cấp số và ký'))").First;

        await Assertions.Expect(queue).ToBeVisibleAsync();
        await queue.Locator("li a").First.ClickAsync();
        Assert.That(new Uri(page.Url).AbsolutePath, Does.Match("^/(van-ban|ket-luan|bao-cao-doan|cong-van-don-doc)/"), "on the page where it is done");
    }

    [GeneratedRegex(@"^\d+")]
    private static partial Regex Figure();
}
