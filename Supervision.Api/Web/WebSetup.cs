using System.IO.Compression;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;
using Supervision.Api.Endpoints;
using Supervision.Api.Hosting;
using Supervision.Api.Pages;
using Supervision.Core.SignIn;

namespace Supervision.Api.Web;

internal static class WebSetup
{
    private const long BodyLimit = 1024 * 1024;

    // What does not stream is done in minutes or not at all.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static void AddWeb(this WebApplicationBuilder builder, ServerOptions options)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimit;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(20);
            kestrel.ConfigureHttpsDefaults(StrongTls.Apply);
        });
        builder.Services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<RefusalHandler>();
        builder.Services.AddDataKeys(options.DataFolder, options.Hardening);
        var cookies = new Cookies(options);
        builder.Services.AddSingleton(cookies);
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = cookies.Session;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = cookies.Secure;
            // When a session ends its row says. The cookie outlives it: whoever comes back late finds what they typed, and nobody else does.
            cookie.ExpireTimeSpan = Sessions.Longest;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/dang-nhap";
            // What a browser kept of the pages goes with the session. What somebody wrote at a visit and could not send stays on the device, for that person alone.
            cookie.Events.OnSigningOut = signingOut =>
            {
                signingOut.HttpContext.Response.Headers["Clear-Site-Data"] = "\"cache\"";
                return Task.CompletedTask;
            };
        });
        PasskeyCeremony.AddTo(builder.Services, cookies);
        builder.Services.AddOpenApi(OpenApiDescription.Configure);
        builder.Services.AddHealth();
        // The only secrets on our pages are the forms' tokens, written anew in every answer, so that the length of an answer tells nothing of them.
        builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true);
        // A fifth less to carry than with the fastest level, for about a millisecond of work; scripts and styles are asked for once, then kept.
        builder.Services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        builder.Services.AddPages(cookies);
        builder.Services.AddRateLimits(options.Hardening.RateLimits);
        builder.Services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy { Timeout = Longest, TimeoutStatusCode = StatusCodes.Status504GatewayTimeout });
        builder.Services.AddBehindProxies(options);
    }

    public static void UseWeb(this WebApplication app, ServerOptions options)
    {
        if (options.Hardening.KnownProxies.Count > 0) app.UseForwardedHeaders();
        app.UseMiddleware<BodyLimits>();
        app.UseMiddleware<RefusedRequests>();
        app.UseMiddleware<SecurityHeaders>();
        // The handler has logged a fault with its id, and a refusal is no fault: the framework's own line would be a second one.
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/loi", SuppressDiagnosticsCallback = _ => true });
        app.UseWhen(Problems.IsApi, api => api.UseStatusCodePages(Problems.WriteStatus));
        app.UseWhen(http => !Problems.IsApi(http), pages => pages.UseStatusCodePagesWithReExecute("/loi"));
        app.UseMiddleware<HttpsOnly>();
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = LetKeep });
        app.UseRouting();
        app.UseRateLimiter();
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseMiddleware<ActorMiddleware>();
        app.UseMiddleware<AskingLimit>();

        var api = app.MapGroup("/api");
        api.MapSignIn();
        api.MapAccounts();
        api.MapIdentityProviders();
        api.MapUnitLinks();
        api.MapCouncils();
        api.MapCalendar();
        api.MapUnits();
        api.MapPeople();
        api.MapPermissions();
        api.MapOversight();
        api.MapOverview();
        api.MapOpinions();
        api.MapPublishing();
        api.MapCampaigns();
        api.MapVisits();
        api.MapFindings();
        api.MapUnitReports();
        api.MapDataTables();
        api.MapImports();
        api.MapIndicators();
        api.MapReports();
        api.MapConclusions();
        api.MapTasks();
        api.MapChasing();
        api.MapLedger();
        api.MapEvidence();
        api.MapRemediation();
        api.MapExtensions();
        api.MapReferences();
        api.MapPapers();
        api.MapOfficialPapers();
        api.MapSigning();
        api.MapDispatches();
        api.MapRegisters();
        api.MapPacks();
        api.MapDossiers();
        api.MapPaperTemplates();
        api.MapJobs();
        api.MapNotices();
        api.MapAudit();
        api.MapSearch();
        api.MapSavedFilters();
        api.MapAgenda();
        app.MapExternalSignIn();
        app.MapCalendarFeed();
        app.MapOpenApi();
        app.MapHealth();
        app.MapSecurityText();
        app.MapJobDashboard();
        app.MapRazorPages();
        OpenApiDescription.Learn(app);
    }

    // Only what a known proxy says of who asked and how is believed; and only our own name is answered to.
    private static void AddBehindProxies(this IServiceCollection services, ServerOptions options)
    {
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in options.Hardening.KnownProxies) forwarded.KnownIPNetworks.Add(network);
        });
        if (options.IsHttps)
            services.PostConfigure<HostFilteringOptions>(hosts =>
            {
                if (hosts.AllowedHosts is [] or ["*"]) hosts.AllowedHosts = [new Uri(options.PublicUrl!).Host, "localhost", "127.0.0.1", "[::1]"];
            });
    }

    // A name with its version never changes what it stands for.
    private static void LetKeep(StaticFileResponseContext file)
    {
        var headers = file.Context.Response.Headers;
        headers.CacheControl = file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=3600";
        if (file.Context.Request.Path != "/worker.js") return;
        // What it may fetch is said by its own answer, not by the page's; and a newer one is to be found at once.
        headers.ContentSecurityPolicy = "default-src 'none'; connect-src 'self'";
        headers.CacheControl = "no-cache";
    }
}
