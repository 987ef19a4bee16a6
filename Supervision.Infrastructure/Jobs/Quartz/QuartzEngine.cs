using System.Collections.Concurrent;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;
using Supervision.Core.Jobs;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Infrastructure.Storage;

namespace Supervision.Infrastructure.Jobs.Quartz;

/// <summary>
/// Quartz, with its tables in the application's database: SQLite on one machine, SQL Server on as many as run. A time that passed while nobody ran is made up for once
/// at the next start, a run that was killed begins again.
/// </summary>
/// <remarks>It starts behind the web server, in a container of its own: to bring it up takes longer than everything before the first answer.</remarks>
internal sealed class QuartzEngine(
    JobRunner runner, JobCatalogue jobs, SqlDialect dialect, DatabaseOptions database, TimeProvider clock, ILoggerFactory logs, IHostApplicationLifetime lifetime) : BackgroundService, IJobEngine
{
    private const string SchedulerName = "GiamSat";

    // The first page after a start has the processor to itself for so long.
    private static readonly TimeSpan HeadStart = TimeSpan.FromSeconds(1);

    // How often somebody who stands by looks whether the other is gone.
    private static readonly TimeSpan Standby = TimeSpan.FromSeconds(10);

    private readonly ILogger _log = logs.CreateLogger<QuartzEngine>();
    private readonly ConcurrentDictionary<string, CronExpression> _times = new();
    private volatile JobEngineState _state = JobEngineState.Starting;
    private IScheduler? _scheduler;

    public JobEngineState State => _state;

    public DateTimeOffset? NextRun(JobDefinition job) => _state == JobEngineState.Running
        ? _times.GetOrAdd(job.Cron, static cron => new CronExpression(cron).WithTimeZone(VietnamTime.Zone)).GetNextValidTimeAfter(clock.GetUtcNow())
        : null;

    public async Task RunNow(string code, CancellationToken ct)
    {
        var scheduler = _state == JobEngineState.Running ? _scheduler! : throw new InvalidOperationException("The engine of jobs does not run here.");
        await scheduler.TriggerJob(new JobKey(code), new JobDataMap { [QuartzJob.ByHand] = "1" }, ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Started(stoppingToken);
            await Task.Delay(HeadStart, stoppingToken);
            await using var alone = dialect.IsSingleNode ? await Alone(stoppingToken) : null;
            await runner.MarkInterrupted(stoppingToken);
            await using var factory = Build();
            _scheduler = await factory.GetScheduler(stoppingToken);
            await Plan(_scheduler, stoppingToken);
            await _scheduler.Start(stoppingToken);
            _state = JobEngineState.Running;
            await Stopped(stoppingToken);
            _state = JobEngineState.Off;
            await _scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            _state = JobEngineState.Off;
        }
        catch (Exception fault)
        {
            // People go on working; that nothing is chased meanwhile is what /health/ready says.
            _state = JobEngineState.Failed;
            _log.LogError(fault, "The engine of jobs could not be started");
        }
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

    private StandaloneSchedulerFactory Build() => QuartzSchedulerBuilder.Create(quartz =>
    {
        quartz.Services.AddSingleton(logs);
        quartz.Services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        quartz.UseTimeProvider(clock);
        quartz.UseJobFactory(new QuartzJobFactory(runner));
        quartz.UseDefaultThreadPool(4);
        quartz.ConfigureScheduler(options =>
        {
            options.InstanceName = SchedulerName;
            // What is due within this time is known beforehand, so a longer look ahead only means fewer looks.
            options.IdleWaitTime = TimeSpan.FromMinutes(1);
            options.ShutdownJobInterruption = ShutdownJobInterruption.Always;
        });
        quartz.UsePersistentStore(store =>
        {
            store.ProvisionSchema();
            store.ConfigureStore(options =>
            {
                options.StoreJobDataAsStrings = true;
                options.MisfireThreshold = TimeSpan.FromMinutes(1);
                options.MisfireHandlerFrequency = TimeSpan.FromMinutes(5);
            });
            if (dialect is SqliteDialect sqlite)
            {
                store.UseSqlite(SqliteFactory.Instance, database.ConnectionString);
                store.UseLockHandler(_ => new WriterTurn(sqlite));
            }
            else
            {
                store.UseSqlServer(SqlClientFactory.Instance, database.ConnectionString);
                store.UseClustering();
            }
        });
    }).Build();

    // What stands there already is left alone, with its missed times; only what has changed or is gone is touched.
    private async Task Plan(IScheduler scheduler, CancellationToken ct)
    {
        foreach (var job in jobs.All)
        {
            var key = new TriggerKey(job.Code);
            if (await scheduler.GetTrigger(key, ct) is ICronTrigger known && known.CronExpressionString == job.Cron && known.TimeZone.Id == VietnamTime.Zone.Id) continue;
            var detail = JobBuilder.Create<QuartzJob>().WithIdentity(job.Code).StoreDurably().RequestRecovery().Build();
            var trigger = TriggerBuilder.Create(clock).WithIdentity(key).ForJob(detail)
                .WithCronSchedule(job.Cron, cron => cron.InTimeZone(VietnamTime.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
            await scheduler.ScheduleJob(detail, trigger, new ScheduleJobOptions { Replace = true }, ct);
        }
        foreach (var key in await scheduler.GetJobKeys(GroupMatcher<JobKey>.AnyGroup(), ct))
            if (jobs.All.All(job => job.Code != key.Name))
                await scheduler.DeleteJob(key, ct);
    }
}
