namespace Supervision.Core.Pipeline;

/// <summary>
/// What a command sets going elsewhere once its change is committed: something that writes to the same database by itself, and so must not wait
/// inside the transaction that it would wait for. Dropped with the transaction when that is undone.
/// </summary>
public sealed class AfterCommit
{
    private readonly List<Func<CancellationToken, Task>> _work = [];

    public void Add(Func<CancellationToken, Task> work) => _work.Add(work);

    internal void Clear() => _work.Clear();

    internal async Task Run(CancellationToken ct)
    {
        var work = _work.ToArray();
        _work.Clear();
        foreach (var one in work) await one(ct);
    }
}
