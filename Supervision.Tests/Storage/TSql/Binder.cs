using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Supervision.Tests.Storage.TSql;

/// <summary>
/// Binds the names of one statement to a catalogue and applies the rules of the T-SQL subset that both databases speak.
/// Without parameters it reads a migration script: names are bound, the rules of shared statements are not applied.
/// </summary>
internal sealed partial class Binder
{
    private readonly Catalogue _catalogue;
    private readonly HashSet<string>? _parameters;
    private readonly List<string> _problems = [];
    private readonly Dictionary<string, IReadOnlyList<Output>> _ctes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where each column reference was bound, for the rules that ask whose column it is.</summary>
    private readonly Dictionary<ColumnReferenceExpression, Bound> _bound = [];

    private readonly bool _nationalText;

    private Binder(Catalogue catalogue, IEnumerable<string>? parameters, bool nationalText = false)
    {
        _catalogue = catalogue;
        _nationalText = nationalText;
        _parameters = parameters?.Select(p => p.TrimStart('@')).ToHashSet(StringComparer.Ordinal);
    }

    private bool Shared => _parameters is not null;

    /// <summary>The problems of one statement, each with its line.</summary>
    public static IReadOnlyList<string> Check(Catalogue catalogue, TSqlStatement statement, IEnumerable<string>? parameters)
    {
        var binder = new Binder(catalogue, parameters);
        binder.Statement(statement);
        return binder._problems.Distinct().ToList();
    }

    /// <summary>
    /// The problems of a check or filter, which sees the columns of its own table only. Both databases have the same one, so it keeps to
    /// the shared subset; only N'…' is allowed, which the comparison takes for '…'.
    /// </summary>
    public static IReadOnlyList<string> Check(Catalogue catalogue, Table table, BooleanExpression condition)
    {
        var binder = new Binder(catalogue, parameters: [], nationalText: true);
        binder.Condition(condition, new Scope(null, [SourceOf(table.Name, table)]));
        return binder._problems;
    }

    /// <summary>The columns that a view answers.</summary>
    public static IReadOnlyList<Column> ViewColumns(Catalogue catalogue, CreateViewStatement view, out IReadOnlyList<string> problems)
    {
        var binder = new Binder(catalogue, parameters: null);
        binder.CommonTables(view.SelectStatement.WithCtesAndXmlNamespaces);
        var outputs = binder.Renamed(view, binder.Query(view.SelectStatement.QueryExpression, null), view.Columns);
        problems = binder._problems;
        return outputs.Where(o => o.Name is not null).Select(o => new Column(o.Name!, TypeOf(o.Kind)) { Allowed = o.Allowed, Length = o.Length }).ToList();
    }

    private void Statement(TSqlStatement statement)
    {
        switch (statement)
        {
            case SelectStatement select:
                CommonTables(select.WithCtesAndXmlNamespaces);
                if (select.Into is not null) Rule(select, "SELECT … INTO is not shared");
                Query(select.QueryExpression, null);
                break;
            case InsertStatement insert:
                CommonTables(insert.WithCtesAndXmlNamespaces);
                Insert(insert.InsertSpecification);
                break;
            case UpdateStatement update:
                CommonTables(update.WithCtesAndXmlNamespaces);
                Update(update.UpdateSpecification);
                break;
            case DeleteStatement delete:
                CommonTables(delete.WithCtesAndXmlNamespaces);
                Delete(delete.DeleteSpecification);
                break;
            case MergeStatement:
                Problem(statement, "MERGE is not shared: update, and insert where no row was changed");
                break;
            case WaitForStatement:
                Problem(statement, "WAITFOR is not shared");
                break;
            default:
                Problem(statement, $"only SELECT, INSERT, UPDATE and DELETE are shared; this is a {statement.GetType().Name}");
                break;
        }
    }

    private void CommonTables(WithCtesAndXmlNamespaces? with)
    {
        _ctes.Clear();
        if (with is null) return;
        foreach (var cte in with.CommonTableExpressions)
        {
            var name = cte.ExpressionName.Value;
            if (_ctes.ContainsKey(name)) Problem(cte, $"the CTE {name} is defined twice");
            if (Shared && _catalogue.Find(name) is not null) Rule(cte, $"the CTE {name} hides the table of that name");
            if (cte.QueryExpression is BinaryQueryExpression union && Mentions(union.SecondQueryExpression, name))
                Recursive(cte, union);
            else
                _ctes[name] = Renamed(cte, Query(cte.QueryExpression, null), cte.Columns);
        }
    }

    private void Recursive(CommonTableExpression cte, BinaryQueryExpression union)
    {
        var name = cte.ExpressionName.Value;
        var steps = new Stack<BinaryQueryExpression>([union]);
        while (steps.Peek().FirstQueryExpression is BinaryQueryExpression inner && Mentions(inner, name)) steps.Push(inner);
        var anchor = Query(steps.Peek().FirstQueryExpression, null);
        _ctes[name] = Renamed(cte, anchor, cte.Columns);
        foreach (var step in steps)
        {
            if (step.BinaryQueryExpressionType != BinaryQueryExpressionType.Union || !step.All)
                Rule(step, $"the recursive CTE {name} needs UNION ALL before its recursive part");
            var next = Query(step.SecondQueryExpression, null);
            Branches(step, anchor, next);
            foreach (var (a, b) in anchor.Zip(next).Where(p => !SameType(p.First, p.Second)))
                Problem(step, $"the column {a.Name} of the recursive CTE {name} starts as {a.Type ?? a.Kind.Word()} and goes on as {b.Type ?? b.Kind.Word()}: SQL Server wants one type, CAST both");
            foreach (var (at, message) in RecursionRules.Broken(step.SecondQueryExpression, name)) Problem(at, message);
        }
    }

    /// <summary>Text must have one length on both sides; of numbers only what is known is compared.</summary>
    private static bool SameType(Output a, Output b) =>
        a.Kind == Kind.Text || b.Kind == Kind.Text ? a.Type is not null && a.Type == b.Type : a.Type is null || b.Type is null || a.Type == b.Type;

    private static bool Mentions(TSqlFragment fragment, string name)
    {
        var tables = new Collector<NamedTableReference>();
        fragment.Accept(tables);
        return tables.Found.Exists(t => Same(t.SchemaObject.BaseIdentifier.Value, name));
    }

    private IReadOnlyList<Output> Renamed(TSqlFragment at, IReadOnlyList<Output> outputs, IList<Identifier> names)
    {
        if (names.Count > 0 && names.Count != outputs.Count)
            Problem(at, $"{names.Count} column names stand for {outputs.Count} columns");
        var renamed = names.Count == 0 ? outputs : outputs.Zip(names, (o, n) => o with { Name = n.Value }).ToList();
        for (var i = 0; i < renamed.Count; i++)
        {
            if (renamed[i].Name is null) Problem(at, $"column {i + 1} has no name; a derived table, CTE or view needs one for each");
            else if (renamed[i].Kind == Kind.Null) Problem(at, $"the column {renamed[i].Name} is NULL without a type, which SQL Server takes for a number: write CAST(NULL AS …)");
        }
        foreach (var twice in renamed.Where(o => o.Name is not null).GroupBy(o => o.Name!, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            Problem(at, $"the column {twice.Key} is answered more than once");
        return renamed;
    }

    private static Source SourceOf(string name, Table table) => new(name, table.Columns.Select(Output.Of).ToList());

    private static string TypeOf(Kind kind) => kind switch
    {
        Kind.Guid => "uniqueidentifier",
        Kind.Text => "nvarchar(max)",
        Kind.Number => "bigint",
        Kind.Bit => "bit",
        Kind.Date => "date",
        Kind.Instant => "datetimeoffset(3)",
        Kind.Binary => "varbinary(max)",
        _ => "unknown",
    };

    private void Problem(TSqlFragment at, string message) => _problems.Add($"line {at.StartLine}: {message}");

    /// <summary>A problem of statements that go to both databases; scripts for SQL Server alone may do it.</summary>
    private void Rule(TSqlFragment at, string message)
    {
        if (Shared) Problem(at, message);
    }

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private sealed record Bound(Scope Scope, Source Source, Output Column)
    {
        public string Canonical => $"{Source.Name}.{Column.Name}".ToUpperInvariant();
    }
}

/// <summary>Collects every node of one type, subqueries included.</summary>
internal sealed class Collector<T> : TSqlFragmentVisitor where T : TSqlFragment
{
    public List<T> Found { get; } = [];

    public override void Visit(TSqlFragment fragment)
    {
        if (fragment is T wanted) Found.Add(wanted);
    }
}
