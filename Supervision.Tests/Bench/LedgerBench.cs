using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Supervision.Tests.Bench;

/// <summary>Over HTTP, at 10,000 and at 1,000,000 tasks: the first page of what one unit owes, and the counts for all units.</summary>
internal sealed class LedgerBench : IBench
{
    private const int Owed = 60;
    private const int Requests = 400;
    private const int Counts = 20;
    private const string Unit = "00000000-0000-4000-8000-000000000001";

    public string Name => "ledger";

    public async Task<IReadOnlyList<Figure>> Run()
    {
        var few = await Measure(closed: 8_000, open: 2_000);
        var all = await Measure(closed: 800_000, open: 200_000);
        return
        [
            new Figure("a unit's overdue tasks, first 50 of 1,000,000 tasks, p50", all.Page.Median, "ms") { Baseline = few.Page.Median, Goal = Goal.MostRatio(1.5) },
            new Figure("a unit's overdue tasks, first 50 of 1,000,000 tasks, p99", all.Page.Percentile(99), "ms") { Baseline = few.Page.Percentile(99) },
            new Figure($"counts for all {LedgerFiller.Units:N0} units, 1,000,000 tasks, p50", all.Counts.Median, "ms") { Baseline = few.Counts.Median, Goal = Goal.Most(150) },
            new Figure($"counts for all {LedgerFiller.Units:N0} units, 1,000,000 tasks, max", all.Counts.Max, "ms"),
        ];
    }

    private static async Task<(Latencies Page, Latencies Counts)> Measure(int closed, int open)
    {
        await using var council = await BenchCouncil.Create();
        await LedgerFiller.Fill(council.World, closed, open, due: 0);
        GiveOneUnitTheSame(council);
        var file = council.CopyWorld("ledger");
        await using var server = await ServerProcess.StartProduct(Path.Combine(council.Folder, "data"), demo: false, file);
        var token = BenchCouncil.Token(server);
        var page = Answers(server, token, $"/api/units/{Unit}/owed?overdue=true&take=50", Requests, body => Demand(body.GetProperty("items").GetArrayLength(), 50, "tasks on the page"));
        var counts = Answers(server, token, "/api/ledger/units", Counts, body =>
        {
            Demand(body.GetProperty("units").EnumerateArray().Sum(unit => unit.GetProperty("total").GetInt32()), closed + open, "tasks counted");
        });
        return (page, counts);
    }

    // So that both pages hold the same rows, whatever the rest is.
    private static void GiveOneUnitTheSame(BenchCouncil council)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(council.World.Database.Options.ConnectionString) { Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            UPDATE FollowUpTasks SET LeadUnitId = '00000000-0000-4000-8000-000000000002' WHERE LeadUnitId = '{Unit}' AND ClosedOn IS NULL;
            UPDATE FollowUpTasks SET LeadUnitId = '{Unit}' WHERE Seq IN (SELECT Seq FROM FollowUpTasks WHERE ClosedOn IS NULL ORDER BY Seq LIMIT {Owed});
            """;
        command.ExecuteNonQuery();
    }

    private static Latencies Answers(ServerProcess server, string token, string path, int times, Action<JsonElement> check)
    {
        var request = HttpConnection.Request("GET", path, token);
        using var connection = new HttpConnection(server.Port);
        var taken = new List<double>();
        for (var i = 0; i < times + 10; i++)
        {
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            var answer = connection.Send(request);
            var milliseconds = System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (answer.Status != 200) throw new BenchFailedException($"{path} answers {answer.Status}: {Encoding.UTF8.GetString(answer.Body)}\n{server.Said()}");
            if (i == 0)
            {
                using var body = JsonDocument.Parse(answer.Body.ToArray());
                check(body.RootElement);
            }
            // The first ones warm up.
            if (i >= 10) taken.Add(milliseconds);
        }
        return new Latencies(taken);
    }

    private static void Demand(int found, int expected, string what)
    {
        if (found != expected) throw new BenchFailedException($"{found} {what} where {expected} were expected.");
    }
}
