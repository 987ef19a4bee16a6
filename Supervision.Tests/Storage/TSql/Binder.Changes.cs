using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Supervision.Tests.Storage.TSql;

internal sealed partial class Binder
{
    private void Insert(InsertSpecification insert)
    {
        var table = Target(insert);
        var columns = insert.Columns.Select(c => (At: c, Name: c.MultiPartIdentifier.Identifiers[^1].Value)).ToList();
        if (columns.Count == 0 && insert.InsertSource is not ValuesInsertSource { IsDefaultValues: true }) Problem(insert, "INSERT names no columns");
        foreach (var twice in columns.GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            Problem(twice.Last().At, $"INSERT names the column {twice.Key} twice");
        var targets = columns.Select(c => Written(c.At, c.Name, table)).ToList();
        if (table is not null && columns.Count > 0) Unfilled(insert, table, columns.Select(c => c.Name));
        switch (insert.InsertSource)
        {
            case ValuesInsertSource values:
                foreach (var row in values.RowValues)
                {
                    Arity(row, columns.Count, row.ColumnValues.Count);
                    foreach (var (value, target) in row.ColumnValues.Select((v, i) => (v, targets.ElementAtOrDefault(i)))) Set(target, value, new Scope(null));
                }
                break;
            case SelectInsertSource { Select: { } select }:
                var outputs = Query(select, null);
                Arity(select, columns.Count, outputs.Count);
                foreach (var (output, target) in outputs.Zip(targets)) Assign(select, target, output.Kind);
                break;
            default:
                Problem(insert, "INSERT … EXEC is not shared");
                break;
        }
        Outputs(insert, table, inserted: true, deleted: false, new Scope(null));
    }

    private void Arity(TSqlFragment at, int columns, int values)
    {
        if (columns > 0 && columns != values) Problem(at, $"INSERT names {columns} columns and gives {values} values");
    }

    private void Unfilled(InsertSpecification insert, Table table, IEnumerable<string> named)
    {
        var names = named.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var column in table.Columns.Where(c => c is { Nullable: false, Default: null, Identity: false, Computed: false } && !names.Contains(c.Name)))
            Problem(insert, $"INSERT gives no value for {table.Name}.{column.Name}, which is NOT NULL and has no default");
    }

    private void Update(UpdateSpecification update)
    {
        var scope = new Scope(null);
        var table = Changed(update, scope);
        var set = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var clause in update.SetClauses)
        {
            if (clause is not AssignmentSetClause { Column: { } column, Variable: null } assignment)
            {
                Rule(clause, "SET @variable = … is not shared");
                continue;
            }
            var name = column.MultiPartIdentifier.Identifiers[^1].Value;
            if (column.MultiPartIdentifier.Count > 1) Rule(column, $"SET names the bare column on SQLite: write {name}");
            if (assignment.AssignmentKind != AssignmentKind.Equals) Rule(clause, "+=, -= and the like are not shared");
            if (!set.Add(name)) Problem(column, $"UPDATE sets {name} twice");
            Set(Written(column, name, table), assignment.NewValue, scope);
        }
        if (update.WhereClause is not null) Condition(update.WhereClause.SearchCondition, scope);
        if (update.OutputClause is not null) OutputOfUpdate(update);
        Outputs(update, table, inserted: true, deleted: true, scope);
    }

    private void OutputOfUpdate(UpdateSpecification update)
    {
        if (update.FromClause is not null) Rule(update, "OUTPUT in an UPDATE … FROM");
        var told = Collected<ColumnReferenceExpression>(update.OutputClause).Where(c => c.MultiPartIdentifier?.Count == 2)
            .Select(c => (Side: c.MultiPartIdentifier.Identifiers[0].Value.ToUpperInvariant(), Name: c.MultiPartIdentifier.Identifiers[1].Value)).ToList();
        foreach (var assignment in update.SetClauses.OfType<AssignmentSetClause>().Where(a => a.Column is not null))
        {
            var name = assignment.Column.MultiPartIdentifier.Identifiers[^1].Value;
            var own = Collected<ColumnReferenceExpression>(assignment.NewValue).Exists(c => c.MultiPartIdentifier?.Count == 1 && Same(c.MultiPartIdentifier.Identifiers[0].Value, name));
            if (own && told.Exists(t => t.Side == "DELETED" && Same(t.Name, name)) && told.Exists(t => t.Side == "INSERTED" && Same(t.Name, name)))
                Rule(assignment, $"OUTPUT of both deleted.{name} and inserted.{name} where SET reckons {name} from itself");
        }
    }

    private void Delete(DeleteSpecification delete)
    {
        var scope = new Scope(null);
        var table = Changed(delete, scope);
        if (delete.FromClause is not null) Rule(delete, "DELETE … FROM a second time is not shared: write WHERE EXISTS");
        if (delete.WhereClause is not null) Condition(delete.WhereClause.SearchCondition, scope);
        Outputs(delete, table, inserted: false, deleted: true, scope);
    }

    /// <summary>Fills the scope of an UPDATE or DELETE and answers its table.</summary>
    private Table? Changed(UpdateDeleteSpecificationBase change, Scope scope)
    {
        var name = (change.Target as NamedTableReference)?.SchemaObject.BaseIdentifier.Value ?? "";
        if (change.FromClause is not null)
        {
            foreach (var reference in change.FromClause.TableReferences) Join(scope, Sources(reference, null), reference);
            var tables = Collected<NamedTableReference>(change.FromClause);
            if (tables.Exists(t => _ctes.ContainsKey(t.SchemaObject.BaseIdentifier.Value)))
                Rule(change, "UPDATE or DELETE through a join with a CTE: write a subquery");
            if (tables.Find(t => Same(t.Alias?.Value ?? t.SchemaObject.BaseIdentifier.Value, name) || Same(t.SchemaObject.BaseIdentifier.Value, name)) is { } again)
            {
                Rule(again, $"the table that is changed stands in FROM once more: SQLite would join it with itself");
                return _catalogue.Find(again.SchemaObject.BaseIdentifier.Value);
            }
        }
        var table = Target(change);
        if (table is not null) scope.Sources.Add(SourceOf(table.Name, table));
        else scope.Sources.Add(new Source(name, [], Known: false));
        return table;
    }

    private Table? Target(DataModificationSpecification change)
    {
        if (change.TopRowFilter is not null) Rule(change.TopRowFilter, "TOP in INSERT, UPDATE and DELETE is not shared");
        if (change.Target is not NamedTableReference named)
        {
            Problem(change.Target, "only a table can be changed");
            return null;
        }
        if (_ctes.ContainsKey(named.SchemaObject.BaseIdentifier.Value))
        {
            Problem(named, $"{named.SchemaObject.BaseIdentifier.Value} is a CTE: change the table itself");
            return null;
        }
        var source = Named(named);
        if (source.Known && _catalogue.Views.ContainsKey(named.SchemaObject.BaseIdentifier.Value)) Problem(named, $"{source.Name} is a view: change its table");
        return _catalogue.Tables.GetValueOrDefault(named.SchemaObject.BaseIdentifier.Value);
    }

    private Column? Written(TSqlFragment at, string name, Table? table)
    {
        if (table is null) return null;
        if (table.Column(name) is not { } column)
        {
            Problem(at, $"{table.Name} has no column {name}");
            return null;
        }
        if (column.Name != name) Rule(at, $"'{name}' is written {column.Name}");
        if (column.Identity || column.Computed) Problem(at, $"{table.Name}.{column.Name} is given by the server");
        return column;
    }

    private void Set(Column? target, ScalarExpression value, Scope scope)
    {
        var kind = value is DefaultLiteral ? Kind.Unknown : Expression(value, scope);
        if (value is DefaultLiteral) Rule(value, "DEFAULT as a value is not shared: leave the column out");
        if (target is null) return;
        if (value is NullLiteral && !target.Nullable) Problem(value, $"{target.Name} is NOT NULL");
        if (kind == Kind.Text && Kinds.Of(target.Type) == Kind.Date && IsDay(value)) return;
        Admitted(Output.Of(target), value);
        foreach (var result in Results(value)) Admitted(Output.Of(target), result);
        if (Kinds.Of(target.Type) == Kind.Bit && value is IntegerLiteral { Value: not ("0" or "1") }) Problem(value, "a bit is 0 or 1");
        Assign(value, target, kind);
    }

    private void Assign(TSqlFragment at, Column? target, Kind kind)
    {
        // A script for SQL Server alone may write ids and instants as text.
        if (!Shared && kind == Kind.Text) return;
        if (target is not null && Kinds.Merge(Kinds.Of(target.Type), kind) is null)
            Problem(at, $"{target.Name} is {Kinds.Of(target.Type).Word()} and is given {kind.Word()}");
    }

    private static IEnumerable<ScalarExpression> Results(ScalarExpression value) => value switch
    {
        SearchedCaseExpression searched => searched.WhenClauses.Select(w => w.ThenExpression).Append(searched.ElseExpression).OfType<ScalarExpression>(),
        SimpleCaseExpression simple => simple.WhenClauses.Select(w => w.ThenExpression).Append(simple.ElseExpression).OfType<ScalarExpression>(),
        CoalesceExpression coalesce => coalesce.Expressions,
        _ => [],
    };

    private void Outputs(DataModificationSpecification change, Table? table, bool inserted, bool deleted, Scope from)
    {
        if (change.OutputClause is null && change.OutputIntoClause is null) return;
        var scope = new Scope(null, from.Sources.Where(s => s.Name != table?.Name));
        var columns = table is null ? new Source("", [], Known: false) : SourceOf("", table);
        if (inserted) scope.Sources.Add(columns with { Name = "inserted" });
        if (deleted) scope.Sources.Add(columns with { Name = "deleted" });
        foreach (var element in (change.OutputClause?.SelectColumns ?? []).Concat(change.OutputIntoClause?.SelectColumns ?? [])) _ = Select(element, scope).ToList();
        if (change.OutputIntoClause is not null) Rule(change.OutputIntoClause, "OUTPUT … INTO is not shared");
        else if (table is not null && _catalogue.HasTrigger(table.Name)) Problem(change.OutputClause!, $"OUTPUT from {table.Name}, which has a trigger, is refused by SQL Server");
    }
}
