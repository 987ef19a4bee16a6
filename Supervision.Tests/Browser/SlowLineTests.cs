using Microsoft.Playwright;
using Supervision.Core.Access;

namespace Supervision.Tests.Browser;

/// <summary>An old computer on a slow line: 10 Mbit/s, 40 ms, the processor slowed four times, nothing kept. What was shown does not jump; when the largest piece stood is told, since machines differ.</summary>
public sealed class SlowLineTests
{
    private const double BytesASecond = 10_000_000 / 8d;

    // Charts are drawn after the page has loaded: the observers are read once nothing is left to be drawn.
    private const string Measure = """
        () => new Promise(done => {
          let largest = 0, moved = 0;
          new PerformanceObserver(list => list.getEntries().forEach(e => { largest = e.startTime; })).observe({ type: 'largest-contentful-paint', buffered: true });
          new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) moved += e.value; })).observe({ type: 'layout-shift', buffered: true });
          const until = performance.now() + 5000, look = () => largest > 0 || performance.now() > until ? done([largest, moved]) : requestAnimationFrame(look);
          requestIdleCallback(() => requestAnimationFrame(() => requestAnimationFrame(look)), { timeout: 5000 });
        })
        """;

    [Test, Category("Slow")]
    public async Task Nothing_that_was_shown_moves_while_the_rest_arrives()
    {
        var visit = await VisitStage.Open("LS-74");
        foreach (var (role, paths) in new (Role, string[])[]
        {
            (Role.StandingBoard, ["/", "/noi-dung", "/tong-quan", "/lich", "/van-ban", "/cuoc-giam-sat", "/tim?q=dat+dai"]),
            (Role.Member, [$"/buoi-lam-viec/{visit}"]),
        })
        {
            var page = await DemoSite.As(role);
            await using var context = page.Context;
            await Slow(page);
            foreach (var path in paths)
            {
                await page.GotoAsync(new Uri(DemoSite.Address, path).ToString());
                var measured = await page.EvaluateAsync<double[]>(Measure);
                TestContext.Out.WriteLine($"{path}: largest piece after {measured[0]:0} ms, moved {measured[1]:0.000}");
                Assert.That(measured[1], Is.LessThan(0.01), path);
            }
        }
    }

    private static async Task Slow(IPage page)
    {
        var protocol = await page.Context.NewCDPSessionAsync(page);
        await protocol.SendAsync("Network.enable");
        await protocol.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        await protocol.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 40, ["downloadThroughput"] = BytesASecond, ["uploadThroughput"] = BytesASecond });
        await protocol.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
    }
}
