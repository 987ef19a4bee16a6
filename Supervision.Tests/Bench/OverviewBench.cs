using Microsoft.Data.Sqlite;

namespace Supervision.Tests.Bench;

/// <summary>Over HTTP with 100,000 tasks of five years: the leader's page, its JSON twin, and the one-page profile of a unit with its queries.</summary>
internal sealed class OverviewBench : IBench
{
    private const int Closed = 80_000;
    private const int Open = 20_000;
    private const int Units = 300;
    private const int Requests = 200;
    private const string Unit = "00000000-0000-4000-8000-000000000001";
    private const string Year = "from=2026-01-01&to=2026-12-31";

    public string Name => "overview";

    public async Task<IReadOnlyList<Figure>> Run()
    {
        await using var council = await BenchCouncil.Create();
        await LedgerFiller.Fill(council.World, Closed, Open, due: 0, Units);
        Spread(council);
        var file = council.CopyWorld("overview");
        await using var server = await ServerProcess.StartProduct(Path.Combine(council.Folder, "data"), demo: false, file);
        var token = BenchCouncil.Token(server);
        var json = Answers(server, token, $"/api/overview?{Year}", "{");
        var page = Answers(server, token, "/tong-quan?nam=2026", "<!DOCTYPE");
        var (profile, size) = (Answers(server, token, $"/api/units/{Unit}/profile.pdf?{Year}", "%PDF"), Size(server, token, $"/api/units/{Unit}/profile.pdf?{Year}"));
        return
        [
            new Figure("the leader's figures of 100,000 tasks, p50", json.Median, "ms"),
            new Figure("the leader's figures of 100,000 tasks, p99", json.Percentile(99), "ms"),
            new Figure("the leader's page of 100,000 tasks, p50", page.Median, "ms") { Baseline = json.Median, Goal = Goal.MostRatio(1.5) },
            new Figure("the leader's page of 100,000 tasks, p99", page.Percentile(99), "ms") { Baseline = json.Percentile(99) },
            new Figure("one-page profile (PDF) of a unit with its queries, p50", profile.Median, "ms") { Goal = Goal.Most(40) },
            new Figure("one-page profile (PDF) of a unit with its queries, p99", profile.Percentile(99), "ms"),
            new Figure("one-page profile (PDF) of a unit", size / 1024.0, "kB"),
        ];
    }

    // Deadlines lie over five years; a third of what is done was late.
    internal static void Spread(BenchCouncil council)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(council.World.Database.Options.ConnectionString) { Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            UPDATE FollowUpTasks SET DueOn = date('2021-09-01', '+' || (Seq * 7919 % 1800) || ' days') WHERE ClosedOn IS NOT NULL;
            UPDATE FollowUpTasks SET ReportedOn = date(DueOn, CASE WHEN Seq % 3 = 0 THEN '+9 days' ELSE '-5 days' END) WHERE ClosedOn IS NOT NULL;
            UPDATE FollowUpTasks SET ClosedOn = date(ReportedOn, '+12 days') WHERE ClosedOn IS NOT NULL;
            UPDATE FollowUpTasks SET DueOn = date('2026-01-01', '+' || (Seq * 7919 % 400) || ' days') WHERE ClosedOn IS NULL;
            """;
        command.ExecuteNonQuery();
    }

    /// <param name="path">One address, or several that are asked one after another, with a blank between them.</param>
    /// <param name="begins">How each answer begins.</param>
    internal static Latencies Answers(ServerProcess server, string token, string path, string begins, int requests = Requests)
    {
        var asked = path.Split(' ').Select(one => HttpConnection.Request("GET", one, token)).ToList();
        using var connection = new HttpConnection(server.Port);
        var taken = new List<double>();
        for (var i = 0; i < requests + 20; i++)
        {
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            var milliseconds = 0d;
            foreach (var request in asked)
            {
                var answer = connection.Send(request);
                milliseconds = System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                var body = System.Text.Encoding.UTF8.GetString(answer.Body);
                if (answer.Status != 200 || !body.StartsWith(begins, StringComparison.OrdinalIgnoreCase)) throw new BenchFailedException($"{path} answers {answer.Status}: {body[..Math.Min(200, body.Length)]}\n{server.Said()}");
            }
            // The first ones warm up.
            if (i >= 20) taken.Add(milliseconds);
        }
        return new Latencies(taken);
    }

    private static int Size(ServerProcess server, string token, string path)
    {
        using var connection = new HttpConnection(server.Port);
        return connection.Send(HttpConnection.Request("GET", path, token)).Body.Length;
    }
}
