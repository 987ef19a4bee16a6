using System.Net;
using Microsoft.Data.Sqlite;
using Supervision.Infrastructure.Storage;
using Supervision.Tests.Storage;
using static Supervision.Tests.Web.Calls;

namespace Supervision.Tests.Web;

/// <summary>Several of the program started at once on a database that is not there yet.</summary>
public sealed class StartTogetherTests
{
    private const string Code = "ma-thiet-lap-cua-thu-nghiem";

    [TestCase(false, TestName = "Programs_that_start_at_once_on_a_file_that_is_not_there_migrate_it_once_and_all_serve")]
    [TestCase(true, Category = "Slow", TestName = "Programs_that_all_waited_for_one_empty_file_migrate_it_once_and_all_serve")]
    public async Task Start(bool held)
    {
        if (TestDatabase.IsSqlServer) Assert.Ignore("About the file of the embedded database.");
        var folder = Directory.CreateTempSubdirectory("supervision-together-");
        var file = Path.Combine(folder.FullName, "moi.db");
        var folders = Enumerable.Range(0, 3).Select(i => Path.Combine(folder.FullName, $"{i}")).ToArray();

        await using var holder = held ? await Hold(file) : null;
        var programs = folders.Select(data => Running.Start(new Dictionary<string, string?>
        {
            ["DataFolder"] = data,
            ["Database__ConnectionString"] = $"Data Source={file}",
            ["SetupCode"] = Code,
        })).ToArray();
        try
        {
            if (holder is not null)
            {
                // All have seen the empty database and none could have prepared it.
                await Task.WhenAll(programs.Select(program => program.Preparing()));
                await holder.DisposeAsync();
            }
            var addresses = await Task.WhenAll(programs.Select(program => program.Address()));
            var opened = new List<Answer>();
            foreach (var (address, i) in addresses.Select((a, i) => (a, i))) opened.Add(await Open(address, $"xa-{i}"));
            var taken = await Open(addresses[0], "xa-2");

            Assert.That(addresses.Distinct().Count(), Is.EqualTo(3));
            Assert.That(opened.Select(o => o.Status), Is.All.EqualTo(HttpStatusCode.OK), string.Join('\n', opened.Select(o => o.Text)));
            Assert.That(taken.Status, Is.EqualTo(HttpStatusCode.Conflict), "What one of them wrote the others see.");
            Assert.That(await Applied(file), Is.EqualTo(Migrator.Scripts("sqlite").Select(s => s.Name)));
        }
        finally
        {
            foreach (var program in programs) program.Dispose();
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    /// <summary>An empty database that nobody else can begin to write until this is closed.</summary>
    private static async Task<SqliteConnection> Hold(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private static async Task<Answer> Open(Uri address, string code)
    {
        using var client = new HttpClient { BaseAddress = address };
        return await client.Post("/api/councils", Body(new
        {
            setupCode = Code,
            code,
            name = $"Hội đồng nhân dân {code}",
            headerName = "HỘI ĐỒNG NHÂN DÂN XÃ",
            level = "commune",
            placeName = "Xã",
            validFrom = "2021-07-01",
            administratorName = "Quản trị",
            userName = $"quan-tri.{code}",
            password = "mat-khau-thu-nghiem",
        }));
    }

    private static async Task<List<string>> Applied(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Name FROM SchemaMigrations ORDER BY Name";
        await using var reader = await command.ExecuteReaderAsync();
        var applied = new List<string>();
        while (await reader.ReadAsync()) applied.Add(reader.GetString(0));
        return applied;
    }
}
