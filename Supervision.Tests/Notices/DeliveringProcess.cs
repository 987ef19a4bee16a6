using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Supervision.Api.Hosting;
using Supervision.Core;
using Supervision.Core.Jobs;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Infrastructure;
using Supervision.Infrastructure.Notices;

namespace Supervision.Tests.Notices;

/// <summary>One run of the delivering job in a process of its own, on a database of a test: what a test can kill.</summary>
internal static class DeliveringProcess
{
    public static async Task Run(string file, int port)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddCore();
        var clock = new SteppingClock(default);
        clock.Set(new DateOnly(2026, 3, 9), new TimeOnly(8, 0));
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(new Supervision.Core.SignIn.SetupCode(null));
        services.AddInfrastructure(new DatabaseOptions { ConnectionString = $"Data Source={file}" }, Path.GetTempPath(), notices: new NoticeOptions
        {
            Mail = new MailServer { Host = "localhost", Port = port, From = "giamsat@lamson.example", StartTls = false },
        });
        services.AddDataKeys(Path.GetTempPath());
        await using var provider = services.BuildServiceProvider();
        await provider.GetServices<IScheduledJob>().OfType<DeliverNotices>().Single().Run(new JobContext(provider.GetRequiredService<IServiceScopeFactory>(), "notices.deliver"), CancellationToken.None);
    }
}
