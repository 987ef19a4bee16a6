namespace Supervision.Tests.Storage.TSql;

/// <summary>One database as its scripts leave it, in the same shape for both dialects.</summary>
internal sealed class Catalogue
{
    public SortedDictionary<string, Table> Tables { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Views with the columns that they answer; no constraints, no indexes.</summary>
    public SortedDictionary<string, Table> Views { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Trigger name to the table it stands on.</summary>
    public SortedDictionary<string, string> Triggers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Table? Find(string name) => Tables.GetValueOrDefault(name) ?? Views.GetValueOrDefault(name);

    public bool HasTrigger(string table) => Triggers.Values.Contains(table, StringComparer.OrdinalIgnoreCase);
}

internal sealed class Table(string name)
{
    public string Name { get; } = name;
    public List<Column> Columns { get; } = [];
    public List<Constraint> Constraints { get; } = [];
    public List<TableIndex> Indexes { get; } = [];

    public Column? Column(string name) => Columns.Find(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A column as declared.</summary>
internal sealed class Column(string name, string type)
{
    public string Name { get; } = name;

    /// <summary>The declared type in lower case, with its arguments: <c>nvarchar(200)</c>.</summary>
    public string Type { get; } = type;
    public bool Nullable { get; set; } = true;

    /// <summary>The default, normalised by <see cref="SqlText"/>, or null.</summary>
    public string? Default { get; set; }
    public string? DefaultName { get; set; }
    public bool Identity { get; init; }
    public bool Computed { get; init; }

    /// <summary>The literals that a check of the form <c>Column IN ('A', 'B')</c> admits, or null where there is none.</summary>
    public IReadOnlyList<string>? Allowed { get; set; }

    /// <summary>The longest text that fits, or null where the type sets none.</summary>
    public int? Length { get; init; }
}

internal enum ConstraintKind { PrimaryKey, Unique, ForeignKey, Check }

/// <summary>A constraint of a table; <see cref="Name"/> is null where the script left the naming to the server.</summary>
internal sealed record Constraint(ConstraintKind Kind, string? Name, IReadOnlyList<string> Columns)
{
    public bool Clustered { get; init; }
    public string? Target { get; init; }
    public IReadOnlyList<string> TargetColumns { get; init; } = [];
    public string OnDelete { get; init; } = "NO ACTION";

    /// <summary>The condition of a check, normalised by <see cref="SqlText"/>.</summary>
    public string? Expression { get; init; }

    public string Text => Name ?? $"unnamed {Kind} ({string.Join(", ", Columns)})";
}

/// <summary>An index made by CREATE INDEX; descending columns end in " DESC".</summary>
internal sealed record TableIndex(string Name, IReadOnlyList<string> Columns, bool Unique, bool Clustered, string? Filter);
