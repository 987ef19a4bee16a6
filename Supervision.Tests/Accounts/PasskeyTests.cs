using System.Net;
using Microsoft.Playwright;
using Supervision.Core.SignIn;
using Supervision.Tests.Web;
using static Supervision.Tests.Web.Calls;

namespace Supervision.Tests.Accounts;

/// <summary>Passkeys in a real browser, with a virtual authenticator in the place of a telephone.</summary>
public sealed class PasskeyTests : SiteTest
{
    [Test]
    public async Task A_passkey_is_added_with_the_password_lets_in_without_one_and_is_gone_when_it_is_removed()
    {
        await using var context = await Chromium.Open();
        var page = await context.NewPageAsync();
        var complaints = page.Complaints();
        var authenticator = await page.AddAuthenticator();
        await SignIn(page);

        await page.GotoAsync(At("/tai-khoan"));
        await Add(page, "sai-mat-khau-roi");
        await Shows(page, "Mật khẩu hiện tại không đúng.");
        Assert.That(await Count(), Is.Zero, "An open screen alone adds no passkey.");
        await Add(page, World.Password);
        await Shows(page, "Đã thêm khóa truy cập.");

        await SignOut(page);
        await Enter(page);
        await Shows(page, "Đăng xuất");
        Assert.That(await World.Value<string>("SELECT Proof FROM Sessions WHERE CouncilId = @CouncilId AND EndedAt IS NULL"), Is.EqualTo("Passkey"));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Passkeys WHERE CouncilId = @CouncilId AND LastUsedAt IS NOT NULL"), Is.EqualTo(1));

        await page.GotoAsync(At("/tai-khoan"));
        await page.ClickAsync("details:has([name='rename.Name']) > summary");
        await page.FillAsync("[name='rename.Name']", "Điện thoại cơ quan");
        await page.PressAsync("[name='rename.Name']", "Enter");
        await Shows(page, "Đã đổi tên khóa truy cập.");
        await Shows(page, "Điện thoại cơ quan");

        await SignOut(page);
        await authenticator.RefuseUser();
        await Enter(page);
        await Assertions.Expect(page.Locator("form[data-passkey=get] [data-passkey-said]")).ToContainTextAsync("Chưa thực hiện được");

        Assert.That(complaints, Is.Empty, "The content security policy and the console are quiet.");
        Assert.That(await World.Journalled(World.Administrator, "PasskeyAdded", "Data"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_removed_passkey_lets_nobody_in()
    {
        await using var context = await Chromium.Open();
        var page = await context.NewPageAsync();
        await page.AddAuthenticator();
        await SignIn(page);
        await page.GotoAsync(At("/tai-khoan"));
        await Add(page, World.Password);
        await Shows(page, "Đã thêm khóa truy cập.");
        await Add(page, World.Password);
        await Shows(page, "Máy này đã có khóa truy cập.");
        await page.ClickAsync("summary:text-is('Bỏ khóa này')");
        await Shows(page, "các cách đăng nhập khác vẫn dùng được");
        await page.ClickAsync("form:has([name='remove.PasskeyId']) button");
        await Shows(page, "Đã bỏ khóa truy cập.");

        await SignOut(page);
        await Enter(page);

        await Shows(page, "Không đăng nhập được bằng khóa truy cập này.");
    }

    [Test]
    public async Task What_no_browser_asked_for_is_refused()
    {
        var answer = await Site.Anonymous.Post("/api/session/passkey", Body(new SignInByPasskey("""{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{}}""")));

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "sign_in.passkey")), answer.Text);
    }

    // Passkeys belong to a name, never to an address of figures.
    private string At(string path) => $"http://localhost:{Site.Address.Port}{path}";

    private Task<long> Count() => World.Value<long>("SELECT COUNT(*) FROM Passkeys WHERE CouncilId = @CouncilId");

    private static Task Shows(IPage page, string text) => Assertions.Expect(page.Locator("body")).ToContainTextAsync(text);

    private async Task SignIn(IPage page)
    {
        await page.GotoAsync(At("/dang-nhap"));
        await page.FillAsync("#UserName", (await World.Value<string>("SELECT UserName FROM People WHERE Id = @Administrator AND CouncilId = @CouncilId", new { World.Administrator }))!);
        await page.FillAsync("#Password", World.Password);
        await page.PressAsync("#Password", "Enter");
        await Shows(page, "Đăng xuất");
    }

    private static async Task SignOut(IPage page)
    {
        await page.Locator("form[action='/dang-xuat'] button").ClickAsync();
        await Assertions.Expect(page.Locator("form[action='/dang-xuat']")).ToHaveCountAsync(0);
    }

    private async Task Enter(IPage page)
    {
        await page.GotoAsync(At("/dang-nhap"));
        await page.ClickAsync("form[data-passkey=get] [data-passkey-button]");
    }

    private static async Task Add(IPage page, string password)
    {
        await page.FillAsync("#passkey-Name", "Máy thử");
        await page.FillAsync("#passkey-CurrentPassword", password);
        await page.ClickAsync("#passkey [data-passkey-button]");
    }
}
