using Quartz.Impl.AdoJobStore;
using Supervision.Infrastructure.Storage;

namespace Supervision.Infrastructure.Jobs.Quartz;

/// <summary>
/// Quartz's locks on SQLite are the turn to write that everybody in this process waits for: so it meets no busy file, and nobody meets one because of it.
/// Who has the turn already, for the other of its locks, goes on.
/// </summary>
internal sealed class WriterTurn(SqliteDialect dialect) : ILockHandler
{
    private readonly Lock _sync = new();
    private Guid _owner;
    private int _depth;
    private IDisposable? _turn;

    public bool RequiresConnection => false;

    public async ValueTask<bool> AcquireLock(Guid requestorId, ConnectionAndTransactionHolder? conn, SchedulerLock lockKind, CancellationToken cancellationToken = default)
    {
        lock (_sync)
        {
            if (_depth > 0 && _owner == requestorId)
            {
                _depth++;
                return true;
            }
        }
        var turn = await dialect.WaitForTurn(cancellationToken);
        lock (_sync)
        {
            _turn = turn;
            _owner = requestorId;
            _depth = 1;
        }
        return true;
    }

    public ValueTask ReleaseLock(Guid requestorId, SchedulerLock lockKind, CancellationToken cancellationToken = default)
    {
        lock (_sync)
        {
            if (_depth > 0 && _owner == requestorId && --_depth == 0)
            {
                _turn?.Dispose();
                _turn = null;
            }
        }
        return ValueTask.CompletedTask;
    }
}
