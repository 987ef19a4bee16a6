using Microsoft.Playwright;
using Supervision.Core.Access;

namespace Supervision.Tests.Browser;

/// <summary>What the script of all forms adds where scripts run; nothing is changed in the demonstration.</summary>
public sealed class FormScriptTests
{
    [Test]
    public async Task Leaving_a_form_that_was_not_sent_asks_first_and_whoever_stays_has_lost_nothing()
    {
        var page = await DemoSite.As(Role.Admin);
        await using var context = page.Context;
        await Open(page);
        var asked = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Type);
            await dialog.DismissAsync();
        };

        await page.FillAsync("#add-Reference", "Thông báo số 12/TB-TTHĐND");
        await page.ClickAsync("a.brand");
        await Assertions.Expect(page.Locator("#add-Reference")).ToHaveValueAsync("Thông báo số 12/TB-TTHĐND");

        Assert.That(asked, Is.EqualTo(new[] { "beforeunload" }));
        Assert.That(new Uri(page.Url).AbsolutePath, Is.EqualTo("/lam-thay"));
    }

    [Test]
    public async Task Two_clicks_send_a_form_once_and_what_was_sent_asks_nothing()
    {
        var page = await DemoSite.As(Role.Admin);
        await using var context = page.Context;
        await Open(page);
        var asked = 0;
        page.Dialog += async (_, dialog) =>
        {
            asked++;
            await dialog.DismissAsync();
        };
        // Counted after the page's own script has had its say, and kept from going out, so that the page stays for the second click.
        await page.EvaluateAsync("() => { window.sent = 0; window.addEventListener('submit', e => { if (!e.defaultPrevented) { window.sent++; e.preventDefault(); } }); }");

        await page.FillAsync("#add-Reference", "Thông báo số 12/TB-TTHĐND");
        await page.Locator("#add form > button").Last.DblClickAsync();
        var sent = await page.EvaluateAsync<int>("() => window.sent");
        await page.GotoAsync(DemoSite.Address.ToString());

        Assert.That((sent, asked), Is.EqualTo((1, 0)));
    }

    [TestCase("#add form > button", TestName = "Without_a_signal_a_form_stays_with_what_was_typed")]
    [TestCase("form[action='/dang-xuat'] button", TestName = "Without_a_signal_leaving_stays_on_the_page")]
    public async Task Without_a_signal(string button)
    {
        var page = await DemoSite.As(Role.Admin);
        await using var context = page.Context;
        await Open(page);
        await page.FillAsync("#add-Reference", "Thông báo số 12/TB-TTHĐND");
        await context.SetOfflineAsync(true);

        await page.Locator(button).Last.ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Không có tín hiệu nên chưa gửi được; những gì đã nhập còn nguyên ở đây. Khi có tín hiệu, bấm lại.");
        await Assertions.Expect(page.Locator("#add-Reference")).ToHaveValueAsync("Thông báo số 12/TB-TTHĐND");
        Assert.That(new Uri(page.Url).AbsolutePath, Is.EqualTo("/lam-thay"));
        await context.SetOfflineAsync(false);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_browser_that_wrongly_says_it_is_offline_sends_all_the_same()
    {
        var page = await DemoSite.As(Role.Admin);
        await using var context = page.Context;
        await page.AddInitScriptAsync("Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false })");
        await Open(page);

        await page.Locator("form[action='/dang-xuat'] button").Last.ClickAsync();

        await page.WaitForURLAsync(address => new Uri(address).AbsolutePath != "/lam-thay");
    }

    private static async Task Open(IPage page)
    {
        await page.GotoAsync(new Uri(DemoSite.Address, "lam-thay").ToString());
        await page.EvaluateAsync("() => document.querySelector('#add').open = true");
    }
}
