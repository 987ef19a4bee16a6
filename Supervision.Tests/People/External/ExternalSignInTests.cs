using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn.External;
using Supervision.Infrastructure.SignIn;
using Supervision.Tests.Web;

namespace Supervision.Tests.People.External;

/// <summary>People of a council come in by its own identity provider, after somebody has said who they are.</summary>
public sealed class ExternalSignInTests : SiteTest
{
    private TestIdentityProvider _provider = null!;
    private Guid _id;

    protected override void Register(WebApplicationBuilder builder) => builder.Services.AddSingleton(new OpenIdSettings { AllowPrivateNetworks = true, AllowPlainHttp = true });

    [SetUp]
    public async Task Declare()
    {
        _provider = await TestIdentityProvider.Open(World.Clock);
        _id = (await World.Send(World.Administrator, new AddIdentityProvider { Provider = Setting(), Secret = TestIdentityProvider.ClientSecret })).Id;
    }

    [TearDown]
    public async Task Close() => await _provider.DisposeAsync();

    [Test]
    public async Task Who_comes_for_the_first_time_waits_and_comes_in_after_an_administrator_said_who_it_is()
    {
        _provider.More["groups"] = new[] { "moi-nguoi", "van-thu" };
        _provider.More["email"] = "hanh.lt@lamson.example";
        var browser = Site.Browser();
        var (status, page) = await Enter(browser);
        Assert.That(status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(page, Does.Contain("cần phê duyệt"));
        Assert.That((await browser.GetAsync(new Uri("/van-ban", UriKind.Relative))).StatusCode, Is.Not.EqualTo(HttpStatusCode.OK), "no session was begun");

        var waiting = (await World.Send(World.Administrator, new ExternalLoginList())).Items.Single();
        Assert.That((waiting.Name, waiting.Email, waiting.UnitId), Is.EqualTo(("Lê Thị Hạnh", "hanh.lt@lamson.example", (Guid?)null)));
        Assert.That(waiting.Roles.Select(role => role.Role), Is.EqualTo(new[] { Role.RecordsClerk }), "proposed by its group");
        Assert.That(await World.Value<string>("SELECT Title FROM Notices WHERE CouncilId = @CouncilId AND PersonId = @ActorId AND OnceKey LIKE 'external/%'"), Does.EndWith("Lê Thị Hạnh"));

        var administrator = new FormBrowser(await Site.BrowserOf(World.Administrator));
        await administrator.Do("/quan-tri/dinh-danh", $"#approve-{waiting.Id:N}", ("approve.Title", "Văn thư Văn phòng"));
        var (entered, _) = await Enter(browser, "/van-ban");
        Assert.That(entered, Is.EqualTo(HttpStatusCode.Found));
        Assert.That(await (await browser.GetAsync(new Uri("/", UriKind.Relative))).Content.ReadAsStringAsync(), Does.Contain("Lê Thị Hạnh").And.Contain("Văn thư"));
        Assert.That(await World.Value<string>("SELECT Data FROM Journal WHERE CouncilId = @CouncilId AND Event = 'PersonSignedIn'"), Does.Contain("Provider"));
    }

    [Test]
    public async Task Somebody_who_has_an_account_keeps_it_and_may_be_shut_out_again()
    {
        var browser = Site.Browser();
        await Enter(browser);
        var waiting = (await World.Send(World.Administrator, new ExternalLoginList())).Items.Single();
        var approved = await World.Send(World.Administrator, new ApproveExternalLogin { ExternalLoginId = waiting.Id, Version = waiting.Version, PersonId = World.Office });
        await Enter(browser);
        Assert.That((await browser.GetAsync(new Uri("/noi-dung", UriKind.Relative))).StatusCode, Is.EqualTo(HttpStatusCode.OK));

        await World.Send(World.Administrator, new RefuseExternalLogin { ExternalLoginId = waiting.Id, Version = approved.Version, Reason = "Đã chuyển công tác" });
        Assert.That((await browser.GetAsync(new Uri("/noi-dung", UriKind.Relative))).StatusCode, Is.Not.EqualTo(HttpStatusCode.OK), "the session ended with the right to come in");
        var (status, page) = await Enter(browser);
        Assert.That(status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(page, Does.Contain("không được vào hệ thống"));
    }

    [Test]
    public async Task A_unit_s_claim_says_whose_somebody_is_and_rules_of_the_other_side_do_not_count()
    {
        _provider.More["groups"] = new[] { "van-thu", "lanh-dao" };
        _provider.More["ma_don_vi"] = "U1";
        await Enter(Site.Browser());
        var waiting = (await World.Send(World.Administrator, new ExternalLoginList())).Items.Single();
        Assert.That((waiting.UnitId, waiting.UnitName), Is.EqualTo(((Guid?)World.Unit, "Ủy ban nhân dân xã Hòa Bình")));
        Assert.That(waiting.Roles.Select(role => role.Role), Is.EqualTo(new[] { Role.UnitHead }));
    }

    private static readonly TestCaseData[] Lies =
    [
        Lie("a nonce of another sign-in", token => token.Claims["nonce"] = "khác"),
        Lie("no nonce", token => token.Claims.Remove("nonce")),
        Lie("another client", token => token.Audience = "ung-dung-khac"),
        Lie("another issuer", token => token.Issuer = "https://khac.example"),
        Lie("over", token => (token.NotBefore, token.Expires) = (token.NotBefore!.Value.AddHours(-2), token.Expires!.Value.AddHours(-1))),
        Lie("no end", token => token.Expires = null),
        Lie("another's key", token => token.SigningCredentials = new SigningCredentials(new RsaSecurityKey(System.Security.Cryptography.RSA.Create(2048)) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256)),
        Lie("the client's secret as key", token => token.SigningCredentials = new SigningCredentials(
            new SymmetricSecurityKey(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(TestIdentityProvider.ClientSecret))), SecurityAlgorithms.HmacSha256)),
        Lie("no signature", token => token.SigningCredentials = null),
        Lie("nobody", token => token.Claims.Remove("sub")),
    ];

    [TestCaseSource(nameof(Lies))]
    public async Task What_a_provider_may_not_say_is_not_believed(Action<SecurityTokenDescriptor> lie)
    {
        _provider.Bend = lie;
        await IsRefused("không xác nhận lần đăng nhập này");
    }

    [Test]
    public async Task The_user_info_of_somebody_else_is_not_believed()
    {
        _provider.SubjectOfUserInfo = "nv-002";
        await IsRefused("không xác nhận lần đăng nhập này");
    }

    [TestCase("k2")]
    [TestCase("k1")]
    public async Task A_provider_that_changed_its_key_is_believed_at_once(string keyId)
    {
        Assert.That((await Enter(Site.Browser())).Page, Does.Contain("cần phê duyệt"));
        _provider.ChangeKey(keyId);
        Assert.That((await Enter(Site.Browser())).Page, Does.Contain("cần phê duyệt"));
    }

    [Test]
    public async Task Who_was_not_authenticated_as_strongly_as_the_council_asks_stays_out()
    {
        await World.Send(World.Administrator, new ChangeIdentityProvider { IdentityProviderId = _id, Version = 1, Provider = Setting() with { RequiredAcr = "hai-lop" } });
        await IsRefused("không xác nhận lần đăng nhập này");
        Assert.That($"{_provider.LastAsked!["acr_values"]}", Is.EqualTo("hai-lop"));
        _provider.Bend = token => token.Claims["acr"] = "hai-lop";
        Assert.That((await Enter(Site.Browser())).Page, Does.Contain("cần phê duyệt"), "the secret that was left out of the change is still there");
    }

    [Test]
    public async Task An_answer_that_this_browser_did_not_ask_for_is_refused()
    {
        var victim = Site.Browser();
        var back = await Back(Site.Browser());
        var (status, page) = await Land(victim, back);
        Assert.That((status, page.Contains("không do trình duyệt này bắt đầu", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.Unauthorized, true)));

        await Ask(victim);
        (status, page) = await Land(victim, back);
        Assert.That((status, page.Contains("không do trình duyệt này bắt đầu", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.Unauthorized, true)), "with a ticket of its own");

        var own = Site.Browser();
        var asked = await Back(own);
        await Land(own, asked);
        Assert.That((await Land(own, asked)).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "an answer counts once");

        var mixed = Site.Browser();
        Assert.That((await Land(mixed, new Uri($"{await Back(mixed)}&iss=https%3A%2F%2Fkhac.example"))).Page, Does.Contain("không phải hệ thống định danh đã chọn"));

        var late = Site.Browser();
        var answer = await Back(late);
        World.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.That((await Land(late, answer)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Nobody_is_led_to_another_site_afterwards()
    {
        var browser = Site.Browser();
        await Enter(browser);
        var waiting = (await World.Send(World.Administrator, new ExternalLoginList())).Items.Single();
        var administrator = new FormBrowser(await Site.BrowserOf(World.Administrator));
        var (refused, again) = await administrator.Send("/quan-tri/dinh-danh", $"#known-{waiting.Id:N}", ("known.Account", "khong-co-ai"));
        Assert.That((refused, again.QuerySelector("[name='known.Account']")!.GetAttribute("value")), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "khong-co-ai")));
        var known = await World.Value<string>("SELECT UserName FROM People WHERE Id = @Administrator AND CouncilId = @CouncilId", new { World.Administrator });
        await administrator.Do("/quan-tri/dinh-danh", $"#known-{waiting.Id:N}", ("known.Account", known!));
        using var done = await browser.GetAsync(await Back(browser, "https://khac.example/"));
        Assert.That($"{done.Headers.Location}", Is.EqualTo("/"));
    }

    [Test]
    public async Task A_closed_way_is_not_offered_and_a_provider_out_of_reach_says_so()
    {
        var page = await (await Site.Anonymous.GetAsync(new Uri("/dang-nhap", UriKind.Relative))).Content.ReadAsStringAsync();
        Assert.That(page, Does.Contain($"/dang-nhap/ngoai/{_id}").And.Contain("Định danh tỉnh"));
        await World.Send(World.Administrator, new ChangeIdentityProvider { IdentityProviderId = _id, Version = 1, Provider = Setting() with { Authority = "http://127.0.0.1:9" } });
        var refused = await World.Refused(World.Administrator, new BeginExternalSignIn { IdentityProviderId = _id, RedirectUri = "http://127.0.0.1/dang-nhap/ngoai/ve" });
        Assert.That(refused.Code, Is.EqualTo("external.provider"));
        await World.Send(World.Administrator, new ChangeIdentityProvider { IdentityProviderId = _id, Version = 2, Provider = Setting() with { IsActive = false } });
        Assert.That(await (await Site.Anonymous.GetAsync(new Uri("/dang-nhap", UriKind.Relative))).Content.ReadAsStringAsync(), Does.Not.Contain($"{_id}"));
        Assert.That((await World.Refused(World.Administrator, new BeginExternalSignIn { IdentityProviderId = _id, RedirectUri = "http://127.0.0.1/dang-nhap/ngoai/ve" })).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task A_rule_that_is_not_understood_is_named_and_nothing_typed_is_lost()
    {
        var (status, page) = await new FormBrowser(await Site.BrowserOf(World.Administrator)).Send("/quan-tri/dinh-danh", "#add",
            ("add.Provider.ProviderName", "Định danh thứ hai"), ("add.Provider.Authority", "https://hai.example"), ("add.Provider.ClientId", "giam-sat"), ("add.RuleLines", "groups=van-thu: Người gác cổng"));
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.Body!.TextContent, Does.Contain("“groups=van-thu: Người gác cổng” không đúng dạng"));
        Assert.That(page.QuerySelector("[name='add.RuleLines']")!.TextContent, Does.Contain("Người gác cổng"));
        Assert.That(page.QuerySelector("[name='add.Provider.Authority']")!.GetAttribute("value"), Is.EqualTo("https://hai.example"));
    }

    private async Task IsRefused(string sentence)
    {
        var (status, page) = await Enter(Site.Browser());
        Assert.That((status, page.Contains(sentence, StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.Unauthorized, true)), page);
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM ExternalLogins WHERE CouncilId = @CouncilId"), Is.Zero);
    }

    private async Task<(HttpStatusCode Status, string Page)> Enter(HttpClient browser, string? next = null) => await Land(browser, await Back(browser, next));

    private async Task<Uri> Ask(HttpClient browser, string? next = null)
    {
        using var begun = await browser.GetAsync(new Uri($"/dang-nhap/ngoai/{_id}{(next is null ? "" : $"?tiep={Uri.EscapeDataString(next)}")}", UriKind.Relative));
        Assert.That(begun.StatusCode, Is.EqualTo(HttpStatusCode.Found), await begun.Content.ReadAsStringAsync());
        return begun.Headers.Location!;
    }

    private async Task<Uri> Back(HttpClient browser, string? next = null)
    {
        using var there = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await there.GetAsync(await Ask(browser, next));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Found));
        return answer.Headers.Location!;
    }

    private static async Task<(HttpStatusCode Status, string Page)> Land(HttpClient browser, Uri address)
    {
        using var answer = await browser.GetAsync(address);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static TestCaseData Lie(string name, Action<SecurityTokenDescriptor> lie) => new TestCaseData(lie).SetArgDisplayNames(name);

    private ProviderSetting Setting() => new()
    {
        ProviderName = "Định danh tỉnh",
        Authority = _provider.Issuer,
        ClientId = TestIdentityProvider.ClientId,
        UnitClaim = "ma_don_vi",
        Rules =
        [
            new ClaimRule { ClaimType = "groups", ClaimValue = "van-thu", Role = Role.RecordsClerk },
            new ClaimRule { ClaimType = "groups", ClaimValue = "lanh-dao", Role = Role.UnitHead },
        ],
    };
}
