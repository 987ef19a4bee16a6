using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Supervision.Infrastructure.Storage;

/// <summary>A connection that stays open between its uses and keeps its statements prepared: to compile one costs SQLite more than to run it.</summary>
/// <param name="connectionString">Without the driver's own pooling, which would forget the statements.</param>
/// <param name="keep">Takes the connection back when it is disposed; false when it is to be closed.</param>
internal sealed class SqliteSession(string connectionString, Func<SqliteSession, bool> keep) : SqliteConnection(connectionString)
{
    private const int MostStatements = 400;

    // FULL: a commit returns when its log is on disk. The log is written back every 16 MB: seldom enough to be cheap, early enough that the writer whose turn it is
    // holds nobody up for long; where a reader let it grow, it is cut back to 64 MB.
    private const string Settings = "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -8000";

    private readonly Dictionary<string, SqliteCommand> _statements = [];

    /// <summary>The prepared statement of this text, or a new one; nobody else has it until it is given back.</summary>
    public SqliteCommand Take(string sql)
    {
        if (!_statements.Remove(sql, out var statement))
        {
            statement = CreateCommand();
            statement.CommandText = sql;
        }
        statement.Transaction = Transaction;
        return statement;
    }

    public void GiveBack(SqliteCommand statement)
    {
        statement.Parameters.Clear();
        statement.Transaction = null;
        if (State != ConnectionState.Open || _statements.Count >= MostStatements || !_statements.TryAdd(statement.CommandText, statement)) statement.Dispose();
    }

    public override void Open()
    {
        base.Open();
        try
        {
            using var command = CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
        }
        catch
        {
            Close();
            throw;
        }
    }

    protected override DbCommand CreateDbCommand() => new KeptStatement(this);

    protected override void Dispose(bool disposing)
    {
        // Whoever leaves a transaction open ends it by closing, as everywhere.
        if (disposing && State == ConnectionState.Open && Transaction is null && keep(this)) return;
        if (disposing) Close();
        base.Dispose(disposing);
    }

    public override void Close()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        _statements.Clear();
        base.Close();
    }

    /// <summary>One use of a statement. It is kept only if it ran as it was written, without a fault.</summary>
    private sealed class KeptStatement(SqliteSession session) : DbCommand
    {
        private SqliteCommand? _statement;
        private bool _rewritten;
        private bool _ran;

        [AllowNull]
        public override string CommandText
        {
            get => _statement?.CommandText ?? "";
            set
            {
                if (_statement is null)
                {
                    _statement = session.Take(value ?? "");
                }
                else
                {
                    // Lists are written out into the text: as many texts as lengths, not worth keeping.
                    _rewritten = true;
                    _statement.CommandText = value;
                }
            }
        }

        public override int CommandTimeout { get => Statement.CommandTimeout; set => Statement.CommandTimeout = value; }

        public override CommandType CommandType
        {
            get => CommandType.Text;
            set
            {
                if (value != CommandType.Text) throw new NotSupportedException("There is only text.");
            }
        }

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection
        {
            get => session;
            set => throw new NotSupportedException("A statement belongs to its connection.");
        }

        protected override DbParameterCollection DbParameterCollection => Statement.Parameters;

        protected override DbTransaction? DbTransaction
        {
            get => session.Transaction;
            set
            {
                if (value != session.Transaction) throw new InvalidOperationException("A statement runs in the transaction of its connection.");
            }
        }

        private SqliteCommand Statement => _statement ?? throw new InvalidOperationException("The text of the statement comes first.");

        public override void Cancel() => _statement?.Cancel();

        public override void Prepare() => Statement.Prepare();

        public override int ExecuteNonQuery() => Ran(Statement.ExecuteNonQuery());

        public override object? ExecuteScalar() => Ran(Statement.ExecuteScalar());

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Ran(Statement.ExecuteReader(behavior));

        protected override DbParameter CreateDbParameter() => new SqliteParameter();

        protected override void Dispose(bool disposing)
        {
            if (disposing && _statement is { } statement)
            {
                _statement = null;
                if (_ran && !_rewritten) session.GiveBack(statement);
                else statement.Dispose();
            }
            base.Dispose(disposing);
        }

        private T Ran<T>(T result)
        {
            _ran = true;
            return result;
        }
    }
}
