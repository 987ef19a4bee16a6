using Supervision.Core.Ledger;
using Supervision.Core.Search;
using Supervision.Core.Tasks;

namespace Supervision.Tests.Bench;

/// <summary>Over HTTP with 100,000 tasks of five years: the six main pages, each against the JSON that carries the same, asked by one person on one connection.</summary>
internal sealed class PagesBench : IBench
{
    private const int Closed = 80_000;
    private const int Open = 20_000;
    private const int Units = 300;
    private const int Requests = 100;

    public string Name => "pages";

    public async Task<IReadOnlyList<Figure>> Run()
    {
        await using var council = await BenchCouncil.Create();
        await LedgerFiller.Fill(council.World, Closed, Open, due: 0, Units);
        OverviewBench.Spread(council);
        await council.World.Run(new RefreshSearchJob());
        var task = (await council.World.Send(council.World.Clerk, new LedgerList { Take = 1 })).Items[0].Id;
        var paper = (await council.World.Send(council.World.Clerk, new TaskDetails(task))).SourcePaperId;
        var file = council.CopyWorld("pages");
        await using var server = await ServerProcess.StartProduct(Path.Combine(council.Folder, "data"), demo: false, file);
        var token = BenchCouncil.Token(server);
        (string Name, string Page, string Twin)[] pages =
        [
            ("the first page", "/", "/api/ledger/units /api/campaigns-at-work /api/notices/unread"),
            ("the leader's page", "/tong-quan?nam=2026", "/api/overview?from=2026-01-01&to=2026-12-31"),
            ("the ledger", "/noi-dung", "/api/ledger?take=50 /api/ledger/units"),
            ("one task", $"/noi-dung/{task}", $"/api/tasks/{task} /api/tasks/{task}/history /api/tasks/{task}/evidence /api/tasks/{task}/ready-message /api/source-papers/{paper} /api/remediation-reports?taskId={task} /api/extensions?taskId={task}"),
            ("the calendar of a month", "/lich?thang=2026-06", "/api/agenda?from=2026-06-01&to=2026-06-30"),
            ("a search", "/tim?q=thu+nghiem", "/api/search?q=thu+nghiem"),
        ];
        var figures = new List<Figure>();
        foreach (var (name, page, twin) in pages)
        {
            var (json, html) = (OverviewBench.Answers(server, token, twin, "{", Requests), OverviewBench.Answers(server, token, page, "<!DOCTYPE", Requests));
            figures.Add(new Figure($"{name}, p50", html.Median, "ms") { Baseline = json.Median, Goal = Goal.MostRatio(1.5) });
            figures.Add(new Figure($"{name}, p99", html.Percentile(99), "ms") { Baseline = json.Percentile(99), Goal = Goal.MostRatio(1.5) });
        }
        return figures;
    }
}
