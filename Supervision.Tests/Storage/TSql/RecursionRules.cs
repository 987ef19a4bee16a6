using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Supervision.Tests.Storage.TSql;

/// <summary>What SQL Server forbids in the recursive part of a CTE, most of which SQLite allows.</summary>
internal sealed class RecursionRules : TSqlFragmentVisitor
{
    private readonly List<(TSqlFragment At, string Message)> _broken = [];
    private readonly string _name;

    private RecursionRules(string name) => _name = name;

    public static IReadOnlyList<(TSqlFragment At, string Message)> Broken(QueryExpression recursivePart, string name)
    {
        var rules = new RecursionRules(name);
        recursivePart.Accept(rules);
        return rules._broken;
    }

    public override void Visit(QuerySpecification node)
    {
        if (node.UniqueRowFilter == UniqueRowFilter.Distinct) Add(node, "DISTINCT");
        if (node.GroupByClause is not null) Add(node, "GROUP BY");
        if (node.HavingClause is not null) Add(node, "HAVING");
        if (node.TopRowFilter is not null) Add(node, "TOP");
        if (node.OffsetClause is not null) Add(node, "OFFSET");
    }

    public override void Visit(QualifiedJoin node)
    {
        if (node.QualifiedJoinType != QualifiedJoinType.Inner) Add(node, "an outer join");
    }

    public override void Visit(FunctionCall node)
    {
        if (node.OverClause is null && Functions.IsAggregate(node.FunctionName.Value)) Add(node, $"the aggregate {node.FunctionName.Value}");
    }

    public override void Visit(ScalarSubquery node)
    {
        var tables = new Collector<NamedTableReference>();
        node.Accept(tables);
        if (tables.Found.Exists(t => t.SchemaObject.BaseIdentifier.Value.Equals(_name, StringComparison.OrdinalIgnoreCase)))
            Add(node, "a subquery on itself");
    }

    private void Add(TSqlFragment at, string what) => _broken.Add((at, $"the recursive part of the CTE {_name} must not hold {what}"));
}
