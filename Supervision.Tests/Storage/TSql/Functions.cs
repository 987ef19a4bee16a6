namespace Supervision.Tests.Storage.TSql;

internal enum FunctionKind { Plain, Aggregate, Ranking, Offset }

/// <param name="Answer">The kind of the result; null where it is the kind of the arguments.</param>
internal sealed record Function(FunctionKind Form, int Least, int Most, Kind? Answer);

/// <summary>The functions that SQL Server 2017 and SQLite both have with the same meaning. A function that is not here is refused.</summary>
internal static class Functions
{
    private static readonly Dictionary<string, Function> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["COUNT"] = new(FunctionKind.Aggregate, 1, 1, Kind.Number),
        ["SUM"] = new(FunctionKind.Aggregate, 1, 1, Kind.Number),
        ["MIN"] = new(FunctionKind.Aggregate, 1, 1, null),
        ["MAX"] = new(FunctionKind.Aggregate, 1, 1, null),
        ["STRING_AGG"] = new(FunctionKind.Aggregate, 2, 2, Kind.Text),
        ["ROW_NUMBER"] = new(FunctionKind.Ranking, 0, 0, Kind.Number),
        ["RANK"] = new(FunctionKind.Ranking, 0, 0, Kind.Number),
        ["DENSE_RANK"] = new(FunctionKind.Ranking, 0, 0, Kind.Number),
        ["NTILE"] = new(FunctionKind.Ranking, 1, 1, Kind.Number),
        ["LAG"] = new(FunctionKind.Offset, 1, 3, null),
        ["LEAD"] = new(FunctionKind.Offset, 1, 3, null),
        ["FIRST_VALUE"] = new(FunctionKind.Offset, 1, 1, null),
        ["LAST_VALUE"] = new(FunctionKind.Offset, 1, 1, null),
        ["CONCAT"] = new(FunctionKind.Plain, 2, 254, Kind.Text),
        ["CONCAT_WS"] = new(FunctionKind.Plain, 3, 254, Kind.Text),
        ["UPPER"] = new(FunctionKind.Plain, 1, 1, Kind.Text),
        ["LOWER"] = new(FunctionKind.Plain, 1, 1, Kind.Text),
        ["TRIM"] = new(FunctionKind.Plain, 1, 1, Kind.Text),
        ["LTRIM"] = new(FunctionKind.Plain, 1, 1, Kind.Text),
        ["RTRIM"] = new(FunctionKind.Plain, 1, 1, Kind.Text),
        ["REPLACE"] = new(FunctionKind.Plain, 3, 3, Kind.Text),
        ["SUBSTRING"] = new(FunctionKind.Plain, 3, 3, Kind.Text),
        ["ABS"] = new(FunctionKind.Plain, 1, 1, Kind.Number),
        ["SIGN"] = new(FunctionKind.Plain, 1, 1, Kind.Number),
    };

    private static readonly Dictionary<string, string> Advice = new(StringComparer.OrdinalIgnoreCase)
    {
        ["IFNULL"] = "write COALESCE",
        ["ISNULL"] = "write COALESCE",
        ["AVG"] = "it cuts whole numbers on SQL Server and not on SQLite; select SUM and COUNT and divide in C#",
        ["LEN"] = "SQLite has LENGTH; count in C#",
        ["LENGTH"] = "SQL Server has LEN; count in C#",
        ["SUBSTR"] = "write SUBSTRING",
        ["GROUP_CONCAT"] = "write STRING_AGG",
        ["STRFTIME"] = "reckon dates in C# and pass them",
        ["JULIANDAY"] = "reckon dates in C# and pass them",
        ["DATETIME"] = "reckon dates in C# and pass them",
        ["DATE"] = "reckon dates in C# and pass them",
        ["DATEADD"] = "reckon dates in C# and pass them",
        ["DATEDIFF"] = "reckon dates in C# and pass them",
        ["GETDATE"] = "pass the time as a parameter",
        ["GETUTCDATE"] = "pass the time as a parameter",
        ["SYSDATETIMEOFFSET"] = "pass the time as a parameter",
        ["NEWID"] = "make ids in C#",
        ["ROUND"] = "SQLite answers a double; round in C#",
    };

    public static IEnumerable<(string Name, Function Function)> All => Known.Select(k => (k.Key, k.Value));

    public static Function? Find(string name) => Known.GetValueOrDefault(name);

    public static bool IsAggregate(string name) => Find(name) is { Form: FunctionKind.Aggregate } || name.Equals("AVG", StringComparison.OrdinalIgnoreCase);

    public static string Refusal(string name) =>
        $"the function {name} is not one that both databases have" + (Advice.TryGetValue(name, out var advice) ? $": {advice}" : "");
}
