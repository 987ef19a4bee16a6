using System.Net;
using Supervision.Core.Access;
using Supervision.Core.People;
using Supervision.Core.SignIn;
using Supervision.Tests.Web;
using static Supervision.Tests.Web.Calls;

namespace Supervision.Tests.Accounts;

/// <summary>Tokens of other systems, and people who stand in for others.</summary>
public sealed class ApiTokenTests : SiteTest
{
    private static readonly DateOnly Today = new(2026, 3, 9);

    [Test]
    public async Task A_token_does_what_it_was_made_for_and_nothing_else_until_its_last_day()
    {
        var (client, token) = await Token([new(Subject.Directory, Act.Read)], Today.AddDays(10));

        Assert.That((await client.Get("/api/units")).Status, Is.EqualTo(HttpStatusCode.OK));
        var write = await client.Post("/api/units", Body(World.NewUnit("U9", "UBND xã Mới")));
        var read = await client.Get("/api/campaigns");
        var own = await client.Get("/api/account");
        Assert.That((write.Status, write.Code), Is.EqualTo((HttpStatusCode.Forbidden, "token.scope")));
        Assert.That((read.Status, read.Code), Is.EqualTo((HttpStatusCode.Forbidden, "token.scope")));
        Assert.That((own.Status, own.Code), Is.EqualTo((HttpStatusCode.Forbidden, "token.scope")));

        World.Clock.Set(Today.AddDays(10), new TimeOnly(23, 59));
        Assert.That((await client.Get("/api/units")).Status, Is.EqualTo(HttpStatusCode.OK));
        World.Clock.Set(Today.AddDays(11), new TimeOnly(0, 0));
        Assert.That((await client.Get("/api/units")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM AccessTokens WHERE CouncilId = @CouncilId AND TokenHash = @PlainHash", new { PlainHash = token }), Is.Zero);
    }

    [Test]
    public async Task A_revoked_token_is_refused_at_once_and_the_list_says_when_it_was_last_used()
    {
        var (client, _) = await Token([new(Subject.Directory, Act.Read)], Today.AddDays(10));
        World.Clock.Advance(TimeSpan.FromMinutes(30));
        await client.Get("/api/units");
        var line = (await World.Send(World.Administrator, new ApiTokenList())).Single();

        await World.Send(World.Administrator, new RevokeApiToken { TokenId = line.Id, Reason = "Hết hợp đồng" });

        Assert.That(line.LastUsedAt, Is.EqualTo(World.Clock.GetUtcNow()));
        Assert.That((await client.Get("/api/units")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await World.Refused(World.Administrator, new RevokeApiToken { TokenId = line.Id, Reason = "Hết hợp đồng" })).Code, Is.EqualTo("token.revoked"));
    }

    [Test]
    public async Task Nobody_makes_a_token_in_the_name_of_somebody_who_signs_in_or_for_more_than_the_roles_give()
    {
        var person = (await World.Send(World.Administrator, new AddPerson { Name = "Có tài khoản", Title = "Chuyên viên", UserName = $"ten.{Guid.NewGuid():N}"[..12], Roles = [new(Role.Office)], ValidFrom = Today })).Id;
        var make = new MakeApiToken { PersonId = person, Name = "Trục", Scopes = [new(Subject.Directory, Act.Read)], ValidTo = Today.AddDays(1) };

        var other = await World.Refused(World.Administrator, make);
        var beyond = await World.Refused(World.Administrator, make with { PersonId = World.Office, Scopes = [new(Subject.Config, Act.Write)] });
        var forever = await World.Refused(World.Administrator, make with { PersonId = World.Office, ValidTo = Today.AddDays(400) });

        Assert.That((other.Code, beyond.Code, forever.Code), Is.EqualTo(("token.person", "token.scopes", "token.valid_to")));
    }

    [Test]
    public async Task Who_stands_in_acts_in_the_role_between_the_days_and_the_journal_says_for_whom()
    {
        await World.Send(World.StandingBoard, StandIn(World.Office));
        var client = await Site.As(World.Office);
        client.DefaultRequestHeaders.Add("X-Acting-As", "standingBoard");
        client.DefaultRequestHeaders.Add("X-Acting-For", $"{World.StandingBoard}");

        Assert.That((await client.Get("/api/me")).Status, Is.EqualTo(HttpStatusCode.Forbidden), "The day has not come.");
        World.Clock.Set(Today.AddDays(1), new TimeOnly(8, 0));
        var planned = await client.Post("/api/campaigns", Body(Some.Plan(World)));
        Assert.That(planned.Status, Is.EqualTo(HttpStatusCode.Created), planned.Text);
        Assert.That((await client.Post("/api/units", Body(World.NewUnit("U9", "UBND xã Mới")))).Status, Is.EqualTo(HttpStatusCode.Forbidden), "The own role does not come along: the Standing Board writes no directory.");
        var id = planned.Id;
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE SubjectId = @id AND CouncilId = @CouncilId AND ActorId = @Office AND ActingAs = 'StandingBoard' AND ActingForId = @StandingBoard",
            new { id, World.Office, World.StandingBoard }), Is.GreaterThan(0));

        World.Clock.Set(Today.AddDays(4), new TimeOnly(0, 0));
        Assert.That((await client.Get("/api/me")).Code, Is.EqualTo("actor.stand_in"));
    }

    [Test]
    public async Task Only_the_holder_or_an_administrator_gives_a_role_and_what_was_given_is_not_given_on()
    {
        var stranger = await World.Refused(World.Clerk, StandIn(World.Office));
        var unit = await World.Refused(World.StandingBoard, StandIn(World.UnitHead));
        var missing = await World.Refused(World.Administrator, StandIn(World.Clerk) with { ForPersonId = World.Office });
        var given = await World.Send(World.Administrator, StandIn(World.Office));
        var twice = await World.Refused(World.StandingBoard, StandIn(World.Office));
        World.Know(World.Identity(World.Office) with { Roles = [Role.StandingBoard], ActingFor = new(World.StandingBoard, "Phó Chủ tịch", Role.StandingBoard, Today.AddDays(3)) });
        var on = await World.Refused(World.Office, StandIn(World.Clerk));

        Assert.That((stranger.Code, unit.Code, missing.Code, twice.Code, on.Code), Is.EqualTo(("actor.forbidden", "stand_in.side", "stand_in.role", "stand_in.held", "stand_in.given_on")));
        await World.Send(World.StandingBoard, new EndStandIn { StandInId = given.Id, Version = 1, EndedOn = Today.AddDays(2), Reason = "Về sớm" });
        Assert.That((await World.Send(World.StandingBoard, new StandInList())).Single().EndedOn, Is.EqualTo(Today.AddDays(2)));
        Assert.That(await World.Send(World.Clerk, new StandInList()), Is.Empty, "It is nobody else's to see.");
    }

    [Test]
    public async Task The_administrator_does_not_stand_in_for_the_standing_board_and_one_role_has_one_stand_in_at_a_time()
    {
        var administrator = await World.Refused(World.StandingBoard, StandIn(World.Administrator));
        await World.Send(World.StandingBoard, StandIn(World.Office));
        var second = await World.Refused(World.StandingBoard, StandIn(World.Clerk) with { ValidFrom = Today.AddDays(3), ValidTo = Today.AddDays(8) });
        await World.Send(World.StandingBoard, StandIn(World.Clerk) with { ValidFrom = Today.AddDays(4), ValidTo = Today.AddDays(8) });

        Assert.That((administrator.Code, second.Code), Is.EqualTo(("stand_in.administrator", "stand_in.other")));
        Assert.That(second.Fields["PersonId"].Single(), Does.Contain(World.Identity(World.Office).Name).And.Contain("từ 10/3/2026 đến 12/3/2026"));
    }

    [Test]
    public async Task On_the_page_one_chooses_to_stand_in_and_the_head_of_each_page_says_so()
    {
        await World.Send(World.StandingBoard, StandIn(World.Office) with { ValidFrom = Today });
        var client = Site.Browser();
        var session = await SessionOf(World.Office);
        client.DefaultRequestHeaders.Add("Cookie", session);
        var page = await new FormBrowser(client).Open("/vai-tro");

        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("Thường trực HĐND, thay "));
    }

    private async Task<string> SessionOf(Guid person)
    {
        // A person of the tests has no password; an invitation gives one, as it would in an office.
        var invited = await World.Send(World.Administrator, new InvitePerson { PersonId = person, UserName = $"ten.{Guid.NewGuid():N}"[..12] });
        var set = await World.SendUnknown(new SetPasswordByLink { Token = invited.Link[^64..], NewPassword = "một câu dài dễ nhớ hơn" });
        var entered = await Site.Anonymous.Post("/api/session", Body(new SignIn(set.SignInName, "một câu dài dễ nhớ hơn")));
        return entered.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("giam-sat=", StringComparison.Ordinal)).Split(';')[0];
    }

    private AddStandIn StandIn(Guid person) => new()
    {
        PersonId = person,
        ForPersonId = World.StandingBoard,
        Role = Role.StandingBoard,
        ValidFrom = Today.AddDays(1),
        ValidTo = Today.AddDays(3),
        Reference = "Thông báo phân công số 12/TB-TTHĐND",
    };

    private async Task<(HttpClient Client, string Token)> Token(Permission[] scopes, DateOnly until)
    {
        var made = await World.Send(World.Administrator, new MakeApiToken { PersonId = World.Office, Name = "Trục liên thông văn bản", Scopes = scopes, ValidTo = until });
        var client = Site.Browser();
        client.DefaultRequestHeaders.Authorization = new("Bearer", made.Token);
        return (client, made.Token);
    }
}
