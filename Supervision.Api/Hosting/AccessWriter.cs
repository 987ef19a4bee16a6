using Supervision.Core.Audit;

namespace Supervision.Api.Hosting;

/// <summary>Writes the looks that wait, every second and once more when the server ends: it stops serving first.</summary>
internal sealed class AccessWriter(AccessBuffer buffer, ILogger<AccessWriter> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Flush(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What waits is written by StopAsync.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Flush(cancellationToken);
    }

    // What could not be written waits on, and is tried again.
    private async Task Flush(CancellationToken ct)
    {
        if (buffer.Waiting == 0) return;
        try
        {
            await buffer.Flush(ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "{Count} looks wait to be written to the access log", buffer.Waiting);
        }
    }
}
