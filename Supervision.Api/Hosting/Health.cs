using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Health;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Hosting;

/// <summary>Whether the process lives, and whether it can do its work. Anybody may ask; only a signed-in administrator is told which part fails.</summary>
internal static class Health
{
    public static void AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks();
        services.AddOptions<HealthCheckServiceOptions>().Configure<IServiceScopeFactory>((options, scopes) =>
        {
            foreach (var name in scopes.Look(services => services.GetServices<IReadinessCheck>().Select(check => check.Name).ToList()))
                options.Registrations.Add(new HealthCheckRegistration(name,
                    provider => new Part(provider.GetServices<IReadinessCheck>().Single(check => check.Name == name)), HealthStatus.Unhealthy, [], TimeSpan.FromSeconds(5)));
        });
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = Write });
    }

    private static Task Write(HttpContext http, HealthReport report)
    {
        var status = report.Status == HealthStatus.Healthy ? "ok" : "unavailable";
        var actor = http.RequestServices.GetRequiredService<Actor>();
        var tells = actor.IsKnown && actor.Identity.Roles.Contains(Role.Admin);
        var answer = new Dictionary<string, object> { ["status"] = status };
        if (tells) answer["parts"] = report.Entries.ToDictionary(part => part.Key, part => new { Status = part.Value.Status == HealthStatus.Healthy ? "ok" : "unavailable", Facts = part.Value.Data });
        return http.Response.WriteAsJsonAsync(answer, ApiJson.Options, "application/json", http.RequestAborted);
    }

    private sealed class Part(IReadinessCheck check) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var answer = await check.Check(cancellationToken);
            var facts = answer.Facts?.Where(fact => fact.Value is not null).ToDictionary(fact => fact.Key, fact => fact.Value!);
            return answer.IsReady ? HealthCheckResult.Healthy(data: facts) : HealthCheckResult.Unhealthy(data: facts);
        }
    }
}
