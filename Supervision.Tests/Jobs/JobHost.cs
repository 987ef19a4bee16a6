using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Api.Hosting;
using Supervision.Core.Jobs;

namespace Supervision.Tests.Jobs;

/// <summary>The product in a process of its own, with a job that keeps a diary: to be killed and started again.</summary>
internal sealed class JobHost : IDisposable
{
    private const string Mark = "marker ran";

    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private JobHost(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.ErrorDataReceived += (_, line) => Heard(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Id => _process.Id.ToString(CultureInfo.InvariantCulture);

    /// <param name="shift">How far its clock is from the real one.</param>
    public static JobHost Start(string folder, string database, Diary diary, TimeSpan shift = default)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8 };
        start.ArgumentList.Add(typeof(JobHost).Assembly.Location);
        start.ArgumentList.Add("jobhost");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Supervision__DataFolder"] = folder;
        start.Environment["Supervision__Database__ConnectionString"] = database;
        start.Environment["Supervision__SetupCode"] = World.SetupCodeValue;
        start.Environment["Supervision__Jobs"] = "on";
        start.Environment["Supervision__AcceptedRisks"] = "public-url,key-certificate";
        start.Environment["DIARY_SHIFT"] = shift.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in diary.ToEnvironment()) start.Environment[name] = value;
        return new JobHost(new Process { StartInfo = start });
    }

    /// <summary>The entry of that process.</summary>
    public static async Task Run()
    {
        var shift = TimeSpan.FromSeconds(double.Parse(Environment.GetEnvironmentVariable("DIARY_SHIFT")!, CultureInfo.InvariantCulture));
        var marker = new Marker();
        await using var app = await Server.Open(["--urls=http://127.0.0.1:0"], builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(new ShiftedClock(shift));
            builder.Services.AddSingleton(Diary.FromEnvironment());
            builder.Services.AddScoped<IScheduledJob, DiaryJob>();
            builder.Services.AddSingleton(marker);
            builder.Services.AddScoped<IScheduledJob, MarkerJob>();
        });
        await app.StartAsync();
        var engine = app.Services.GetRequiredService<IJobEngine>();
        var said = JobEngineState.Starting;
        var marked = 0;
        while (!app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            if (engine.State != said) Console.WriteLine($"engine {said = engine.State}");
            for (; marked < marker.Runs; marked++) Console.WriteLine(Mark);
            await Task.Delay(50);
        }
    }

    /// <summary>Waits until the engine has passed everything that is due by now.</summary>
    public Task Passed()
    {
        var before = Marks();
        return Until(() => Marks() >= before + Marker.Passed, "further runs of the marker");
    }

    public Task Reached(JobEngineState state) => Until(() => Said().Contains($"engine {state}", StringComparison.Ordinal), $"engine {state}");

    /// <summary>Waits for something to come true, and fails with what the process said.</summary>
    public async Task Until(Func<bool> holds, string what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!holds())
        {
            if (_process.HasExited || Said().Contains("engine Failed", StringComparison.Ordinal) || Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(90)) throw new AssertionException($"It did not come to '{what}'. The process said:\n{Said()}");
            await Task.Delay(50);
        }
    }

    /// <summary>SIGKILL: nothing is flushed, nothing closed.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public string Said()
    {
        lock (_said) return _said.ToString();
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }

    private int Marks() => Said().Split(Mark).Length - 1;

    private void Heard(string? line)
    {
        if (line is null) return;
        lock (_said) _said.AppendLine(line);
    }
}
