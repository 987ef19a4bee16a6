using System.Text.Json;
using Microsoft.Playwright;

namespace Supervision.Tests.Web;

/// <summary>A real browser, one for the whole run, with a context for each test; tests that need it are skipped where Chromium is not installed.</summary>
internal static class Chromium
{
    // The one without windows of its own takes half the time.
    private static readonly string[] Programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> Running = new(Launch);

    /// <summary>The one that is here; null where there is none.</summary>
    public static string? Program => Array.Find(Programs, File.Exists);

    /// <summary>A browser as somebody has it who was never here before.</summary>
    /// <param name="width">Width of the window in CSS pixels.</param>
    public static async Task<IBrowserContext> Open(int width = 1280)
    {
        if (Program is null) Assert.Ignore("chromium is not installed; test.sh says how to install it.");
        var context = await (await Running.Value).Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 900 }, Locale = "vi-VN" });
        context.SetDefaultTimeout(60_000);
        return context;
    }

    /// <summary>At the end of the run.</summary>
    public static async Task Close()
    {
        if (!Running.IsValueCreated) return;
        var (driver, browser) = await Running.Value;
        await browser.CloseAsync();
        driver.Dispose();
    }

    /// <summary>Something that holds keys and always finds the right finger, as a telephone in the hand of its owner.</summary>
    public static async Task<VirtualAuthenticator> AddAuthenticator(this IPage page)
    {
        var protocol = await page.Context.NewCDPSessionAsync(page);
        await protocol.SendAsync("WebAuthn.enable");
        var added = await protocol.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
        return new VirtualAuthenticator(protocol, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>What the page puts on its console as an error from now on, a refusal of the content security policy among it; what is not there is no error of the page's.</summary>
    public static IReadOnlyList<string> Complaints(this IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, said) =>
        {
            if (said.Type == "error" && !said.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) complaints.Add(said.Text);
        };
        page.PageError += (_, fault) => complaints.Add(fault);
        return complaints;
    }

    private static async Task<(IPlaywright, IBrowser)> Launch()
    {
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            // A page's scripts run once here: to compile them better costs more than they then save.
            Args = ["--js-flags=--no-opt,--no-maglev,--no-sparkplug", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        }));
    }
}

/// <summary>An authenticator that a browser believes to be built in.</summary>
internal sealed class VirtualAuthenticator(ICDPSession protocol, string id)
{
    /// <summary>From then on the finger is the wrong one.</summary>
    public Task<JsonElement?> RefuseUser() => protocol.SendAsync("WebAuthn.setUserVerified", new Dictionary<string, object> { ["authenticatorId"] = id, ["isUserVerified"] = false });
}
