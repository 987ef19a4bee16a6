using System.Data.Common;
using Dapper;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Search;

namespace Supervision.Core.Storage;

/// <summary>The database as one request sees it: one connection, one transaction at most, plain SQL in and rows out.</summary>
/// <remarks>
/// A statement may use @CouncilId, @ActorId and @ActorUnitId without passing them: they are the actor's, and every statement is limited
/// to the actor's council by the first, save those that begin with a comment <c>-- across councils: reason</c>.
/// </remarks>
public sealed class Db(SqlDialect dialect, Actor actor, SqlWatch watch, NoticeSignal signal) : IAsyncDisposable
{
    private const string AcrossCouncils = "-- across councils: ";

    private readonly HashSet<Guid> _told = [];
    private readonly HashSet<(SearchKind Kind, Guid Id)> _searched = [];
    private DbConnection? _connection;
    private WriteTurn? _turn;
    private (DbConnection Connection, Guid? CouncilId)? _confined;

    public bool InTransaction => _turn is not null;

    public async Task<T?> Find<T>(string sql, object? args, CancellationToken ct) where T : class =>
        await (await OpenFor(sql, ct)).QuerySingleOrDefaultAsync<T>(Command(sql, args, ct));

    public async Task<T?> Value<T>(string sql, object? args, CancellationToken ct) =>
        await (await OpenFor(sql, ct)).ExecuteScalarAsync<T?>(Command(sql, args, ct));

    public async Task<IReadOnlyList<T>> List<T>(string sql, object? args, CancellationToken ct) =>
        (await (await OpenFor(sql, ct)).QueryAsync<T>(Command(sql, args, ct))).AsList();

    /// <summary>The first rows of a query that ends in ORDER BY; reads one row too many to know whether there are more.</summary>
    public async Task<Page<T>> Page<T>(string sql, object? args, int take, Func<T, object?[]> key, CancellationToken ct)
    {
        var rows = await List<T>(watch.Paged(sql, dialect.FirstRows), (args as SqlArguments ?? new SqlArguments(args)).With("Take", take + 1), ct);
        return rows.Count > take
            ? new Page<T>(rows.Take(take).ToList(), Cursor.Write(key(rows[take - 1])))
            : new Page<T>(rows, null);
    }

    /// <summary>Several results in one round trip.</summary>
    public async Task<T> Several<T>(string sql, object? args, Func<SqlMapper.GridReader, Task<T>> read, CancellationToken ct)
    {
        await using var grid = await (await OpenFor(sql, ct)).QueryMultipleAsync(Command(sql, args, ct));
        return await read(grid);
    }

    public async Task<int> Execute(string sql, object? args, CancellationToken ct)
    {
        var connection = await OpenFor(sql, ct);
        var command = Command(sql, args, ct);
        try
        {
            var rows = await connection.ExecuteAsync(command);
            if (_turn is not null && rows > 0 && SearchTables.Find(sql) is { } touched) Search(touched.Kind, touched.IdIn((DynamicParameters)command.Parameters!));
            return rows;
        }
        catch (DbException e) when (dialect.Read(e) is { } violation)
        {
            throw Constraints.Refusal(violation, e);
        }
    }

    /// <summary>Updates exactly the row the caller read, or refuses because somebody else changed it since.</summary>
    public async Task Update(string sql, object? args, CancellationToken ct)
    {
        if (await Execute(sql, args, ct) != 1) throw RefusedException.Stale();
    }

    /// <summary>Inserts many rows by one statement text, one execution a row.</summary>
    public async Task ExecuteEach(string sql, IEnumerable<object> rows, CancellationToken ct)
    {
        foreach (var row in rows) await Execute(sql, row, ct);
    }

    public bool IsTransient(DbException exception) => dialect.IsTransient(exception);

    internal async Task Begin(CancellationToken ct) => _turn = await dialect.BeginWrite(await Open(ct), ct);

    internal NoticeSignal Signal => signal;

    /// <summary>Somebody has something new, or has read it: they learn of it once this is committed.</summary>
    internal void Wake(Guid personId) => _told.Add(personId);

    /// <summary>The words by which this is found are to be written anew before the transaction ends.</summary>
    internal void Search(SearchKind kind, Guid id) => _searched.Add((kind, id));

    internal IReadOnlyCollection<(SearchKind Kind, Guid Id)> Searched => _searched;

    internal async Task Commit(CancellationToken ct)
    {
        await _turn!.Transaction.CommitAsync(ct);
        if (_told.Count > 0) signal.Committed([.. _told]);
    }

    /// <summary>Ends the transaction: what was not committed is undone.</summary>
    internal async Task End()
    {
        var turn = _turn;
        _turn = null;
        _told.Clear();
        _searched.Clear();
        if (turn is not null) await turn.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        var connection = _connection;
        _connection = null;
        if (connection is not null) await connection.DisposeAsync();
    }

    private async ValueTask<DbConnection> Open(CancellationToken ct)
    {
        if (_turn is not null) return _turn.Connection;
        _connection ??= dialect.Connect();
        if (_connection.State == System.Data.ConnectionState.Closed) await _connection.OpenAsync(ct);
        return _connection;
    }

    private async ValueTask<DbConnection> OpenFor(string sql, CancellationToken ct)
    {
        var connection = await Open(ct);
        if (!dialect.Confines) return connection;
        // Whoever signs in is of no council yet.
        Guid? councilId = actor.IsKnown && !sql.AsSpan().TrimStart().StartsWith(AcrossCouncils, StringComparison.Ordinal) ? actor.CouncilId : null;
        if (_confined != (connection, councilId))
        {
            _confined = null;
            await dialect.Confine(connection, _turn?.Transaction, councilId, ct);
            _confined = (connection, councilId);
        }
        return connection;
    }

    private CommandDefinition Command(string sql, object? args, CancellationToken ct)
    {
        var arguments = args as SqlArguments ?? new SqlArguments(args);
        var parameters = arguments.Build(sql, dialect, actor);
        watch.Seen(sql, parameters);
        return new CommandDefinition(sql, parameters, _turn?.Transaction, cancellationToken: ct);
    }
}
