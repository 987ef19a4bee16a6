using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Supervision.Api.Demo;
using Supervision.Core.Pipeline;
using Supervision.Api.Hosting;
using Supervision.Core.Access;
using Supervision.Core.SignIn;
using Supervision.Tests.Storage;
using Supervision.Tests.Web;

namespace Supervision.Tests.Browser;

/// <summary>The demonstration, played once for all tests with a browser, and the application over it on a morning of November 2026.</summary>
[SetUpFixture]
[Parallelizable(ParallelScope.Self), SingleThreaded]
public sealed class DemoSite
{
    private static readonly SemaphoreSlim Figures = new(1);
    private static TestDatabase? s_database;
    private static WebApplication? s_app;

    public static Uri Address { get; private set; } = null!;

    /// <summary>What runs behind the pages.</summary>
    public static IServiceProvider Services => s_app!.Services;

    [OneTimeSetUp]
    public async Task Open()
    {
        if (TestDatabase.IsSqlServer) Assert.Ignore("The demonstration's accounts have fixed names; it is played on a database of its own, which the run on a server has not.");
        s_database = await TestDatabase.Create();
        await using (var host = new DemoHost(s_database.Options, s_database.Folder)) await DemoStory.Play(host);
        var clock = new SteppingClock(default);
        clock.Set(new DateOnly(2026, 11, 20), new TimeOnly(8, 0));
        s_app = await Server.Open(
        [
            "--urls=http://127.0.0.1:0", "--environment=Production", "--Supervision:AcceptedRisks=public-url,key-certificate", "--Supervision:Jobs=off",
            $"--Supervision:DataFolder={s_database.Folder}", $"--Supervision:Database:Engine={s_database.Options.Engine}", $"--Supervision:Database:ConnectionString={s_database.Options.ConnectionString}",
        ], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddProvider(new FaultsInTestOutput());
            builder.Services.AddSingleton<TimeProvider>(clock);
        });
        await s_app.StartAsync();
        Address = new Uri(s_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (s_app is not null) await s_app.DisposeAsync();
        if (s_database is not null) await s_database.DisposeAsync();
    }

    /// <summary>Whoever changes the demonstration's tasks, or counts them, does so while nobody else does.</summary>
    internal static async Task<IDisposable> ChangeFigures()
    {
        await Figures.WaitAsync();
        return new FiguresTurn();
    }

    /// <summary>A request as that person's session would send it, to arrange what a story begins with.</summary>
    internal static async Task<T> Send<T>(Role role, IRequest<T> request)
    {
        await using var scope = s_app!.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Become(await Identity(role));
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Who that person of the invented council is.</summary>
    internal static async Task<ActorIdentity> Identity(Role role)
    {
        await using var scope = s_app!.Services.CreateAsyncScope();
        var account = (await scope.ServiceProvider.GetRequiredService<AccountManager>().FindByNameAsync(DemoAccounts.UserName(role, "lamson")))!;
        var session = await scope.ServiceProvider.GetRequiredService<Turn>().Run("test", () => scope.ServiceProvider.GetRequiredService<Sessions>().Begin(account, SignInProof.Password, CancellationToken.None), CancellationToken.None);
        return (await scope.ServiceProvider.GetRequiredService<Identities>().OfSession(session.SessionId, session.SecurityStamp, new ChosenRole(null), CancellationToken.None))!.Identity;
    }

    /// <summary>A window of one person of the demonstration's invented council.</summary>
    public static async Task<IPage> As(Role role, int width = 1280)
    {
        var page = await (await Chromium.Open(width)).NewPageAsync();
        await page.GotoAsync($"{Address}dang-nhap");
        await page.FillAsync("#UserName", DemoAccounts.UserName(role, "lamson"));
        await page.FillAsync("#Password", DemoAccounts.Password);
        await page.PressAsync("#Password", "Enter");
        await page.WaitForSelectorAsync("form[action='/dang-xuat']", new() { State = WaitForSelectorState.Attached });
        return page;
    }

    private sealed class FiguresTurn : IDisposable
    {
        public void Dispose() => Figures.Release();
    }
}
