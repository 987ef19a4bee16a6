using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Supervision.Core.Access;
using Supervision.Tests.Web;

namespace Supervision.Tests.Browser;

/// <summary>
/// Every kind of page that people come to by links, as the first of them who does: accessible (WCAG 2.2 AA and what axe calls best practice), nothing wider than the window or over something else, a quiet
/// console, nothing from elsewhere, nothing heavy.
/// </summary>
public sealed partial class EveryPageTests
{
    // The browser and the pages' server wait for each other: two walk in the time of one.
    private const int Walkers = 2;

    /// <summary>Bytes, compressed: a page with all that it brings, for whoever was never here before.</summary>
    private const int Heaviest = 150_000;

    [Test]
    public async Task Every_kind_of_page_keeps_the_rules()
    {
        var roles = new ConcurrentQueue<Role>(Enum.GetValues<Role>().OrderBy(role => role is not (Role.RecordsClerk or Role.UnitHead or Role.StandingBoard)));
        var (visited, faults, weights) = (new ConcurrentDictionary<string, Role>(), new ConcurrentQueue<string>(), new ConcurrentQueue<(int Bytes, string Path)>());
        await Task.WhenAll(Enumerable.Range(0, Walkers).Select(async _ =>
        {
            while (roles.TryDequeue(out var role)) await Walk(role, visited, faults, weights);
        }));
        var heaviest = weights.Max();
        TestContext.Out.WriteLine($"{visited.Count} kinds of pages; in the middle {weights.Select(one => one.Bytes).Order().ElementAt(weights.Count / 2)} bytes, the heaviest {heaviest.Bytes}: {heaviest.Path}");

        Assert.That(faults, Is.Empty, string.Join('\n', faults));
        Assert.That(visited, Has.Count.GreaterThan(60));
    }

    // Every role has a first page of its own; of the others, the one that comes there first looks.
    private static async Task Walk(Role role, ConcurrentDictionary<string, Role> visited, ConcurrentQueue<string> faults, ConcurrentQueue<(int Bytes, string Path)> weights)
    {
        var page = await DemoSite.As(role);
        await using var context = page.Context;
        var complaints = page.Complaints();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith($"{DemoSite.Address}", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) faults.Enqueue($"{page.Url} asks {request.Url}");
        };
        var waiting = new Queue<string>(["/"]);
        while (waiting.TryDequeue(out var path))
        {
            var answer = await page.GotoAsync(new Uri(DemoSite.Address, path).ToString());
            if (answer!.Status != 200) faults.Enqueue($"{role} {path} answers {answer.Status}");
            // What a worker brings is counted as it is unpacked: the page is weighed as whoever has none loads it.
            if (await page.EvaluateAsync<bool>("async () => { if (!navigator.serviceWorker?.controller) return false; for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister(); return true; }"))
                await page.ReloadAsync();
            foreach (var violation in await page.Violations()) faults.Enqueue($"{role} {path}: {violation}");
            // Nor what one that came while the page loads brings.
            var weight = await page.EvaluateAsync<int>("() => performance.getEntries().filter(e => e.encodedBodySize > 0 && !(e.workerStart > 0)).reduce((sum, e) => sum + e.encodedBodySize, 0)");
            if (weight > Heaviest) faults.Enqueue($"{role} {path} weighs {weight} bytes");
            weights.Enqueue((weight, path));
            foreach (var width in new[] { 390, 320, 1280 })
            {
                await page.SetViewportSizeAsync(width, 844);
                foreach (var flaw in await page.Flaws()) faults.Enqueue($"{role} {path} at {width}: {flaw}");
            }
            foreach (var next in await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin).map(a => a.pathname + a.search)"))
                if (!Elsewhere().IsMatch(next) && visited.TryAdd(Pattern(next), role)) waiting.Enqueue(next);
        }
        foreach (var complaint in complaints) faults.Enqueue($"{role}: {complaint}");
    }

    // One of each kind: the same page about another task says nothing new.
    private static string Pattern(string path) => Id().Replace(Values().Replace(path.Split('#')[0], "="), "{id}");

    [GeneratedRegex(@"^/api/|^/openapi|^/dang-xuat|^/cong-viec/hangfire|\.(pdf|docx|xlsx|csv|zip|jsonl|ics)(\?|$)")]
    private static partial Regex Elsewhere();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Id();

    [GeneratedRegex("=[^&]*")]
    private static partial Regex Values();
}
