using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Supervision.Core.Storage;

namespace Supervision.Infrastructure.Storage;

/// <summary>The embedded database: one file, readers beside one writer, every commit on disk before it is acknowledged.</summary>
/// <remarks>
/// Writers of this process queue at an asynchronous gate; the driver's own waiting let single writers stall for seconds. They all write on one connection, because every
/// other one drops its cached pages whenever it sees a commit that was not its own.
/// </remarks>
public sealed partial class SqliteDialect(string connectionString) : SqlDialect, IDisposable
{
    private const int MostIdle = 16;

    // How Windows, Linux and macOS say that somebody else has locked a file.
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int WouldBlock = 11;
    private const int WouldBlockOnMac = 35;

    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new();

    private readonly string _connectionString = new SqliteConnectionStringBuilder(connectionString)
    {
        ForeignKeys = true,
        Pooling = false,
    }.ToString();

    private readonly string _file = FileOf(connectionString);

    private readonly SemaphoreSlim _gate = Gates.GetOrAdd(FileOf(connectionString), _ => new SemaphoreSlim(1, 1));

    private readonly ConcurrentStack<SqliteSession> _idle = new();
    private SqliteSession? _writer;
    private bool _ended;

    public override string FirstRows => "LIMIT @Take";

    public override DbConnection Connect() => _idle.TryPop(out var session) ? session : new SqliteSession(_connectionString, Keep);

    public override object? Parameter(object? value) => value switch
    {
        Guid id => id.ToString("D"),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture) + "Z",
        bool flag => flag ? 1L : 0L,
        _ => value,
    };

    public override Violation? Read(DbException exception)
    {
        if (exception is not SqliteException sqlite) return null;
        var detail = Detail().Match(sqlite.Message).Groups[1].Value;
        return sqlite.SqliteExtendedErrorCode switch
        {
            1555 or 2067 => new Violation(ViolationKind.Duplicate, UniqueIndexOf(detail)),
            787 => new Violation(ViolationKind.Reference, null),
            275 => new Violation(ViolationKind.Check, detail),
            1299 => new Violation(ViolationKind.Missing, detail),
            _ => null,
        };
    }

    // 5 is busy, 6 is locked: another process holds the file.
    public override bool IsTransient(DbException exception) => exception is SqliteException { SqliteErrorCode: 5 or 6 };

    public override async ValueTask<WriteTurn> BeginWrite(DbConnection connection, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        var turn = new Turn(_gate);
        try
        {
            if (_writer is null)
            {
                _writer = new SqliteSession(_connectionString, _ => false);
                _writer.Open();
            }
            return new WriteTurn(_writer.BeginTransaction(deferred: false), turn);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    public override bool IsSingleNode => true;

    // A locked file beside the database: the system gives it back when the process ends, killed or not. It stays there, because to delete it would let two hold it.
    public override ValueTask<IAsyncDisposable?> TryHold(string name, CancellationToken ct)
    {
        try
        {
            return ValueTask.FromResult<IAsyncDisposable?>(new FileStream($"{_file}.{name}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (e.HResult is SharingViolation or WouldBlock or WouldBlockOnMac)
        {
            return ValueTask.FromResult<IAsyncDisposable?>(null);
        }
    }

    /// <summary>The turn to write, for what writes to this file through connections of its own.</summary>
    internal async Task<IDisposable> WaitForTurn(CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        return new Turn(_gate);
    }

    /// <summary>Closes what is kept open; connections still in use close when they are given back.</summary>
    public void Dispose()
    {
        _ended = true;
        while (_idle.TryPop(out var session)) session.Dispose();
        _writer?.Close();
        _writer = null;
    }

    private static string FileOf(string connectionString) => Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);

    private bool Keep(SqliteSession session)
    {
        if (_ended || _idle.Count >= MostIdle) return false;
        _idle.Push(session);
        return true;
    }

    // SQLite names the columns ("Table.A, Table.B"), not the index; the schema tells which unique index has exactly these.
    private string? UniqueIndexOf(string columns)
    {
        var parts = columns.Split(", ").Select(c => c.Split('.')).Where(c => c.Length == 2).ToArray();
        if (parts.Length == 0) return null;
        var wanted = parts.Select(c => c[1]).ToArray();

        using var connection = new SqliteConnection(_connectionString);
        connection.Open();
        foreach (var index in Column(connection, "SELECT name FROM pragma_index_list($of) WHERE \"unique\" = 1", parts[0][0]))
            if (Column(connection, "SELECT name FROM pragma_index_info($of) ORDER BY seqno", index).SequenceEqual(wanted))
                return index.StartsWith("sqlite_autoindex", StringComparison.Ordinal) ? $"PK_{parts[0][0]}" : index;
        return null;
    }

    private static List<string> Column(SqliteConnection connection, string sql, string of)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$of", of);
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read()) values.Add(reader.GetString(0));
        return values;
    }

    [GeneratedRegex(@"constraint failed: ([^']+)'")]
    private static partial Regex Detail();

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        private int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0) gate.Release();
        }
    }
}
