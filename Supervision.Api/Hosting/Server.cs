using System.Text.RegularExpressions;
using Supervision.Api.Demo;
using Supervision.Api.Web;
using Supervision.Core;
using Supervision.Core.SignIn;
using Supervision.Core.Storage;
using Supervision.Infrastructure;
using Supervision.Infrastructure.Jobs;
using Supervision.Infrastructure.Storage;

namespace Supervision.Api.Hosting;

/// <summary>The web server: opens the database, refuses what cannot work, serves, and says where.</summary>
internal static partial class Server
{
    /// <summary>Said when the schema must be brought up first, which may wait for another process that does the same.</summary>
    public const string Preparing = "Đang chuẩn bị lược đồ cơ sở dữ liệu…";

    public static async Task<int> Run(string[] args)
    {
        try
        {
            await using var app = await Open(args);
            await app.StartAsync();
            Console.WriteLine($"Giám sát đang phục vụ tại {string.Join(", ", app.Urls)}");
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (DatabaseUnusableException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <summary>The whole application, ready to start: what runs, and what the tests start on a port of their own.</summary>
    /// <param name="more">Takes the last word about what is registered.</param>
    /// <exception cref="DatabaseUnusableException">It cannot work with this database or these settings.</exception>
    public static async Task<WebApplication> Open(string[] args, Action<WebApplicationBuilder>? more = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Settings are read once, at start. To watch for their change is to watch the whole folder, and with it every write to a database inside it.
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
            // Whoever hosts it, the pages and files are those of this program.
            ApplicationName = typeof(Server).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.Configuration.AddSecretsFolder(builder.Configuration["Supervision:SecretsFolder"]);
        var options = ReadSettings(builder.Configuration);
        var accepted = ProductionChecks.Demand(builder, options);
        MakeDataFolder(options.DataFolder);

        builder.Services.AddCore();
        builder.Services.AddInfrastructure(options.Database, options.DataFolder, options.Files, options.Notices, options.HandOverFolder, options.Signing, options.Audit);
        builder.Services.AddSingleton(options.OpenId);
        builder.Services.AddSingleton(options.Retention);
        builder.Services.AddSingleton(options.Hardening.OutwardHosts);
        if (options.Jobs) builder.Services.AddJobEngine().AddHostedService<SearchCatchUp>().AddJobDashboard();
        builder.AddNotices(options.PublicUrl);
        builder.Services.AddHostedService<AccessWriter>();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(new SetupCode(options.SetupCode));
        builder.AddWeb(options);
        if (options.Demo) builder.AddDemo();
        more?.Invoke(builder);

        var app = builder.Build();
        try
        {
            await Migrator.Migrate(app.Services.GetRequiredService<SqlDialect>(), () => Console.WriteLine(Preparing));
            await OfferSetup(app, options);
            app.UseWeb(options);
            foreach (var risk in accepted) app.Logger.LogWarning("Rủi ro đã chấp nhận [{Code}]: {Risk}", risk.Code, risk.Sentence);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    // The framework says in English which setting it could not read, and shows where in the program it tried.
    private static ServerOptions ReadSettings(IConfiguration configuration)
    {
        try
        {
            return ServerOptions.Read(configuration);
        }
        catch (InvalidOperationException e) when (UnreadableSetting().Match(e.Message) is { Success: true } found)
        {
            var (name, type) = (found.Groups["name"].Value, found.Groups["type"].Value);
            var wanted = type.EndsWith("Boolean", StringComparison.Ordinal) ? "“true” hoặc “false”" : type.Contains("Int", StringComparison.Ordinal) ? "một số nguyên" : "một giá trị đúng kiểu";
            throw new DatabaseUnusableException($"Thiết lập {name} có giá trị “{configuration[name]}”; cần {wanted}.", e);
        }
    }

    [GeneratedRegex(@" at '(?<name>[^']+)' to type '(?<type>[^']+)'")]
    private static partial Regex UnreadableSetting();

    private static void MakeDataFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnusableException($"Không tạo được thư mục dữ liệu {folder}. Hãy kiểm tra đường dẫn và quyền ghi.", e);
        }
    }

    // An installation without a council is opened with a code that nobody has before it is printed here: there is no door that anybody could open, and no password from the start.
    private static async Task OfferSetup(WebApplication app, ServerOptions options)
    {
        if (options.Demo || options.SetupCode is { Length: > 0 }) return;
        await using var scope = app.Services.CreateAsyncScope();
        var councils = await scope.ServiceProvider.GetRequiredService<Db>().Value<long>(
            "-- across councils: whether any council was opened yet\nSELECT COUNT(*) FROM Councils", null, CancellationToken.None);
        if (councils > 0) return;
        var code = await scope.ServiceProvider.GetRequiredService<SetupCodes>().Make(CancellationToken.None);
        Console.WriteLine($"Chưa có Hội đồng nhân dân nào. Mở trang /thiet-lap và nhập mã thiết lập dùng một lần: {code}");
    }
}
