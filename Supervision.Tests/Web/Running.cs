using System.Diagnostics;
using System.Text;
using Supervision.Api.Hosting;

namespace Supervision.Tests.Web;

/// <summary>The program itself, as a process of its own, with settings in its environment.</summary>
public sealed class Running : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _preparing = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Running(string[] arguments, IReadOnlyDictionary<string, string?> settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(typeof(ServerOptions).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        // Jobs have tests of their own, which turn them on.
        start.Environment["Supervision__Jobs"] = "off";
        start.Environment["Supervision__AcceptedRisks"] = "public-url,key-certificate";
        foreach (var (name, value) in settings) start.Environment[$"Supervision__{name}"] = value;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Heard(line.Data);
        _process.ErrorDataReceived += (_, line) => Heard(line.Data);
        _process.Exited += (_, _) =>
        {
            _preparing.TrySetException(new InvalidOperationException("The program ended without preparing a database."));
            _address.TrySetException(new InvalidOperationException("The program ended before it served."));
        };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static async Task<(int ExitCode, string Output)> ToEnd(IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        using var program = new Running(arguments, settings);
        await program._process.WaitForExitAsync().WaitAsync(Patience);
        lock (program._output) return (program._process.ExitCode, program._output.ToString());
    }

    /// <summary>Until it says where it serves.</summary>
    public static async Task<(Running Program, Uri Address)> Serving(IReadOnlyDictionary<string, string?> settings)
    {
        var program = Start(settings);
        try
        {
            return (program, await program.Address());
        }
        catch
        {
            program.Dispose();
            throw;
        }
    }

    public static Running Start(IReadOnlyDictionary<string, string?> settings) => new(["--urls=http://127.0.0.1:0"], settings);

    /// <summary>What it has said so far.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>Until it has seen that its database must be prepared, and goes for the lock.</summary>
    public Task Preparing() => Told(_preparing.Task.WaitAsync(Patience));

    /// <summary>Until it says where it serves.</summary>
    public async Task<Uri> Address()
    {
        await Told(_address.Task.WaitAsync(Patience));
        return await _address.Task;
    }

    private async Task Told(Task awaited)
    {
        try
        {
            await awaited;
        }
        catch
        {
            lock (_output) TestContext.Out.WriteLine(_output);
            throw;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Heard(string? line)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
        if (line == Server.Preparing) _preparing.TrySetResult();
        if (line.StartsWith("Giám sát đang phục vụ tại ", StringComparison.Ordinal)) _address.TrySetResult(new Uri(line.Split(' ')[^1]));
    }
}
