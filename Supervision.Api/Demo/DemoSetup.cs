using Supervision.Api.Hosting;

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

internal sealed class DemoLoader(ServerOptions options, DemoState state, ILogger<DemoLoader> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Hosted services start before the server listens; what they do must not hold it up.
        await Task.Yield();
        try
        {
            await using var host = new DemoHost(options.Database, options.DataFolder);
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
