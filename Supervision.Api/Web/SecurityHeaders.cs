using Microsoft.Extensions.Options;
using Supervision.Api.Hosting;

namespace Supervision.Api.Web;

/// <summary>Where forms of ours may lead besides this site, say to an identity provider that one is sent to after sending one.</summary>
public sealed class FormTargets
{
    /// <summary>Origins: <c>https://dang-nhap.example.vn</c>.</summary>
    public List<string> Origins { get; } = [];
}

/// <summary>
/// Headers that tell a browser to distrust: scripts and styles only from files of ours, nothing inline, nobody's frame around a page. What an answer says by itself stays.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next, ServerOptions options, IOptions<FormTargets> targets)
{
    private const string ForNothing = "default-src 'none'; frame-ancestors 'none'";

    // A reader of PDFs in the browser brings its own styles; scripts run in no paper.
    private const string ForPdf = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; img-src 'self' data: blob:; frame-ancestors 'none'";

    private readonly string _forPages = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
        + string.Concat(targets.Value.Origins.Select(origin => $" {origin}"));

    public Task Invoke(HttpContext http)
    {
        // An error clears what was set before it; this is asked at the last moment.
        http.Response.OnStarting(() =>
        {
            Set(http);
            return Task.CompletedTask;
        });
        return next(http);
    }

    private void Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        var type = http.Response.ContentType?.Split(';')[0] ?? "";
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.XFrameOptions = "DENY";
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        headers.TryAdd("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.TryAdd("X-Permitted-Cross-Domain-Policies", "none");
        // The engine's own pages are written with scripts inside; only administrators open them.
        if (JobDashboard.Path is not { } dashboard || !http.Request.Path.StartsWithSegments(dashboard))
            headers.TryAdd("Content-Security-Policy", type switch { "text/html" => _forPages, "application/pdf" => ForPdf, _ => ForNothing });
        if (options.IsHttps) headers.TryAdd("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        // What stands on a page is for whoever asked; nobody on the way keeps it.
        if (headers.CacheControl.Count == 0) headers.CacheControl = headers.ETag.Count > 0 ? "private, no-cache" : "private, no-store";
    }
}
