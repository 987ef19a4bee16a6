using System.Data.Common;
using Dapper;

namespace Supervision.Core.Storage;

/// <summary>What a database refused a statement for.</summary>
public enum ViolationKind
{
    Duplicate,
    Reference,
    Check,
    Missing,
}

/// <summary>A constraint that was violated, by the name it has in the schema (null where the database does not tell).</summary>
public sealed record Violation(ViolationKind Kind, string? Constraint);

/// <summary>The few things SQL Server and SQLite say differently. Handlers never see it; only <see cref="Db"/> does.</summary>
public abstract class SqlDialect
{
    public abstract DbConnection Connect();

    /// <summary>Goes after ORDER BY; uses @Take.</summary>
    public abstract string FirstRows { get; }

    /// <summary>The value as this database's driver takes it: ids, days and instants differ.</summary>
    public abstract object? Parameter(object? value);

    /// <summary>Hashes in hexadecimal as this database's columns keep them; null where they are text as any other.</summary>
    public virtual IReadOnlyList<DbString>? Hashes(IReadOnlyList<string> hashes) => null;

    /// <summary>Which constraint refused, or null when the fault is another.</summary>
    public abstract Violation? Read(DbException exception);

    /// <summary>Worth trying the whole unit of work once more: a deadlock, a busy file.</summary>
    public abstract bool IsTransient(DbException exception);

    /// <summary>Waits for the turn to write and begins, on this connection or on the one kept for writing; disposing gives the turn back.</summary>
    public abstract ValueTask<WriteTurn> BeginWrite(DbConnection connection, CancellationToken ct);

    /// <summary>The database limits rows to a council by itself, and wants to be told which.</summary>
    public virtual bool Confines => false;

    /// <summary>Tells it, for what follows on this connection; none for what is about no one council.</summary>
    public virtual Task Confine(DbConnection connection, DbTransaction? transaction, Guid? councilId, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Whether only one process may run jobs on this database.</summary>
    public abstract bool IsSingleNode { get; }

    /// <summary>
    /// Holds a name among all processes that use this database, until it is disposed or the process ends in whatever way; null while somebody else has it.
    /// Whoever gets it knows that nobody who had it before is still at work.
    /// </summary>
    public abstract ValueTask<IAsyncDisposable?> TryHold(string name, CancellationToken ct);
}

/// <summary>A transaction that was begun, with whatever must be given back at its end.</summary>
public sealed class WriteTurn(DbTransaction transaction, IDisposable? turn) : IAsyncDisposable
{
    public DbTransaction Transaction { get; } = transaction;

    /// <summary>Everything of the transaction goes through this one.</summary>
    public DbConnection Connection { get; } = transaction.Connection ?? throw new ArgumentException("It was ended already.", nameof(transaction));

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Transaction.DisposeAsync();
        }
        finally
        {
            turn?.Dispose();
        }
    }
}
