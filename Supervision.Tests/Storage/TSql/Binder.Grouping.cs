using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Supervision.Tests.Storage.TSql;

internal sealed partial class Binder
{
    private void GroupBy(GroupByClause group, Scope scope)
    {
        if (group.All || group.GroupByOption != GroupByOption.None) Rule(group, "GROUP BY ALL, WITH CUBE and WITH ROLLUP are not shared");
        foreach (var specification in group.GroupingSpecifications)
        {
            if (specification is not ExpressionGroupingSpecification { Expression: { } expression })
            {
                Rule(specification, "ROLLUP, CUBE and GROUPING SETS are not shared");
                continue;
            }
            Expression(expression, scope);
            var subqueries = new Collector<ScalarSubquery>();
            expression.Accept(subqueries);
            if (subqueries.Found.Count > 0) Problem(expression, "GROUP BY holds a subquery, which SQL Server refuses");
            else if (Collected<ColumnReferenceExpression>(expression).Count == 0) Problem(expression, "GROUP BY wants a column, not a constant");
        }
    }

    /// <summary>Every column of the select list, HAVING and ORDER BY is grouped or inside an aggregate; SQLite does not ask for that.</summary>
    private void Grouping(QuerySpecification query, Scope scope)
    {
        var parts = query.SelectElements.Cast<TSqlFragment>().Append(query.HavingClause)
            .Concat(query.OrderByClause?.OrderByElements.Where(e => !IsAlias(e.Expression, query)) ?? []).OfType<TSqlFragment>().ToList();
        var aggregates = parts.SelectMany(Aggregates).ToList();
        if (query.GroupByClause is null && query.HavingClause is null && aggregates.Count == 0) return;

        if (query.GroupByClause is not null && Unclear(query.GroupByClause)) return;

        var grouped = query.GroupByClause?.GroupingSpecifications.OfType<ExpressionGroupingSpecification>()
            .Select(g => Canonical(g.Expression)).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var part in parts)
        {
            if (part is SelectStarExpression) Problem(part, "* in a grouped query: name the grouped columns");
            var scalars = new Collector<ScalarExpression>();
            part.Accept(scalars);
            var covered = aggregates.Concat(scalars.Found.Where(s => grouped.Contains(Canonical(s)))).ToList();
            foreach (var column in Columns(part).Where(c => _bound[c].Scope == scope && !covered.Exists(r => Holds(r, c))))
                Problem(column, $"{SqlText.Written(column)} is neither grouped nor inside an aggregate");
        }
    }

    /// <summary>A GROUP BY that was reported already says nothing about what is grouped.</summary>
    private bool Unclear(GroupByClause group) =>
        group.GroupingSpecifications.Any(g => g is not ExpressionGroupingSpecification) || Collected<ColumnReferenceExpression>(group).Exists(c => !_bound.ContainsKey(c));

    private void Order(QuerySpecification query, List<Output> outputs, Scope scope)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var distinct = query.UniqueRowFilter == UniqueRowFilter.Distinct;
        var selected = query.SelectElements.OfType<SelectScalarExpression>().ToList();
        foreach (var element in query.OrderByClause.OrderByElements)
        {
            var expression = element.Expression;
            if (expression is IntegerLiteral ordinal)
            {
                Ordinal(ordinal, outputs.Count);
                continue;
            }
            if (expression is Literal or VariableReference)
            {
                Problem(element, "ORDER BY wants a column, not a constant");
                continue;
            }
            var key = IsAlias(expression, query) ? Alias(expression, selected) : Ordered(expression, outputs, scope);
            if (key.Length > 0 && !seen.Add(key)) Problem(element, $"ORDER BY names {SqlText.Written(expression)} twice, which SQL Server refuses");
            if (distinct && key.Length > 0 && !query.SelectElements.OfType<SelectStarExpression>().Any() && !selected.Exists(s => Canonical(s.Expression) == key))
                Problem(element, $"SELECT DISTINCT is ordered by {SqlText.Written(expression)}, which is not selected");
        }
    }

    private string Alias(ScalarExpression expression, List<SelectScalarExpression> selected)
    {
        var name = ((ColumnReferenceExpression)expression).MultiPartIdentifier.Identifiers[0].Value;
        var meant = selected.Where(s => Same(NameOf(s), name)).Select(s => Canonical(s.Expression)).Distinct().ToList();
        if (meant.Count > 1) Problem(expression, $"ORDER BY {name} is ambiguous: {meant.Count} columns of the select list have that name");
        return meant[0];
    }

    private string Ordered(ScalarExpression expression, List<Output> outputs, Scope scope)
    {
        var before = _problems.Count;
        Expression(expression, scope);
        if (_problems.Count > before && expression is not ColumnReferenceExpression
            && Collected<ColumnReferenceExpression>(expression).Any(c => !_bound.ContainsKey(c) && outputs.Exists(o => Same(o.Name, SqlText.Written(c)))))
            Problem(expression, "an alias of the select list may be ordered by alone only, not inside an expression");
        return Canonical(expression);
    }

    private static bool IsAlias(ScalarExpression expression, QuerySpecification query) =>
        expression is ColumnReferenceExpression { ColumnType: ColumnType.Regular, MultiPartIdentifier: { Count: 1 } name }
        && query.SelectElements.OfType<SelectScalarExpression>().Any(s => Same(NameOf(s), name.Identifiers[0].Value));

    private static string? NameOf(SelectScalarExpression selected) =>
        selected.ColumnName?.Value ?? (selected.Expression as ColumnReferenceExpression)?.MultiPartIdentifier?.Identifiers[^1].Value;

    /// <summary>The expression as text in which every column is written with the source it was bound to.</summary>
    private string Canonical(ScalarExpression expression)
    {
        while (expression is ParenthesisExpression parenthesis) expression = parenthesis.Expression;
        var columns = Columns(expression).ToDictionary(c => c.FirstTokenIndex);
        var words = new List<string>();
        for (var i = expression.FirstTokenIndex; i <= expression.LastTokenIndex; i++)
        {
            var token = expression.ScriptTokenStream[i];
            if (columns.TryGetValue(i, out var column))
            {
                words.Add(_bound[column].Canonical);
                i = column.LastTokenIndex;
            }
            else if (token.TokenType is not (TSqlTokenType.WhiteSpace or TSqlTokenType.SingleLineComment or TSqlTokenType.MultilineComment))
                words.Add(token.TokenType == TSqlTokenType.AsciiStringLiteral ? token.Text : token.Text.ToUpperInvariant());
        }
        return string.Join(' ', words);
    }

    private IEnumerable<ColumnReferenceExpression> Columns(TSqlFragment fragment) =>
        Collected<ColumnReferenceExpression>(fragment).Where(_bound.ContainsKey);

    private static List<T> Collected<T>(TSqlFragment fragment) where T : TSqlFragment
    {
        var collector = new Collector<T>();
        fragment.Accept(collector);
        return collector.Found;
    }

    /// <summary>The aggregates of this query level: those over a window are none, those inside a subquery belong to it.</summary>
    private static IEnumerable<FunctionCall> Aggregates(TSqlFragment fragment)
    {
        var subqueries = Collected<ScalarSubquery>(fragment);
        return Collected<FunctionCall>(fragment).Where(c => c.OverClause is null && Functions.IsAggregate(c.FunctionName.Value) && !subqueries.Exists(s => Holds(s, c)));
    }

    private static bool Holds(TSqlFragment outer, TSqlFragment inner) =>
        outer.FirstTokenIndex <= inner.FirstTokenIndex && inner.LastTokenIndex <= outer.LastTokenIndex;
}
