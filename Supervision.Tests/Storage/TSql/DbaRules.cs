namespace Supervision.Tests.Storage.TSql;

/// <summary>What a database administrator asks of the SQL Server schema.</summary>
internal static class DbaRules
{
    /// <summary>Every rule that a table breaks, in words.</summary>
    /// <param name="unindexed">Foreign keys that are meant to stand without an index, by name.</param>
    public static IReadOnlyList<string> Broken(Catalogue catalogue, IReadOnlySet<string> unindexed) =>
        catalogue.Tables.Values.SelectMany(t => Key(t).Concat(Names(t)).Concat(Types(t)).Concat(Foreign(t, unindexed)).Concat(Doubled(t)).Concat(Nulls(t)).Concat(KeySize(t))).ToList();

    private static IEnumerable<string> Key(Table table)
    {
        var keys = table.Constraints.Where(c => c.Kind == ConstraintKind.PrimaryKey).ToList();
        if (keys.Count == 0) yield return $"{table.Name} has no primary key";
        foreach (var key in keys)
        {
            if (key.Clustered) yield return $"{table.Name}: the primary key is clustered; ids are not in order";
            if (key.Columns is not ["Id"]) yield return $"{table.Name}: the primary key is ({string.Join(", ", key.Columns)}), not (Id)";
        }
        if (table.Column("Seq") is not { Identity: true, Type: "bigint" }) yield return $"{table.Name} has no Seq bigint IDENTITY";

        var clustered = table.Indexes.Where(i => i.Clustered).ToList();
        if (clustered.Count != 1) yield return $"{table.Name} has {clustered.Count} clustered indexes";
        string[] wanted = table.Column("CouncilId") is { Nullable: false } ? ["CouncilId", "Seq"] : ["Seq"];
        foreach (var index in clustered)
        {
            if (index.Name != $"CX_{table.Name}") yield return $"{table.Name}: the clustered index {index.Name} is not called CX_{table.Name}";
            if (!index.Unique) yield return $"{table.Name}: the clustered index is not unique";
            if (!index.Columns.SequenceEqual(wanted)) yield return $"{table.Name}: the clustered index is on ({string.Join(", ", index.Columns)}), not on ({string.Join(", ", wanted)})";
        }
    }

    private static IEnumerable<string> Names(Table table)
    {
        foreach (var constraint in table.Constraints)
        {
            var prefix = constraint.Kind switch
            {
                ConstraintKind.PrimaryKey => $"PK_{table.Name}",
                ConstraintKind.Unique => $"UQ_{table.Name}_",
                ConstraintKind.ForeignKey => $"FK_{table.Name}_",
                _ => $"CK_{table.Name}_",
            };
            if (constraint.Name is null) yield return $"{table.Name}: {constraint.Text} is named by the server";
            else if (!constraint.Name.StartsWith(prefix, StringComparison.Ordinal)) yield return $"{table.Name}: {constraint.Name} does not begin with {prefix}";
        }
        foreach (var column in table.Columns.Where(c => c.Default is not null && c.DefaultName != $"DF_{table.Name}_{c.Name}"))
            yield return $"{table.Name}: the default of {column.Name} is not called DF_{table.Name}_{column.Name}";
        foreach (var index in table.Indexes.Where(i => !i.Clustered && !i.Name.StartsWith($"{(i.Unique ? "UX" : "IX")}_{table.Name}_", StringComparison.Ordinal)))
            yield return $"{table.Name}: the index {index.Name} does not begin with {(index.Unique ? "UX" : "IX")}_{table.Name}_";
    }

    private static IEnumerable<string> Types(Table table)
    {
        foreach (var column in table.Columns)
        {
            var known = column.Type is "uniqueidentifier" or "bigint" or "int" or "smallint" or "bit" or "date" or "datetimeoffset(3)"
                || column.Type.Split('(')[0] is "nvarchar" or "varchar" or "char" or "varbinary" && column.Type.Contains('(', StringComparison.Ordinal);
            if (!known) yield return $"{table.Name}.{column.Name} is {column.Type}; instants are datetimeoffset(3), figures are whole numbers, text has a length";
        }
    }

    /// <summary>A foreign key without an index scans the child table at each check of the parent, and locks it.</summary>
    private static IEnumerable<string> Foreign(Table table, IReadOnlySet<string> unindexed) =>
        from key in table.Constraints
        where key.Kind == ConstraintKind.ForeignKey && !unindexed.Contains(key.Text)
        let covered = table.Indexes.Where(i => Finds(i, key)).Select(i => i.Columns)
            .Concat(table.Constraints.Where(c => c.Kind is ConstraintKind.PrimaryKey or ConstraintKind.Unique).Select(c => c.Columns))
            .Any(columns => columns.Take(key.Columns.Count).Select(Bare).ToHashSet().SetEquals(key.Columns))
        where !covered
        select $"{table.Name}: no index begins with ({string.Join(", ", key.Columns)}) of {key.Text}";

    /// <summary>An index over the rows that have a value serves a foreign key; one over other rows does not.</summary>
    private static bool Finds(TableIndex index, Constraint key) =>
        index.Filter is null || key.Columns.Any(c => index.Filter == $"{c.ToUpperInvariant()} IS NOT NULL");

    private static IEnumerable<string> Doubled(Table table) =>
        from index in table.Indexes
        where index is { Unique: false, Clustered: false }
        from other in table.Indexes
        where other != index && other.Filter == index.Filter && other.Columns.Count >= index.Columns.Count
            && (other.Columns.Count > index.Columns.Count || string.CompareOrdinal(other.Name, index.Name) < 0)
            && other.Columns.Take(index.Columns.Count).SequenceEqual(index.Columns)
        select $"{table.Name}: {index.Name} is spared by {other.Name}, which begins with the same columns";

    /// <summary>SQL Server lets one row have NULL in a unique column, SQLite any number: the index must leave such rows out.</summary>
    private static IEnumerable<string> Nulls(Table table)
    {
        var unique = table.Indexes.Where(i => i.Unique).Select(i => (i.Name, Columns: i.Columns.Select(Bare).ToList(), Filter: i.Filter ?? ""))
            .Concat(table.Constraints.Where(c => c.Kind == ConstraintKind.Unique).Select(c => (Name: c.Text, Columns: c.Columns.ToList(), Filter: "")));
        foreach (var (name, columns, filter) in unique)
            foreach (var column in columns.Where(c => table.Column(c) is { Nullable: true } && !filter.Contains($"{c.ToUpperInvariant()} IS NOT NULL", StringComparison.Ordinal)))
                yield return $"{table.Name}: {name} is unique over {column}, which may be NULL; filter WHERE {column} IS NOT NULL";
    }

    /// <summary>An index key holds 1700 bytes, a clustered one 900; a longer row is refused when it comes.</summary>
    private static IEnumerable<string> KeySize(Table table)
    {
        var keys = table.Indexes.Select(i => (i.Name, i.Columns, i.Clustered)).Concat(table.Constraints
            .Where(c => c.Kind is ConstraintKind.PrimaryKey or ConstraintKind.Unique).Select(c => (Name: c.Text, c.Columns, c.Clustered)));
        foreach (var (name, columns, clustered) in keys)
        {
            var bytes = columns.Select(c => table.Column(Bare(c))).OfType<Column>().Sum(Bytes);
            if (bytes > (clustered ? 900 : 1700)) yield return $"{table.Name}: the key of {name} may take {(bytes > 8000 ? "more than 8000" : bytes)} bytes";
        }
    }

    private static int Bytes(Column column) => column.Type.Split('(')[0] switch
    {
        "nvarchar" => (column.Length ?? 4001) * 2,
        "varchar" or "char" => column.Length ?? 8001,
        "varbinary" => 8001,
        "uniqueidentifier" => 16,
        "datetimeoffset" => 10,
        "int" => 4,
        "date" => 3,
        "bit" => 1,
        _ => 8,
    };

    private static string Bare(string column) => column.EndsWith(" DESC", StringComparison.Ordinal) ? column[..^5] : column;
}
