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
    JobStorage storage, JobRunner runner, JobCatalogue jobs, SqlDialect dialect, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<HangfireEngine> log) : BackgroundService, IJobEngine
{
    // The first page after a start has the processor to itself for so long.
    private static readonly TimeSpan HeadStart = TimeSpan.FromSeconds(1);

    // How often somebody who stands by looks whether the other is gone.
    private static readonly TimeSpan Standby = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, CronExpression> _times = new();
    private volatile JobEngineState _state = JobEngineState.Starting;

    public JobEngineState State => _state;

    public DateTimeOffset? NextRun(JobDefinition job) => _state == JobEngineState.Running
        ? _times.GetOrAdd(job.Cron, static cron => CronExpression.Parse(cron, CronFormat.IncludeSeconds)).GetNextOccurrence(clock.GetUtcNow(), VietnamTime.Zone)
        : null;

    public Task RunNow(string code, CancellationToken ct)
    {
        if (_state != JobEngineState.Running) throw new InvalidOperationException("The engine of jobs does not run here.");
        new BackgroundJobClient(storage).Enqueue<HangfireJob>(job => job.Run(code, JobCause.Hand, null!, CancellationToken.None));
        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Started(stoppingToken);
            await Task.Delay(HeadStart, stoppingToken);
            await using var alone = dialect.IsSingleNode ? await Alone(stoppingToken) : null;
            await runner.MarkInterrupted(stoppingToken);
            Plan();
            using var server = new BackgroundJobServer(new BackgroundJobServerOptions
            {
                WorkerCount = 4,
                Activator = new Maker(runner),
                SchedulePollingInterval = TimeSpan.FromSeconds(1),
            }, storage);
            _state = JobEngineState.Running;
            await Stopped(stoppingToken);
            _state = JobEngineState.Off;
            server.SendStop();
            await server.WaitForShutdownAsync(CancellationToken.None);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            _state = JobEngineState.Off;
        }
        catch (Exception fault)
        {
            // People go on working; that nothing is chased meanwhile is what /health/ready says.
            _state = JobEngineState.Failed;
            log.LogError(fault, "The engine of jobs could not be started");
        }
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

    private async Task Started(CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registered = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(ct);
    }

    private async Task<IAsyncDisposable> Alone(CancellationToken ct)
    {
        while (true)
        {
            if (await dialect.TryHold("scheduler", ct) is { } held) return held;
            _state = JobEngineState.Standby;
            await Task.Delay(Standby, ct);
        }
    }

    private static async Task Stopped(CancellationToken ct)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registered = ct.Register(stopped.SetResult);
        await stopped.Task;
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
    public Task Run(string code, JobCause cause, PerformContext context, CancellationToken ct)
    {
        // What a killed server left is fetched again by another.
        var again = context.GetJobParameter<bool>("Begun");
        context.SetJobParameter("Begun", true);
        return runner.Run(code, again ? JobCause.Recovery : cause, ct);
    }
}
