using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Supervision.Tests.Storage.TSql;

internal sealed partial class Binder
{
    /// <summary>Binds a query and answers its columns. That ORDER BY and OFFSET stand where they may is the grammar's business.</summary>
    private IReadOnlyList<Output> Query(QueryExpression query, Scope? outer)
    {
        if (query.ForClause is not null) Rule(query, "FOR XML, FOR JSON and FOR BROWSE are not shared");
        if (query.OffsetClause is { } offset)
        {
            Expression(offset.OffsetExpression, new Scope(outer));
            if (offset.FetchExpression is not null) Expression(offset.FetchExpression, new Scope(outer));
        }
        switch (query)
        {
            case QuerySpecification specification:
                return Specification(specification, outer);
            case QueryParenthesisExpression parenthesis:
                return Query(parenthesis.QueryExpression, outer);
            case BinaryQueryExpression binary:
                var first = Query(binary.FirstQueryExpression, outer);
                var second = Query(binary.SecondQueryExpression, outer);
                Branches(binary, first, second);
                if (binary.OrderByClause is not null) OrderUnion(binary.OrderByClause, first);
                return first.Select((o, i) => i < second.Count ? o with { Kind = Kinds.Merge(o.Kind, second[i].Kind) ?? o.Kind } : o).ToList();
            default:
                Problem(query, $"a {query.GetType().Name} is not shared");
                return [];
        }
    }

    private void Branches(BinaryQueryExpression binary, IReadOnlyList<Output> first, IReadOnlyList<Output> second)
    {
        var word = binary.BinaryQueryExpressionType.ToString().ToUpperInvariant();
        if (first.Count != second.Count) Problem(binary, $"the parts of {word} have {first.Count} and {second.Count} columns");
        foreach (var (a, b) in first.Zip(second))
            if (Kinds.Merge(a.Kind, b.Kind) is null) Problem(binary, $"{word} joins {a.Kind.Word()} with {b.Kind.Word()} in column {a.Name ?? "without name"}");
        foreach (var part in new[] { binary.FirstQueryExpression, binary.SecondQueryExpression })
            if (part is BinaryQueryExpression inner && (inner.BinaryQueryExpressionType == BinaryQueryExpressionType.Intersect) != (binary.BinaryQueryExpressionType == BinaryQueryExpressionType.Intersect))
                Rule(binary, "INTERSECT binds tighter on SQL Server than on SQLite: do not mix it with UNION or EXCEPT");
    }

    private void OrderUnion(OrderByClause order, IReadOnlyList<Output> outputs)
    {
        foreach (var element in order.OrderByElements)
            if (element.Expression is IntegerLiteral ordinal) Ordinal(ordinal, outputs.Count);
            else if (element.Expression is not ColumnReferenceExpression { MultiPartIdentifier: { Count: 1 } name } || !outputs.Any(o => Same(o.Name, name.Identifiers[0].Value)))
                Problem(element, $"a UNION, EXCEPT or INTERSECT is ordered by names of its columns only, not by {SqlText.Written(element.Expression)}");
    }

    private void Ordinal(IntegerLiteral ordinal, int count)
    {
        if (!int.TryParse(ordinal.Value, out var number) || number < 1 || number > count)
            Problem(ordinal, $"ORDER BY {ordinal.Value} is no column of the select list");
    }

    private List<Output> Specification(QuerySpecification query, Scope? outer)
    {
        var scope = new Scope(outer);
        if (query.TopRowFilter is { } top)
        {
            if (top.Percent || top.WithTies) Problem(top, "TOP … PERCENT and TOP … WITH TIES are not shared");
            Expression(top.Expression, scope);
        }
        if (query.FromClause is not null)
            foreach (var reference in query.FromClause.TableReferences) Join(scope, Sources(reference, outer), reference);
        if (query.WhereClause is not null) Condition(query.WhereClause.SearchCondition, scope);
        if (query.GroupByClause is not null) GroupBy(query.GroupByClause, scope);
        var outputs = query.SelectElements.SelectMany(e => Select(e, scope)).ToList();
        if (query.HavingClause is not null) Condition(query.HavingClause.SearchCondition, scope);
        if (query.OrderByClause is not null) Order(query, outputs, scope);
        Grouping(query, scope);
        return outputs;
    }

    private IEnumerable<Output> Select(SelectElement element, Scope scope)
    {
        switch (element)
        {
            case SelectStarExpression star:
                return Star(star, scope);
            case SelectScalarExpression scalar:
                var kind = Expression(scalar.Expression, scope);
                var column = scalar.Expression is ColumnReferenceExpression reference ? _bound.GetValueOrDefault(reference) : null;
                CheckAlias(scalar, scope);
                var name = scalar.ColumnName?.Value ?? (scalar.Expression as ColumnReferenceExpression)?.MultiPartIdentifier?.Identifiers[^1].Value;
                return [column is null ? new Output(name, kind, TypeOf(scalar.Expression)) : column.Column with { Name = name }];
            default:
                Rule(element, "SELECT @variable = … is not shared");
                return [];
        }
    }

    private static string? TypeOf(ScalarExpression expression) => expression switch
    {
        CastCall cast => SqlText.TypeName(cast.DataType),
        IntegerLiteral => "int",
        ParenthesisExpression parenthesis => TypeOf(parenthesis.Expression),
        _ => null,
    };

    private void CheckAlias(SelectScalarExpression scalar, Scope scope)
    {
        if (scalar.ColumnName is not { } alias) return;
        if (alias.FirstTokenIndex < scalar.Expression.FirstTokenIndex)
        {
            Problem(scalar, $"'{alias.Value} = …' in a select list names the column, it does not compare: write CASE WHEN or … AS {alias.Value}");
            return;
        }
        var said = scalar.ScriptTokenStream.Skip(scalar.Expression.LastTokenIndex + 1).Take(alias.FirstTokenIndex - scalar.Expression.LastTokenIndex - 1)
            .Any(t => t.TokenType == TSqlTokenType.As);
        if (!said && scope.Sources.Exists(s => s.Named(alias.Value).Any()))
            Problem(scalar, $"'{alias.Value}' stands as an alias without AS though it is a column: is a comma missing?");
        if (alias.ValueExpression is Literal) Rule(scalar, "a column alias is a name, not a literal");
    }

    private IEnumerable<Output> Star(SelectStarExpression star, Scope scope)
    {
        if (star.Qualifier is null) return scope.Sources.SelectMany(s => s.Columns);
        var name = star.Qualifier.Identifiers[^1].Value;
        if (scope.Sources.Find(s => Same(s.Name, name)) is { } source) return source.Columns;
        Problem(star, $"'{name}' of {name}.* is not in FROM");
        return [];
    }

    private void Join(Scope scope, IReadOnlyList<Source> sources, TSqlFragment at)
    {
        foreach (var source in sources)
        {
            var twice = scope.Sources.FindIndex(s => Same(s.Name, source.Name));
            if (twice < 0)
            {
                scope.Sources.Add(source);
                continue;
            }
            Problem(at, $"the name {source.Name} stands twice in FROM");
            scope.Sources[twice] = source with { Known = false };
        }
    }

    private IReadOnlyList<Source> Sources(TableReference reference, Scope? outer)
    {
        switch (reference)
        {
            case NamedTableReference named:
                return [Named(named)];
            case QueryDerivedTable derived:
                return [new Source(derived.Alias.Value, Renamed(derived, Query(derived.QueryExpression, outer), derived.Columns))];
            case InlineDerivedTable inline:
                return [Inline(inline, outer)];
            case JoinParenthesisTableReference parenthesis:
                return Sources(parenthesis.Join, outer);
            case QualifiedJoin join:
                return Joined(join, outer);
            case UnqualifiedJoin { UnqualifiedJoinType: UnqualifiedJoinType.CrossJoin } cross:
                var both = new Scope(outer);
                Join(both, Sources(cross.FirstTableReference, outer), cross);
                Join(both, Sources(cross.SecondTableReference, outer), cross);
                return both.Sources;
            case UnqualifiedJoin apply:
                Rule(apply, "CROSS APPLY and OUTER APPLY are not shared: SQLite has neither");
                var beside = new Scope(outer, Sources(apply.FirstTableReference, outer));
                Join(beside, Sources(apply.SecondTableReference, beside), apply);
                return beside.Sources;
            default:
                Problem(reference, $"a {reference.GetType().Name} in FROM is not shared");
                return reference is TableReferenceWithAlias { Alias: { } alias } ? [new Source(alias.Value, [], Known: false)] : [];
        }
    }

    private List<Source> Joined(QualifiedJoin join, Scope? outer)
    {
        var scope = new Scope(outer);
        var first = Sources(join.FirstTableReference, outer);
        var second = Sources(join.SecondTableReference, outer);
        Join(scope, first, join);
        Join(scope, second, join);
        if (join.JoinHint != JoinHint.None) Rule(join, "a join hint is not shared");
        var left = join.QualifiedJoinType is QualifiedJoinType.RightOuter or QualifiedJoinType.FullOuter;
        var right = join.QualifiedJoinType is QualifiedJoinType.LeftOuter or QualifiedJoinType.FullOuter;
        if (left && Hinted(join.FirstTableReference) || right && Hinted(join.SecondTableReference))
            Rule(join, "a table hint stands on the nullable side of an outer join");
        Condition(join.SearchCondition, scope);
        return scope.Sources;
    }

    private static bool Hinted(TableReference reference)
    {
        var tables = new Collector<NamedTableReference>();
        reference.Accept(tables);
        return tables.Found.Exists(t => t.TableHints.Count > 0);
    }

    private Source Named(NamedTableReference named)
    {
        var name = named.SchemaObject.BaseIdentifier.Value;
        var exposed = named.Alias?.Value ?? name;
        if (named.SchemaObject.SchemaIdentifier is { } schema) Rule(named, $"{schema.Value}.{name}: SQLite has no such prefix, write the bare name");
        if (named.TemporalClause is not null) Rule(named, "temporal tables are not shared");
        foreach (var hint in named.TableHints.Where(h => h.HintKind is not (TableHintKind.UpdLock or TableHintKind.HoldLock or TableHintKind.Rowlock
            or TableHintKind.ReadPast or TableHintKind.Serializable or TableHintKind.ReadCommittedLock)))
            Rule(named, $"the hint {hint.HintKind} is not one that we use");
        if (named.SchemaObject.SchemaIdentifier is null && _ctes.TryGetValue(name, out var cte)) return new Source(exposed, cte);
        if (_catalogue.Find(name) is { } table)
        {
            if (table.Name != name) Rule(named, $"'{name}' is written {table.Name}");
            return SourceOf(exposed, table);
        }
        Problem(named, name.StartsWith('#') ? $"the temporary table {name} is not shared" : $"there is no table {name}");
        return new Source(exposed, [], Known: false);
    }

    private Source Inline(InlineDerivedTable inline, Scope? outer)
    {
        var rows = inline.RowValues.Select(r => r.ColumnValues.Select(v => Expression(v, new Scope(outer))).ToList()).ToList();
        foreach (var row in rows.Where(r => r.Count != rows[0].Count)) Problem(inline, $"VALUES has rows of {rows[0].Count} and of {row.Count} values");
        return new Source(inline.Alias.Value, Renamed(inline, rows[0].Select(k => new Output(null, k)).ToList(), inline.Columns));
    }
}
