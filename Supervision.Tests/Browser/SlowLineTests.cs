using Microsoft.Playwright;
using Supervision.Core.Access;

namespace Supervision.Tests.Browser;

/// <summary>What was shown does not jump: on a line that brings a page in small pieces, and on an old computer at 10 Mbit/s, 40 ms, the processor slowed four times, nothing kept, where it is told when the largest piece stood, since machines differ.</summary>
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

    // How much wider than the window it ever was, on the way.
    private const string WatchWidth = """
        window.widest = 0;
        (function look() {
          if (document.body) window.widest = Math.max(window.widest, document.documentElement.scrollWidth - innerWidth);
          requestAnimationFrame(look);
        })();
        """;

    private (Role Reader, string[] Paths)[] _read = [];

    [OneTimeSetUp]
    public async Task Begin() => _read =
    [
        (Role.StandingBoard, ["/", "/noi-dung", "/tong-quan", "/lich", "/van-ban", "/cuoc-giam-sat", "/tim?q=dat+dai"]),
        .. await Session(),
    ];

    private static async Task<(Role, string[])[]> Session()
    {
        string[] path = [$"/buoi-lam-viec/{await VisitStage.Open("LS-74")}"];
        return [(Role.Member, path), (Role.DelegationHead, path)];
    }

    [Test, Category("Slow")]
    public async Task Nothing_that_was_shown_moves_while_the_rest_arrives()
    {
        await using var line = new SlowLine(DemoSite.Address);
        foreach (var (role, paths) in _read)
        {
            var page = await DemoSite.As(role);
            await using var context = page.Context;
            // Compressed, a page is unpacked in one or two parts.
            await page.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Accept-Encoding"] = "identity" });
            await page.AddInitScriptAsync(WatchWidth);
            foreach (var path in paths)
            {
                await page.GotoAsync(new Uri(line.Address, path).ToString());
                var moved = (await page.EvaluateAsync<double[]>(Measure))[1];
                var wider = await page.EvaluateAsync<int>("() => window.widest");
                TestContext.Out.WriteLine($"{path}: moved {moved:0.000}, {wider} px wider");
                Assert.That((moved < 0.01, wider), Is.EqualTo((true, 0)), path);
            }
        }
    }

    [Test, Category("Slow")]
    public async Task The_largest_piece_of_each_page_is_told_and_nothing_moves()
    {
        foreach (var (role, paths) in _read)
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
