using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Supervision.Api.Hosting;
using Supervision.Core.Storage;
using Supervision.Tests.Storage;

namespace Supervision.Tests.Web;

/// <summary>The whole application on a port of its own, over the database of a world: arranged through the world, acted on over HTTP.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly World _world;
    private readonly WebApplication _app;
    private readonly List<HttpClient> _clients = [];

    private Site(World world, WebApplication app)
    {
        _world = world;
        _app = app;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Anonymous = Client();
    }

    public Uri Address { get; }

    /// <summary>Nobody signed in, no cookies kept.</summary>
    public HttpClient Anonymous { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="more">Further registrations.</param>
    /// <param name="map">Further endpoints.</param>
    /// <param name="args">Further settings.</param>
    internal static async Task<Site> Open(World world, Action<WebApplicationBuilder>? more = null, Action<WebApplication>? map = null, string[]? args = null)
    {
        args =
        [
            "--urls=http://127.0.0.1:0",
            "--environment=Production",
            "--Supervision:AcceptedRisks=public-url,key-certificate",
            "--Supervision:Jobs=off",
            $"--Supervision:DataFolder={world.Database.Folder}",
            $"--Supervision:Database:Engine={world.Database.Options.Engine}",
            $"--Supervision:Database:ConnectionString={world.Database.Options.ConnectionString}",
            $"--Supervision:SetupCode={World.SetupCodeValue}",
            .. args ?? [],
        ];
        var app = await Server.Open(args, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddProvider(new FaultsInTestOutput());
            builder.Services.AddSingleton<TimeProvider>(world.Clock);
            builder.Services.AddSingleton<SqlWatch>(CheckedSql.Instance);
            more?.Invoke(builder);
        });
        map?.Invoke(app);
        await app.StartAsync();
        return new Site(world, app);
    }

    /// <summary>A client of one person, by a bearer token of the test's making (signing in has tests of its own).</summary>
    public Task<HttpClient> As(Guid person) => As(person, cookies: false);

    /// <summary>The same with cookies, as forms need them.</summary>
    public Task<HttpClient> BrowserOf(Guid person) => As(person, cookies: true);

    private async Task<HttpClient> As(Guid person, bool cookies)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await _world.With(person, services => services.GetRequiredService<Db>().Execute("""
            INSERT INTO AccessTokens (Id, CouncilId, PersonId, TokenHash, ActingAs, CreatedAt, ExpiresAt, RevokedAt)
            VALUES (@Id, @CouncilId, @person, @TokenHash, NULL, @Now, @ExpiresAt, NULL)
            """, new
        {
            Id = Guid.CreateVersion7(),
            person,
            TokenHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))),
            Now = _world.Clock.GetUtcNow(),
            ExpiresAt = _world.Clock.GetUtcNow().AddDays(30),
        }, CancellationToken.None));
        var client = Client(cookies);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A client that keeps cookies, as a browser does, and follows no redirect.</summary>
    public HttpClient Browser() => Client(cookies: true);

    /// <summary>How many rows every table holds for the world's council, and the sum of their versions where rows have one: what a refusal must not change.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Rows()
    {
        await using var connection = _world.Database.Options.CreateDialect().Connect();
        await connection.OpenAsync();
        var tables = await Read(TestDatabase.IsSqlServer
            ? "SELECT TABLE_NAME, MAX(CASE WHEN COLUMN_NAME = 'Version' THEN 1 ELSE 0 END) FROM INFORMATION_SCHEMA.COLUMNS GROUP BY TABLE_NAME HAVING MAX(CASE WHEN COLUMN_NAME = 'CouncilId' THEN 1 ELSE 0 END) = 1"
            : "SELECT m.name, MAX(CASE WHEN c.name = 'Version' THEN 1 ELSE 0 END) FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' GROUP BY m.name HAVING MAX(CASE WHEN c.name = 'CouncilId' THEN 1 ELSE 0 END) = 1");
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        // Who looked at what is written a moment after the look, and is no change.
        foreach (var (table, versioned) in tables.Where(found => found.Item1 != "AccessLog"))
            rows[table] = string.Join('/', (await Read($"SELECT COUNT(*), {(versioned == "1" ? "SUM(Version)" : "0")} FROM {table} WHERE CouncilId = @council")).Select(r => $"{r.Item1}:{r.Item2}"));
        return rows;

        async Task<List<(string, string)>> Read(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@council";
            parameter.Value = _world.Database.Options.CreateDialect().Parameter(_world.Council.CouncilId);
            command.Parameters.Add(parameter);
            await using var reader = await command.ExecuteReaderAsync();
            var read = new List<(string, string)>();
            while (await reader.ReadAsync()) read.Add(($"{reader.GetValue(0)}", $"{reader.GetValue(1)}"));
            return read;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private HttpClient Client(bool cookies = false)
    {
        var handler = new SocketsHttpHandler
        {
            UseCookies = cookies,
            CookieContainer = new CookieContainer(),
            AllowAutoRedirect = false,
            // On a busy machine the second that is usual passes before the server has refused; the body would then meet a closed connection.
            Expect100ContinueTimeout = TimeSpan.FromMinutes(1),
        };
        var client = new HttpClient(handler) { BaseAddress = Address };
        _clients.Add(client);
        return client;
    }
}

/// <summary>Shows what the application logged as an error in the output of the test that met it.</summary>
internal sealed class FaultsInTestOutput : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) TestContext.Out.WriteLine($"{formatter(state, exception)}\n{exception}");
    }

    public void Dispose()
    {
    }
}

/// <summary>A test with the application over a world: opened once a fixture, since that takes longest, with a council of its own for each test.</summary>
public abstract class SiteTest : FeatureTest
{
    private World? _shared;
    private Site? _site;

    protected Site Site => _site ?? throw new InvalidOperationException("The site of this test is not open.");

    /// <summary>What goes through every council of its database, or counts them all, keeps one for itself.</summary>
    protected virtual bool Alone => false;

    /// <summary>Further registrations that the tests of a fixture need.</summary>
    protected virtual void Register(WebApplicationBuilder builder)
    {
    }

    [OneTimeSetUp]
    public async Task OpenSite()
    {
        _shared = await World.Create(alone: Alone);
        _site = await Site.Open(_shared, Register);
    }

    [OneTimeTearDown]
    public async Task CloseSite()
    {
        if (_site is not null) await _site.DisposeAsync();
        if (_shared is not null) await _shared.DisposeAsync();
        (_site, _shared) = (null, null);
    }

    protected override async Task<World> Enter()
    {
        _shared!.Restart();
        var files = Path.Combine(_shared.Database.Folder, "files");
        if (Directory.Exists(files))
            foreach (var file in Directory.EnumerateFiles(files, "*", SearchOption.AllDirectories)) File.Delete(file);
        await _shared.OpenCouncil();
        return _shared;
    }

    protected override ValueTask Leave(World world) => ValueTask.CompletedTask;
}
