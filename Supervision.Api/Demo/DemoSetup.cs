using Supervision.Api.Hosting;
using Supervision.Core.Notices;

namespace Supervision.Api.Demo;

internal static class DemoSetup
{
    /// <summary>Loads the demonstration behind the running server, so that the first page does not wait for it.</summary>
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DemoState>();
        builder.Services.AddHostedService<DemoLoader>();
    }
}

/// <summary>How far the demonstration is: the start page says so.</summary>
public sealed class DemoState
{
    public bool IsReady { get; internal set; }

    public string? Failure { get; internal set; }
}

internal sealed class DemoLoader(ServerOptions options, PublicAddress address, DemoState state, IHostApplicationLifetime lifetime, ILogger<DemoLoader> log) : BackgroundService
{
    // Whoever opens the first page at once has the processor to themselves for so long.
    private static readonly TimeSpan HeadStart = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Hosted services start before the server listens; what they do must not hold it up.
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (lifetime.ApplicationStarted.Register(listening.SetResult)) await listening.Task.WaitAsync(stoppingToken);
        await Task.Delay(HeadStart, stoppingToken);
        try
        {
            await using var host = new DemoHost(options.Database, options.DataFolder, address);
            if (await DemoStory.IsEmpty(host)) await DemoStory.Play(host);
            state.IsReady = true;
            Console.WriteLine(DemoAccounts.Announcement());
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The demonstration could not be loaded");
            state.Failure = e.Message;
        }
    }
}
