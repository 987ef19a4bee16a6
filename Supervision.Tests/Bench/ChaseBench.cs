using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Supervision.Core.Chasing;

namespace Supervision.Tests.Bench;

/// <summary>One morning's run over a ledger of a million tasks, 50,000 of them due for a reminder or a step, while somebody goes on writing; and the same with a tenth of the closed ones.</summary>
internal sealed class ChaseBench : IBench
{
    private const int Open = 200_000;
    private const int Due = 50_000;
    private const int Closed = 800_000;

    public string Name => "chase";

    public async Task<IReadOnlyList<Figure>> Run()
    {
        var few = await Measure(Closed / 10);
        var all = await Measure(Closed);
        return
        [
            new Figure($"chase run, {Due:N0} due of {Closed + Open:N0} tasks, {LedgerFiller.Units:N0} units", all.Run.TotalSeconds, "s") { Goal = Goal.Most(20), Baseline = all.Bare.TotalSeconds },
            new Figure("chase run, memory at its peak", all.Memory, "MiB") { Goal = Goal.Most(300) },
            new Figure("chase run, longest chunk", all.LongestChunk, "ms") { Goal = Goal.Most(200) },
            new Figure("chase run, a person's write meanwhile, p99", all.Write.Percentile(99), "ms") { Goal = Goal.Most(300) },
            new Figure("chase run, a person's write meanwhile, max", all.Write.Max, "ms"),
            new Figure("chase run, ten times the closed tasks", all.Run.TotalSeconds, "s") { Baseline = few.Run.TotalSeconds, Goal = Goal.MostRatio(1.2) },
            new Figure("chase run, steps missing or taken twice", all.Wrong + few.Wrong, "") { Goal = Goal.Most(0) },
        ];
    }

    private static async Task<Measured> Measure(int closed)
    {
        await using var council = await BenchCouncil.Create();
        var world = council.World;
        world.Clock.Set(new DateOnly(2026, 6, 9), new TimeOnly(6, 30));
        await LedgerFiller.Fill(world, closed, Open, Due);
        var bare = Bare(council);
        GC.Collect();

        using var stop = new CancellationTokenSource();
        var writes = Task.Run(() => Write(council, stop.Token));
        var memory = Task.Run(() => Watch(stop.Token));
        var chunks = new List<double>();
        var started = Stopwatch.GetTimestamp();
        var taken = await Chunks(() => world.AsSystem(new TakeChaseSteps { Take = ChaseJob.TasksAtOnce }), ChaseJob.TasksAtOnce, chunks);
        await Chunks(() => world.AsSystem(new TellChasedUnits { Take = ChaseJob.UnitsAtOnce }), ChaseJob.UnitsAtOnce, chunks);
        var run = Stopwatch.GetElapsedTime(started);
        await stop.CancelAsync();
        var latencies = await writes;
        var steps = await world.Value<long>("SELECT COUNT(*) FROM ChaseSteps WHERE CouncilId = @CouncilId AND DigestId IS NOT NULL");
        return new Measured(run, bare, await memory, chunks.Max(), latencies, Math.Abs(Due - steps) + Math.Abs(Due - taken));
    }

    // The job's own chunks, each looked at.
    private static async Task<int> Chunks(Func<Task<ChunkDone>> send, int take, List<double> milliseconds)
    {
        var done = 0;
        while (true)
        {
            var started = Stopwatch.GetTimestamp();
            var chunk = await send();
            milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            done += chunk.Done;
            if (chunk.Looked < take) return done;
        }
    }

    // Selects and inserts the same rows and moves the same days by two statements, on a copy.
    private static TimeSpan Bare(BenchCouncil council)
    {
        var file = Path.Combine(council.Folder, "bare-chase.db");
        using (var source = Connect(council.World.Database.Options.ConnectionString)) Execute(source, $"VACUUM INTO '{file}'");
        using var connection = Connect($"Data Source={file}");
        Execute(connection, "PRAGMA journal_mode = WAL");
        var started = Stopwatch.GetTimestamp();
        using (var transaction = connection.BeginTransaction())
        {
            Execute(connection, """
                INSERT INTO ChaseSteps (Id, CouncilId, TaskId, UnitId, Step, DaysBefore, TargetOn, TakenOn)
                SELECT lower(hex(randomblob(16))), CouncilId, Id, LeadUnitId, CASE WHEN DueOn < '2026-06-09' THEN 'Overdue' ELSE 'Reminder' END,
                       CASE WHEN DueOn < '2026-06-09' THEN 0 ELSE 15 END, DueOn, '2026-06-09'
                FROM FollowUpTasks WHERE CouncilId = (SELECT CouncilId FROM SourcePapers) AND ChaseOn <= '2026-06-09'
                """);
            Execute(connection, """
                UPDATE FollowUpTasks SET ChaseOn = '2026-06-12', ChaseStep = 'Reminder', ChaseStepOn = '2026-06-09'
                WHERE CouncilId = (SELECT CouncilId FROM SourcePapers) AND ChaseOn <= '2026-06-09'
                """);
            transaction.Commit();
        }
        return Stopwatch.GetElapsedTime(started);
    }

    private static async Task<Latencies> Write(BenchCouncil council, CancellationToken stop)
    {
        var taken = new List<double>();
        while (!stop.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            await council.World.Send(council.World.Office, council.Finding);
            taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            await Task.Delay(20, CancellationToken.None);
        }
        return new Latencies(taken);
    }

    private static async Task<double> Watch(CancellationToken stop)
    {
        using var process = Process.GetCurrentProcess();
        var most = 0.0;
        while (!stop.IsCancellationRequested)
        {
            process.Refresh();
            most = Math.Max(most, process.WorkingSet64 / 1024.0 / 1024.0);
            await Task.Delay(50, CancellationToken.None);
        }
        return most;
    }

    private static SqliteConnection Connect(string connectionString)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    private sealed record Measured(TimeSpan Run, TimeSpan Bare, double Memory, double LongestChunk, Latencies Write, long Wrong);
}
