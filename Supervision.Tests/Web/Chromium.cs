using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Supervision.Tests.Web;

/// <summary>A real browser with one open page, driven by the DevTools protocol; tests that need it are skipped where Chromium is not installed.</summary>
internal sealed partial class Chromium : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly Process _process;
    private readonly string _folder;
    private readonly ClientWebSocket _page = new();
    private readonly List<string> _complaints = [];
    private int _number;

    private Chromium(Process process, string folder) => (_process, _folder) = (process, folder);

    /// <summary>What the page put on its console as an error, a refusal of the content security policy among it.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<Chromium> Open()
    {
        if (Array.Find(Programs, File.Exists) is not { } program)
        {
            Assert.Ignore("chromium is not installed; test.sh says how to install it.");
            throw new InvalidOperationException();
        }
        var folder = Directory.CreateTempSubdirectory("supervision-browser-").FullName;
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--remote-debugging-port=0", $"--user-data-dir={folder}", "about:blank",
        ];
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var browser = new Chromium(process, folder);
        try
        {
            await browser.Attach();
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>Something that holds keys and always finds the right finger, as a telephone in the hand of its owner.</summary>
    public async Task<string> AddAuthenticator()
    {
        await Call("WebAuthn.enable", new JsonObject());
        var added = await Call("WebAuthn.addVirtualAuthenticator", new JsonObject
        {
            ["options"] = new JsonObject
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return (string)added["authenticatorId"]!;
    }

    /// <summary>From then on the finger is the wrong one.</summary>
    public Task RefuseUser(string authenticator) => Call("WebAuthn.setUserVerified", new JsonObject { ["authenticatorId"] = authenticator, ["isUserVerified"] = false });

    public async Task Go(Uri address)
    {
        await Call("Page.navigate", new JsonObject { ["url"] = address.ToString() });
        await Until($"document.readyState === 'complete' && location.href === {JsonSerializer.Serialize(address.ToString())}");
    }

    public async Task<T> Value<T>(string script)
    {
        var answer = await Call("Runtime.evaluate", new JsonObject { ["expression"] = script, ["returnByValue"] = true, ["awaitPromise"] = true });
        if (answer["exceptionDetails"] is { } fault) throw new InvalidOperationException(fault.ToJsonString());
        return answer["result"]!["value"]!.GetValue<T>();
    }

    public Task Type(string selector, string text) => Value<bool>($"(document.querySelector({JsonSerializer.Serialize(selector)}).value = {JsonSerializer.Serialize(text)}, true)");

    public Task Click(string selector) => Value<bool>($"(document.querySelector({JsonSerializer.Serialize(selector)}).click(), true)");

    /// <summary>Waits for the page to be so, also over the loading of another.</summary>
    public async Task Until(string condition)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if (await Value<bool>($"Boolean({condition})")) return;
                // The browser answers when it has drawn again, so this does not turn in circles.
                await Value<bool>("new Promise(done => requestAnimationFrame(() => setTimeout(() => done(true), 20)))");
            }
            catch (InvalidOperationException) when (since.Elapsed < Patience)
            {
                // The page that was asked is gone; the next one is asked.
            }
            if (since.Elapsed > Patience) throw new TimeoutException($"The page did not become: {condition}\n{await Value<string>("document.body.innerText")}\n{string.Join('\n', _complaints)}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _page.Dispose();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // A child of the browser that is just ending still writes; the folder is the system's to clear.
        }
    }

    private async Task Attach()
    {
        string? line;
        do
        {
            line = await _process.StandardError.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException("Chromium ended before it listened.");
        }
        while (!Listening().IsMatch(line));
        _ = _process.StandardError.ReadToEndAsync();
        using var http = new HttpClient();
        var pages = JsonNode.Parse(await http.GetStringAsync(new Uri($"http://{Listening().Match(line).Groups[1].Value}/json/list")))!.AsArray();
        await _page.ConnectAsync(new Uri((string)pages.First(page => (string?)page!["type"] == "page")!["webSocketDebuggerUrl"]!), CancellationToken.None);
        await Call("Page.enable", new JsonObject());
        await Call("Log.enable", new JsonObject());
    }

    private async Task<JsonNode> Call(string method, JsonObject parameters)
    {
        var number = ++_number;
        var text = new JsonObject { ["id"] = number, ["method"] = method, ["params"] = parameters }.ToJsonString();
        using var limit = new CancellationTokenSource(Patience);
        await _page.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, limit.Token);
        while (true)
        {
            var message = await Receive(limit.Token);
            if ((string?)message["method"] == "Log.entryAdded" && (string?)message["params"]!["entry"]!["level"] == "error") _complaints.Add((string)message["params"]!["entry"]!["text"]!);
            if ((int?)message["id"] != number) continue;
            if (message["error"] is { } error) throw new InvalidOperationException($"{method}: {error.ToJsonString()}");
            return message["result"]!;
        }
    }

    private async Task<JsonNode> Receive(CancellationToken ct)
    {
        var whole = new MemoryStream();
        var part = new byte[64 * 1024];
        WebSocketReceiveResult result;
        do
        {
            result = await _page.ReceiveAsync(part, ct);
            whole.Write(part, 0, result.Count);
        }
        while (!result.EndOfMessage);
        return JsonNode.Parse(whole.ToArray())!;
    }

    [GeneratedRegex("^DevTools listening on ws://([^/]+)/")]
    private static partial Regex Listening();
}
