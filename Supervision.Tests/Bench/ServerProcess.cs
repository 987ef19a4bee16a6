using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Supervision.Tests.Bench;

/// <summary>A server in a process of its own on a free port.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process _process;
    private readonly List<string> _said = [];

    private ServerProcess(Process process, int port)
    {
        _process = process;
        Port = port;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Port { get; }

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan FirstAnswer { get; private set; }

    /// <summary>Memory that the process holds now (resident set), in MiB.</summary>
    public double Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>The product as it was built, in the same configuration as this program, with its data in the given folder.</summary>
    /// <param name="folder">The folder of data; made where it is missing.</param>
    /// <param name="demo">Development with the demonstration; otherwise Production without.</param>
    /// <param name="database">A file elsewhere.</param>
    /// <param name="jobs">With the engine of jobs, which starts behind the server.</param>
    public static Task<ServerProcess> StartProduct(string folder, bool demo, string? database = null, bool jobs = false)
    {
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = demo ? "Development" : "Production",
            ["Supervision__AcceptedRisks"] = "public-url,key-certificate",
            ["Supervision__DataFolder"] = folder,
            ["Supervision__Demo"] = demo ? "true" : "false",
            ["Supervision__Jobs"] = jobs ? "on" : "off",
        };
        if (database is not null) environment["Supervision__Database__ConnectionString"] = $"Data Source={database}";
        return Start(folder, environment, demo ? 200 : null, port => [ProductAssembly(), "--urls", $"http://127.0.0.1:{port}"]);
    }

    /// <summary>The same work by plain ADO.NET.</summary>
    public static Task<ServerProcess> StartBare(string folder, string database) =>
        Start(folder, [], null, port => [typeof(ServerProcess).Assembly.Location, "bare", database, $"{port}"]);

    /// <summary>Ends it the way a power cut would, as far as the process is concerned: nothing is flushed, nothing closed.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits until it wrote these words.</summary>
    public async Task WaitFor(string words, TimeSpan atMost)
    {
        var started = Stopwatch.GetTimestamp();
        while (!Said().Contains(words, StringComparison.Ordinal))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > atMost) throw new BenchFailedException($"It did not say '{words}'.\n{Said()}");
            await Task.Delay(50);
        }
    }

    /// <summary>What it wrote, for a message.</summary>
    public string Said()
    {
        lock (_said) return string.Join('\n', _said);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<ServerProcess> Start(string folder, Dictionary<string, string> environment, int? expected, Func<int, string[]> arguments)
    {
        Directory.CreateDirectory(folder);
        var port = FreePort();
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", arguments(port))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;

        var started = Stopwatch.GetTimestamp();
        var server = new ServerProcess(Process.Start(start)!, port);
        try
        {
            await server.WaitForAnswer(started, expected);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    // Without the demonstration the first page may send elsewhere or not be there; that is an answer too.
    private async Task WaitForAnswer(long started, int? expected)
    {
        var request = HttpConnection.Request("GET", "/", null);
        while (true)
        {
            try
            {
                using var connection = new HttpConnection(Port);
                var status = connection.Send(request).Status;
                FirstAnswer = Stopwatch.GetElapsedTime(started);
                if (expected is null ? status < 500 : status == expected) return;
                throw new BenchFailedException($"The first answer was {status}.\n{Said()}");
            }
            catch (SocketException) when (!_process.HasExited && Stopwatch.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(2);
            }
            catch (SocketException e)
            {
                var how = _process.HasExited ? $"ended with {_process.ExitCode}" : "runs";
                throw new BenchFailedException($"The server did not answer within {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s and {how}: {e.Message}\n{Said()}");
            }
        }
    }

    // bin/<configuration>/<framework> of the product's project, beside our own.
    private static string ProductAssembly()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var root = own;
        while (!File.Exists(Path.Combine(root.FullName, "Supervision.sln")))
            root = root.Parent ?? throw new BenchFailedException($"{own} is not inside a clone of the project.");
        var assembly = Path.Combine(root.FullName, "Supervision.Api", "bin", own.Parent!.Name, own.Name, "Supervision.Api.dll");
        return File.Exists(assembly) ? assembly : throw new BenchFailedException($"{assembly} was not built.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_said) _said.Add(line);
    }
}
