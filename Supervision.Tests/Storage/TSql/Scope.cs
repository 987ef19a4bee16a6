namespace Supervision.Tests.Storage.TSql;

/// <summary>What a value is, as far as comparing it goes.</summary>
internal enum Kind { Unknown, Null, Number, Bit, Text, Guid, Date, Instant, Binary }

/// <summary>A column that a table or a query offers; the name is null where an expression has none.</summary>
/// <param name="Type">The exact type where it is known: that of a column, a cast or a whole number.</param>
internal sealed record Output(string? Name, Kind Kind, string? Type = null, IReadOnlyList<string>? Allowed = null, int? Length = null)
{
    public static Output Of(Column column) => new(column.Name, Kinds.Of(column.Type), column.Type, column.Allowed, column.Length);
}

/// <summary>One name in a FROM clause. <see cref="Known"/> is false where its table was not found, so that its columns are not reported as well.</summary>
internal sealed record Source(string Name, IReadOnlyList<Output> Columns, bool Known = true)
{
    public IEnumerable<Output> Named(string column) => Columns.Where(c => string.Equals(c.Name, column, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The names that an expression sees: those of its own query, then those of the queries around it.</summary>
internal sealed class Scope(Scope? outer)
{
    public Scope? Outer { get; } = outer;
    public List<Source> Sources { get; } = [];

    public Scope(Scope? outer, IEnumerable<Source> sources) : this(outer) => Sources.AddRange(sources);
}

internal static class Kinds
{
    public static Kind Of(string type) => type.Split('(')[0] switch
    {
        "uniqueidentifier" => Kind.Guid,
        "nvarchar" or "varchar" or "nchar" or "char" => Kind.Text,
        "int" or "bigint" or "smallint" or "tinyint" or "decimal" or "numeric" => Kind.Number,
        "bit" => Kind.Bit,
        "date" => Kind.Date,
        "datetimeoffset" => Kind.Instant,
        "varbinary" or "binary" => Kind.Binary,
        _ => Kind.Unknown,
    };

    /// <summary>The kind of a value that may be either; null where no server would take both.</summary>
    public static Kind? Merge(Kind a, Kind b) => (a, b) switch
    {
        _ when a == b => a,
        (Kind.Unknown or Kind.Null, _) => b == Kind.Null ? a : b,
        (_, Kind.Unknown or Kind.Null) => a,
        (Kind.Number, Kind.Bit) or (Kind.Bit, Kind.Number) => Kind.Number,
        _ => null,
    };

    public static string Word(this Kind kind) => kind switch
    {
        Kind.Number => "a number",
        Kind.Bit => "a bit",
        Kind.Text => "text",
        Kind.Guid => "a uniqueidentifier",
        Kind.Date => "a date",
        Kind.Instant => "a datetimeoffset",
        Kind.Binary => "binary",
        Kind.Null => "NULL",
        _ => "a value",
    };
}
