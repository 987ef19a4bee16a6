using System.Globalization;
using Supervision.Core.Jobs;

namespace Supervision.Tests.Jobs;

/// <summary>What a diary job is to do: read from the environment where it runs in a process of its own.</summary>
/// <param name="File">Where each run writes a line when it begins and one when it ends.</param>
/// <param name="Stay">How long a run takes, unless it is let go before.</param>
/// <param name="OfCouncils">It works for councils, and has nothing to do where all have laid it to rest.</param>
public sealed record Diary(string File, string Cron, TimeSpan Stay, bool OfCouncils = false)
{
    public const string Code = "test.diary";

    public Dictionary<string, string> ToEnvironment() => new() { ["DIARY_FILE"] = File, ["DIARY_CRON"] = Cron, ["DIARY_STAY"] = Stay.TotalMilliseconds.ToString(CultureInfo.InvariantCulture) };

    public static Diary FromEnvironment() => new(Value("DIARY_FILE"), Value("DIARY_CRON"), TimeSpan.FromMilliseconds(double.Parse(Value("DIARY_STAY"), CultureInfo.InvariantCulture)));

    /// <summary>What stands in it: "begin" or "end", and the process.</summary>
    public IReadOnlyList<(string What, string Process)> Lines() =>
        System.IO.File.Exists(File) ? [.. System.IO.File.ReadAllLines(File).Select(line => line.Split(' ')).Where(parts => parts.Length == 2).Select(parts => (parts[0], parts[1]))] : [];

    /// <summary>Lets every run end at once.</summary>
    public void Leave() => System.IO.File.WriteAllText(Gate, "");

    /// <summary>Until it has stayed as long as it is to, or was let go.</summary>
    public async Task Stayed(CancellationToken ct)
    {
        for (var begun = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(begun) < Stay && !System.IO.File.Exists(Gate);) await Task.Delay(20, ct);
    }

    private string Gate => $"{File}.thoi";

    private static string Value(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set.");
}

/// <summary>Writes down when it begins and when it ends.</summary>
internal sealed class DiaryJob(Diary diary) : IScheduledJob
{
    public JobDefinition Definition => new(Diary.Code, "Ghi nhật ký thử", diary.Cron);

    public async Task<JobDone> Run(JobContext context, CancellationToken ct)
    {
        if (diary.OfCouncils && (await context.Councils(ct)).Count == 0) return new JobDone(0);
        await Write("begin");
        await diary.Stayed(ct);
        await Write("end");
        return new JobDone(1, "đã ghi");
    }

    private Task Write(string what) => File.AppendAllTextAsync(diary.File, $"{what} {Environment.ProcessId}\n");
}

/// <summary>Runs every second beside what a test watches. The engine takes what is due in its order: two further runs say that it has passed everything that was due before.</summary>
internal sealed class MarkerJob(Marker marker) : IScheduledJob
{
    public JobDefinition Definition { get; } = new("test.marker", "Đánh dấu thử", "* * * * * ?");

    public Task<JobDone> Run(JobContext context, CancellationToken ct) => Task.FromResult(new JobDone(marker.Set()));
}

/// <summary>How often the marker has run in this process.</summary>
internal sealed class Marker
{
    /// <summary>Runs to wait for: one may have begun before what is waited for.</summary>
    public const int Passed = 2;

    private int _runs;

    public int Runs => Volatile.Read(ref _runs);

    public int Set() => Interlocked.Increment(ref _runs);
}

/// <summary>Always goes wrong.</summary>
internal sealed class BrokenJob : IScheduledJob
{
    public JobDefinition Definition { get; } = new("test.broken", "Luôn hỏng", "0 0 0 1 1 ?");

    public Task<JobDone> Run(JobContext context, CancellationToken ct) => throw new FormatException("hỏng rồi");
}

/// <summary>A clock that goes on from another moment.</summary>
internal sealed class ShiftedClock(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
