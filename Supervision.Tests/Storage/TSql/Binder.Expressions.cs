using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Supervision.Tests.Storage.TSql;

internal sealed partial class Binder
{
    /// <summary>Binds a value and answers what kind it is.</summary>
    private Kind Expression(ScalarExpression expression, Scope scope)
    {
        if (expression is PrimaryExpression { Collation: { } collation } && !Same(collation.Value, "DATABASE_DEFAULT"))
            Rule(expression, $"COLLATE {collation.Value} in an expression: fold the text in a column instead");
        switch (expression)
        {
            case ColumnReferenceExpression column: return ColumnKind(column, scope);
            case VariableReference parameter: return Parameter(parameter);
            case Literal literal: return LiteralKind(literal);
            case ParenthesisExpression parenthesis: return Expression(parenthesis.Expression, scope);
            case UnaryExpression unary: return Expression(unary.Expression, scope);
            case BinaryExpression binary: return Arithmetic(binary, scope);
            case FunctionCall call: return Call(call, scope);
            case ScalarSubquery subquery: return Single(subquery, scope);
            case CoalesceExpression coalesce: return Alternatives(coalesce, "COALESCE", coalesce.Expressions, scope);
            case NullIfExpression nullIf:
                return Comparable(nullIf, nullIf.FirstExpression, nullIf.SecondExpression, scope).First;
            case IIfCall choice:
                Condition(choice.Predicate, scope);
                return Alternatives(choice, "IIF", [choice.ThenExpression, choice.ElseExpression], scope);
            case CaseExpression choice: return Case(choice, scope);
            case CastCall cast: return Cast(cast, scope);
            case ParameterlessCall call:
                Rule(call, call.ParameterlessCallType == ParameterlessCallType.CurrentTimestamp
                    ? "CURRENT_TIMESTAMP is not shared: pass the time as a parameter"
                    : $"{SqlText.Written(call)} is a function of SQL Server, not a name");
                return Kind.Unknown;
            case LeftFunctionCall or RightFunctionCall:
                Rule(expression, "LEFT and RIGHT are not shared: write SUBSTRING, or cut in C#");
                return Kind.Text;
            default:
                Rule(expression, $"'{SqlText.Written(expression)}' ({expression.GetType().Name}) is not shared");
                return Kind.Unknown;
        }
    }

    private Kind Parameter(VariableReference parameter)
    {
        var name = parameter.Name.TrimStart('@');
        if (_parameters is null) return Kind.Unknown;
        var other = _parameters.FirstOrDefault(p => p != name && Same(p, name));
        if (_parameters.Contains(name) && other is null) return Kind.Unknown;
        Problem(parameter, _parameters.Contains(name) ? $"the parameters @{name} and @{other} are the same to SQL Server"
            : other is null ? $"the parameter @{name} is not given" : $"the parameter @{name} is given as @{other}; SQLite tells them apart");
        return Kind.Unknown;
    }

    private Kind LiteralKind(Literal literal)
    {
        switch (literal)
        {
            case StringLiteral { IsNational: true }:
                if (!_nationalText) Rule(literal, "SQLite has no N'…': pass the text as a parameter");
                return Kind.Text;
            case StringLiteral text:
                if (text.Value.Any(c => c > 127)) Problem(literal, $"'{text.Value}' needs N'…' on SQL Server, which SQLite has not: pass the text as a parameter");
                return Kind.Text;
            case IntegerLiteral or NumericLiteral: return Kind.Number;
            case NullLiteral: return Kind.Null;
            case RealLiteral or MoneyLiteral:
                Rule(literal, $"{literal.Value} is a floating figure or money: figures are whole numbers");
                return Kind.Number;
            case BinaryLiteral:
                Rule(literal, "0x… is not shared: pass bytes as a parameter");
                return Kind.Binary;
            default:
                Rule(literal, $"the literal {literal.Value} is not shared");
                return Kind.Unknown;
        }
    }

    private Kind ColumnKind(ColumnReferenceExpression reference, Scope scope)
    {
        if (reference.ColumnType != ColumnType.Regular)
        {
            Problem(reference, reference.ColumnType == ColumnType.Wildcard ? "* stands where a value is wanted" : $"{reference.ColumnType} is not shared");
            return Kind.Unknown;
        }
        var parts = reference.MultiPartIdentifier.Identifiers;
        var name = parts[^1].Value;
        if (parts.Count > 2)
        {
            Problem(reference, $"{string.Join('.', parts.Select(p => p.Value))}: write alias.column");
            return Kind.Unknown;
        }
        return parts.Count == 2 ? Qualified(reference, parts[0].Value, name, scope) : Unqualified(reference, name, scope);
    }

    private Kind Qualified(ColumnReferenceExpression reference, string alias, string name, Scope scope)
    {
        for (var s = scope; s is not null; s = s.Outer)
        {
            if (s.Sources.Find(x => Same(x.Name, alias)) is not { } source) continue;
            if (!source.Known) return Kind.Unknown;
            if (source.Named(name).FirstOrDefault() is { } column) return Bind(reference, s, source, column, name);
            Problem(reference, $"{alias} has no column {name}");
            return Kind.Unknown;
        }
        Problem(reference, $"the alias {alias} of {alias}.{name} is not known here");
        return Kind.Unknown;
    }

    private Kind Unqualified(ColumnReferenceExpression reference, string name, Scope scope)
    {
        for (var s = scope; s is not null; s = s.Outer)
        {
            var hits = s.Sources.Where(x => x.Named(name).Any()).ToList();
            if (hits.Count > 1)
            {
                Problem(reference, $"the column {name} is ambiguous: {string.Join(" and ", hits.Select(h => h.Name))} have it");
                return Kind.Unknown;
            }
            if (s.Sources.Exists(x => !x.Known)) return Kind.Unknown;
            if (hits.Count == 0) continue;
            if (s != scope) Rule(reference, $"{name} is no column of this subquery but of the query around it: write {hits[0].Name}.{name} if that is meant");
            return Bind(reference, s, hits[0], hits[0].Named(name).First(), name);
        }
        Problem(reference, name.ToUpperInvariant() is "TRUE" or "FALSE" ? $"{name} is no value in T-SQL: write 1 or 0" : $"there is no column {name} here");
        return Kind.Unknown;
    }

    private Kind Bind(ColumnReferenceExpression reference, Scope scope, Source source, Output column, string written)
    {
        _bound[reference] = new Bound(scope, source, column);
        if (column.Name != written) Rule(reference, $"'{written}' is written {column.Name}");
        return column.Kind;
    }

    private Kind Single(ScalarSubquery subquery, Scope scope)
    {
        var outputs = Query(subquery.QueryExpression, scope);
        if (outputs.Count != 1) Problem(subquery, $"a subquery that stands for a value answers {outputs.Count} columns");
        return outputs.Count == 1 ? outputs[0].Kind : Kind.Unknown;
    }

    private Kind Arithmetic(BinaryExpression binary, Scope scope)
    {
        var first = Expression(binary.FirstExpression, scope);
        var second = Expression(binary.SecondExpression, scope);
        if (binary.BinaryExpressionType == BinaryExpressionType.BitwiseXor) Rule(binary, "^ is not shared: SQLite has no exclusive or");
        if (first == Kind.Text || second == Kind.Text)
            Rule(binary, binary.BinaryExpressionType == BinaryExpressionType.Add ? "+ joins text on SQL Server and adds on SQLite: write CONCAT" : "reckoning with text");
        foreach (var kind in new[] { first, second }.Where(k => k is Kind.Date or Kind.Instant or Kind.Guid or Kind.Binary).Distinct())
            Problem(binary, $"reckoning with {kind.Word()}: do it in C#");
        if (first == Kind.Bit && second == Kind.Bit) Problem(binary, "two bits cannot be reckoned with: CASE WHEN … THEN 1 ELSE 0 END");
        return Kind.Number;
    }

    private Kind Alternatives(TSqlFragment at, string word, IEnumerable<ScalarExpression> expressions, Scope scope)
    {
        var all = expressions.ToList();
        var kinds = all.Select(e => Expression(e, scope)).ToList();
        if (kinds.TrueForAll(k => k == Kind.Null)) Problem(at, $"every value of {word} is NULL: CAST one to its type");
        var merged = kinds[0];
        foreach (var (kind, expression) in kinds.Zip(all).Skip(1))
        {
            if (Kinds.Merge(merged, kind) is { } both) merged = both;
            else if (!(merged == Kind.Date && IsDay(expression))) Problem(expression, $"{word} mixes {merged.Word()} with {kind.Word()}");
        }
        return merged;
    }

    private Kind Case(CaseExpression choice, Scope scope)
    {
        List<ScalarExpression> results;
        if (choice is SearchedCaseExpression searched)
        {
            foreach (var when in searched.WhenClauses) Condition(when.WhenExpression, scope);
            results = searched.WhenClauses.Select(w => w.ThenExpression).ToList();
        }
        else
        {
            var simple = (SimpleCaseExpression)choice;
            foreach (var when in simple.WhenClauses) Comparable(when, simple.InputExpression, when.WhenExpression, scope);
            results = simple.WhenClauses.Select(w => w.ThenExpression).ToList();
        }
        if (choice.ElseExpression is not null) results.Add(choice.ElseExpression);
        return Alternatives(choice, "CASE", results, scope);
    }

    private Kind Cast(CastCall cast, Scope scope)
    {
        Expression(cast.Parameter, scope);
        var type = SqlText.TypeName(cast.DataType);
        var kind = Kinds.Of(type);
        if (type.EndsWith("(max)", StringComparison.Ordinal)) Rule(cast, $"SQLite cannot read {type} in a CAST: write nvarchar(4000)");
        if (kind is not (Kind.Number or Kind.Text or Kind.Bit) && cast.Parameter is not NullLiteral)
            Rule(cast, $"CAST AS {type} means something else on SQLite: cast numbers, bits and nvarchar only");
        return kind;
    }

    private static bool IsDay(ScalarExpression expression) =>
        expression is StringLiteral text && DateOnly.TryParseExact(text.Value, "yyyy-MM-dd", out _);
}
