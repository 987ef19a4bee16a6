using Hangfire;
using Hangfire.InMemory;
using Hangfire.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Jobs;
using Supervision.Infrastructure.Jobs.Hangfire;

namespace Supervision.Infrastructure.Jobs;

public static class JobEngineServices
{
    /// <summary>Runs jobs in this process, once its host has started.</summary>
    public static IServiceCollection AddJobEngine(this IServiceCollection services)
    {
        services.AddSingleton<JobStorage>(provider => provider.GetRequiredService<DatabaseOptions>() is { Engine: "sqlserver" } database
            ? new SqlServerStorage(() => new SqlConnection(database.ConnectionString), new SqlServerStorageOptions { QueuePollInterval = TimeSpan.FromSeconds(5) })
            : new InMemoryStorage());
        services.AddSingleton<HangfireEngine>();
        services.AddSingleton<IJobEngine>(provider => provider.GetRequiredService<HangfireEngine>());
        services.AddHostedService(provider => provider.GetRequiredService<HangfireEngine>());
        return services;
    }
}
