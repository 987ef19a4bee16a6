using System.Data.Common;
using Supervision.Core.Search;
using Supervision.Core.Storage;

namespace Supervision.Core.Pipeline;

/// <summary>One transaction with its journal: what is done in it happens together or not at all. A deadlock or a busy file is tried once more.</summary>
public sealed class Turn(Db db, Journal journal, AfterCommit after, TimeProvider clock)
{
    /// <param name="command">Whose doing the journal names.</param>
    /// <param name="work">May be called twice; inside another transaction it joins that one.</param>
    public async Task<T> Run<T>(string command, Func<Task<T>> work, CancellationToken ct)
    {
        if (db.InTransaction) return await work();

        var result = await InTransaction(command, work, ct);
        await after.Run(ct);
        return result;
    }

    private async Task<T> InTransaction<T>(string command, Func<Task<T>> work, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await db.Begin(ct);
                journal.Clear();
                after.Clear();
                var result = await work();
                await journal.Write(command, ct);
                await SearchIndex.Write(db, clock.Today(), ct);
                await db.Commit(ct);
                return result;
            }
            catch (DbException fault) when (attempt == 1 && db.IsTransient(fault))
            {
                // The other side of the deadlock is through by now; whatever this attempt did is undone.
            }
            finally
            {
                await db.End();
            }
        }
    }
}
