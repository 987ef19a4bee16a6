using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Supervision.Core.SignIn;
using static Supervision.Tests.Web.Calls;

namespace Supervision.Tests.Web;

/// <summary>What was tried at a door is in the log with who and from where, and nothing of what was sent; what a browser kept goes when its session ends.</summary>
public sealed class RefusedRequestTests : SiteTest
{
    private readonly Lines _lines = new();

    protected override void Register(WebApplicationBuilder builder) => builder.Logging.AddProvider(_lines);

    [Test]
    public async Task Every_attempt_is_logged_and_nothing_of_what_was_sent()
    {
        var office = await Site.As(World.Office);
        const string Secret = "noi-dung-rieng-cua-nguoi-gui";

        await Send(office, "/api/campaigns", $$"""{"titel":"{{Secret}}"}""", "application/json");
        await Send(office, "/api/campaigns", Secret, "text/plain");
        await office.GetAsync(new Uri("/api/journal", UriKind.Relative));
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("UserName", Secret), KeyValuePair.Create("Password", Secret)]);
        await Site.Anonymous.PostAsync(new Uri("/dang-nhap", UriKind.Relative), form);
        await Site.Anonymous.Post("/api/session", Body(new SignIn("khong.co", "sai-mat-khau-roi")));
        await Site.Anonymous.GetAsync(new Uri("/api/khong-co?x=1%0agia", UriKind.Relative));

        Assert.That(_lines.Said.Select(line => line.Split(" from ")[0]), Is.EqualTo(new[]
        {
            "Refused 400 at POST /api/campaigns", "Refused 415 at POST /api/campaigns", "Refused 403 at GET /api/journal", "Refused 400 at POST /dang-nhap", "Refused 401 at POST /api/session",
        }), "What is not there is no attempt.");
        Assert.That(_lines.Said.Take(3), Is.All.EndsWith($" from 127.0.0.1 by {World.Office}"));
        Assert.That(_lines.Said.Skip(3), Is.All.Contains(" from 127.0.0.1 by "));
        Assert.That(string.Join('\n', _lines.Said), Does.Not.Contain(Secret));
    }

    [Test]
    public async Task Signing_out_clears_what_the_browser_kept()
    {
        var browser = Site.Browser();
        var name = (await World.Value<string>("SELECT UserName FROM People WHERE Id = @Administrator AND CouncilId = @CouncilId", new { World.Administrator }))!;
        var entered = await browser.Post("/api/session", Body(new SignIn(name, World.Password)));

        var left = await browser.Call(HttpMethod.Delete, "/api/session");

        Assert.That((entered.Status, entered.Headers.Contains("Clear-Site-Data")), Is.EqualTo((HttpStatusCode.OK, false)));
        Assert.That(left.Headers.GetValues("Clear-Site-Data").Single(), Is.EqualTo("\"cache\""));
    }

    private static async Task Send(HttpClient client, string path, string body, string type)
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var _ = await client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Said { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (formatter(state, exception) is var line && line.StartsWith("Refused ", StringComparison.Ordinal)) Said.Enqueue(line);
        }

        public void Dispose()
        {
        }
    }
}
