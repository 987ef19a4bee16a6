using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Jobs;
using Supervision.Infrastructure.Jobs.Quartz;

namespace Supervision.Infrastructure.Jobs;

public static class JobEngineServices
{
    /// <summary>What was due while nobody ran is made up for also where the database is SQLite.</summary>
    public static bool RemembersOnSqlite => true;

    /// <summary>Runs jobs in this process, once its host has started.</summary>
    public static IServiceCollection AddJobEngine(this IServiceCollection services)
    {
        services.AddSingleton<QuartzEngine>();
        services.AddSingleton<IJobEngine>(provider => provider.GetRequiredService<QuartzEngine>());
        services.AddHostedService(provider => provider.GetRequiredService<QuartzEngine>());
        return services;
    }
}
