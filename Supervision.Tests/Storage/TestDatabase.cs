using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Supervision.Infrastructure;
using Supervision.Infrastructure.Storage;

namespace Supervision.Tests.Storage;

/// <summary>
/// A database for one test: a copy of a migrated SQLite file, or, with SUPERVISION_TEST_SQLSERVER set, the run's own database on that server
/// (there tests isolate by a council each, and none may expect an empty table).
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplate);
    private static readonly Lazy<Task<string>> ServerDatabase = new(MakeServerDatabase);
    private static readonly string Root = Directory.CreateTempSubdirectory("supervision-tests-").FullName;

    private readonly string? _file;

    private TestDatabase(DatabaseOptions options, string? file)
    {
        Options = options;
        _file = file;
    }

    public static string? Server => Environment.GetEnvironmentVariable("SUPERVISION_TEST_SQLSERVER");

    public static bool IsSqlServer => !string.IsNullOrWhiteSpace(Server);

    public DatabaseOptions Options { get; }

    /// <summary>The SQLite file of this test; null on a server.</summary>
    public string? File => _file;

    /// <summary>Where this test keeps files beside the database.</summary>
    public string Folder { get; } = Path.Combine(Root, Guid.NewGuid().ToString("N"));

    public static async Task<TestDatabase> Create()
    {
        if (IsSqlServer)
            return new TestDatabase(new DatabaseOptions { Engine = "sqlserver", ConnectionString = await ServerDatabase.Value }, null);
        var file = Path.Combine(Root, $"{Guid.NewGuid():N}.db");
        System.IO.File.Copy(await Template.Value, file);
        return new TestDatabase(new DatabaseOptions { Engine = "sqlite", ConnectionString = $"Data Source={file}" }, file);
    }

    /// <summary>At the end of the run: the folder, or the database on the server.</summary>
    public static async Task DropAll()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Root, recursive: true);
        if (!ServerDatabase.IsValueCreated) return;
        var name = new SqlConnectionStringBuilder(await ServerDatabase.Value).InitialCatalog;
        SqlConnection.ClearAllPools();
        await Run(Server!, $"DROP DATABASE {name}");
    }

    public ValueTask DisposeAsync()
    {
        if (_file is null) return ValueTask.CompletedTask;
        // What the application kept open ended with its container; what a test opened by itself is in the driver's pool.
        SqliteConnection.ClearAllPools();
        foreach (var suffix in new[] { "", "-wal", "-shm" }) System.IO.File.Delete(_file + suffix);
        return ValueTask.CompletedTask;
    }

    private static async Task<string> MakeTemplate()
    {
        TypeHandlers.Use();
        var file = Path.Combine(Root, "template.db");
        // Closed before it is copied: until then part of it stands in the log beside the file.
        using var dialect = new SqliteDialect($"Data Source={file}");
        await Migrator.Migrate(dialect);
        return file;
    }

    private static async Task<string> MakeServerDatabase()
    {
        TypeHandlers.Use();
        var name = $"supervision_test_{Guid.NewGuid():N}";
        await Run(Server!, $"CREATE DATABASE {name}");
        var connectionString = new SqlConnectionStringBuilder(Server) { InitialCatalog = name }.ToString();
        await Migrator.Migrate(new SqlServerDialect(connectionString));
        return connectionString;
    }

    private static async Task Run(string connectionString, string sql)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
