using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Supervision.Tests.Storage.TSql;

internal sealed partial class Binder
{
    private Kind Call(FunctionCall call, Scope scope)
    {
        var name = call.FunctionName.Value;
        var counted = call.Parameters is [ColumnReferenceExpression { ColumnType: ColumnType.Wildcard }];
        var kinds = counted ? [Kind.Unknown] : call.Parameters.Select(p => Expression(p, scope)).ToList();
        if (call.OverClause is not null) Over(call, scope);
        if (call.CallTarget is not null)
        {
            Problem(call, $"{name} is called on a name: functions of our own and methods are not shared");
            return Kind.Unknown;
        }
        if (Functions.Find(name) is not { } function)
        {
            Rule(call, Functions.Refusal(name));
            return Kind.Unknown;
        }
        if (kinds.Count < function.Least || kinds.Count > function.Most)
            Problem(call, $"{name} takes {Range(function)} arguments, not {kinds.Count}");
        if (counted && !Same(name, "COUNT")) Problem(call, $"{name}(*) means nothing; only COUNT(*) does");
        if (call.WithinGroupClause is not null) Rule(call, "WITHIN GROUP is not shared");
        if (function.Form == FunctionKind.Aggregate) Aggregate(call, kinds.Count > 0 ? kinds[0] : Kind.Unknown);
        else if (call.UniqueRowFilter == UniqueRowFilter.Distinct) Problem(call, $"DISTINCT in {name}");
        if (function.Form is FunctionKind.Ranking or FunctionKind.Offset && call.OverClause?.OrderByClause is null)
            Problem(call, $"{name} needs OVER (… ORDER BY …)");
        if (function.Form == FunctionKind.Plain && call.OverClause is not null) Problem(call, $"{name} takes no OVER");
        return function.Answer ?? (kinds.Count > 0 ? kinds[0] : Kind.Unknown);
    }

    private void Aggregate(FunctionCall call, Kind kind)
    {
        var name = call.FunctionName.Value.ToUpperInvariant();
        if (name is "MIN" or "MAX" && kind == Kind.Bit) Problem(call, $"{name} of a bit is refused by SQL Server: CASE WHEN … THEN 1 ELSE 0 END");
        if (name is "MIN" or "MAX" && kind == Kind.Guid) Problem(call, $"{name} of a uniqueidentifier: each server orders ids in its own way, some refuse");
        if (name is "SUM" && kind is not (Kind.Number or Kind.Unknown)) Problem(call, $"SUM of {kind.Word()} is refused by SQL Server");
        if (name is "COUNT" && kind == Kind.Null) Problem(call, "COUNT(NULL) counts nothing");
        if (call.Parameters.Any(p => Collected<ScalarSubquery>(p).Count > 0))
            Problem(call, $"{name} holds a subquery, which SQL Server refuses: join it, or reckon it in a CTE first");
        if (call.OverClause is null && call.Parameters.SelectMany(Aggregates).Any())
            Problem(call, $"{name} holds another aggregate");
    }

    private void Over(FunctionCall call, Scope scope)
    {
        foreach (var partition in call.OverClause.Partitions) Expression(partition, scope);
        if (call.OverClause.OrderByClause is not { } order) return;
        foreach (var element in order.OrderByElements)
        {
            Expression(element.Expression, scope);
            if (element.Expression is Literal or VariableReference) Problem(element, "OVER (ORDER BY …) wants a column, not a constant");
        }
    }

    private static string Range(Function function) =>
        function.Least == function.Most ? $"{function.Least}" : function.Most > 99 ? $"at least {function.Least}" : $"{function.Least} to {function.Most}";
}
