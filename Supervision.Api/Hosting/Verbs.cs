using Microsoft.Data.Sqlite;
using Supervision.Infrastructure.Storage;

namespace Supervision.Api.Hosting;

/// <summary>What the verbs beside the server share: the same settings, and a sentence instead of a fault.</summary>
internal static class Verbs
{
    public static async Task<int> Guarded(Func<ServerOptions, Task<int>> work)
    {
        try
        {
            var configuration = new ConfigurationBuilder()
                .SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json").AddEnvironmentVariables();
            configuration.AddSecretsFolder(Environment.GetEnvironmentVariable("Supervision__SecretsFolder"));
            return await work(ServerOptions.Read(configuration.Build()));
        }
        catch (Exception e) when (e is DatabaseUnusableException or SqliteException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <summary>The connection of the embedded database that is there. Opening would make an empty file where there is none, and that would be taken for it.</summary>
    public static string DemandFile(ServerOptions options)
    {
        var connection = new SqliteConnectionStringBuilder(options.Database.ConnectionString) { Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        return File.Exists(connection.DataSource) ? connection.ToString() : throw new DatabaseUnusableException($"Chưa có cơ sở dữ liệu {Path.GetFullPath(connection.DataSource)}.");
    }
}
