using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Supervision.Tests.Browser;

/// <summary>Debian's firefox-esr with one window, spoken to in the W3C's WebDriver BiDi, which it understands by itself.</summary>
internal sealed class Firefox : IAsyncDisposable
{
    private const string Program = "/usr/bin/firefox-esr";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private readonly List<string> _complaints = [];
    private string _window = "";
    private int _asked;

    private Firefox(Process process, string profile) => (_process, _profile) = (process, profile);

    /// <summary>What pages put on the console as errors.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<Firefox> Open()
    {
        if (!File.Exists(Program)) Assert.Ignore("firefox-esr is not installed; test.sh --all installs it.");
        var profile = Directory.CreateTempSubdirectory("firefox").FullName;
        // Nothing of the browser's own asks the network.
        await File.WriteAllTextAsync(Path.Combine(profile, "user.js"), """
            user_pref("browser.shell.checkDefaultBrowser", false);
            user_pref("datareporting.policy.dataSubmissionEnabled", false);
            user_pref("app.update.disabledForTesting", true);
            user_pref("network.captive-portal-service.enabled", false);
            user_pref("network.connectivity-service.enabled", false);
            """);
        var process = Process.Start(new ProcessStartInfo(Program, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0", "about:blank"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var firefox = new Firefox(process, profile);
        try
        {
            await firefox.Connect();
            return firefox;
        }
        catch
        {
            await firefox.DisposeAsync();
            throw;
        }
    }

    public Task Go(string address) => Ask("browsingContext.navigate", new JsonObject { ["context"] = _window, ["url"] = address, ["wait"] = "complete" });

    public Task Resize(int width, int height) => Ask("browsingContext.setViewport", new JsonObject { ["context"] = _window, ["viewport"] = new JsonObject { ["width"] = width, ["height"] = height } });

    /// <summary>What an expression of the page's comes to.</summary>
    public async Task<string?> Say(string expression)
    {
        var answer = await Ask("script.evaluate", new JsonObject { ["expression"] = expression, ["target"] = new JsonObject { ["context"] = _window }, ["awaitPromise"] = true });
        return answer["type"]?.GetValue<string>() == "success" ? answer["result"]?["value"]?.ToString() : throw new InvalidOperationException($"{expression}: {answer.ToJsonString()}");
    }

    /// <summary>Does something that leads to another page, and waits for that.</summary>
    public async Task Follow(string statement)
    {
        var before = await Say("window.before = 'x'");
        await Say($"(() => {{ {statement} }})()");
        using var patience = new CancellationTokenSource(Longest);
        while (await Say("window.before === undefined && document.readyState === 'complete' ? 'new' : 'x'") == before) patience.Token.ThrowIfCancellationRequested();
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private async Task Connect()
    {
        using var patience = new CancellationTokenSource(Longest);
        const string listening = "WebDriver BiDi listening on ";
        string? line;
        do line = await _process.StandardError.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("firefox-esr ended before it listened.");
        while (!line.StartsWith(listening, StringComparison.Ordinal));
        _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
        _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await _socket.ConnectAsync(new Uri($"{line[listening.Length..].Trim()}/session"), patience.Token);
        await Ask("session.new", new JsonObject { ["capabilities"] = new JsonObject() });
        await Ask("session.subscribe", new JsonObject { ["events"] = new JsonArray("log.entryAdded") });
        _window = (await Ask("browsingContext.getTree", []))["contexts"]![0]!["context"]!.GetValue<string>();
    }

    private async Task<JsonObject> Ask(string method, JsonObject parameters)
    {
        using var patience = new CancellationTokenSource(Longest);
        var id = ++_asked;
        await _socket.SendAsync(Encoding.UTF8.GetBytes(new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters }.ToJsonString()), WebSocketMessageType.Text, true, patience.Token);
        while (true)
        {
            var said = await Read(patience.Token);
            if (said["method"]?.GetValue<string>() == "log.entryAdded" && said["params"]?["level"]?.GetValue<string>() == "error") _complaints.Add($"{said["params"]!["text"]}");
            if (said["id"]?.GetValue<int>() != id) continue;
            return said["result"] as JsonObject ?? throw new InvalidOperationException($"{method}: {said.ToJsonString()}");
        }
    }

    private async Task<JsonObject> Read(CancellationToken ct)
    {
        using var whole = new MemoryStream();
        var piece = new byte[16 * 1024];
        ValueWebSocketReceiveResult read;
        do
        {
            read = await _socket.ReceiveAsync(piece.AsMemory(), ct);
            whole.Write(piece, 0, read.Count);
        }
        while (!read.EndOfMessage);
        return JsonSerializer.Deserialize<JsonObject>(whole.ToArray())!;
    }
}
