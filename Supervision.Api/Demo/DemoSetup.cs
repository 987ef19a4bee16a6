using MediatR;
using Supervision.Api.Hosting;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;

namespace Supervision.Api.Demo;

internal static class DemoSetup
{
    /// <summary>Loads the demonstration behind the running server, so that the first page does not wait for it.</summary>
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DemoState>();
        builder.Services.AddHostedService<DemoLoader>();
        builder.Services.AddDemoDoor();
    }

    public static void AddDemoDoor(this IServiceCollection services) => services.AddScoped(typeof(IPipelineBehavior<,>), typeof(DemoDoor<,>));
}

/// <summary>Whoever comes before the demonstration is loaded is told so, and not that there is no such account.</summary>
internal sealed class DemoDoor<TRequest, TResult>(DemoState state) : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
{
    private static readonly bool IsDoor = typeof(TRequest) == typeof(SignIn) || typeof(TRequest) == typeof(IssueToken);

    public Task<TResult> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResult> next) => IsDoor && state.IsLoading
        ? throw RefusedException.Unavailable("demo.loading", "Dữ liệu minh họa đang được tải, các tài khoản chưa dùng được. Xin thử đăng nhập lại sau ít giây.")
        : next();
}

/// <summary>How far the demonstration is: the start page says so.</summary>
public sealed class DemoState
{
    public bool IsReady { get; internal set; }

    public string? Failure { get; internal set; }

    /// <summary>Neither there nor given up.</summary>
    public bool IsLoading => !IsReady && Failure is null;
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
        try
        {
            await using var host = new DemoHost(options.Database, options.DataFolder, address);
            if (await DemoStory.IsEmpty(host))
            {
                await Task.Delay(HeadStart, stoppingToken);
                await DemoStory.Play(host);
            }
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
