using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Supervision.Core.Storage;

namespace Supervision.Infrastructure.Storage;

/// <summary>The database cannot be used as it is; the message says why and what to do, for whoever starts the program.</summary>
public sealed class DatabaseUnusableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Brings a database to the schema of this build: numbered scripts, forward only, each in its own transaction, never edited once applied.</summary>
public static partial class Migrator
{
    /// <summary>Safe when several processes start at once: one migrates, the others wait and find nothing to do.</summary>
    /// <param name="preparing">Called once it is known that the schema must be brought up, before the database's lock is waited for.</param>
    /// <exception cref="DatabaseUnusableException">Read-only, locked, of a newer schema, or migrated by a script that has changed since.</exception>
    public static async Task Migrate(SqlDialect dialect, Action? preparing = null, CancellationToken ct = default)
    {
        try
        {
            await using var connection = dialect.Connect();
            await connection.OpenAsync(ct);
            if (connection is SqliteConnection) await Run(connection, null, "PRAGMA journal_mode = WAL", ct);
            if (await UpToDate(connection, ct))
            {
                // A file that can be read but not written would let the program start and then refuse every change.
                await using var trial = await dialect.BeginWrite(connection, ct);
                await Run(trial.Connection, trial.Transaction, "UPDATE SchemaMigrations SET Name = Name WHERE 1 = 0", ct);
                return;
            }

            preparing?.Invoke();
            var scripts = ScriptsOf(dialect);
            await using var turn = await dialect.BeginWrite(connection, ct);
            if (dialect.Confines) await dialect.Confine(turn.Connection, turn.Transaction, null, ct);
            await Lock(turn.Connection, turn.Transaction, ct);
            await CreateTable(turn.Connection, turn.Transaction, ct);
            var applied = await Applied(turn.Connection, turn.Transaction, ct);
            Demand(applied, scripts);

            foreach (var script in scripts.Where(s => !applied.ContainsKey(s.Name)))
            {
                foreach (var batch in Batches().Split(script.Text).Where(b => !string.IsNullOrWhiteSpace(b)))
                    await Run(turn.Connection, turn.Transaction, batch, ct);
                await Run(turn.Connection, turn.Transaction, "INSERT INTO SchemaMigrations (Name, Hash, AppliedAt) VALUES (@name, @hash, @at)", ct,
                    ("@name", script.Name), ("@hash", script.Hash), ("@at", DateTime.UtcNow.ToString("O")));
            }
            await turn.Transaction.CommitAsync(ct);
        }
        catch (SqliteException e)
        {
            throw new DatabaseUnusableException(e.SqliteErrorCode switch
            {
                8 => "Tệp cơ sở dữ liệu chỉ cho đọc. Hãy cấp quyền ghi cho tài khoản chạy chương trình.",
                5 or 6 => "Tệp cơ sở dữ liệu đang bị một chương trình khác khóa. Hãy đóng chương trình đó rồi khởi động lại.",
                14 => "Không mở được tệp cơ sở dữ liệu. Hãy kiểm tra đường dẫn và quyền của thư mục.",
                26 or 11 => "Tệp cơ sở dữ liệu bị hỏng hoặc không phải tệp SQLite. Hãy khôi phục từ bản sao lưu.",
                _ => $"Không dùng được cơ sở dữ liệu: {e.Message}",
            }, e);
        }
        catch (SqlException e)
        {
            throw new DatabaseUnusableException($"Không dùng được cơ sở dữ liệu SQL Server (lỗi {e.Number}): {e.Message}", e);
        }

        async Task<bool> UpToDate(DbConnection connection, CancellationToken token)
        {
            if (!await HasTable(connection, token)) return false;
            var scripts = ScriptsOf(dialect);
            var applied = await Applied(connection, null, token);
            Demand(applied, scripts);
            return scripts.All(s => applied.ContainsKey(s.Name));
        }
    }

    /// <summary>The newest script that was applied to a database, and whether all of this build's were and no others.</summary>
    internal static async Task<(string? Name, bool IsWhole)> LastApplied(SqlDialect dialect, CancellationToken ct)
    {
        await using var connection = dialect.Connect();
        await connection.OpenAsync(ct);
        var applied = await Applied(connection, null, ct);
        return (applied.Keys.Max(StringComparer.Ordinal), applied.Count == ScriptsOf(dialect).Count && ScriptsOf(dialect).All(s => applied.GetValueOrDefault(s.Name) == s.Hash));
    }

    /// <summary>The scripts of one database, in order.</summary>
    /// <param name="database"><c>sqlite</c> or <c>sqlserver</c>.</param>
    public static IReadOnlyList<Script> Scripts(string database)
    {
        var assembly = typeof(Migrator).Assembly;
        var prefix = $"db/{database}/";
        return
        [
            .. assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                var text = reader.ReadToEnd().ReplaceLineEndings("\n");
                return new Script(name[prefix.Length..], text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
            }),
        ];
    }

    private static IReadOnlyList<Script> ScriptsOf(SqlDialect dialect) => Scripts(dialect is SqliteDialect ? "sqlite" : "sqlserver");

    private static void Demand(Dictionary<string, string> applied, IReadOnlyList<Script> scripts)
    {
        var known = scripts.ToDictionary(s => s.Name, s => s.Hash);
        foreach (var (name, hash) in applied)
        {
            if (!known.TryGetValue(name, out var expected))
                throw new DatabaseUnusableException($"Cơ sở dữ liệu có lược đồ mới hơn chương trình này (bước {name}). Hãy dùng phiên bản chương trình mới hơn.");
            if (expected != hash)
                throw new DatabaseUnusableException($"Bước {name} đã áp dụng khác với bước trong chương trình này; cơ sở dữ liệu không được dùng tiếp.");
        }
    }

    private static async Task<bool> HasTable(DbConnection connection, CancellationToken ct)
    {
        var sql = connection is SqliteConnection
            ? "SELECT COUNT(*) FROM sqlite_master WHERE name = 'SchemaMigrations'"
            : "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = 'SchemaMigrations'";
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture) > 0;
    }

    private static async Task CreateTable(DbConnection connection, DbTransaction transaction, CancellationToken ct)
    {
        await Run(connection, transaction, connection is SqliteConnection
            ? "CREATE TABLE IF NOT EXISTS SchemaMigrations (Name TEXT NOT NULL PRIMARY KEY, Hash TEXT NOT NULL, AppliedAt TEXT NOT NULL) STRICT"
            : """
              IF NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = 'SchemaMigrations')
              CREATE TABLE SchemaMigrations (Name nvarchar(100) NOT NULL CONSTRAINT PK_SchemaMigrations PRIMARY KEY, Hash char(64) NOT NULL, AppliedAt nvarchar(40) NOT NULL)
              """, ct);
    }

    private static Task Lock(DbConnection connection, DbTransaction transaction, CancellationToken ct) => connection is SqlConnection
        ? Run(connection, transaction, "EXEC sp_getapplock @Resource = 'Supervision.Migrate', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 60000", ct)
        : Task.CompletedTask; // the immediate transaction is the lock

    private static async Task<Dictionary<string, string>> Applied(DbConnection connection, DbTransaction? transaction, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT Name, Hash FROM SchemaMigrations";
        await using var reader = await command.ExecuteReaderAsync(ct);
        var applied = new Dictionary<string, string>();
        while (await reader.ReadAsync(ct)) applied.Add(reader.GetString(0), reader.GetString(1));
        return applied;
    }

    private static async Task Run(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken ct, params (string Name, string Value)[] parameters)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
        await command.ExecuteNonQueryAsync(ct);
    }

    [GeneratedRegex(@"^\s*GO\s*$", RegexOptions.Multiline)]
    private static partial Regex Batches();
}

/// <summary>One numbered migration and the hash it is recognised by.</summary>
public sealed record Script(string Name, string Text, string Hash);
