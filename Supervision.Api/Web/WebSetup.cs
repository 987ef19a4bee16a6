using Microsoft.AspNetCore.Authentication.Cookies;
using Supervision.Api.Endpoints;
using Supervision.Api.Hosting;
using Supervision.Api.Pages;

namespace Supervision.Api.Web;

internal static class WebSetup
{
    private const long BodyLimit = 1024 * 1024;

    public static void AddWeb(this WebApplicationBuilder builder, string dataFolder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimit;
        });
        builder.Services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<RefusalHandler>();
        builder.Services.AddDataKeys(dataFolder);
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "giam-sat";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/dang-nhap";
        });
        builder.Services.AddOpenApi(OpenApiDescription.Configure);
        builder.Services.AddHealth();
        builder.Services.AddPages();
        builder.Services.AddRateLimits();
    }

    public static void UseWeb(this WebApplication app)
    {
        // The handler has logged a fault with its id, and a refusal is no fault: the framework's own line would be a second one.
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/loi", SuppressDiagnosticsCallback = _ => true });
        app.UseWhen(Problems.IsApi, api => api.UseStatusCodePages(Problems.WriteStatus));
        app.UseWhen(http => !Problems.IsApi(http), pages => pages.UseStatusCodePagesWithReExecute("/loi"));
        app.UseStaticFiles();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<ActorMiddleware>();

        var api = app.MapGroup("/api");
        api.MapSignIn();
        api.MapAccounts();
        api.MapCouncils();
        api.MapCalendar();
        api.MapUnits();
        api.MapPeople();
        api.MapCampaigns();
        api.MapVisits();
        api.MapFindings();
        api.MapUnitReports();
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
        app.MapOpenApi();
        app.MapHealth();
        app.MapJobDashboard();
        app.MapRazorPages();
        OpenApiDescription.Learn(app);
    }
}
