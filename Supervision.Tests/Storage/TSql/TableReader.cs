using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Supervision.Tests.Storage.TSql;

/// <summary>Reads parts of CREATE TABLE and ALTER TABLE into a <see cref="Table"/>.</summary>
internal static class TableReader
{
    public static Column Column(ColumnDefinition definition)
    {
        var type = definition.DataType is null ? "computed" : SqlText.TypeName(definition.DataType);
        return new Column(definition.ColumnIdentifier.Value, type)
        {
            Identity = definition.IdentityOptions is not null,
            Computed = definition.ComputedColumnExpression is not null,
            Length = Length(type),
        };
    }

    /// <summary>Applies a constraint to its table; NOT NULL and DEFAULT change the column and make no constraint of their own.</summary>
    public static Constraint? Apply(Table table, ConstraintDefinition definition, string? column)
    {
        var name = definition.ConstraintIdentifier?.Value;
        switch (definition)
        {
            case NullableConstraintDefinition nullable:
                table.Column(column!)!.Nullable = nullable.Nullable;
                return null;
            case DefaultConstraintDefinition standard:
                if (table.Column(column ?? standard.Column.Value) is { } target)
                {
                    target.Default = SqlText.Normalise(standard.Expression);
                    target.DefaultName = name;
                }
                return null;
            case UniqueConstraintDefinition unique:
                return Key(table, unique, name, column);
            case ForeignKeyConstraintDefinition foreign:
                return new Constraint(ConstraintKind.ForeignKey, name, foreign.Columns.Count > 0 ? Names(foreign.Columns) : [column!])
                {
                    Target = foreign.ReferenceTableName.BaseIdentifier.Value,
                    TargetColumns = Names(foreign.ReferencedTableColumns),
                    OnDelete = foreign.DeleteAction switch
                    {
                        DeleteUpdateAction.Cascade => "CASCADE",
                        DeleteUpdateAction.SetNull => "SET NULL",
                        DeleteUpdateAction.SetDefault => "SET DEFAULT",
                        _ => "NO ACTION",
                    },
                };
            case CheckConstraintDefinition check:
                Admit(table, check.CheckCondition);
                return new Constraint(ConstraintKind.Check, name, []) { Expression = SqlText.Normalise(check.CheckCondition) };
            default:
                throw new NotSupportedException($"a {definition.GetType().Name} on {table.Name}");
        }
    }

    public static string Sorted(ColumnWithSortOrder column) =>
        column.Column.MultiPartIdentifier.Identifiers[^1].Value + (column.SortOrder == SortOrder.Descending ? " DESC" : "");

    public static int DropDefault(Table table, string name)
    {
        var column = table.Columns.Find(c => string.Equals(c.DefaultName, name, StringComparison.OrdinalIgnoreCase));
        if (column is null) return 0;
        column.Default = column.DefaultName = null;
        return 1;
    }

    /// <summary>Whether the columns are those of a primary key, a unique constraint or a unique index without filter.</summary>
    public static bool IsKey(Table table, IReadOnlyList<string> columns)
    {
        var wanted = columns.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return table.Constraints.Exists(c => c.Kind is ConstraintKind.PrimaryKey or ConstraintKind.Unique && wanted.SetEquals(c.Columns))
            || table.Indexes.Exists(i => i is { Unique: true, Filter: null } && wanted.SetEquals(i.Columns));
    }

    private static Constraint Key(Table table, UniqueConstraintDefinition unique, string? name, string? column)
    {
        var columns = unique.Columns.Count > 0 ? unique.Columns.Select(c => c.Column.MultiPartIdentifier.Identifiers[^1].Value).ToList() : [column!];
        var kind = unique.IsPrimaryKey ? ConstraintKind.PrimaryKey : ConstraintKind.Unique;
        if (unique.IsPrimaryKey)
            foreach (var key in columns.Select(table.Column).OfType<Column>()) key.Nullable = false;
        var clustered = unique.Clustered ?? unique.IndexType?.IndexTypeKind switch
        {
            IndexTypeKind.Clustered => true,
            IndexTypeKind.NonClustered => false,
            _ => unique.IsPrimaryKey,
        };
        return new Constraint(kind, name, columns) { Clustered = clustered };
    }

    /// <summary>Notes the values of <c>Column IN ('A', 'B')</c>, alone or after <c>Column IS NULL OR</c>.</summary>
    private static void Admit(Table table, BooleanExpression condition)
    {
        while (condition is BooleanParenthesisExpression parenthesis) condition = parenthesis.Expression;
        if (condition is BooleanBinaryExpression { BinaryExpressionType: BooleanBinaryExpressionType.Or } or
            && or.FirstExpression is BooleanIsNullExpression { IsNot: false })
        {
            Admit(table, or.SecondExpression);
            return;
        }
        if (condition is InPredicate { NotDefined: false, Expression: ColumnReferenceExpression column } list
            && list.Values.Count > 0 && list.Values.All(v => v is StringLiteral)
            && table.Column(column.MultiPartIdentifier.Identifiers[^1].Value) is { } target)
            target.Allowed = list.Values.Cast<StringLiteral>().Select(v => v.Value).ToList();
    }

    private static List<string> Names(IEnumerable<Identifier> identifiers) => identifiers.Select(i => i.Value).ToList();

    private static int? Length(string type)
    {
        var open = type.IndexOf('(', StringComparison.Ordinal);
        return open > 0 && type[..open] is "nvarchar" or "varchar" or "char" or "nchar"
            && int.TryParse(type[(open + 1)..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;
    }
}
