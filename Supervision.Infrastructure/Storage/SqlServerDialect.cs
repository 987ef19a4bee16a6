using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.SqlClient;
using Supervision.Core.Storage;

namespace Supervision.Infrastructure.Storage;

/// <summary>SQL Server 2017 or later, with read-committed snapshots.</summary>
/// <param name="connectionString">Where it is.</param>
/// <param name="rowLevelSecurity">The script <c>db/sqlserver-rls</c> was run there: each connection says which council it works in.</param>
public sealed partial class SqlServerDialect(string connectionString, bool rowLevelSecurity = false) : SqlDialect
{
    /// <summary>A connection that goes back to the pool forgets both.</summary>
    internal const string ConfineSql = """
        EXEC sp_set_session_context @key = N'CouncilId', @value = @council;
        EXEC sp_set_session_context @key = N'AllCouncils', @value = @all;
        """;

    public override string FirstRows => "OFFSET 0 ROWS FETCH NEXT @Take ROWS ONLY";

    public override DbConnection Connect() => new SqlConnection(connectionString);

    // This client takes no DateOnly.
    public override object? Parameter(object? value) => value is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : value;

    // Sent as text they would be nvarchar: the column would be converted row by row and its index not used.
    public override IReadOnlyList<DbString>? Hashes(IReadOnlyList<string> hashes) =>
        hashes.Select(hash => new DbString { Value = hash, IsAnsi = true, IsFixedLength = true, Length = 64 }).ToList();

    public override Violation? Read(DbException exception)
    {
        if (exception is not SqlException sql) return null;
        return sql.Number switch
        {
            2601 or 2627 => new Violation(ViolationKind.Duplicate, Name(UniqueName().Match(sql.Message).Value)),
            547 => Conflict(Name(Quoted().Match(sql.Message).Groups[1].Value)),
            515 => new Violation(ViolationKind.Missing, null),
            _ => null,
        };
    }

    // 1205 deadlock victim, 1222 lock time-out, 3960 snapshot conflict.
    public override bool IsTransient(DbException exception) => exception is SqlException { Number: 1205 or 1222 or 3960 };

    public override async ValueTask<WriteTurn> BeginWrite(DbConnection connection, CancellationToken ct) =>
        new(await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct), null);

    public override bool Confines => rowLevelSecurity;

    public override async Task Confine(DbConnection connection, DbTransaction? transaction, Guid? councilId, CancellationToken ct)
    {
        await using var command = ((SqlConnection)connection).CreateCommand();
        command.Transaction = (SqlTransaction?)transaction;
        command.CommandText = ConfineSql;
        command.Parameters.Add("@council", SqlDbType.UniqueIdentifier).Value = (object?)councilId ?? DBNull.Value;
        command.Parameters.Add("@all", SqlDbType.Bit).Value = councilId is null;
        await command.ExecuteNonQueryAsync(ct);
    }

    public override bool IsSingleNode => false;

    // A lock of the session: the server gives it back when the connection ends, which a killed process's does.
    public override async ValueTask<IAsyncDisposable?> TryHold(string name, CancellationToken ct)
    {
        var connection = new SqlConnection(new SqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "DECLARE @got int; EXEC @got = sp_getapplock @Resource = @name, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 0; SELECT @got";
            command.Parameters.AddWithValue("@name", $"Supervision.{name}");
            if (Convert.ToInt32(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture) >= 0) return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        await connection.DisposeAsync();
        return null;
    }

    private static Violation Conflict(string? name) =>
        new(name?.StartsWith("CK_", StringComparison.OrdinalIgnoreCase) == true ? ViolationKind.Check : ViolationKind.Reference, name);

    // A server that is only compatible writes names small, and an index's no longer than 31 letters with more behind it: the one of ours that it begins with is meant.
    private static string? Name(string told) => told.Length == 0 ? null
        : told.Any(char.IsAsciiLetterUpper) ? told
        : Constraints.Sentences.Keys.Where(ours => told.StartsWith(ours.Length > 31 ? ours[..31] : ours, StringComparison.OrdinalIgnoreCase)).MaxBy(ours => ours.Length) ?? told;

    [GeneratedRegex("\"([A-Za-z]{2}_\\w+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(UX|PK|UQ)_\w+", RegexOptions.IgnoreCase)]
    private static partial Regex UniqueName();
}
