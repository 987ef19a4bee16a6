using Supervision.Core.Storage;

namespace Supervision.Core.Health;

/// <summary>
/// How long the oldest delivery that is due has waited, over all councils. An outbox that stands does not take the process out of service: people go on working, and whoever watches
/// sees that mail does not leave.
/// </summary>
internal sealed class OutboxReadiness(Db db, TimeProvider clock) : IReadinessCheck
{
    public string Name => "outbox";

    public async Task<Readiness> Check(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Find<Due>("""
            -- across councils: whether the installation sends what is due; counts and an age, no council's content
            SELECT COUNT(*) AS Deliveries, MIN(d.NextTryAt) AS OldestAt
            FROM Deliveries d
            WHERE d.State = 'Waiting' AND d.NextTryAt <= @now
            """, new { now }, ct);
        return new Readiness(true, new Dictionary<string, object?>
        {
            ["due"] = due?.Deliveries ?? 0,
            ["oldestSeconds"] = due?.OldestAt is { } oldest ? (long)(now - oldest).TotalSeconds : null,
        });
    }

    private sealed record Due
    {
        public required long Deliveries { get; init; }
        public DateTimeOffset? OldestAt { get; init; }
    }
}
