using Supervision.Api.Demo;
using Supervision.Core.Access;

namespace Supervision.Tests.Browser;

/// <summary>The other browser that offices have: the main pages open in it, are drawn, and a form does its work.</summary>
public sealed class FirefoxTests
{
    [Test, Category("Slow")]
    public async Task The_main_pages_open_and_a_form_is_sent()
    {
        await using var browser = await Firefox.Open();
        // Nobody else of the stories keeps filters as this person.
        await SignIn(browser, Role.CommitteeLeader);
        foreach (var (width, height) in new[] { (1280, 900), (390, 844) })
        {
            await browser.Resize(width, height);
            foreach (var path in new[] { "/", "/tong-quan", "/cuoc-giam-sat", "/lich", "/noi-dung", "/van-ban", "/tim?q=dat+dai" })
            {
                await browser.Go(At(path));
                Assert.That(await browser.Say("document.querySelectorAll('h1').length + ''"), Is.EqualTo("1"), path);
                Assert.That(await browser.Say("(document.documentElement.scrollWidth - window.innerWidth <= 0) + ''"), Is.EqualTo("true"), $"{path} at {width} is no wider than the window");
            }
            await browser.Go(At("/tong-quan"));
            Assert.That(await browser.Say("document.querySelectorAll('.chart canvas').length > 0 ? [...document.querySelectorAll('.chart canvas')].every(one => one.width > 100) + '' : 'none'"), Is.EqualTo("true"), "every chart is drawn");
        }

        await browser.Go(At("/bo-loc"));
        await browser.Go(At("/noi-dung?thoi-han=Overdue"));
        await browser.Follow("""
            const form = [...document.querySelectorAll('details.action')].find(one => one.textContent.includes('Lưu bộ lọc'));
            form.open = true;
            form.querySelector('input[name$=".Name"]').value = 'Quá hạn, xem bằng Firefox';
            form.querySelector('form').requestSubmit();
            """);
        await browser.Go(At("/bo-loc"));
        Assert.That(await browser.Say("document.querySelector('main').textContent.includes('Quá hạn, xem bằng Firefox') + ''"), Is.EqualTo("true"));
        Assert.That(browser.Complaints, Is.Empty);
    }

    private static async Task SignIn(Firefox browser, Role role)
    {
        await browser.Go(At("/dang-nhap"));
        await browser.Follow($"""
            document.getElementById('UserName').value = '{DemoAccounts.UserName(role, "lamson")}';
            document.getElementById('Password').value = '{DemoAccounts.Password}';
            document.getElementById('Password').form.requestSubmit();
            """);
        Assert.That(await browser.Say("(document.querySelector('form[action=\"/dang-xuat\"]') !== null) + ''"), Is.EqualTo("true"), "signed in");
    }

    private static string At(string path) => new Uri(DemoSite.Address, path).ToString();
}
