using System.Globalization;
using System.Net;
using System.Text.Json;
using Supervision.Core.Ledger;
using Supervision.Tests.Ledger;

namespace Supervision.Tests.Web;

/// <summary>The whole ledger, longer than a page: it is not counted but where it is chosen from, and read on without a gap.</summary>
public sealed class LedgerPagingTests : SiteTest
{
    private const int Tasks = 53;

    [Test]
    public async Task The_whole_ledger_says_its_order_in_place_of_a_count_and_its_pages_follow_on_each_other()
    {
        var newest = await Filed();
        var office = new FormBrowser(await Site.BrowserOf(World.Office));

        var first = await office.Open("/noi-dung");
        var more = first.QuerySelectorAll("main a.button").Single(link => link.TextContent == "Xem tiếp").GetAttribute("href")!;
        var second = await office.Open(more);

        Assert.That(Said(first), Is.EqualTo("Mọi nội dung, mới nhất trước"));
        Assert.That(Said(second), Is.EqualTo("Mọi nội dung, mới nhất trước"), "nor is it counted further on");
        Assert.That(Rows(first).Concat(Rows(second)), Is.EqualTo(newest.Select(task => $"/noi-dung/{task}")));
        Assert.That((Rows(first).Count, Rows(second).Count), Is.EqualTo((50, Tasks - 50)));
        Assert.That(second.QuerySelectorAll("main a.button").Select(link => link.TextContent), Has.None.EqualTo("Xem tiếp"));

        var chosen = await office.Open("/noi-dung?tim=giay+chung+nhan");
        Assert.That((Said(chosen), Rows(chosen).Count), Is.EqualTo(($"{Tasks} nội dung", 50)), "what was chosen is counted over all its pages");
        Assert.That((await office.Get("/noi-dung?sau=AAAA")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task The_ledgers_address_goes_on_by_its_cursor_and_counts_by_another()
    {
        var newest = await Filed();
        var office = await Site.BrowserOf(World.Office);

        var (read, pages, after) = (new List<Guid>(), 0, (string?)null);
        do
        {
            var page = await Answer($"/api/ledger?take=20{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}");
            Assert.That(page.EnumerateObject().Select(part => part.Name), Has.None.EqualTo("count"), "a page does not count");
            read.AddRange(page.GetProperty("items").EnumerateArray().Select(task => task.GetProperty("id").GetGuid()));
            after = page.TryGetProperty("next", out var next) ? next.GetString() : null;
            pages++;
        }
        while (after is not null);

        Assert.That(read, Is.EqualTo(newest));
        Assert.That(pages, Is.EqualTo(3));
        Assert.That((await Answer("/api/ledger/count")).GetProperty("count").GetInt64(), Is.EqualTo(Tasks));

        async Task<JsonElement> Answer(string address)
        {
            using var document = JsonDocument.Parse(await office.GetStringAsync(new Uri(address, UriKind.Relative)));
            return document.RootElement.Clone();
        }
    }

    // Newest first.
    private async Task<IReadOnlyList<Guid>> Filed()
    {
        var paper = (await World.Send(World.Office, SomeLedger.Paper())).Id;
        var tasks = new List<Guid>();
        for (var i = 1; i <= Tasks; i++)
        {
            var task = SomeLedger.Task(World);
            tasks.Add((await World.Send(World.Office, new AddLedgerTask { SourcePaperId = paper, Task = task with { Content = $"{task.Content}, đợt {i.ToString(CultureInfo.InvariantCulture)}" } })).Id);
        }
        await World.Send(World.StandingBoard, new AssignSourcePaper { SourcePaperId = paper, Version = 1 });
        tasks.Reverse();
        return tasks;
    }

    private static string Said(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelector("#so-noi-dung b")!.TextContent;

    private static IReadOnlyList<string> Rows(AngleSharp.Html.Dom.IHtmlDocument page) => [.. page.QuerySelectorAll("li[data-row] > a").Select(link => link.GetAttribute("href")!)];
}
