using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Jobs;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Audit;

/// <summary>One look at something sensitive.</summary>
public sealed record AccessEntry
{
    public required Guid Id { get; init; }
    public required Guid CouncilId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid PersonId { get; init; }
    public string? ActingAs { get; init; }
    public string? Origin { get; init; }
    public required SensitiveKind Kind { get; init; }
    public required string Request { get; init; }
    public Guid? SubjectId { get; init; }
}

/// <summary>
/// Looks wait here to be written together, so that no answer waits for a commit; whoever comes when it is full writes what waits before going on: nothing is dropped. A process that is killed loses what
/// was looked at in its last second.
/// </summary>
public sealed class AccessBuffer(IServiceScopeFactory scopes) : IDisposable
{
    /// <summary>So many wait at most.</summary>
    public const int Most = 5000;

    private const int Slice = 500;

    private readonly ConcurrentQueue<AccessEntry> _waiting = new();
    private readonly SemaphoreSlim _writing = new(1, 1);

    public int Waiting => _waiting.Count;

    /// <param name="mayWait">Not inside a transaction, which the writing itself would wait for.</param>
    public async ValueTask Add(AccessEntry entry, bool mayWait, CancellationToken ct)
    {
        _waiting.Enqueue(entry);
        if (mayWait && _waiting.Count >= Most) await Flush(ct);
    }

    public void Dispose() => _writing.Dispose();

    /// <summary>Writes everything that waits now.</summary>
    public async Task Flush(CancellationToken ct)
    {
        await _writing.WaitAsync(ct);
        try
        {
            while (!_waiting.IsEmpty)
            {
                // They leave the queue once they are committed: one turn writes at a time, and only it takes away.
                var slice = _waiting.Take(Slice).ToList();
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<Db>();
                await db.InOwnTransaction(() => db.ExecuteEach("""
                    -- across councils: looks of people of all councils are written together
                    INSERT INTO AccessLog (Id, CouncilId, At, PersonId, ActingAs, Origin, Kind, Request, SubjectId)
                    VALUES (@Id, @CouncilId, @At, @PersonId, @ActingAs, @Origin, @Kind, @Request, @SubjectId)
                    """, slice, ct), ct);
                for (var i = 0; i < slice.Count; i++) _waiting.TryDequeue(out _);
            }
        }
        finally
        {
            _writing.Release();
        }
    }
}
