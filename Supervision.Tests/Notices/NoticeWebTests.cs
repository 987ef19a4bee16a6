using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Supervision.Core.Notices;
using Supervision.Core.People;
using Supervision.Tests.Web;
using Role = Supervision.Core.Access.Role;

namespace Supervision.Tests.Notices;

/// <summary>Notices over HTTP: the live count, the list, the page, the ready message.</summary>
public sealed class NoticeWebTests : SiteTest
{
    [Test]
    public async Task The_count_is_pushed_when_something_is_committed_and_when_it_is_read()
    {
        var client = await Site.As(World.Head);
        var marks = await Site.As(World.Head);
        await using var first = await Stream.Open(client);
        await using var second = await Stream.Open(client);
        Assert.That((await first.Next(), await second.Next()), Is.EqualTo(("0", "0")));

        // Told by another node: this one hears of it by its own look at the database.
        await World.Tell(SomeNotices.ToPerson(World.Head));
        Assert.That((await first.Next(), await second.Next()), Is.EqualTo(("1", "1")));

        var id = (await World.Send(World.Head, new NoticeList())).Items[0].Id;
        var started = Stopwatch.GetTimestamp();
        using (var answer = await marks.PostAsync(new Uri($"/api/notices/{id}/read", UriKind.Relative), null)) Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await first.Next(), await second.Next()), Is.EqualTo(("0", "0")));
        Assert.That(Stopwatch.GetElapsedTime(started), Is.LessThan(TimeSpan.FromSeconds(4)), "read on this node: at once, not at the next look");
    }

    [Test]
    public async Task Nobody_streams_unknown()
    {
        using var answer = await Site.Anonymous.GetAsync(new Uri("/api/notices/stream", UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task The_page_lists_marks_and_leads_on_without_scripts()
    {
        var person = (await World.Send(World.Administrator, new AddPerson
        {
            Name = "Nguyễn Văn Hòa",
            Title = "Chủ tịch UBND xã",
            UserName = "hoa.nguyen",
            Password = World.Password,
            UnitId = World.Unit,
            Roles = [new HeldRole(Role.UnitHead)],
            ValidFrom = new DateOnly(2021, 7, 1),
        })).Id;
        for (var i = 1; i <= 3; i++) await World.Tell(SomeNotices.ToPerson(person, $"Thông báo {i}") with { Link = "/vai-tro" });
        var browser = Site.Browser();
        await Post(browser, "/dang-nhap", "form.card", ("UserName", "hoa.nguyen"), ("Password", World.Password));

        var page = await Page(browser, "/thong-bao");
        var link = page.QuerySelector("li.unread a")!.GetAttribute("href")!;
        var followed = await browser.GetAsync(new Uri(link, UriKind.Relative));
        await Post(browser, "/thong-bao", "li.unread form");
        var one = await Page(browser, "/thong-bao");
        await Post(browser, "/thong-bao", "main > form");
        var none = await Page(browser, "/thong-bao");

        Assert.That(page.QuerySelector("[data-unread]")!.TextContent, Is.EqualTo("3"));
        Assert.That((followed.StatusCode, followed.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Found, "/vai-tro")));
        Assert.That(one.QuerySelectorAll("li.unread b").Select(b => b.TextContent), Is.EqualTo(new[] { "Thông báo 1" }));
        Assert.That(none.QuerySelectorAll("li.unread"), Is.Empty);
        Assert.That(none.QuerySelector("[data-unread]")!.HasAttribute("hidden"), Is.True);
    }

    [Test]
    public async Task What_could_not_be_sent_is_for_those_who_look_after_it()
    {
        var office = await (await Site.As(World.Administrator)).GetAsync(new Uri("/thong-bao/khong-gui-duoc", UriKind.Relative));
        var unit = await (await Site.As(World.UnitHead)).GetAsync(new Uri("/thong-bao/khong-gui-duoc", UriKind.Relative));

        Assert.That((office.StatusCode, unit.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Forbidden)));
    }

    private static async Task<IHtmlDocument> Page(HttpClient browser, string path)
    {
        var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        return new HtmlParser().ParseDocument(text);
    }

    private static async Task Post(HttpClient browser, string path, string selector, params (string Name, string Value)[] typed)
    {
        var form = (IHtmlFormElement)(await Page(browser, path)).QuerySelector(selector)!;
        var hidden = form.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>().Select(i => (i.Name!, i.Value));
        using var content = new FormUrlEncodedContent(hidden.Concat(typed).Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2)));
        using var answer = await browser.PostAsync(new Uri(form.GetAttribute("action") is { Length: > 0 } action ? action : path, UriKind.Relative), content);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Found), await answer.Content.ReadAsStringAsync());
    }

    /// <summary>One open stream of counts.</summary>
    private sealed class Stream(HttpResponseMessage answer, StreamReader reader) : IAsyncDisposable
    {
        public static async Task<Stream> Open(HttpClient client)
        {
            var answer = await client.GetAsync(new Uri("/api/notices/stream", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            Assert.That((answer.StatusCode, answer.Content.Headers.ContentType?.MediaType), Is.EqualTo((HttpStatusCode.OK, "text/event-stream")));
            return new Stream(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
        }

        /// <summary>The next count, within some seconds.</summary>
        public async Task<string> Next()
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var isCount = false;
            while (await reader.ReadLineAsync(limit.Token) is { } line)
            {
                if (line.StartsWith("event:", StringComparison.Ordinal)) isCount = line[6..].Trim() == "unread";
                else if (isCount && line.StartsWith("data:", StringComparison.Ordinal)) return line[5..].Trim();
            }
            throw new InvalidOperationException("The stream ended.");
        }

        public ValueTask DisposeAsync()
        {
            reader.Dispose();
            answer.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
