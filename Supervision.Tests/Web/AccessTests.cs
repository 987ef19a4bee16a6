using System.Net;
using System.Net.Http.Headers;
using Supervision.Core.Access;
using Supervision.Core.People;
using Supervision.Core.SignIn;
using static Supervision.Tests.Web.Calls;

namespace Supervision.Tests.Web;

/// <summary>Who may come in, as whom, and what is kept of those who may not.</summary>
public sealed class AccessTests : SiteTest
{
    [Test]
    public async Task Nobodys_first_page_asks_for_what_they_may_not_and_is_told_as_refused()
    {
        foreach (var person in new[] { World.Administrator, World.StandingBoard, World.Head, World.Member, World.Secretary, World.Office, World.Clerk, World.Expert, World.UnitHead, World.UnitContact })
            await new FormBrowser(await Site.BrowserOf(person)).Open("/");

        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE Event = 'AccessRefused' AND CouncilId = @CouncilId"), Is.Zero);
    }

    [Test]
    public async Task Nobody_signed_in_is_told_so()
    {
        var before = await Site.Rows();

        var answer = await Site.Anonymous.Post("/api/campaigns", Body(Some.Plan(World)));

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "actor.unknown")));
        Assert.That(answer.Headers.WwwAuthenticate.ToString(), Is.EqualTo("Bearer"));
        Assert.That(await Site.Rows(), Is.EqualTo(before));
    }

    [TestCase("Bearer khong-dung")]
    [TestCase("Bearer ")]
    [TestCase("Basic YWRtaW46YWRtaW4=")]
    [TestCase("linh tinh")]
    public async Task A_wrong_token_is_refused_even_where_none_is_needed(string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        var answer = await Answer.Of(await Site.Anonymous.SendAsync(request));

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "actor.unknown")));
    }

    [Test]
    public async Task A_token_got_for_a_password_opens_the_door_until_it_ends()
    {
        var userName = await UserName();
        var issued = await Site.Anonymous.Post("/api/tokens", Body(new IssueToken(userName, World.Password)));
        var client = Site.Browser();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("bearer", (string?)issued.Json!["token"]);

        var open = await client.Post("/api/units", Body(World.NewUnit("U9", "UBND xã Mới")));
        World.Clock.Advance(TimeSpan.FromHours(12.1));
        var ended = await client.Post("/api/units", Body(World.NewUnit("U10", "UBND xã Mới khác")));

        Assert.That(issued.Status, Is.EqualTo(HttpStatusCode.OK), issued.Text);
        Assert.That(open.Status, Is.EqualTo(HttpStatusCode.Created), open.Text);
        Assert.That(ended.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_role_that_may_not_is_refused_and_the_journal_keeps_it()
    {
        var clerk = await Site.As(World.Clerk);
        var before = await Site.Rows();

        var answer = await clerk.Post("/api/campaigns", Body(Some.Plan(World)));

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Forbidden, "actor.forbidden")));
        var after = await Site.Rows();
        Assert.That(after.Where(table => table.Value != before[table.Key]).Select(table => table.Key), Is.EqualTo(new[] { "Journal" }));
        Assert.That(await World.Value<string>("SELECT Command FROM Journal WHERE Event = 'AccessRefused' AND ActorId = @Clerk AND CouncilId = @CouncilId", new { World.Clerk }), Is.EqualTo("PlanCampaign"));
        Assert.That(await World.Value<string>("SELECT Origin FROM Journal WHERE Event = 'AccessRefused' AND ActorId = @Clerk AND CouncilId = @CouncilId", new { World.Clerk }), Is.EqualTo("127.0.0.1"));
    }

    [Test]
    public async Task A_wrong_password_is_refused_and_the_journal_keeps_it()
    {
        var userName = await UserName();
        var before = await Site.Rows();

        var wrong = await Site.Anonymous.Post("/api/session", Body(new SignIn(userName, "sai-mat-khau")));
        var unknown = await Site.Anonymous.Post("/api/session", Body(new SignIn("khong.co", "sai-mat-khau")));

        Assert.That((wrong.Status, wrong.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "actor.unknown")));
        Assert.That(unknown.Text, Is.EqualTo(wrong.Text), "An unknown name must not read otherwise than a wrong password.");
        var after = await Site.Rows();
        Assert.That(after.Where(table => table.Value != before[table.Key]).Select(table => table.Key), Is.EqualTo(new[] { "Journal" }));
        Assert.That(await World.Value<string>("SELECT Event FROM Journal WHERE Seq = (SELECT MAX(Seq) FROM Journal WHERE CouncilId = @CouncilId)"), Is.EqualTo("SignInFailed"));
    }

    [Test]
    public async Task A_session_is_a_cookie_that_no_script_reads_and_no_other_site_uses()
    {
        var browser = Site.Browser();
        var signedIn = await browser.Post("/api/session", Body(new SignIn(await UserName(), World.Password)));
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("giam-sat=", StringComparison.Ordinal));

        var own = await browser.Post("/api/units", Body(World.NewUnit("U9", "UBND xã Mới")));
        var before = await Site.Rows();
        var forged = await Forged(browser, "Origin", "https://ke-xau.example");
        var crossSite = await Forged(browser, "Sec-Fetch-Site", "cross-site");
        var after = await Site.Rows();
        var left = await browser.Call(HttpMethod.Delete, "/api/session");
        var gone = await browser.Post("/api/units", Body(World.NewUnit("U10", "UBND xã khác")));

        Assert.That(signedIn.Status, Is.EqualTo(HttpStatusCode.OK), signedIn.Text);
        Assert.That(cookie, Does.Contain("httponly").And.Contain("samesite=lax"));
        Assert.That(own.Status, Is.EqualTo(HttpStatusCode.Created), own.Text);
        Assert.That((forged.Status, forged.Code), Is.EqualTo((HttpStatusCode.Forbidden, "origin.foreign")));
        Assert.That((crossSite.Status, crossSite.Code), Is.EqualTo((HttpStatusCode.Forbidden, "origin.foreign")));
        Assert.That(after, Is.EqualTo(before));
        Assert.That(left.Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(gone.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Who_holds_several_roles_acts_in_the_chosen_one_and_the_journal_says_which()
    {
        var person = (await World.Send(World.Administrator, new AddPerson
        {
            Name = "Kiêm nhiệm",
            Title = "Chuyên viên",
            Roles = [new HeldRole(Role.Office), new HeldRole(Role.RecordsClerk)],
            ValidFrom = new DateOnly(2021, 7, 1),
        })).Id;
        World.Know(World.Identity(World.Office) with { PersonId = person });
        var office = await Site.As(person);
        office.DefaultRequestHeaders.Add("X-Acting-As", "office");
        var clerk = await Site.As(person);
        clerk.DefaultRequestHeaders.Add("X-Acting-As", "recordsClerk");
        var nobody = await Site.As(person);
        nobody.DefaultRequestHeaders.Add("X-Acting-As", "standingBoard");
        var nonsense = await Site.As(person);
        nonsense.DefaultRequestHeaders.Add("X-Acting-As", "3");

        var planned = await office.Post("/api/campaigns", Body(Some.Plan(World)));

        Assert.That(planned.Status, Is.EqualTo(HttpStatusCode.Created), planned.Text);
        Assert.That((await clerk.Post("/api/campaigns", Body(Some.Plan(World)))).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await nobody.Post("/api/campaigns", Body(Some.Plan(World)))).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await nonsense.Post("/api/campaigns", Body(Some.Plan(World)))).Code, Is.EqualTo("actor.role"));
        var id = planned.Id;
        Assert.That(await World.Value<string>("SELECT ActingAs FROM Journal WHERE SubjectId = @id AND CouncilId = @CouncilId", new { id }), Is.EqualTo("Office"));
    }

    [Test]
    public async Task A_token_made_for_one_role_is_not_widened_by_the_header()
    {
        var userName = await UserName();
        await World.Send(World.Administrator, new AssignRole { PersonId = World.Administrator, Role = Role.RecordsClerk, ValidFrom = new DateOnly(2026, 3, 9) });
        var issued = await Site.Anonymous.Post("/api/tokens", Body(new IssueToken(userName, World.Password, Role.RecordsClerk)));

        var plain = await Post(null);
        var same = await Post("recordsClerk");
        var other = await Post("admin");

        Assert.That((plain.Status, plain.Code), Is.EqualTo((HttpStatusCode.Forbidden, "actor.forbidden")));
        Assert.That((same.Status, same.Code), Is.EqualTo((HttpStatusCode.Forbidden, "actor.forbidden")));
        Assert.That((other.Status, other.Code), Is.EqualTo((HttpStatusCode.Forbidden, "actor.role_fixed")));
        Assert.That(other.Text, Does.Contain("Văn thư"));

        async Task<Answer> Post(string? role)
        {
            var client = Site.Browser();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string?)issued.Json!["token"]);
            if (role is not null) client.DefaultRequestHeaders.Add("X-Acting-As", role);
            return await client.Post("/api/units", Body(World.NewUnit("U9", "UBND xã Mới")));
        }
    }

    [Test]
    public async Task A_council_is_opened_only_with_the_code()
    {
        var before = await Site.Rows();

        var answer = await Site.Anonymous.Post("/api/councils", Body(new
        {
            setupCode = "ma-thiet-lap-khong-dung",
            code = "X",
            name = "HĐND xã X",
            headerName = "HỘI ĐỒNG NHÂN DÂN XÃ X",
            level = "commune",
            placeName = "X",
            validFrom = "2021-07-01",
            administratorName = "A",
            userName = "admin.x",
            password = "mat-khau-rat-dai",
        }));

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Forbidden, "setup.code")));
        Assert.That(await Site.Rows(), Is.EqualTo(before));
    }

    private async Task<string> UserName() =>
        (await World.Value<string>("SELECT UserName FROM People WHERE Id = @Administrator AND CouncilId = @CouncilId", new { World.Administrator }))!;

    private static async Task<Answer> Forged(HttpClient browser, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/units") { Content = JsonContentOf(World.NewUnit("U99", "Giả mạo")) };
        request.Headers.Add(header, value);
        return await Answer.Of(await browser.SendAsync(request));
    }

    private static StringContent JsonContentOf<T>(T body) => new(Body(body).ToJsonString(), System.Text.Encoding.UTF8, "application/json");
}
