using System.Net;
using Supervision.Core.Access;
using Supervision.Core.SignIn;
using static Supervision.Tests.Web.Calls;

namespace Supervision.Tests.Web;

/// <summary>A request sent again under its key is answered again, not done again.</summary>
public sealed class IdempotencyTests : SiteTest
{
    private const string Key = "lap-ke-hoach-1";

    [Test]
    public async Task The_same_request_is_answered_the_same_and_done_once()
    {
        var office = await Site.As(World.Office);
        var plan = Body(Some.Plan(World));

        var first = await office.Post("/api/campaigns", plan, key: Key);
        var again = await office.Post("/api/campaigns", plan, key: Key);

        Assert.That(first.Status, Is.EqualTo(HttpStatusCode.Created), first.Text);
        Assert.That((again.Status, again.Text), Is.EqualTo((first.Status, first.Text)));
        Assert.That(again.Headers.Contains("Idempotency-Replayed"), Is.True);
        Assert.That(first.Headers.Contains("Idempotency-Replayed"), Is.False);
        Assert.That(await Campaigns(), Is.EqualTo(1));
    }

    [Test]
    public async Task Ten_at_once_are_one()
    {
        var office = await Site.As(World.Office);
        var plan = Body(Some.Plan(World));

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => office.Post("/api/campaigns", plan, key: Key)));

        Assert.That(answers.Select(a => (a.Status, a.Text)).Distinct(), Is.EqualTo(new[] { (HttpStatusCode.Created, answers[0].Text) }));
        Assert.That(answers.Count(a => a.Headers.Contains("Idempotency-Replayed")), Is.EqualTo(9));
        Assert.That(await Campaigns(), Is.EqualTo(1));
    }

    [Test]
    public async Task Another_body_under_the_same_key_is_refused()
    {
        var office = await Site.As(World.Office);
        await office.Post("/api/campaigns", Body(Some.Plan(World)), key: Key);
        var before = await Site.Rows();

        var other = await office.Post("/api/campaigns", Body(Some.Plan(World) with { Title = "Việc khác" }), key: Key);

        Assert.That((other.Status, other.Code), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "idempotency.other_body")));
        Assert.That(await Site.Rows(), Is.EqualTo(before));
    }

    [Test]
    public async Task The_same_body_at_another_address_is_another_request()
    {
        var one = (await World.Send(World.Office, Some.Plan(World))).Id;
        var two = (await World.Send(World.Office, Some.Plan(World))).Id;
        var office = await Site.As(World.Office);
        var step = Body(new { step = "programme", on = Some.FoundedOn, paper = Some.Paper() });

        var first = await office.Post($"/api/campaigns/{one}/steps", step, ifMatch: "\"1\"", key: Key);
        var second = await office.Post($"/api/campaigns/{two}/steps", step, ifMatch: "\"1\"", key: Key);

        Assert.That(first.Status, Is.EqualTo(HttpStatusCode.OK), first.Text);
        Assert.That((second.Status, second.Code), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "idempotency.other_body")));
    }

    [Test]
    public async Task A_key_belongs_to_whoever_sent_it()
    {
        var office = await Site.As(World.Office);
        var other = await Site.As(await World.Person(Role.Office, "Chuyên viên"));
        await office.Post("/api/campaigns", Body(Some.Plan(World)), key: Key);

        var theirs = await other.Post("/api/campaigns", Body(Some.Plan(World)), key: Key);

        Assert.That(theirs.Status, Is.EqualTo(HttpStatusCode.Created), theirs.Text);
        Assert.That(await Campaigns(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_refused_request_leaves_its_key_free()
    {
        var office = await Site.As(World.Office);
        var plan = Body(Some.Plan(World));
        var wrong = plan.DeepClone();
        wrong["bodyId"] = Guid.NewGuid().ToString();
        var before = await Site.Rows();

        var refused = await office.Post("/api/campaigns", wrong, key: Key);
        var between = await Site.Rows();
        var done = await office.Post("/api/campaigns", plan, key: Key);

        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(between, Is.EqualTo(before));
        Assert.That(done.Status, Is.EqualTo(HttpStatusCode.Created), done.Text);
    }

    [Test]
    public async Task After_a_day_the_key_is_forgotten()
    {
        var office = await Site.As(World.Office);
        var first = Body(Some.Plan(World));
        var second = Body(Some.Plan(World));
        await office.Post("/api/campaigns", first, key: Key);

        World.Clock.Advance(TimeSpan.FromHours(23.9));
        var kept = await office.Post("/api/campaigns", second, key: Key);
        World.Clock.Advance(TimeSpan.FromHours(0.2));
        var anew = await office.Post("/api/campaigns", second, key: Key);

        Assert.That(kept.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(anew.Status, Is.EqualTo(HttpStatusCode.Created), anew.Text);
        Assert.That(await Campaigns(), Is.EqualTo(2));
    }

    [TestCase("")]
    [TestCase("a b")]
    [TestCase("01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        var office = await Site.As(World.Office);

        var answer = await office.Post("/api/campaigns", Body(Some.Plan(World)), key: key);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(await Campaigns(), Is.Zero);
    }

    [Test]
    public async Task A_token_is_never_kept_as_an_answer()
    {
        var administrator = await Site.As(World.Administrator);
        var userName = await World.Value<string>("SELECT UserName FROM People WHERE Id = @Administrator AND CouncilId = @CouncilId", new { World.Administrator });

        var answer = await administrator.Post("/api/tokens", Body(new IssueToken(userName!, World.Password)), key: Key);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM IdempotentAnswers WHERE CouncilId = @CouncilId"), Is.Zero);
    }

    private Task<long> Campaigns() => World.Value<long>("SELECT COUNT(*) FROM Campaigns WHERE CouncilId = @CouncilId");
}
