using Supervision.Core.Health;

namespace Supervision.Core.Jobs;

/// <summary>The engine of jobs runs, or need not run in this process.</summary>
internal sealed class SchedulerReadiness(IJobEngine engine) : IReadinessCheck
{
    public string Name => "scheduler";

    public Task<Readiness> Check(CancellationToken ct) => Task.FromResult(new Readiness(
        engine.State is JobEngineState.Running or JobEngineState.Standby or JobEngineState.Off,
        new Dictionary<string, object?> { ["state"] = engine.State.ToString() }));
}
