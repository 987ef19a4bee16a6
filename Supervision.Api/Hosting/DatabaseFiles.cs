using Microsoft.Data.Sqlite;
using Supervision.Infrastructure.Storage;

namespace Supervision.Api.Hosting;

/// <summary>Backup and restore of the embedded database while the server runs; each copy is opened and checked before it counts.</summary>
internal static class DatabaseFiles
{
    public static Task<int> Backup(string file) => OfSqlite(async options =>
    {
        var target = Path.GetFullPath(file);
        if (File.Exists(target)) throw new DatabaseUnusableException($"Tệp {target} đã có; bản sao lưu không ghi đè tệp cũ.");
        var partial = target + ".partial";
        File.Delete(partial);
        await using (var connection = new SqliteConnection(Verbs.DemandFile(options)))
        {
            await connection.OpenAsync();
            await using var copy = connection.CreateCommand();
            copy.CommandText = "VACUUM INTO $file";
            copy.Parameters.AddWithValue("$file", partial);
            await copy.ExecuteNonQueryAsync();
        }
        var rows = await Check(partial);
        // Files never change once they are kept, so they are copied while the server runs; all that this copy of the database names were kept before it.
        var files = CopyFiles(Path.Combine(options.DataFolder, "files"), target + ".files");
        File.Move(partial, target);
        Console.WriteLine($"Đã sao lưu vào {target}: {new FileInfo(target).Length / 1024} KB, {rows} dòng nhật ký, {files} tệp (trong {target}.files), kiểm tra toàn vẹn đạt.");
        SayBucket(options);
    });

    public static Task<int> Restore(string file) => OfSqlite(async options =>
    {
        var source = Path.GetFullPath(file);
        if (!File.Exists(source)) throw new DatabaseUnusableException($"Không có tệp {source}.");
        var rows = await Check(source);
        Directory.CreateDirectory(options.DataFolder);
        await using var from = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await from.OpenAsync();
        await using var to = new SqliteConnection(options.Database.ConnectionString);
        await to.OpenAsync();
        // Copies page by page into the live file under its lock; readers see the old state until it is whole.
        from.BackupDatabase(to);
        var files = CopyFiles(source + ".files", Path.Combine(options.DataFolder, "files"));
        await Migrator.Migrate(options.Database.CreateDialect());
        Console.WriteLine($"Đã khôi phục từ {source}: {rows} dòng nhật ký, {files} tệp.");
        SayBucket(options);
    });

    /// <summary>What the two verbs need; a mistyped one must not start a server.</summary>
    public static int SayUsage()
    {
        Console.Error.WriteLine("Cách dùng: backup TỆP | restore TỆP");
        return 2;
    }

    private static Task<int> OfSqlite(Func<ServerOptions, Task> work) => Verbs.Guarded(async options =>
    {
        if (options.Database.Engine != "sqlite")
            throw new DatabaseUnusableException("Lệnh này dành cho cơ sở dữ liệu nhúng; với SQL Server, xem docs/sql-server.md.");
        await work(options);
        return 0;
    });

    private static void SayBucket(ServerOptions options)
    {
        if (options.Files.S3 is { } s3)
            Console.WriteLine($"Lưu ý: tệp đính kèm nằm trong kho S3 (bucket {s3.Bucket}); lệnh này không sao lưu, không khôi phục kho đó. Hãy sao lưu bucket bằng công cụ của kho.");
    }

    private static int CopyFiles(string from, string to)
    {
        if (!Directory.Exists(from)) return 0;
        var copied = 0;
        // What is just coming in stands under a passing name and belongs to no row of this copy.
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".part", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
            copied++;
        }
        return copied;
    }

    // Opens the copy as a database of this schema: whole, of a version this build knows, with its journal.
    private static async Task<long> Check(string file)
    {
        try
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            await connection.OpenAsync();
            if (await Scalar<string>(connection, "PRAGMA integrity_check") != "ok") throw new DatabaseUnusableException($"Tệp {file} không toàn vẹn.");
            var known = Migrator.Scripts("sqlite").ToDictionary(s => s.Name, s => s.Hash);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT Name, Hash FROM SchemaMigrations";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                if (!known.TryGetValue(reader.GetString(0), out var hash) || hash != reader.GetString(1))
                    throw new DatabaseUnusableException($"Tệp {file} có lược đồ khác phiên bản chương trình này (bước {reader.GetString(0)}).");
            return await Scalar<long>(connection, "SELECT COUNT(*) FROM Journal");
        }
        catch (SqliteException e)
        {
            throw new DatabaseUnusableException($"Tệp {file} không phải cơ sở dữ liệu của chương trình: {e.Message}", e);
        }
    }

    private static async Task<T> Scalar<T>(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
