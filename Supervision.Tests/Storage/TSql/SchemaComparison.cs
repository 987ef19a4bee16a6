namespace Supervision.Tests.Storage.TSql;

/// <summary>
/// Compares the two databases table by table, column by column, constraint by constraint. What the dialects must say differently is known:
/// <c>Seq bigint IDENTITY</c> with a nonclustered key on Id and a clustered index is <c>Seq INTEGER PRIMARY KEY</c> with a unique Id on SQLite;
/// lengths of text are not compared, since SQLite has none.
/// </summary>
internal sealed class SchemaComparison
{
    private readonly List<string> _differences = [];

    private SchemaComparison()
    {
    }

    /// <summary>Every difference in words; empty when the two are the same.</summary>
    public static IReadOnlyList<string> Differences(Catalogue sqlServer, Catalogue sqlite)
    {
        var comparison = new SchemaComparison();
        foreach (var (a, b) in comparison.Pairs("table", sqlServer.Tables.Values, sqlite.Tables.Values, t => t.Name)) comparison.Compare(a, b);
        foreach (var (a, b) in comparison.Pairs("view", sqlServer.Views.Values, sqlite.Views.Values, t => t.Name))
            comparison.Pairs($"column of view {a.Name}", a.Columns, b.Columns, c => c.Name);
        foreach (var (a, b) in comparison.Pairs("trigger", sqlServer.Triggers, sqlite.Triggers, t => t.Key))
            comparison.Same($"trigger {a.Key}", "table", a.Value, b.Value);
        return comparison._differences;
    }

    private void Compare(Table sqlServer, Table sqlite)
    {
        var name = sqlServer.Name;
        var columns = Pairs($"column of {name}", sqlServer.Columns, sqlite.Columns, c => c.Name);
        foreach (var (a, b) in columns) Compare(name, a, b);
        if (columns.Count == sqlServer.Columns.Count && columns.Count == sqlite.Columns.Count)
            Same(name, "order of columns", Names(sqlServer), Names(sqlite));
        foreach (var (a, b) in Pairs($"constraint of {name}", sqlServer.Constraints, sqlite.Constraints, c => c.Text)) Compare(name, a, b);
        var indexes = sqlServer.Indexes.Where(i => !i.Clustered);
        foreach (var (a, b) in Pairs($"index of {name}", indexes, sqlite.Indexes, i => i.Name)) Compare(name, a, b);
    }

    private void Compare(string table, Column sqlServer, Column sqlite)
    {
        var what = $"column {table}.{sqlServer.Name}";
        if (Stored(sqlServer.Type) is not { } stored) _differences.Add($"{what}: the type {sqlServer.Type} has no counterpart");
        else Same(what, "type", $"{sqlServer.Type} (so {stored})", sqlite.Type == stored ? $"{sqlServer.Type} (so {stored})" : sqlite.Type);
        Same(what, "nullability", Nullability(sqlServer), Nullability(sqlite));
        Same(what, "default", sqlServer.Default ?? "none", sqlite.Default ?? "none");
        Same(what, "number by the server", sqlServer.Identity ? "yes" : "no", sqlite.Identity ? "yes" : "no");
        Same(what, "computed", sqlServer.Computed ? "yes" : "no", sqlite.Computed ? "yes" : "no");
    }

    private void Compare(string table, Constraint sqlServer, Constraint sqlite)
    {
        var what = $"constraint {sqlServer.Text} of {table}";
        var keyById = sqlServer.Kind == ConstraintKind.PrimaryKey && sqlite.Kind == ConstraintKind.Unique;
        Same(what, "kind", $"{sqlServer.Kind}", keyById ? $"{sqlServer.Kind}" : $"{sqlite.Kind}");
        Same(what, "columns", string.Join(", ", sqlServer.Columns), string.Join(", ", sqlite.Columns));
        Same(what, "table referred to", sqlServer.Target ?? "none", sqlite.Target ?? "none");
        Same(what, "columns referred to", string.Join(", ", sqlServer.TargetColumns), string.Join(", ", sqlite.TargetColumns));
        Same(what, "ON DELETE", sqlServer.OnDelete, sqlite.OnDelete);
        Same(what, "condition", sqlServer.Expression ?? "none", sqlite.Expression ?? "none");
    }

    private void Compare(string table, TableIndex sqlServer, TableIndex sqlite)
    {
        var what = $"index {sqlServer.Name} of {table}";
        Same(what, "columns", string.Join(", ", sqlServer.Columns), string.Join(", ", sqlite.Columns));
        Same(what, "uniqueness", sqlServer.Unique ? "unique" : "not unique", sqlite.Unique ? "unique" : "not unique");
        Same(what, "filter", sqlServer.Filter ?? "none", sqlite.Filter ?? "none");
    }

    /// <summary>Pairs two lists by name (letter case counts) and reports what stands on one side only.</summary>
    private List<(T SqlServer, T Sqlite)> Pairs<T>(string what, IEnumerable<T> sqlServer, IEnumerable<T> sqlite, Func<T, string> name)
    {
        var there = sqlServer.ToList();
        var here = sqlite.ToList();
        _differences.AddRange(there.ExceptBy(here.Select(name), name).Select(x => $"{what}: {name(x)} is missing on SQLite"));
        _differences.AddRange(here.ExceptBy(there.Select(name), name).Select(x => $"{what}: {name(x)} is missing on SQL Server"));
        return there.Join(here, name, name, (a, b) => (a, b)).ToList();
    }

    private void Same(string what, string property, string sqlServer, string sqlite)
    {
        if (!string.Equals(sqlServer, sqlite, StringComparison.Ordinal)) _differences.Add($"{what}: {property} is '{sqlServer}' on SQL Server and '{sqlite}' on SQLite");
    }

    private static string? Stored(string type) => type.Split('(')[0] switch
    {
        "uniqueidentifier" or "nvarchar" or "varchar" or "char" or "nchar" or "date" or "datetimeoffset" => "text",
        "int" or "bigint" or "smallint" or "tinyint" or "bit" => "integer",
        "varbinary" or "binary" => "blob",
        _ => null,
    };

    private static string Nullability(Column column) => column.Nullable ? "NULL" : "NOT NULL";

    private static string Names(Table table) => string.Join(", ", table.Columns.Select(c => c.Name));
}
