using System.Net;
using System.Text.RegularExpressions;
using Supervision.Core.Notices;
using Supervision.Core.People;
using Supervision.Core.SignIn;
using Supervision.Tests.Web;
using static Supervision.Tests.Web.Calls;

namespace Supervision.Tests.Accounts;

/// <summary>How an account gets its first password and a forgotten one a new one, and how it is closed.</summary>
public sealed partial class InvitationTests : SiteTest
{
    private const string Chosen = "một câu dài dễ nhớ hơn";

    [Test]
    public async Task Who_is_invited_chooses_a_password_by_a_link_that_works_once_and_by_looking_never()
    {
        var (person, name) = await Newcomer();
        var admin = new FormBrowser(await Site.BrowserOf(World.Administrator));
        var (_, shown) = await admin.Send($"/quan-tri/tai-khoan/{person}", "#invite", ("invite.UserName", name));
        var link = new Uri(shown.QuerySelector("#duong-dan")!.TextContent).PathAndQuery;
        var newcomer = new FormBrowser(Site.Browser());

        for (var i = 0; i < 3; i++) Assert.That((await newcomer.Open(link)).QuerySelector("main")!.TextContent, Does.Contain("Lời mời vào hệ thống"), "A scanner of mail opens it before its owner does.");
        var weak = await newcomer.Send(link, "main form", ("NewPassword", "matkhau123456"));
        var done = await newcomer.Do(link, "main form", ("NewPassword", Chosen));
        var again = await newcomer.Get(link);

        Assert.That(weak.Page.QuerySelector("span.error, .field-validation-error")?.TextContent, Does.Contain("quá phổ biến"));
        Assert.That(done.QuerySelector("main")!.TextContent, Does.Contain("Đã đặt mật khẩu"));
        Assert.That(again.Page.QuerySelector("main")!.TextContent, Does.Contain("không dùng được nữa"));
        Assert.That((await Site.Browser().Post("/api/session", Body(new SignIn(name, Chosen)))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await Kept(Token(link)), Is.Zero, "The link itself is kept nowhere.");
        Assert.That(await World.Journalled(person, "PersonInvited", "Data"), Has.Count.EqualTo(1));
        Assert.That(await World.Journalled(person, "PasswordSetByLink", "Data"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_link_that_was_taken_back_replaced_or_is_a_week_old_opens_nothing()
    {
        var (person, name) = await Newcomer();
        var first = await Invite(person, name);
        var second = await Invite(person, null);
        Assert.That((await Use(first)).Code, Is.EqualTo("account.link"), "A new link takes the place of the one before.");

        await (await Site.As(World.Administrator)).Post($"/api/people/{person}/links/revoke", null);
        Assert.That((await Use(second)).Code, Is.EqualTo("account.link"));

        var third = await Invite(person, null);
        World.Clock.Advance(TimeSpan.FromDays(7));
        Assert.That((await Use(third)).Code, Is.EqualTo("account.link"));
        Assert.That((await Use(new string('a', 64))).Code, Is.EqualTo("account.link"));
    }

    [Test]
    public async Task One_link_used_by_two_at_once_is_used_once()
    {
        var (person, name) = await Newcomer();
        var token = await Invite(person, name);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Use(token)));

        Assert.That(answers.Count(a => a.Status == HttpStatusCode.OK), Is.EqualTo(1));
    }

    [Test]
    public async Task Who_asks_for_a_new_password_is_told_the_same_whoever_they_are_and_three_times_an_hour_at_most()
    {
        var name = (await World.Value<string>("SELECT UserName FROM People WHERE Id = @Administrator AND CouncilId = @CouncilId", new { World.Administrator }))!;
        await World.Send(World.Administrator, new ChangePersonContact { PersonId = World.Administrator, Version = 1, Email = $"admin.{Guid.NewGuid():N}@xa.example" });

        var texts = new List<string>();
        for (var i = 0; i < 5; i++) texts.Add((await Site.Anonymous.Post("/api/password-resets", Body(new AskPasswordReset(name)))).Text);
        texts.Add((await Site.Anonymous.Post("/api/password-resets", Body(new AskPasswordReset("khong.co.nguoi.nay")))).Text);

        Assert.That(texts.Distinct().Count(), Is.EqualTo(1));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM AccountLinks WHERE PersonId = @Administrator AND CouncilId = @CouncilId", new { World.Administrator }), Is.EqualTo(3));
        Assert.That((await Site.Browser().Post("/api/session", Body(new SignIn(name, World.Password)))).Status, Is.EqualTo(HttpStatusCode.OK), "Asking changes nothing.");
    }

    [Test]
    public async Task Nobody_without_the_right_invites_or_closes()
    {
        var (person, name) = await Newcomer();
        var office = await Site.As(World.Office);

        Assert.That((await office.Post($"/api/people/{person}/invitation", Body(new InvitePerson { PersonId = person, UserName = name }, "personId"))).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await office.Call(HttpMethod.Put, $"/api/people/{person}/activity", Json("""{"isActive":false,"reason":"x"}"""), "\"1\"")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await office.Get($"/quan-tri/tai-khoan/{person}")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_closed_account_is_out_at_once_everywhere_and_comes_in_no_more_until_it_is_opened()
    {
        var (person, name) = await Newcomer();
        await Use(await Invite(person, name));
        var browser = Site.Browser();
        await browser.Post("/api/session", Body(new SignIn(name, Chosen)));
        var token = await Site.Anonymous.Post("/api/tokens", Body(new IssueToken(name, Chosen)));
        var client = Site.Browser();
        client.DefaultRequestHeaders.Authorization = new("Bearer", (string?)token.Json!["token"]);
        Assert.That(((await browser.Get("/api/me")).Status, (await client.Get("/api/me")).Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));

        await World.Send(World.Administrator, new SetPersonActive { PersonId = person, Version = 1, IsActive = false, Reason = "Nghỉ hưu" });

        Assert.That(((await browser.Get("/api/me")).Status, (await client.Get("/api/me")).Status), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)));
        var closed = await Site.Anonymous.Post("/api/session", Body(new SignIn(name, Chosen)));
        Assert.That((closed.Status, closed.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "actor.unknown")));

        await World.Send(World.Administrator, new SetPersonActive { PersonId = person, Version = 2, IsActive = true, Reason = "Trở lại làm việc" });
        Assert.That((await browser.Get("/api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "What had ended stays ended.");
        Assert.That((await Site.Browser().Post("/api/session", Body(new SignIn(name, Chosen)))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await World.Refused(World.Administrator, new SetPersonActive { PersonId = World.Administrator, Version = 1, IsActive = false, Reason = "Thử" })).Code, Is.EqualTo("account.own"));
    }

    private async Task<(Guid Person, string Name)> Newcomer()
    {
        var name = $"moi.{Guid.NewGuid():N}"[..12];
        return ((await World.Send(World.Administrator, new AddPerson { Name = "Người mới", Title = "Chuyên viên", ValidFrom = new DateOnly(2026, 1, 1) })).Id, name);
    }

    private async Task<string> Invite(Guid person, string? name)
    {
        var answer = await (await Site.As(World.Administrator)).Post($"/api/people/{person}/invitation", Body(new InvitePerson { PersonId = person, UserName = name }, "personId"));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return Token((string)answer.Json!["link"]!);
    }

    private Task<Answer> Use(string token) => Site.Anonymous.Post("/api/password-links", Body(new SetPasswordByLink { Token = token, NewPassword = Chosen }));

    private Task<long> Kept(string secret) => World.Value<long>("""
        SELECT (SELECT COUNT(*) FROM Journal WHERE CouncilId = @CouncilId AND Data LIKE @pattern) + (SELECT COUNT(*) FROM Notices WHERE CouncilId = @CouncilId AND (Text LIKE @pattern OR Link LIKE @pattern))
            + (SELECT COUNT(*) FROM AccountLinks WHERE CouncilId = @CouncilId AND TokenHash LIKE @pattern) + (SELECT COUNT(*) FROM IdempotentAnswers WHERE CouncilId = @CouncilId AND Answer LIKE @pattern)
        """, new { pattern = $"%{secret}%" });

    private static string Token(string link) => Ma().Match(link).Groups[1].Value;

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");

    [GeneratedRegex("ma=([0-9a-f]{64})")]
    private static partial Regex Ma();
}
