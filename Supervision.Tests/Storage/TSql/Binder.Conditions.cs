using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Supervision.Tests.Storage.TSql;

internal sealed partial class Binder
{
    private void Condition(BooleanExpression condition, Scope scope)
    {
        switch (condition)
        {
            case BooleanParenthesisExpression parenthesis:
                Condition(parenthesis.Expression, scope);
                break;
            case BooleanNotExpression not:
                Condition(not.Expression, scope);
                break;
            case BooleanBinaryExpression both:
                Condition(both.FirstExpression, scope);
                Condition(both.SecondExpression, scope);
                break;
            case BooleanComparisonExpression comparison:
                if (comparison.ComparisonType is BooleanComparisonType.LeftOuterJoin or BooleanComparisonType.RightOuterJoin
                    or BooleanComparisonType.NotLessThan or BooleanComparisonType.NotGreaterThan)
                    Problem(comparison, $"the comparison {comparison.ComparisonType} is not shared");
                if (comparison.FirstExpression is NullLiteral || comparison.SecondExpression is NullLiteral)
                    Problem(comparison, "a comparison with NULL is never true: write IS NULL");
                Comparable(comparison, comparison.FirstExpression, comparison.SecondExpression, scope);
                break;
            case BooleanIsNullExpression isNull:
                Expression(isNull.Expression, scope);
                break;
            case BooleanTernaryExpression between:
                Comparable(between, between.FirstExpression, between.SecondExpression, scope);
                Comparable(between, between.FirstExpression, between.ThirdExpression, scope);
                break;
            case InPredicate list:
                In(list, scope);
                break;
            case LikePredicate like:
                Like(like, scope);
                break;
            case ExistsPredicate exists:
                Query(exists.Subquery.QueryExpression, scope);
                break;
            default:
                Problem(condition, $"'{SqlText.Written(condition)}' ({condition.GetType().Name}) is not shared");
                break;
        }
    }

    private void In(InPredicate list, Scope scope)
    {
        var kind = Expression(list.Expression, scope);
        if (list.Subquery is not null)
        {
            var found = Single(list.Subquery, scope);
            if (Kinds.Merge(kind, found) is null) Problem(list, $"IN compares {kind.Word()} with {found.Word()}");
        }
        foreach (var value in list.Values) Match(value, list.Expression, kind, value, Expression(value, scope));
    }

    private void Like(LikePredicate like, Scope scope)
    {
        foreach (var side in new[] { like.FirstExpression, like.SecondExpression })
        {
            var kind = Expression(side, scope);
            if (kind is not (Kind.Text or Kind.Unknown)) Problem(like, $"LIKE wants text, not {kind.Word()}");
        }
        if (like.EscapeExpression is not null) Expression(like.EscapeExpression, scope);
        if (like.SecondExpression is StringLiteral pattern && pattern.Value.Contains('[', StringComparison.Ordinal))
            Rule(like, "[ is a class of letters in LIKE on SQL Server and itself on SQLite");
    }

    private (Kind First, Kind Second) Comparable(TSqlFragment at, ScalarExpression first, ScalarExpression second, Scope scope)
    {
        var (a, b) = (Expression(first, scope), Expression(second, scope));
        Match(at, first, a, second, b);
        return (a, b);
    }

    /// <summary>Reports two values that one server compares otherwise than the other, or a literal that the column never holds.</summary>
    private void Match(TSqlFragment at, ScalarExpression first, Kind a, ScalarExpression second, Kind b)
    {
        Admitted(first, second);
        Admitted(second, first);
        Sent(first, second);
        Sent(second, first);
        if (a == Kind.Bit && second is IntegerLiteral { Value: not ("0" or "1") } || b == Kind.Bit && first is IntegerLiteral { Value: not ("0" or "1") })
            Problem(at, "a bit is 0 or 1");
        if (a == Kind.Date && IsDay(second) || b == Kind.Date && IsDay(first)) return;
        if (Kinds.Merge(a, b) is null) Problem(at, $"{a.Word()} is compared with {b.Word()}");
    }

    /// <summary>Text is sent as nvarchar, for which a char column is converted row by row; only parameters that are named as hashes are sent as what it holds.</summary>
    private void Sent(ScalarExpression column, ScalarExpression value)
    {
        if (column is ColumnReferenceExpression reference && value is VariableReference variable && _bound.TryGetValue(reference, out var bound)
            && bound.Column.Type?.StartsWith("char(", StringComparison.Ordinal) == true && !Core.Storage.SqlArguments.IsHash(variable.Name))
            Rule(value, $"{variable.Name} is sent as nvarchar and {bound.Column.Name} is {bound.Column.Type}: its index is not used; call the parameter …Hash or …Sha256");
    }

    /// <summary>A column with a check of its values is compared with, or set to, a text that the check never lets in.</summary>
    private void Admitted(ScalarExpression target, ScalarExpression value)
    {
        if (target is ColumnReferenceExpression reference && _bound.TryGetValue(reference, out var bound)) Admitted(bound.Column, value);
    }

    private void Admitted(Output column, ScalarExpression value)
    {
        if (value is not StringLiteral text) return;
        if (column.Allowed is { } allowed && !allowed.Contains(text.Value, StringComparer.Ordinal))
            Problem(value, $"{column.Name} is never '{text.Value}': its check admits {string.Join(", ", allowed)}");
        else if (column.Length is { } length && text.Value.Length > length)
            Problem(value, $"'{text.Value}' is longer than the {length} characters of {column.Name}");
    }
}
