namespace Supervision.Core.Pipeline;

/// <summary>A clock that stands until it is set: what a demonstration and a test go by.</summary>
public sealed class SteppingClock(DateTimeOffset now) : TimeProvider
{
    private long _utcTicks = now.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _utcTicks), TimeSpan.Zero);

    /// <summary>Sets the clock to an hour of a day in Vietnam; it may go back, as a demonstration steps through several cases.</summary>
    public void Set(DateOnly day, TimeOnly time) => Interlocked.Exchange(ref _utcTicks, day.At(time).UtcTicks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _utcTicks, by.Ticks);
}
