using Supervision.Tests.Storage;

namespace Supervision.Tests.Bench;

// Its sixteen writers take all of the machine, and it counts what they got done.
[NonParallelizable]
public sealed class DurabilityTests
{
    [Test, Category("Slow")]
    public async Task A_server_killed_while_sixteen_write_has_kept_every_finding_it_acknowledged()
    {
        if (TestDatabase.IsSqlServer) Assert.Ignore("The embedded database is tried; the run is on a SQL Server.");
        var (acknowledged, missing) = await DurabilityBench.KillUnderLoad(TimeSpan.FromSeconds(5));
        Assert.That(acknowledged, Is.GreaterThan(0));
        Assert.That(missing, Is.Zero);
    }
}
