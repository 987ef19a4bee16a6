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
    JobRunner runner, JobCatalogue jobs, SqlDialect dialect, DatabaseOptions database, TimeProvider clock, ILoggerFactory logs, IHostApplicationLifetime lifetime)
    : JobEngineHost(runner, dialect, lifetime, logs.CreateLogger<QuartzEngine>())
{
    private const string SchedulerName = "GiamSat";

    private readonly ConcurrentDictionary<string, CronExpression> _times = new();
    private IScheduler? _scheduler;

    public override DateTimeOffset? NextRun(JobDefinition job) => State == JobEngineState.Running
        ? _times.GetOrAdd(job.Cron, static cron => new CronExpression(cron).WithTimeZone(VietnamTime.Zone)).GetNextValidTimeAfter(clock.GetUtcNow())
        : null;

    public override async Task RunNow(string code, CancellationToken ct)
    {
        DemandRunning();
        await _scheduler!.TriggerJob(new JobKey(code), new JobDataMap { [QuartzJob.ByHand] = "1" }, ct);
    }

    protected override async Task<IAsyncDisposable> Begin(CancellationToken ct)
    {
        var factory = Build();
        try
        {
            _scheduler = await factory.GetScheduler(ct);
            await Plan(_scheduler, ct);
            await _scheduler.Start(ct);
            return new AtWork(factory, _scheduler);
        }
        catch
        {
            await factory.DisposeAsync();
            throw;
        }
    }

    private StandaloneSchedulerFactory Build() => QuartzSchedulerBuilder.Create(quartz =>
    {
        quartz.Services.AddSingleton(logs);
        quartz.Services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        quartz.UseTimeProvider(clock);
        quartz.UseJobFactory(new QuartzJobFactory(Runner));
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
            if (Dialect is SqliteDialect sqlite)
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

    private sealed class AtWork(StandaloneSchedulerFactory factory, IScheduler scheduler) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None);
            await factory.DisposeAsync();
        }
    }
}
