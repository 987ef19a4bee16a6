using Microsoft.Data.Sqlite;
using Supervision.Core.Jobs;
using Supervision.Infrastructure.Jobs;
using Supervision.Tests.Storage;

namespace Supervision.Tests.Jobs;

/// <summary>Jobs of real processes over one file: missed, killed, two at once.</summary>
public sealed class KilledTests
{
    private const string Never = "0 0 0 1 1 ?";
    private const string Daily = "0 30 6 * * ?";
    private static readonly TimeSpan DaysAgo = TimeSpan.FromDays(-5);

    private TestDatabase? _database;

    private string Folder => Directory.CreateDirectory(_database!.Folder).FullName;

    [SetUp]
    public async Task CopyDatabase()
    {
        if (TestDatabase.IsSqlServer) Assert.Ignore("About the file of the embedded database.");
        _database = await TestDatabase.Create();
    }

    [TearDown]
    public async Task DropDatabase()
    {
        if (_database is not null) await _database.DisposeAsync();
        _database = null;
    }

    [Test]
    public async Task Runs_that_were_missed_while_nobody_ran_are_made_up_for_once()
    {
        DemandMemory();
        var diary = Diary(Daily, TimeSpan.Zero);
        using (var before = Host(diary, DaysAgo)) await before.Reached(JobEngineState.Running);
        Assert.That(diary.Lines(), Is.Empty, "Its hour had not come yet.");

        using var after = Host(diary);
        await after.Until(() => diary.Lines().Count == 2, "one run");
        await after.Passed();

        Assert.That(diary.Lines().Select(line => line.What), Is.EqualTo(new[] { "begin", "end" }), "Five times passed; one run makes up for them.");
        Assert.That(await Runs(), Is.EqualTo(new[] { (JobOutcome.Succeeded, JobCause.Schedule) }));
    }

    [Test]
    public async Task A_run_that_was_killed_in_the_middle_begins_again_at_the_next_start()
    {
        DemandMemory();
        var diary = Diary(Daily, TimeSpan.FromMinutes(5));
        using (var planned = Host(diary, DaysAgo)) await planned.Reached(JobEngineState.Running);
        using (var killed = Host(diary))
        {
            await killed.Until(() => diary.Lines().Count == 1, "the beginning of a run");
            killed.Kill();
        }
        Assert.That(await Runs(), Is.EqualTo(new[] { (JobOutcome.Running, JobCause.Schedule) }), "Nothing was written at its death.");

        diary = diary with { Stay = TimeSpan.Zero };
        using var again = Host(diary);
        await again.Until(() => diary.Lines().Any(line => line.What == "end"), "the end of a run");
        await again.Passed();

        Assert.That(diary.Lines().Select(line => line.What), Is.EqualTo(new[] { "begin", "begin", "end" }));
        Assert.That(await Runs(), Is.EqualTo(new[] { (JobOutcome.Interrupted, JobCause.Schedule), (JobOutcome.Succeeded, JobCause.Recovery) }));
    }

    [Test]
    public async Task Two_runs_never_overlap_and_of_two_processes_one_stands_by_until_the_other_is_gone()
    {
        var diary = Diary("* * * * * ?", TimeSpan.FromSeconds(1.5));
        using var first = Host(diary);
        await first.Reached(JobEngineState.Running);
        using var second = Host(diary);
        await second.Reached(JobEngineState.Standby);
        await first.Until(() => diary.Lines().Count >= 6, "three runs");
        Assert.That(diary.Lines().Select(line => line.Process).Distinct(), Is.EqualTo(new[] { first.Id }));

        first.Kill();
        var ofTheFirst = diary.Lines().Count;
        await second.Until(() => diary.Lines().Count >= ofTheFirst + 5, "runs of the other");

        var lines = diary.Lines();
        Assert.That(lines.Skip(ofTheFirst).Select(line => line.Process).Distinct(), Is.EqualTo(new[] { second.Id }));
        foreach (var process in lines.GroupBy(line => line.Process))
            Assert.That(process.Select(line => line.What).Where((what, i) => what != (i % 2 == 0 ? "begin" : "end")), Is.Empty, "A run began before the one before it ended.");
    }

    [Test]
    public async Task A_job_that_is_no_longer_there_is_no_longer_planned_and_a_changed_time_is_taken_over()
    {
        var diary = Diary(Never, TimeSpan.Zero);
        using (var before = Host(diary)) await before.Reached(JobEngineState.Running);

        diary = diary with { Cron = "* * * * * ?" };
        using var after = Host(diary);
        await after.Until(() => diary.Lines().Count >= 2, "a run at the new time");
    }

    private Diary Diary(string cron, TimeSpan stay) => new(Path.Combine(Folder, "nhat-ky.txt"), cron, stay);

    private JobHost Host(Diary diary, TimeSpan shift = default) => JobHost.Start(Folder, _database!.Options.ConnectionString, diary, shift);

    private static void DemandMemory()
    {
        if (!JobEngineServices.RemembersOnSqlite) Assert.Ignore("This engine keeps its plan in memory on SQLite.");
    }

    private Task<List<(JobOutcome, JobCause)>> Runs() => Runs(_database!);

    internal static async Task<List<(JobOutcome, JobCause)>> Runs(TestDatabase database)
    {
        await using var connection = new SqliteConnection($"{database.Options.ConnectionString};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT Outcome, Cause FROM JobRuns WHERE JobCode = '{Jobs.Diary.Code}' ORDER BY Seq";
        await using var reader = await command.ExecuteReaderAsync();
        var runs = new List<(JobOutcome, JobCause)>();
        while (await reader.ReadAsync()) runs.Add((Enum.Parse<JobOutcome>(reader.GetString(0)), Enum.Parse<JobCause>(reader.GetString(1))));
        return runs;
    }
}
