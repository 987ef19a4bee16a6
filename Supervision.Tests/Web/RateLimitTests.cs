using System.Net;
using System.Text;

namespace Supervision.Tests.Web;

/// <summary>Who asks too often is told so in Vietnamese, on a page and over the API; nobody else notices.</summary>
public sealed class RateLimitTests : FeatureTest
{
    private Site? _site;

    private Site Site => _site!;

    [SetUp]
    public async Task OpenSite() => _site = await Site.Open(World, args:
    [
        "--Supervision:RateLimits:Loopback=true", "--Supervision:RateLimits:Unknown=5", "--Supervision:RateLimits:Reads=20", "--Supervision:RateLimits:Writes=4", "--Supervision:RateLimits:Files=3",
    ]);

    [TearDown]
    public async Task CloseSite()
    {
        if (_site is not null) await _site.DisposeAsync();
        _site = null;
    }

    [Test]
    public async Task Guessing_a_password_ends_after_some_tries_with_a_problem()
    {
        var statuses = new List<HttpStatusCode>();
        string? last = null;
        for (var i = 0; i < 7; i++)
        {
            using var content = new StringContent("""{"userName":"admin","password":"khong-phai-mat-khau"}""", Encoding.UTF8, "application/json");
            using var response = await Site.Anonymous.PostAsync(new Uri("/api/tokens", UriKind.Relative), content);
            statuses.Add(response.StatusCode);
            last = await response.Content.ReadAsStringAsync();
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
                Assert.That(response.Headers.RetryAfter?.Delta, Is.GreaterThan(TimeSpan.Zero).And.LessThanOrEqualTo(TimeSpan.FromMinutes(1)));
            }
        }

        Assert.That(statuses.Count(s => s == HttpStatusCode.TooManyRequests), Is.EqualTo(2));
        Assert.That(last, Does.Contain("request.too_many").And.Contain("quá nhiều yêu cầu"));
    }

    [Test]
    public async Task One_person_is_stopped_and_another_at_the_same_address_is_not()
    {
        var (one, other) = (await Site.As(World.Office), await Site.As(World.Clerk));
        var stopped = 0;
        string page = "";
        for (var i = 0; i < 25; i++)
        {
            using var response = await one.GetAsync(new Uri("/thong-bao", UriKind.Relative));
            if (response.StatusCode != HttpStatusCode.TooManyRequests) continue;
            stopped++;
            page = await response.Content.ReadAsStringAsync();
        }
        using var fine = await other.GetAsync(new Uri("/thong-bao", UriKind.Relative));

        Assert.That(stopped, Is.EqualTo(5));
        Assert.That(page, Does.Contain("<h1>Quá nhiều yêu cầu</h1>").And.Contain("hãy đợi một phút"));
        Assert.That(fine.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Reading_does_not_use_up_what_is_left_for_writing()
    {
        var client = await Site.As(World.Office);
        for (var i = 0; i < 25; i++) (await client.GetAsync(new Uri("/api/notices/unread", UriKind.Relative))).Dispose();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            using var response = await client.PostAsync(new Uri("/api/notices/read", UriKind.Relative), new StringContent("{}", Encoding.UTF8, "application/json"));
            statuses.Add(response.StatusCode);
        }

        Assert.That(statuses.Take(4), Has.None.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(statuses.Skip(4), Has.All.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task Whether_the_program_lives_may_always_be_asked()
    {
        for (var i = 0; i < 30; i++)
        {
            using var response = await Site.Anonymous.GetAsync(new Uri("/health/live", UriKind.Relative));
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
    }
}
