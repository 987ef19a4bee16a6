using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Supervision.Api.Hosting;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Web;

/// <summary>
/// How often one may ask: an address before anybody is looked up, then a person by what is asked. Offices share an address, so its measure is wide; what keeps guessing slow is the narrow one for changes
/// that nobody signed sends.
/// </summary>
internal static class RateLimits
{
    /// <summary>Looking up papers by their code: 30 a minute are more than a person types, and too few to try codes of 50 bits.</summary>
    public const string Check = "check";

    /// <summary>Asking for links to new passwords and using them, and beginning to come in by a passkey.</summary>
    public const string Account = "account";

    /// <summary>Opening links of units and trying codes; looking at the page that a link leads to is not counted, since programs that look through mails do.</summary>
    public const string Link = "link";

    /// <summary>Reading what councils published, without an account: offices and cafés share an address, programs that copy everything are slowed.</summary>
    public const string Public = "public";

    public static void AddRateLimits(this IServiceCollection services, RateLimitSettings settings)
    {
        services.AddSingleton(new AskingLimits(settings));
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = AskingLimits.RetryAfter(context.Lease);
                return ValueTask.CompletedTask;
            };
            options.AddPolicy(Check, http => RateLimitPartition.GetFixedWindowLimiter(
                AskingLimits.AddressOf(http),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = 30, Window = TimeSpan.FromMinutes(1) }));
            options.AddPolicy(Account, http => RateLimitPartition.GetFixedWindowLimiter(
                AskingLimits.AddressOf(http),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = 60, Window = TimeSpan.FromMinutes(1) }));
            options.AddPolicy(Link, http => AskingLimits.IsFree(http, settings) || HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetFixedWindowLimiter(AskingLimits.AddressOf(http), _ => new FixedWindowRateLimiterOptions { PermitLimit = 60, Window = TimeSpan.FromMinutes(1) }));
            options.AddPolicy(Public, http => AskingLimits.IsFree(http, settings) ? RateLimitPartition.GetNoLimiter("") : AskingLimits.Minute(AskingLimits.AddressOf(http), 120));
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => AskingLimits.IsFree(http, settings)
                ? RateLimitPartition.GetNoLimiter("")
                : AskingLimits.Minute(AskingLimits.AddressOf(http), settings.PerAddress));
        });
    }
}

/// <summary>The measures of one person, or of an address where nobody is signed in.</summary>
internal sealed class AskingLimits(RateLimitSettings settings) : IDisposable
{
    private static readonly string[] Costly = [".pdf", ".docx", ".xlsx", ".csv", ".jsonl", ".zip"];

    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
    {
        if (IsFree(http, settings)) return RateLimitPartition.GetNoLimiter("");
        var actor = http.RequestServices.GetRequiredService<Actor>();
        var reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (!actor.IsKnown) return reads ? RateLimitPartition.GetNoLimiter("") : Minute($"?{AddressOf(http)}", settings.Unknown);
        var path = http.Request.Path.Value ?? "";
        var (kind, most) = Array.Exists(Costly, end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase)) || path.EndsWith("/content", StringComparison.Ordinal) ? ("files", settings.Files)
            : reads ? ("reads", settings.Reads)
            : ("writes", settings.Writes);
        return Minute($"{kind}/{actor.PersonId}", most);
    });

    public RateLimitLease Ask(HttpContext http) => _limiter.AttemptAcquire(http);

    public void Dispose() => _limiter.Dispose();

    /// <summary>This machine itself, unless it is to be counted too; what shows whether the program lives.</summary>
    public static bool IsFree(HttpContext http, RateLimitSettings settings) =>
        (!settings.Loopback && (http.Connection.RemoteIpAddress is not { } from || IPAddress.IsLoopback(from))) || http.Request.Path.StartsWithSegments("/health")
        // The page that says so is no further request.
        || http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null;

    public static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : "";

    public static RateLimitPartition<string> Minute(string key, int most) => RateLimitPartition.GetSlidingWindowLimiter(
        key, _ => new SlidingWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 });

    public static string RetryAfter(RateLimitLease lease) =>
        ((int)Math.Ceiling((lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1)).TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}

/// <summary>Stands behind the middleware that knows who asks.</summary>
internal sealed class AskingLimit(RequestDelegate next, AskingLimits limits)
{
    public async Task Invoke(HttpContext http)
    {
        using var lease = limits.Ask(http);
        if (lease.IsAcquired)
        {
            await next(http);
            return;
        }
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = AskingLimits.RetryAfter(lease);
    }
}
