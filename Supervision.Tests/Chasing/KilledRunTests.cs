using Supervision.Tests.Bench;
using Supervision.Tests.Storage;

namespace Supervision.Tests.Chasing;

/// <summary>A run that is killed for real, and two that run at once in processes of their own, as two nodes would.</summary>
// It is killed by how far it has come: who looks must not be kept waiting until it is through.
[NonParallelizable]
public sealed class KilledRunTests : FeatureTest
{
    private const int Due = 4000;

    [SetUp]
    public async Task FillTheLedger()
    {
        if (TestDatabase.IsSqlServer) Assert.Ignore("The ledger is filled by SQLite's own statements.");
        World.Clock.Set(ChasingProcess.Morning, new TimeOnly(6, 0));
        await LedgerFiller.Fill(World, closed: 0, open: Due, due: Due);
    }

    [Test]
    public async Task Killed_in_the_middle_and_run_again_it_takes_every_step_and_tells_every_unit_once()
    {
        using (var killed = ChasingProcess.Start(World.Database.File!))
        {
            while (await Steps() < Due / 4 && !killed.HasExited) await Task.Yield();
            killed.Kill();
            await killed.WaitForExitAsync();
        }
        Assert.That(await Steps(), Is.InRange(1, Due - 1), "It was killed in the middle.");

        using var again = ChasingProcess.Start(World.Database.File!);
        await again.WaitForExitAsync();

        Assert.That(again.ExitCode, Is.Zero, await again.StandardError.ReadToEndAsync());
        await EachOnce();
    }

    [Test]
    public async Task Two_processes_at_once_take_every_step_and_tell_every_unit_once()
    {
        using var one = ChasingProcess.Start(World.Database.File!);
        using var other = ChasingProcess.Start(World.Database.File!);
        await Task.WhenAll(one.WaitForExitAsync(), other.WaitForExitAsync());

        Assert.That((one.ExitCode, other.ExitCode), Is.EqualTo((0, 0)), await one.StandardError.ReadToEndAsync() + await other.StandardError.ReadToEndAsync());
        await EachOnce();
    }

    private async Task EachOnce() => Assert.Multiple(async () =>
    {
        Assert.That(await Steps(), Is.EqualTo(Due));
        Assert.That(await World.Value<long>("SELECT COUNT(DISTINCT TaskId) FROM ChaseSteps WHERE CouncilId = @CouncilId AND DigestId IS NOT NULL"), Is.EqualTo(Due));
        var units = await World.Value<long>("SELECT COUNT(DISTINCT UnitId) FROM ChaseSteps WHERE CouncilId = @CouncilId");
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM ChaseDigests WHERE CouncilId = @CouncilId"), Is.EqualTo(units));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Notices WHERE CouncilId = @CouncilId AND Kind IN ('ReminderDigest', 'OverdueDigest')"), Is.EqualTo(units), "one head a unit");
    });

    private async Task<long> Steps() => await World.Value<long>("SELECT COUNT(*) FROM ChaseSteps WHERE CouncilId = @CouncilId");
}
