using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Supervision.Core.Notices;
using Supervision.Core.People;
using Supervision.Core.SignIn;
using Supervision.Tests.Web;
using static Supervision.Tests.Web.Calls;

namespace Supervision.Tests.Accounts;

/// <summary>Coming in by a password, and staying in no longer than one should.</summary>
public sealed class SignInTests : SiteTest
{
    private const string Wrong = "sai-mat-khau-roi";

    [TestCase("Lan.{0}@Xa.Example")]
    [TestCase("lan.{0}@xa.example")]
    [TestCase("09{1} {2}")]
    [TestCase("+849{1}{2}")]
    [TestCase("849{1}{2}")]
    public async Task One_comes_in_by_mail_address_or_telephone_number_however_it_is_written(string written)
    {
        var code = Guid.NewGuid().ToString("N")[..8];
        var (first, second) = ($"{Random.Shared.Next(100, 1000)}", $"{Random.Shared.Next(10_000, 100_000)}");
        await World.Send(World.Administrator, new ChangePersonContact { PersonId = World.Administrator, Version = 1, Email = $"Lan.{code}@xa.example", Phone = $"+849{first}{second}" });

        var answer = await Enter(Site.Browser(), string.Format(CultureInfo.InvariantCulture, written, code, first, second), World.Password);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That((Guid)answer.Json!["personId"]!, Is.EqualTo(World.Administrator));
    }

    [Test]
    public async Task An_address_that_two_people_share_lets_neither_in_but_their_names_do()
    {
        var other = (await World.Send(World.Administrator, new AddPerson { Name = "Người khác", Title = "Chuyên viên", UserName = $"khac.{Guid.NewGuid():N}"[..12], Password = "mot-mat-khau-rieng", ValidFrom = new DateOnly(2026, 1, 1) })).Id;
        foreach (var person in new[] { World.Administrator, other })
            await World.Send(World.Administrator, new ChangePersonContact { PersonId = person, Version = 1, Email = "van.phong@xa.example" });

        Assert.That((await Enter(Site.Browser(), "van.phong@xa.example", World.Password)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await Enter(Site.Browser(), await UserName(), World.Password)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task After_five_failures_one_waits_and_each_time_longer_and_then_is_let_in()
    {
        var name = await UserName();
        foreach (var minutes in new[] { 1, 5, 15, 60, 60 })
        {
            for (var i = 0; i < Lockout.FailuresInARow; i++) Assert.That((await Enter(Site.Anonymous, name, Wrong)).Code, Is.EqualTo("actor.unknown"));
            World.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            var waiting = await Enter(Site.Anonymous, name, World.Password);
            Assert.That((waiting.Status, waiting.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "sign_in.wait")), $"{minutes} minutes: {waiting.Text}");
            World.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.That((await Enter(Site.Anonymous, name, World.Password)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Enter(Site.Anonymous, name, Wrong)).Code, Is.EqualTo("actor.unknown"), "What succeeded takes the count away.");
        Assert.That(await World.Journalled(World.Administrator, "SignInPaused", "Data"), Has.Count.EqualTo(5));
        Assert.That(await World.Journalled(World.Administrator, "SignInFailed", "Data"), Has.Count.EqualTo(26));
        Assert.That(await World.Value<string>("SELECT MAX(Origin) FROM Journal WHERE Event = 'SignInFailed' AND CouncilId = @CouncilId"), Is.EqualTo("127.0.0.1"));
    }

    [Test]
    public async Task Whether_there_is_such_a_name_shows_in_no_answer()
    {
        var (known, unknown) = (await UserName(), $"khong.co.{Guid.NewGuid():N}");

        for (var i = 0; i <= Lockout.FailuresInARow; i++)
        {
            var (of, ofNobody) = (await Enter(Site.Anonymous, known, Wrong), await Enter(Site.Anonymous, unknown, Wrong));
            Assert.That(ofNobody.Text, Is.EqualTo(of.Text), $"attempt {i + 1}");
            if (i == Lockout.FailuresInARow) Assert.That(of.Text, Does.Contain("Hãy thử lại sau 08 giờ"));
        }
    }

    [Test]
    public async Task Many_attempts_at_once_are_counted_each()
    {
        var name = await UserName();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Enter(Site.Anonymous, name, Wrong)));

        Assert.That(answers.Count(a => a.Code == "actor.unknown"), Is.EqualTo(Lockout.FailuresInARow));
        Assert.That(answers.Count(a => a.Code == "sign_in.wait"), Is.EqualTo(20 - Lockout.FailuresInARow));
    }

    [Test]
    public async Task A_password_kept_in_an_older_form_is_taken_and_kept_in_the_new_one()
    {
        var before = await Hash();
        Assert.That((await Enter(Site.Browser(), await UserName(), World.Password)).Status, Is.EqualTo(HttpStatusCode.OK));

        var after = await Hash();
        Assert.That(after, Is.Not.EqualTo(before), "The world hashes in fewer rounds than the site.");
        Assert.That((await Enter(Site.Browser(), await UserName(), World.Password)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await Hash(), Is.EqualTo(after));

        Task<string?> Hash() => World.Value<string>("SELECT PasswordHash FROM People WHERE Id = @Administrator AND CouncilId = @CouncilId", new { World.Administrator });
    }

    [Test]
    public async Task A_session_is_listed_and_is_dead_the_moment_it_is_ended_elsewhere()
    {
        var (here, there) = (Site.Browser(), Site.Browser());
        there.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36");
        foreach (var browser in new[] { here, there }) Assert.That((await Enter(browser, await UserName(), World.Password)).Status, Is.EqualTo(HttpStatusCode.OK));
        var sessions = (await here.Get("/api/account")).Json!["sessions"]!.AsArray();
        var other = sessions.Single(s => !(bool)s!["isThis"]!)!;

        Assert.That((await there.Get("/api/me")).Status, Is.EqualTo(HttpStatusCode.OK));
        var ended = await here.Post($"/api/account/sessions/{(string?)other["id"]}/end", null);

        Assert.That(((string?)other["device"], (string?)other["address"]), Is.EqualTo(("Chrome trên Android", "127.0.0.1")));
        Assert.That(ended.Status, Is.EqualTo(HttpStatusCode.OK), ended.Text);
        Assert.That((await there.Get("/api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await here.Get("/api/me")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task An_administrator_ends_the_sessions_of_others_and_nobody_else_does()
    {
        var browser = Site.Browser();
        await Enter(browser, await UserName(), World.Password);

        var office = await (await Site.As(World.Office)).Post($"/api/people/{World.Administrator}/sessions/end", null);
        Assert.That((office.Status, (await browser.Get("/api/me")).Status), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.OK)));
        var admin = await (await Site.As(World.Administrator)).Post($"/api/people/{World.Administrator}/sessions/end", null);

        Assert.That((int)admin.Json!["count"]!, Is.EqualTo(1), admin.Text);
        Assert.That((await browser.Get("/api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Signing_out_ends_the_session_itself_so_that_a_copy_of_its_cookie_is_worth_nothing()
    {
        var browser = Site.Browser();
        var cookie = (await Enter(browser, await UserName(), World.Password)).Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("giam-sat=", StringComparison.Ordinal)).Split(';')[0];

        Assert.That(await WithCopy(), Is.EqualTo(HttpStatusCode.OK));
        await browser.Call(HttpMethod.Delete, "/api/session");

        Assert.That(await WithCopy(), Is.EqualTo(HttpStatusCode.Unauthorized));

        async Task<HttpStatusCode> WithCopy()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/me");
            request.Headers.Add("Cookie", cookie);
            return (await Answer.Of(await Site.Anonymous.SendAsync(request))).Status;
        }
    }

    [Test]
    public async Task A_session_that_nobody_used_for_twelve_hours_or_that_is_a_week_old_is_over()
    {
        var (idle, busy) = (Site.Browser(), Site.Browser());
        foreach (var browser in new[] { idle, busy }) await Enter(browser, await UserName(), World.Password);

        for (var hours = 6; hours < 7 * 24; hours += 6)
        {
            World.Clock.Advance(TimeSpan.FromHours(6));
            Assert.That((await busy.Get("/api/me")).Status, Is.EqualTo(HttpStatusCode.OK), $"{hours} hours");
            if (hours == 12) Assert.That((await idle.Get("/api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        }
        World.Clock.Advance(TimeSpan.FromHours(6));
        Assert.That((await busy.Get("/api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Changing_the_password_on_the_page_ends_other_sessions_and_tokens_and_keeps_this_one()
    {
        const string Another = "một câu dài dễ nhớ hơn";
        var (here, there) = (Site.Browser(), Site.Browser());
        foreach (var browser in new[] { here, there }) await Enter(browser, await UserName(), World.Password);
        var issued = await Site.Anonymous.Post("/api/tokens", Body(new IssueToken(await UserName(), World.Password)));
        var token = Site.Browser();
        token.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string?)issued.Json!["token"]);
        var page = new FormBrowser(here);

        var wrong = await page.Send("/tai-khoan", "#password", ("password.CurrentPassword", Wrong), ("password.NewPassword", Another));
        var common = await page.Send("/tai-khoan", "#password", ("password.CurrentPassword", World.Password), ("password.NewPassword", "quantri123456"));
        var done = await page.Do("/tai-khoan", "#password", ("password.CurrentPassword", World.Password), ("password.NewPassword", Another));

        Assert.That(wrong.Page.QuerySelector("#password-CurrentPassword-loi")?.TextContent, Is.EqualTo("Mật khẩu hiện tại không đúng."));
        Assert.That(common.Page.QuerySelector("#password-NewPassword-loi")?.TextContent, Does.Contain("quá phổ biến"));
        Assert.That(common.Page.QuerySelectorAll("input[type=password]").Select(i => i.GetAttribute("value")), Is.All.Null);
        Assert.That(done.QuerySelector(".notice")?.TextContent, Does.Contain("1 phiên đăng nhập khác đã kết thúc"));
        Assert.That((await here.Get("/api/me")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(((await there.Get("/api/me")).Status, (await token.Get("/api/me")).Status), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)));
        Assert.That((await Enter(Site.Browser(), await UserName(), World.Password)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await Enter(Site.Browser(), await UserName(), Another)).Status, Is.EqualTo(HttpStatusCode.OK));
        foreach (var secret in new[] { Another, World.Password })
            Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE CouncilId = @CouncilId AND Data LIKE @pattern", new { pattern = $"%{secret}%" }), Is.Zero);
    }

    private Task<Answer> Enter(HttpClient client, string name, string password) => client.Post("/api/session", Body(new SignIn(name, password)));

    private async Task<string> UserName() =>
        (await World.Value<string>("SELECT UserName FROM People WHERE Id = @Administrator AND CouncilId = @CouncilId", new { World.Administrator }))!;
}
