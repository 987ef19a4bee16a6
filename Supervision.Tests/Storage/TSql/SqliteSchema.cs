using Microsoft.Data.Sqlite;

namespace Supervision.Tests.Storage.TSql;

/// <summary>The SQLite database as the migration scripts build it, read back from a database that they were applied to.</summary>
internal static class SqliteSchema
{
    public static Catalogue Product() => Of(MigrationScripts.Of("sqlite").Select(s => s.Text));

    public static Catalogue Of(string script) => Of([script]);

    /// <summary>Applies the scripts to an empty database in memory and reads what came of it.</summary>
    public static Catalogue Of(IEnumerable<string> scripts)
    {
        using var database = new SqliteConnection("Data Source=:memory:");
        database.Open();
        foreach (var script in scripts) Run(database, script);

        var catalogue = new Catalogue();
        foreach (var made in Rows(database, "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"))
        {
            var (type, name, table) = (made.Text(0), made.Text(1), made.Text(2));
            if (type == "table") catalogue.Tables[name] = Table(database, name, made.Text(3));
            else if (type == "view") catalogue.Views[name] = View(database, name);
            else if (type == "trigger") catalogue.Triggers[name] = table;
        }
        foreach (var index in Rows(database, "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"))
            catalogue.Tables[index.Text(1)].Indexes.Add(Index(database, index.Text(0), index.Text(1), index.Text(2)));
        return catalogue;
    }

    /// <summary>Tables that take any value in any column, because they were not made STRICT.</summary>
    public static IReadOnlyList<string> LooseTables()
    {
        using var database = new SqliteConnection("Data Source=:memory:");
        database.Open();
        foreach (var (_, text) in MigrationScripts.Of("sqlite")) Run(database, text);
        return Rows(database, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'")
            .Select(r => r.Text(0)).ToList();
    }

    private static Table Table(SqliteConnection database, string name, string sql)
    {
        var table = new Table(name);
        var written = SqliteTableText.Read(sql);
        foreach (var row in Rows(database, $"SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo('{name}') ORDER BY cid"))
        {
            var rowId = written.RowId is { } key && key.Equals(row.Text(0), StringComparison.OrdinalIgnoreCase);
            table.Columns.Add(new Column(row.Text(0), row.Text(1).ToLowerInvariant())
            {
                Nullable = row.Number(2) == 0 && !rowId,
                Default = row[3] is string standard ? SqlText.Normalise(standard) : null,
                Identity = rowId,
                Computed = row.Number(5) > 1,
            });
        }
        table.Constraints.AddRange(written.Constraints);
        Confirm(database, name, written);
        return table;
    }

    /// <summary>The names come from the text, the facts from the database: both must count the same.</summary>
    private static void Confirm(SqliteConnection database, string name, SqliteTableText written)
    {
        var keys = Rows(database, $"SELECT COUNT(*) FROM pragma_index_list('{name}') WHERE origin IN ('u', 'pk')").Single().Number(0);
        var foreign = Rows(database, $"SELECT COUNT(DISTINCT id) FROM pragma_foreign_key_list('{name}')").Single().Number(0);
        var (readKeys, readForeign) = (written.Constraints.Count(c => c.Kind is ConstraintKind.Unique or ConstraintKind.PrimaryKey), written.Constraints.Count(c => c.Kind == ConstraintKind.ForeignKey));
        if (keys != readKeys || foreign != readForeign)
            throw new InvalidOperationException($"{name} has {keys} keys and {foreign} foreign keys; its text was read as {readKeys} and {readForeign}");
    }

    private static Table View(SqliteConnection database, string name)
    {
        var view = new Table(name);
        view.Columns.AddRange(Rows(database, $"SELECT name, type FROM pragma_table_info('{name}') ORDER BY cid").Select(r => new Column(r.Text(0), r.Text(1).ToLowerInvariant())));
        return view;
    }

    private static TableIndex Index(SqliteConnection database, string name, string table, string sql)
    {
        var columns = Rows(database, $"SELECT name, \"desc\" FROM pragma_index_xinfo('{name}') WHERE \"key\" = 1 ORDER BY seqno")
            .Select(r => r.Text(0) + (r.Number(1) == 1 ? " DESC" : "")).ToList();
        var unique = Rows(database, $"SELECT \"unique\" FROM pragma_index_list('{table}') WHERE name = '{name}'").Single().Number(0) == 1;
        return new TableIndex(name, columns, unique, Clustered: false, SqliteTableText.Filter(sql));
    }

    private static void Run(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<Row> Rows(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<Row>();
        while (reader.Read())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(new Row(values));
        }
        return rows;
    }

    private sealed record Row(object[] Values)
    {
        public object this[int i] => Values[i];

        public string Text(int i) => Values[i] as string ?? "";

        public long Number(int i) => (long)Values[i];
    }
}
