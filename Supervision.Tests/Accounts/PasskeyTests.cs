using System.Net;
using Supervision.Core.SignIn;
using Supervision.Tests.Web;
using static Supervision.Tests.Web.Calls;

namespace Supervision.Tests.Accounts;

/// <summary>Passkeys in a real browser, with a virtual authenticator in the place of a telephone.</summary>
[NonParallelizable]
public sealed class PasskeyTests : SiteTest
{
    private const string AddButton = "#passkey [data-passkey-button]";
    private const string EnterButton = "form[data-passkey=get] [data-passkey-button]";

    [Test]
    public async Task A_passkey_is_added_with_the_password_lets_in_without_one_and_is_gone_when_it_is_removed()
    {
        await using var browser = await Chromium.Open();
        var authenticator = await browser.AddAuthenticator();
        await SignIn(browser);

        await browser.Go(At("/tai-khoan"));
        await Add(browser, "sai-mat-khau-roi");
        await browser.Until("document.body.innerText.includes('Mật khẩu hiện tại không đúng.')");
        Assert.That(await Count(), Is.Zero, "An open screen alone adds no passkey.");
        await Add(browser, World.Password);
        await browser.Until("document.body.innerText.includes('Đã thêm khóa truy cập.')");

        await SignOut(browser);
        await Enter(browser);
        await browser.Until("document.body.innerText.includes('Đăng xuất')");
        Assert.That(await World.Value<string>("SELECT Proof FROM Sessions WHERE CouncilId = @CouncilId AND EndedAt IS NULL"), Is.EqualTo("Passkey"));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Passkeys WHERE CouncilId = @CouncilId AND LastUsedAt IS NOT NULL"), Is.EqualTo(1));

        await browser.Go(At("/tai-khoan"));
        await browser.Type("[name='rename.Name']", "Điện thoại cơ quan");
        await browser.Value<bool>("(document.querySelector('[name=\"rename.Name\"]').form.submit(), true)");
        await browser.Until("document.body.innerText.includes('Đã đổi tên khóa truy cập.') && document.body.innerText.includes('Điện thoại cơ quan')");

        await SignOut(browser);
        await browser.RefuseUser(authenticator);
        await Enter(browser);
        await browser.Until("document.querySelector('[data-passkey-said]').textContent.includes('Chưa thực hiện được')");

        Assert.That(browser.Complaints.Where(text => !text.StartsWith("Failed to load resource", StringComparison.Ordinal)), Is.Empty, "The content security policy and the console are quiet.");
        Assert.That(await World.Journalled(World.Administrator, "PasskeyAdded", "Data"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_removed_passkey_lets_nobody_in()
    {
        await using var browser = await Chromium.Open();
        await browser.AddAuthenticator();
        await SignIn(browser);
        await browser.Go(At("/tai-khoan"));
        await Add(browser, World.Password);
        await browser.Until("document.body.innerText.includes('Đã thêm khóa truy cập.')");
        await browser.Value<bool>("(document.querySelector('[name=\"remove.PasskeyId\"]').form.submit(), true)");
        await browser.Until("document.body.innerText.includes('Đã bỏ khóa truy cập.')");

        await SignOut(browser);
        await Enter(browser);

        await browser.Until("document.body.innerText.includes('Không đăng nhập được bằng khóa truy cập này.')");
    }

    [Test]
    public async Task What_no_browser_asked_for_is_refused()
    {
        var answer = await Site.Anonymous.Post("/api/session/passkey", Body(new SignInByPasskey("""{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{}}""")));

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "sign_in.passkey")), answer.Text);
    }

    // Passkeys belong to a name, never to an address of figures.
    private Uri At(string path) => new($"http://localhost:{Site.Address.Port}{path}");

    private Task<long> Count() => World.Value<long>("SELECT COUNT(*) FROM Passkeys WHERE CouncilId = @CouncilId");

    private async Task SignIn(Chromium browser)
    {
        var name = (await World.Value<string>("SELECT UserName FROM People WHERE Id = @Administrator AND CouncilId = @CouncilId", new { World.Administrator }))!;
        await browser.Go(At("/dang-nhap"));
        await browser.Type("#UserName", name);
        await browser.Type("#Password", World.Password);
        await browser.Value<bool>("(document.querySelector('#Password').form.submit(), true)");
        await browser.Until("location.pathname === '/' && document.body.innerText.includes('Đăng xuất')");
    }

    private async Task SignOut(Chromium browser)
    {
        await browser.Value<bool>("(document.querySelector('form[action=\"/dang-xuat\"]').submit(), true)");
        await browser.Until("location.pathname === '/' && !document.body.innerText.includes('Đăng xuất')");
    }

    private async Task Enter(Chromium browser)
    {
        await browser.Go(At("/dang-nhap"));
        await browser.Until($"document.querySelector('{EnterButton}') && !document.querySelector('{EnterButton}').hidden");
        await browser.Click(EnterButton);
    }

    private static async Task Add(Chromium browser, string password)
    {
        await browser.Until($"document.querySelector('{AddButton}') && !document.querySelector('{AddButton}').hidden");
        await browser.Type("#passkey-Name", "Máy thử");
        await browser.Type("#passkey-CurrentPassword", password);
        await browser.Click(AddButton);
    }
}
