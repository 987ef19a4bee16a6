using Microsoft.Data.Sqlite;

namespace Supervision.Tests.Storage.TSql;

/// <summary>Compiles a statement on a SQLite database that holds the <see cref="SampleSchema"/>.</summary>
internal static class OnSqlite
{
    /// <exception cref="SqliteException">SQLite does not understand the statement.</exception>
    public static void Compile(string sql)
    {
        using var database = new SqliteConnection("Data Source=:memory:");
        database.Open();
        using var schema = new SqliteCommand(SampleSchema.Sqlite, database);
        schema.ExecuteNonQuery();
        foreach (var statement in sql.Split(';'))
        {
            using var command = new SqliteCommand(statement, database);
            command.Prepare();
        }
    }
}
