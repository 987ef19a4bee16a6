using System.Collections.Concurrent;
using Cronos;
using Hangfire;
using Hangfire.Common;
using Hangfire.Server;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Supervision.Core.Jobs;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Infrastructure.Jobs.Hangfire;

/// <summary>
/// Hangfire behind the same port: its tables in the application's SQL Server, on as many machines as run; on SQLite, which it has no storage for, its plan is kept in memory only,
/// so a run that was missed while the program was down is not made up for there.
/// </summary>
internal sealed class HangfireEngine(
    JobStorage storage, JobRunner runner, JobCatalogue jobs, SqlDialect dialect, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<HangfireEngine> log)
    : JobEngineHost(runner, dialect, lifetime, log)
{
    private readonly ConcurrentDictionary<string, CronExpression> _times = new();

    public override DateTimeOffset? NextRun(JobDefinition job) => State == JobEngineState.Running
        ? _times.GetOrAdd(job.Cron, static cron => CronExpression.Parse(cron, CronFormat.IncludeSeconds)).GetNextOccurrence(clock.GetUtcNow(), VietnamTime.Zone)
        : null;

    public override Task RunNow(string code, CancellationToken ct)
    {
        DemandRunning();
        new BackgroundJobClient(storage).Enqueue<HangfireJob>(job => job.Run(code, JobCause.Hand, null!, CancellationToken.None));
        return Task.CompletedTask;
    }

    protected override Task<IAsyncDisposable> Begin(CancellationToken ct)
    {
        Plan();
        var server = new BackgroundJobServer(new BackgroundJobServerOptions
        {
            WorkerCount = 4,
            Activator = new Maker(Runner),
            SchedulePollingInterval = TimeSpan.FromSeconds(1),
        }, storage);
        return Task.FromResult<IAsyncDisposable>(new AtWork(server));
    }

    private void Plan()
    {
        var manager = new RecurringJobManager(storage);
        foreach (var job in jobs.All)
            manager.AddOrUpdate(job.Code, Job.FromExpression<HangfireJob>(one => one.Run(job.Code, JobCause.Schedule, null!, CancellationToken.None)), job.Cron,
                new RecurringJobOptions { TimeZone = VietnamTime.Zone, MisfireHandling = MisfireHandlingMode.Relaxed });
        using var connection = storage.GetReadOnlyConnection();
        foreach (var gone in connection.GetAllItemsFromSet("recurring-jobs").Where(code => jobs.All.All(job => job.Code != code))) manager.RemoveIfExists(gone);
    }

    private sealed class AtWork(BackgroundJobServer server) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            server.SendStop();
            await server.WaitForShutdownAsync(CancellationToken.None);
            server.Dispose();
        }
    }

    private sealed class Maker(JobRunner runner) : JobActivator
    {
        public override object ActivateJob(Type jobType) => new HangfireJob(runner);
    }
}

/// <summary>Every job of the product, as Hangfire knows it.</summary>
[AutomaticRetry(Attempts = 0)]
public sealed class HangfireJob(JobRunner runner)
{
    /// <param name="context">Hangfire's own; put in by it.</param>
    /// <returns>What came of it, as Hangfire's own pages show it; null where it was let pass.</returns>
    public Task<JobOutcome?> Run(string code, JobCause cause, PerformContext context, CancellationToken ct)
    {
        // What a killed server left is fetched again by another.
        var again = context.GetJobParameter<bool>("Begun");
        context.SetJobParameter("Begun", true);
        return runner.Run(code, again ? JobCause.Recovery : cause, ct);
    }
}
