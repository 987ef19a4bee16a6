using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Audit;
using Supervision.Core.Jobs;

namespace Supervision.Tests.Audit;

/// <summary>The jobs of the journal, and a hand in the database that the system does not see.</summary>
internal static class SomeAudit
{
    public static Task<JobDone> Seal(this World world) => world.RunJob("journal.seal");

    public static Task<JobDone> Anchor(this World world) => world.RunJob("journal.anchor");

    public static Task<JobDone> RunJob(this World world, string code) => world.With(world.Administrator, async services =>
        await services.GetServices<IScheduledJob>().Single(job => job.Definition.Code == code).Run(new JobContext(services.GetRequiredService<IServiceScopeFactory>(), code), CancellationToken.None));

    public static Task<JournalCheckResult> CheckWholeJournal(this World world) => world.With(world.Administrator, services =>
        services.GetRequiredService<JournalChecker>().Check(null, CancellationToken.None));

    /// <summary>Statements past the application, by somebody who may do everything in the database.</summary>
    public static async Task Behind(this World world, params string[] statements)
    {
        await using var connection = world.Database.Options.CreateDialect().Connect();
        await connection.OpenAsync();
        foreach (var sql in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    public static Task Unlock(this World world) => world.Behind("DROP TRIGGER TR_Journal_NoUpdate", "DROP TRIGGER TR_Journal_NoDelete", "DROP TRIGGER TR_JournalSeals_NoUpdate", "DROP TRIGGER TR_JournalSeals_NoDelete");

    /// <summary>The rows of this world's council, in order.</summary>
    public static async Task<long> RowNumber(this World world, int nth)
    {
        var first = await world.Value<long>("SELECT MIN(Seq) FROM Journal WHERE CouncilId = @CouncilId");
        return first + nth;
    }

    /// <summary>What a program of the machine says; null where the machine does not have it.</summary>
    public static async Task<(int ExitCode, string Output)?> Say(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, output);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
