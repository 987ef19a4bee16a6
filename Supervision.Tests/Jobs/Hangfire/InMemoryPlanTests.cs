using Supervision.Core.Jobs;
using Supervision.Tests.Storage;

namespace Supervision.Tests.Jobs.Hangfire;

/// <summary>What is known of a killed run where the engine's plan is kept in memory only.</summary>
[NonParallelizable]
public sealed class InMemoryPlanTests
{
    [Test]
    public async Task A_run_that_was_killed_stands_as_interrupted_at_the_next_start_and_the_plan_goes_on()
    {
        if (TestDatabase.IsSqlServer) Assert.Ignore("The plan is kept in the database there.");
        await using var database = await TestDatabase.Create();
        var diary = new Diary(Path.Combine(Directory.CreateDirectory(database.Folder).FullName, "nhat-ky.txt"), "* * * * * ?", TimeSpan.FromMinutes(5));
        using (var killed = JobHost.Start(database.Folder, database.Options.ConnectionString, diary))
        {
            await killed.Until(() => diary.Lines().Count == 1, "the beginning of a run");
            killed.Kill();
        }

        diary = diary with { Stay = TimeSpan.Zero };
        using var again = JobHost.Start(database.Folder, database.Options.ConnectionString, diary);
        // The one after it begins when it has ended altogether.
        await again.Until(() => diary.Lines().Count >= 4, "a run of the next start and one more");

        Assert.That((await KilledTests.Runs(database)).Take(2), Is.EqualTo(new[] { (JobOutcome.Interrupted, JobCause.Schedule), (JobOutcome.Succeeded, JobCause.Schedule) }));
    }
}
