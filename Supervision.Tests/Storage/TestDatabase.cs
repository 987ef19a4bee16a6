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
    private static readonly Lazy<Task<string>> Shared = new(MakeServerDatabase);
    private static readonly string Root = MakeRoot();

    private readonly string? _file;
    private readonly bool _alone;

    private TestDatabase(DatabaseOptions options, string? file, bool alone)
    {
        Options = options;
        _file = file;
        _alone = alone;
    }

    public static string? Server => Environment.GetEnvironmentVariable("SUPERVISION_TEST_SQLSERVER");

    public static bool IsSqlServer => !string.IsNullOrWhiteSpace(Server);

    public DatabaseOptions Options { get; }

    /// <summary>The SQLite file of this test; null on a server.</summary>
    public string? File => _file;

    /// <summary>Where this test keeps files beside the database.</summary>
    public string Folder { get; } = Path.Combine(Root, Guid.NewGuid().ToString("N"));

    /// <param name="alone">Nobody else's councils are in it on a server either: for what goes through all of them.</param>
    public static async Task<TestDatabase> Create(bool alone = false)
    {
        if (IsSqlServer)
            return new TestDatabase(new DatabaseOptions { Engine = "sqlserver", ConnectionString = alone ? await MakeServerDatabase() : await Shared.Value }, null, alone);
        return CopyOf(await Template.Value);
    }

    /// <summary>A database that begins as a SQLite file stands which nobody has open.</summary>
    public static TestDatabase CopyOf(string template)
    {
        var file = Path.Combine(Root, $"{Guid.NewGuid():N}.db");
        System.IO.File.Copy(template, file);
        return new TestDatabase(new DatabaseOptions { Engine = "sqlite", ConnectionString = $"Data Source={file}" }, file, alone: true);
    }

    /// <summary>At the end of the run: the folder, or the database that was shared on the server.</summary>
    public static async Task DropAll()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Root, recursive: true);
        if (Shared.IsValueCreated) await Drop(await Shared.Value);
    }

    public ValueTask DisposeAsync()
    {
        if (_file is null) return _alone ? new ValueTask(Drop(Options.ConnectionString)) : ValueTask.CompletedTask;
        // What the application kept open ended with its container; what a test opened by itself is in the driver's pool.
        SqliteConnection.ClearAllPools();
        foreach (var suffix in new[] { "", "-wal", "-shm" }) System.IO.File.Delete(_file + suffix);
        return ValueTask.CompletedTask;
    }

    // A commit waits for its disk, which is most of the time of a test that sends many; where memory serves as one, it does here. What is lost with the power is no test's matter.
    private static string MakeRoot()
    {
        const string memory = "/dev/shm";
        if (OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("TMPDIR") is null && Directory.Exists(memory) && new DriveInfo(memory).AvailableFreeSpace > 4L << 30)
            return Directory.CreateDirectory(Path.Combine(memory, $"supervision-tests-{Guid.NewGuid():N}"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        return Directory.CreateTempSubdirectory("supervision-tests-").FullName;
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
        // As docs/sql-server.md has it: readers do not wait for writers.
        await Run(Server!, $"IF EXISTS (SELECT 1 FROM sys.databases WHERE name = '{name}' AND is_read_committed_snapshot_on = 0) EXEC ('ALTER DATABASE {name} SET READ_COMMITTED_SNAPSHOT ON')");
        var connectionString = new SqlConnectionStringBuilder(Server) { InitialCatalog = name }.ToString();
        await Migrator.Migrate(new SqlServerDialect(connectionString));
        return connectionString;
    }

    private static async Task Drop(string connectionString)
    {
        using (var connection = new SqlConnection(connectionString)) SqlConnection.ClearPool(connection);
        await Run(Server!, $"DROP DATABASE {new SqlConnectionStringBuilder(connectionString).InitialCatalog}");
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
