using System.Net;
using Supervision.Core.Access;
using Supervision.Core.SignIn;
using Supervision.Tests.Web;
using static Supervision.Tests.Web.Calls;

namespace Supervision.Tests.Accounts;

/// <summary>The second factor: set up, asked for, required, lost.</summary>
public sealed class SecondFactorTests : SiteTest
{
    private const int Step = 30;

    [Test]
    public async Task Once_it_is_on_a_password_alone_lets_nobody_in_and_a_code_works_once()
    {
        var (browser, key, _) = await SetUp();
        var name = await UserName();
        World.Clock.Advance(TimeSpan.FromSeconds(2 * Step));
        var code = Code(key);

        var alone = await Enter(name, null);
        var wrong = await Enter(name, "000000");
        var right = await Enter(name, code);
        var replayed = await Enter(name, code);
        World.Clock.Advance(TimeSpan.FromSeconds(Step));
        var earlier = await Enter(name, Code(key, -1));
        var next = await Enter(name, Code(key));

        Assert.That((alone.Status, alone.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "sign_in.code_needed")));
        Assert.That(wrong.Code, Is.EqualTo("sign_in.code"));
        Assert.That(right.Status, Is.EqualTo(HttpStatusCode.OK), right.Text);
        Assert.That((replayed.Code, earlier.Code), Is.EqualTo(("sign_in.code", "sign_in.code")), "Neither the same code nor an earlier one is taken again.");
        Assert.That(next.Status, Is.EqualTo(HttpStatusCode.OK), next.Text);
        Assert.That((await browser.Get("/api/me")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Site.Anonymous.Post("/api/tokens", Body(new IssueToken(name, World.Password)))).Code, Is.EqualTo("sign_in.code_needed"));
    }

    [Test]
    public async Task Wrong_codes_count_towards_waiting_and_asking_for_the_code_does_not()
    {
        var (_, key, _) = await SetUp();
        var name = await UserName();
        for (var i = 0; i < 2 * Lockout.FailuresInARow; i++) Assert.That((await Enter(name, null)).Code, Is.EqualTo("sign_in.code_needed"));
        for (var i = 0; i < Lockout.FailuresInARow; i++) Assert.That((await Enter(name, "000000")).Code, Is.EqualTo("sign_in.code"));

        World.Clock.Advance(TimeSpan.FromSeconds(50));
        Assert.That((await Enter(name, Code(key))).Code, Is.EqualTo("sign_in.wait"));
        World.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That((await Enter(name, Code(key))).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_recovery_code_lets_in_once_when_the_telephone_is_lost_and_is_kept_as_a_hash()
    {
        var (_, _, codes) = await SetUp();
        var name = await UserName();

        var first = await Enter(name, codes[0].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal));
        var again = await Enter(name, codes[0]);
        var second = await Enter(name, codes[1]);

        Assert.That(codes, Has.Count.EqualTo(10).And.Unique);
        Assert.That((first.Status, again.Code, second.Status), Is.EqualTo((HttpStatusCode.OK, "sign_in.code", HttpStatusCode.OK)));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM RecoveryCodes WHERE PersonId = @Administrator AND CouncilId = @CouncilId AND UsedAt IS NULL", new { World.Administrator }), Is.EqualTo(8));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM RecoveryCodes WHERE CouncilId = @CouncilId AND CodeHash LIKE @pattern", new { pattern = $"%{codes[2]}%" }), Is.Zero);
        Assert.That(await World.Journalled(World.Administrator, "RecoveryCodeUsed", "Data"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task On_the_page_the_code_is_asked_for_in_a_second_step_that_does_not_hold_the_password()
    {
        var (_, key, _) = await SetUp();
        World.Clock.Advance(TimeSpan.FromSeconds(2 * Step));
        var page = new FormBrowser(Site.Browser());

        var (_, step) = await page.Send("/dang-nhap", "main form", ("UserName", await UserName()), ("Password", World.Password));
        Assert.That(step.QuerySelector("main")!.InnerHtml, Does.Contain("mã dự phòng").And.Not.Contain(World.Password));
        var ticket = step.QuerySelector("input[name=Ticket]")!.GetAttribute("value")!;

        var forged = await Site.Anonymous.Post("/api/session/code", Body(new SignInWithCode(ticket[..^6] + "AAAAAA", Code(key))));
        var entered = await Site.Anonymous.Post("/api/session/code", Body(new SignInWithCode(ticket, Code(key))));
        World.Clock.Advance(TimeSpan.FromMinutes(6));
        var late = await Site.Anonymous.Post("/api/session/code", Body(new SignInWithCode(ticket, Code(key))));

        Assert.That((forged.Code, late.Code), Is.EqualTo(("sign_in.ticket", "sign_in.ticket")));
        Assert.That(entered.Status, Is.EqualTo(HttpStatusCode.OK), entered.Text);
    }

    [Test]
    public async Task Who_must_have_it_reaches_nothing_but_its_page_until_it_is_set_up()
    {
        await World.Send(World.Administrator, new SetSecondFactorRules { Version = 1, Roles = [Role.Admin] });
        var browser = await SignedIn();
        var page = new FormBrowser(browser);

        using var first = await browser.GetAsync(new Uri("/", UriKind.Relative));
        var api = await browser.Get("/api/people");
        var change = await browser.Post("/api/units", Body(World.NewUnit("U9", "UBND xã Mới")));
        Assert.That((first.StatusCode, first.Headers.Location!.ToString()), Is.EqualTo((HttpStatusCode.Found, "/tai-khoan/hai-lop")));
        Assert.That((api.Status, api.Code), Is.EqualTo((HttpStatusCode.Forbidden, "account.second_factor")));
        Assert.That((change.Status, change.Code), Is.EqualTo((HttpStatusCode.Forbidden, "account.second_factor")));
        Assert.That((await page.Open("/tai-khoan/hai-lop")).QuerySelector("main")!.TextContent, Does.Contain("phải đăng nhập bằng hai lớp"));

        var begun = await page.Do("/tai-khoan/hai-lop", "#begin");
        var key = begun.QuerySelector("code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var wrong = await page.Send("/tai-khoan/hai-lop", "#confirm", ("confirm.Code", "000000"));
        var (_, done) = await page.Send("/tai-khoan/hai-lop", "#confirm", ("confirm.Code", Code(key)));

        Assert.That(begun.QuerySelector(".qr svg"), Is.Not.Null);
        Assert.That(begun.QuerySelectorAll("[style]"), Is.Empty);
        Assert.That(wrong.Page.QuerySelector("#confirm-Code-loi")?.TextContent, Does.StartWith("Mã không đúng."));
        Assert.That(done.QuerySelectorAll(".codes code").Length, Is.EqualTo(10));
        Assert.That((await page.Open("/tai-khoan/hai-lop")).QuerySelectorAll(".codes code").Length, Is.Zero, "They are shown once.");
        Assert.That((await browser.Get("/api/people")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_council_that_is_no_demonstration_asks_it_of_those_who_administer_decide_and_number()
    {
        Assert.That(SecondFactor.RolesOf(null, isDemo: false), Is.EqualTo(new[] { Role.Admin, Role.StandingBoard, Role.RecordsClerk }));
        Assert.That((await World.Send(World.Administrator, new SecondFactorRules())).Roles, Is.Empty, "A demonstration's password is no secret anyway.");
    }

    [Test]
    public async Task An_administrator_takes_the_second_factor_of_another_away_and_every_session_with_it()
    {
        var (browser, _, _) = await SetUp();
        var other = (await World.Send(World.Administrator, new Core.People.AddPerson { Name = "Quản trị hai", Title = "Quản trị", Roles = [new(Role.Admin)], ValidFrom = new DateOnly(2026, 1, 1) })).Id;
        World.Know(World.Identity(World.Administrator) with { PersonId = other });

        var own = await World.Refused(World.Administrator, new ResetSecondFactor { PersonId = World.Administrator, Reason = "Mất máy" });
        await World.Send(other, new ResetSecondFactor { PersonId = World.Administrator, Reason = "Đồng chí trực tiếp đến văn phòng" });

        Assert.That(own.Code, Is.EqualTo("account.own"));
        Assert.That((await browser.Get("/api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await Enter(await UserName(), null)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task<(HttpClient Browser, string Key, IReadOnlyList<string> Codes)> SetUp()
    {
        var browser = await SignedIn();
        await browser.Post("/api/account/authenticator", null);
        var key = ((string)(await browser.Get("/api/account/authenticator")).Json!["key"]!).Replace(" ", "", StringComparison.Ordinal);
        var confirmed = await browser.Post("/api/account/authenticator/confirm", Body(new ConfirmAuthenticator(Code(key))));
        Assert.That(confirmed.Status, Is.EqualTo(HttpStatusCode.OK), confirmed.Text);
        return (browser, key, [.. confirmed.Json!["codes"]!.AsArray().Select(c => (string)c!)]);
    }

    private async Task<HttpClient> SignedIn()
    {
        var browser = Site.Browser();
        var entered = await browser.Post("/api/session", Body(new SignIn(await UserName(), World.Password)));
        Assert.That(entered.Status, Is.EqualTo(HttpStatusCode.OK), entered.Text);
        return browser;
    }

    private Task<Answer> Enter(string name, string? code) => Site.Anonymous.Post("/api/session", Body(new SignIn(name, World.Password, code)));

    private string Code(string key, int steps = 0) => AuthenticatorCodes.Of(Base32.Read(key), World.Clock.GetUtcNow().ToUnixTimeSeconds() / Step + steps);

    private async Task<string> UserName() =>
        (await World.Value<string>("SELECT UserName FROM People WHERE Id = @Administrator AND CouncilId = @CouncilId", new { World.Administrator }))!;
}
