using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.Logging;
using Hangfire.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Supervision.Core.Jobs;
using Supervision.Infrastructure.Jobs.Hangfire;

namespace Supervision.Infrastructure.Jobs;

public static class JobEngineServices
{
    /// <summary>On SQLite the plan is in memory: what was due while nobody ran is not made up for.</summary>
    public static bool RemembersOnSqlite => false;

    /// <summary>Runs jobs in this process, once its host has started.</summary>
    public static IServiceCollection AddJobEngine(this IServiceCollection services)
    {
        services.AddSingleton(Storage);
        services.AddSingleton<HangfireEngine>();
        services.AddSingleton<IJobEngine>(provider => provider.GetRequiredService<HangfireEngine>());
        services.AddHostedService(provider => provider.GetRequiredService<HangfireEngine>());
        return services;
    }

    private static JobStorage Storage(IServiceProvider provider)
    {
        // Whom Hangfire tells is one for the whole process, and asked for as soon as there is a storage: never the log of a host that has ended.
        LogProvider.SetCurrentLogProvider(new AspNetCoreLogProvider(provider.GetRequiredService<ILoggerFactory>()));
        return provider.GetRequiredService<DatabaseOptions>() is { Engine: "sqlserver" } database
            ? new SqlServerStorage(() => new SqlConnection(database.ConnectionString), new SqlServerStorageOptions { QueuePollInterval = TimeSpan.FromSeconds(5) })
            : new InMemoryStorage();
    }
}
