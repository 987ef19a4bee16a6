using System.Globalization;
using Supervision.Api.Hosting;

namespace Supervision.Api.Web;

/// <summary><c>/.well-known/security.txt</c> (RFC 9116): whom to tell of a weakness. Without a contact in the settings it is not there.</summary>
internal static class SecurityText
{
    public static void MapSecurityText(this IEndpointRouteBuilder routes) => routes.MapGet("/.well-known/security.txt", (ServerOptions options, TimeProvider clock) =>
    {
        if (options.Hardening.SecurityContact is not { } contact) return Results.NotFound();
        var expires = clock.GetUtcNow().AddMonths(6).ToString("yyyy-MM-dd'T'00:00:00'Z'", CultureInfo.InvariantCulture);
        var canonical = options.PublicUrl is { } url ? $"Canonical: {url.TrimEnd('/')}/.well-known/security.txt\n" : "";
        return Results.Text($"Contact: {contact}\nExpires: {expires}\nPreferred-Languages: vi, en\n{canonical}", "text/plain; charset=utf-8");
    }).ExcludeFromDescription();
}
