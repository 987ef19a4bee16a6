using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Supervision.Core.Jobs;
using Supervision.Core.Storage;

namespace Supervision.Infrastructure.Jobs;

/// <summary>
/// What every engine of jobs does around its own work: it starts behind the web server, stands by while another process is at work on the same file, marks what a killed process
/// left, and says where it stands.
/// </summary>
internal abstract class JobEngineHost(JobRunner runner, SqlDialect dialect, IHostApplicationLifetime lifetime, ILogger log) : BackgroundService, IJobEngine
{
    // The first page after a start has the processor to itself for so long.
    private static readonly TimeSpan HeadStart = TimeSpan.FromSeconds(1);

    // How often somebody who stands by looks whether the other is gone.
    private static readonly TimeSpan Standby = TimeSpan.FromSeconds(10);

    private volatile JobEngineState _state = JobEngineState.Starting;

    public JobEngineState State => _state;

    protected JobRunner Runner => runner;

    protected SqlDialect Dialect => dialect;

    public abstract DateTimeOffset? NextRun(JobDefinition job);

    public abstract Task RunNow(string code, CancellationToken ct);

    /// <summary>Brings the engine up with the plan of today's jobs. What is answered shuts it down when it is disposed of, and waits for the runs under way.</summary>
    protected abstract Task<IAsyncDisposable> Begin(CancellationToken ct);

    /// <summary>Refuses what needs an engine at work.</summary>
    protected void DemandRunning()
    {
        if (_state != JobEngineState.Running) throw new InvalidOperationException("The engine of jobs does not run here.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Started(stoppingToken);
            await Task.Delay(HeadStart, stoppingToken);
            await using var alone = dialect.IsSingleNode ? await Alone(stoppingToken) : null;
            await runner.MarkInterrupted(stoppingToken);
            await using var engine = await Begin(stoppingToken);
            _state = JobEngineState.Running;
            await Stopped(stoppingToken);
            _state = JobEngineState.Off;
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
}
