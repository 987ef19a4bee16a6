namespace Supervision.Core.Health;

/// <summary>One part of whether this process can do its work; found by scanning, asked each time that <c>/health/ready</c> is.</summary>
public interface IReadinessCheck
{
    /// <summary>Stable and unique: <c>outbox</c>.</summary>
    string Name { get; }

    Task<Readiness> Check(CancellationToken ct);
}

/// <summary>The answer of a part.</summary>
/// <param name="IsReady">False takes the process out of service, so only what this process cannot work without.</param>
/// <param name="Facts">For an administrator to read: numbers and words without secrets or people.</param>
public sealed record Readiness(bool IsReady, IReadOnlyDictionary<string, object?>? Facts = null);
