using System.Collections.Concurrent;

namespace Supervision.Core.Notices;

/// <summary>
/// What a unit of work needs beside its rows to tell people: the ways out, the clock they go by, and whom to wake once it is committed. One in the process.
/// </summary>
public sealed class NoticeSignal(TimeProvider clock, NoticeChannels channels)
{
    private readonly ConcurrentDictionary<object, Action<IReadOnlyCollection<Guid>>> _listeners = new();

    public TimeProvider Clock => clock;

    public NoticeChannels Channels => channels;

    /// <summary>Is told, after each commit, who has something new; returns at once and throws nothing. Disposing ends it.</summary>
    public IDisposable Listen(Action<IReadOnlyCollection<Guid>> committed)
    {
        var listening = new Listening(this);
        _listeners[listening] = committed;
        return listening;
    }

    internal void Committed(IReadOnlyCollection<Guid> people)
    {
        foreach (var listener in _listeners.Values) listener(people);
    }

    private sealed class Listening(NoticeSignal signal) : IDisposable
    {
        public void Dispose() => signal._listeners.TryRemove(this, out _);
    }
}
