using Supervision.Tests.Storage;
using Supervision.Tests.Web;

namespace Supervision.Tests;

/// <summary>Stands in the outermost namespace: its end is the end of the run, not that of the storage tests.</summary>
[SetUpFixture]
public sealed class TestRun
{
    [OneTimeSetUp]
    public void SayWhichDatabase() => TestContext.Progress.WriteLine(TestDatabase.IsSqlServer
        ? "The suite runs on the SQL Server that SUPERVISION_TEST_SQLSERVER names, in a database of its own."
        : "The suite runs on SQLite. Set SUPERVISION_TEST_SQLSERVER to a connection string to run it on a SQL Server.");

    [OneTimeTearDown]
    public async Task Leave()
    {
        await Chromium.Close();
        await TestDatabase.DropAll();
    }
}
