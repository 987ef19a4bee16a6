using System.Threading.RateLimiting;

namespace Supervision.Api.Web;

/// <summary>How often one address may ask for what is open to all.</summary>
internal static class RateLimits
{
    /// <summary>Looking up papers by their code: 30 a minute are more than a person types, and too few to try codes of 50 bits.</summary>
    public const string Check = "check";

    public static void AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        options.AddPolicy(Check, http => RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = 30, Window = TimeSpan.FromMinutes(1) }));
    });
}
