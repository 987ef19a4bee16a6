using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Supervision.Core.Access;
using Supervision.Tests.Web;

namespace Supervision.Tests.Browser;

/// <summary>
/// Every kind of page that people come to by links, as the first of them who does: accessible (WCAG 2.2 AA and what axe calls best practice), nothing wider than the window, a quiet console, nothing from elsewhere.
/// </summary>
public sealed partial class EveryPageTests
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    [Test]
    public async Task Every_kind_of_page_keeps_the_rules()
    {
        var (visited, faults) = (new HashSet<string>(), new List<string>());
        foreach (var role in Enum.GetValues<Role>().OrderBy(role => role is not (Role.RecordsClerk or Role.UnitHead or Role.StandingBoard)))
        {
            var page = await DemoSite.As(role);
            await using var context = page.Context;
            var complaints = page.Complaints();
            page.Request += (_, request) =>
            {
                if (!request.Url.StartsWith($"{DemoSite.Address}", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) faults.Add($"{page.Url} asks {request.Url}");
            };
            // Every role has a first page of its own; of the others, the one that comes there first looks.
            var waiting = new Queue<string>(["/"]);
            while (waiting.TryDequeue(out var path))
            {
                var answer = await page.GotoAsync(new Uri(DemoSite.Address, path).ToString());
                if (answer!.Status != 200) faults.Add($"{role} {path} answers {answer.Status}");
                faults.AddRange((await page.RunAxe(Rules)).Violations.Select(violation => $"{role} {path}: {violation.Id}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
                foreach (var width in new[] { 390, 320, 1280 })
                {
                    await page.SetViewportSizeAsync(width, 844);
                    var over = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth");
                    if (over > 0) faults.Add($"{role} {path} at {width}: {over} px wider than the window");
                }
                foreach (var next in await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin).map(a => a.pathname + a.search)"))
                    if (!Elsewhere().IsMatch(next) && visited.Add(Pattern(next))) waiting.Enqueue(next);
            }
            faults.AddRange(complaints.Select(complaint => $"{role}: {complaint}"));
        }
        TestContext.Out.WriteLine($"{visited.Count} kinds of pages");

        Assert.That(faults, Is.Empty, string.Join('\n', faults));
        Assert.That(visited, Has.Count.GreaterThan(60));
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
