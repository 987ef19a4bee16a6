using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Supervision.Core;
using Supervision.Core.Chasing;
using Supervision.Core.Jobs;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Infrastructure;

namespace Supervision.Tests.Chasing;

/// <summary>One morning's run in a process of its own, on a database of a test: what a test can kill, and run beside another.</summary>
internal static class ChasingProcess
{
    public static readonly DateOnly Morning = new(2026, 6, 9);

    /// <summary>The entry of that process.</summary>
    public static async Task Run(string file)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddCore();
        var clock = new SteppingClock(default);
        clock.Set(Morning, new TimeOnly(6, 30));
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(new SetupCode(null));
        services.AddInfrastructure(new DatabaseOptions { ConnectionString = $"Data Source={file}" }, Path.GetTempPath());
        await using var provider = services.BuildServiceProvider();
        await new ChaseJob().Run(new JobContext(provider.GetRequiredService<IServiceScopeFactory>(), "chase.run"), CancellationToken.None);
    }

    public static Process Start(string file)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true };
        foreach (var argument in new[] { typeof(ChasingProcess).Assembly.Location, "chase", file }) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
