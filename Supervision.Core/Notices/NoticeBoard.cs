using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Notices;

/// <summary>
/// Tells open connections how many notices their person has not read, as soon as that changes. One loop in the process asks the database for all of them together: at once
/// after a commit of this process, and every few seconds for what another node wrote.
/// </summary>
public sealed partial class NoticeBoard(IServiceScopeFactory scopes, NoticeSignal signal, TimeProvider clock, ILogger<NoticeBoard> log) : IDisposable
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Watching, byte> _watching = new();
    private readonly ConcurrentDictionary<Guid, byte> _changed = new();
    private readonly SemaphoreSlim _wake = new(0);

    /// <summary>The count now and whenever it changes, until the answer is disposed.</summary>
    public Watching Watch(Guid councilId, Guid personId)
    {
        var watching = new Watching(this, councilId, personId);
        _watching[watching] = 0;
        Changed([personId]);
        return watching;
    }

    /// <summary>Runs until it is cancelled.</summary>
    public async Task Run(CancellationToken ct)
    {
        using var listening = signal.Listen(Changed);
        var last = clock.GetTimestamp();
        while (true)
        {
            var woken = await _wake.WaitAsync(Heartbeat, ct);
            var everybody = !woken || clock.GetElapsedTime(last) > Heartbeat;
            if (everybody) last = clock.GetTimestamp();
            try
            {
                await Tell(everybody, ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Failed(e);
            }
        }
    }

    public void Dispose() => _wake.Dispose();

    private void Changed(IReadOnlyCollection<Guid> people)
    {
        foreach (var person in people) _changed[person] = 0;
        if (_wake.CurrentCount == 0) _wake.Release();
    }

    private async Task Tell(bool everybody, CancellationToken ct)
    {
        var changed = new HashSet<Guid>();
        foreach (var person in _changed.Keys)
            if (_changed.TryRemove(person, out _)) changed.Add(person);
        var open = _watching.Keys.Where(w => everybody || changed.Contains(w.PersonId)).ToList();
        foreach (var council in open.GroupBy(w => w.CouncilId))
            foreach (var people in council.GroupBy(w => w.PersonId).Chunk(500))
            {
                var counts = await Counts(council.Key, [.. people.Select(p => p.Key)], ct);
                foreach (var person in people)
                    foreach (var one in person)
                        one.Show(counts.GetValueOrDefault(person.Key));
            }
    }

    private async Task<Dictionary<Guid, long>> Counts(Guid councilId, Guid[] people, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Become(ActorIdentity.System(councilId, "notices.board"));
        var rows = await scope.ServiceProvider.GetRequiredService<Db>().List<CountRow>("""
            SELECT PersonId, COUNT(*) AS Unread
            FROM Notices
            WHERE CouncilId = @CouncilId AND ReadAt IS NULL AND PersonId IN @people
            GROUP BY PersonId
            """, new { people }, ct);
        return rows.ToDictionary(r => r.PersonId, r => r.Unread);
    }

    [LoggerMessage(LogLevel.Error, "The numbers of unread notices could not be read.")]
    private partial void Failed(Exception fault);

    private sealed record CountRow
    {
        public required Guid PersonId { get; init; }
        public required long Unread { get; init; }
    }

    /// <summary>One open connection.</summary>
    public sealed class Watching : IDisposable
    {
        // Only the newest count is of interest to a slow reader.
        private readonly Channel<long> _counts = Channel.CreateBounded<long>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleWriter = true });
        private readonly NoticeBoard _board;
        private long _shown = -1;

        internal Watching(NoticeBoard board, Guid councilId, Guid personId) => (_board, CouncilId, PersonId) = (board, councilId, personId);

        internal Guid CouncilId { get; }

        internal Guid PersonId { get; }

        public ChannelReader<long> Counts => _counts.Reader;

        internal void Show(long count)
        {
            if (_shown == count) return;
            _shown = count;
            _counts.Writer.TryWrite(count);
        }

        public void Dispose() => _board._watching.TryRemove(this, out _);
    }
}
