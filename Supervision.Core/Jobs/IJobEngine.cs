using Supervision.Core.Text;

namespace Supervision.Core.Jobs;

/// <summary>How far the engine of jobs is.</summary>
public enum JobEngineState
{
    /// <summary>Turned off by the settings of this process.</summary>
    [Label("tắt")] Off,

    /// <summary>The server serves already; the engine is not there yet.</summary>
    [Label("đang khởi động")] Starting,

    /// <summary>Another process on the same database runs the jobs; this one takes over when it ends.</summary>
    [Label("chờ, máy chủ khác đang chạy")] Standby,

    /// <summary>Jobs run when they are due.</summary>
    [Label("đang chạy")] Running,

    /// <summary>It could not be started; the log says why.</summary>
    [Label("không khởi động được")] Failed,
}

/// <summary>What wakes jobs when they are due, keeps their times over a restart and runs no job beside itself. Which one it is, is chosen when the product is built.</summary>
public interface IJobEngine
{
    JobEngineState State { get; }

    /// <summary>When a job runs next by itself, whether or not it is paused; null where the engine does not run here.</summary>
    DateTimeOffset? NextRun(JobDefinition job);

    /// <summary>Runs it once, soon. Writes to the database by itself: to be called outside of any transaction.</summary>
    Task RunNow(string code, CancellationToken ct);
}

/// <summary>The engine of a process that runs no jobs: tests, the demonstration's verb, a web server beside the one that does.</summary>
public sealed class NoJobEngine : IJobEngine
{
    public JobEngineState State => JobEngineState.Off;

    public DateTimeOffset? NextRun(JobDefinition job) => null;

    public Task RunNow(string code, CancellationToken ct) => throw new InvalidOperationException($"{code} was to be run where jobs are turned off.");
}
