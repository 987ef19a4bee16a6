using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Jobs;

/// <summary>
/// Runs one job, whichever engine asks for it: never two runs of it at once, on however many machines; with a row that says when it began and what came of it,
/// also where the process was killed in the middle.
/// </summary>
public sealed class JobRunner(IServiceScopeFactory scopes, JobCatalogue jobs, SqlDialect dialect, TimeProvider clock, ILogger<JobRunner> log)
{
    private const int LongestNote = 1000;
    private const string NothingToDo = "Không có việc nào đến lượt xử lý trong lần chạy này.";
    private const int LongestError = 2000;

    private static readonly string Node = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}");

    /// <summary>The job runs to its end; a fault of it is logged and kept in its row, and is no fault of whoever asked.</summary>
    /// <returns>What came of it; null where it was not begun, since it is running elsewhere.</returns>
    /// <exception cref="OperationCanceledException">The program stops; the run stands as interrupted.</exception>
    public async Task<JobOutcome?> Run(string code, JobCause cause, CancellationToken ct)
    {
        var definition = jobs.Get(code);
        await using var held = await dialect.TryHold(NameOf(definition), ct);
        if (held is null)
        {
            log.LogInformation("{Job} is running already", code);
            return null;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        await db.InterruptRuns(code, Noticed(), ct);
        var id = await db.StartRun(code, cause, Node, clock.GetUtcNow(), ct);

        var started = clock.GetTimestamp();
        var end = await Work(code, ct);
        // The end is kept also when the program stops meanwhile.
        await db.EndRun(id, end, clock.GetUtcNow(), (long)clock.GetElapsedTime(started).TotalMilliseconds, CancellationToken.None);
        if (end.Outcome == JobOutcome.Failed) await Tell(definition, end);
        if (end.Outcome == JobOutcome.Interrupted) ct.ThrowIfCancellationRequested();
        return end.Outcome;
    }

    /// <summary>Runs that a killed process left behind are marked as what they are. Called when an engine starts.</summary>
    public async Task MarkInterrupted(CancellationToken ct)
    {
        foreach (var job in jobs.All)
        {
            await using var held = await dialect.TryHold(NameOf(job), ct);
            if (held is null) continue;
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<Db>().InterruptRuns(job.Code, Noticed(), ct) > 0) log.LogWarning("{Job} was interrupted in the middle of a run", job.Code);
        }
    }

    private async Task<JobEnd> Work(string code, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var job = scope.ServiceProvider.GetServices<IScheduledJob>().Single(one => one.Definition.Code == code);
            var done = await job.Run(new JobContext(scopes, code), ct);
            return new JobEnd(JobOutcome.Succeeded, done.Items, Shortened(done.Note ?? (done.Items == 0 ? NothingToDo : null), LongestNote));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return new JobEnd(JobOutcome.Interrupted, Note: "Chương trình dừng khi công việc đang chạy.");
        }
        catch (Exception fault)
        {
            var id = Guid.NewGuid().ToString("N");
            log.LogError(fault, "Unexpected fault {FaultId} in job {Job}", id, code);
            return new JobEnd(JobOutcome.Failed, FaultId: id, Error: Shortened($"{fault.GetType().Name}: {fault.Message}", LongestError));
        }
    }

    // Whoever cannot be told, say since the database is gone, still finds the run in the list of runs.
    private async Task Tell(JobDefinition job, JobEnd end)
    {
        var context = new JobContext(scopes, job.Code);
        try
        {
            foreach (var council in await context.Councils(CancellationToken.None))
                await context.Send(council, new TellJobFailed { JobCode = job.Code, JobName = job.Name, FaultId = end.FaultId }, CancellationToken.None);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "Not everybody could be told that {Job} failed with {FaultId}", job.Code, end.FaultId);
        }
    }

    private string Noticed()
    {
        var now = clock.Now().DateTime;
        return $"Chương trình bị tắt giữa chừng; phát hiện lúc {VietnameseDate.Time(TimeOnly.FromDateTime(now))} ngày {VietnameseDate.Short(DateOnly.FromDateTime(now))}.";
    }

    private static string NameOf(JobDefinition job) => $"job.{job.Code}";

    private static string? Shortened(string? text, int most) => text is null || text.Length <= most ? text : text[..(most - 1)] + "…";
}
