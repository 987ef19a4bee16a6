using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Supervision.Tests.Storage.TSql;

/// <summary>
/// The SQL Server database as the migration scripts build it, read from their text: no server is asked.
/// What the scripts do wrong (a name that does not exist, a statement that is not understood) stands in <see cref="Problems"/>.
/// </summary>
internal sealed class SqlServerSchema
{
    private readonly List<string> _problems = [];
    private readonly HashSet<string> _added = new(StringComparer.OrdinalIgnoreCase);
    private string _script = "";

    private SqlServerSchema()
    {
    }

    public Catalogue Catalogue { get; } = new();

    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The schema of the embedded scripts, read once.</summary>
    public static SqlServerSchema Product => LazyProduct.Value;

    private static readonly Lazy<SqlServerSchema> LazyProduct = new(() => Of(MigrationScripts.Of("sqlserver")));

    public static SqlServerSchema Of(string script) => Of([("script", script)]);

    public static SqlServerSchema Of(IEnumerable<(string Name, string Text)> scripts)
    {
        var schema = new SqlServerSchema();
        foreach (var (name, text) in scripts) schema.Read(name, text);
        return schema;
    }

    private void Read(string name, string text)
    {
        _script = name;
        var parsed = SqlText.Parse(text, out var errors);
        foreach (var error in errors) _problems.Add($"{name} line {error.Line}: {error.Message}");
        if (errors.Count > 0) return;
        foreach (var batch in parsed.Batches)
        {
            _added.Clear();
            foreach (var statement in batch.Statements) Apply(statement);
        }
    }

    private void Apply(TSqlStatement statement)
    {
        switch (statement)
        {
            case CreateTableStatement create: CreateTable(create); break;
            case CreateIndexStatement index: CreateIndex(index); break;
            case AlterTableAddTableElementStatement add: Add(add); break;
            case AlterTableDropTableElementStatement drop: Drop(drop); break;
            case AlterTableAlterColumnStatement { AlterTableAlterColumnOption: AlterTableAlterColumnOption.Null } loosen: Loosen(loosen); break;
            case DropTableStatement drop: drop.Objects.ToList().ForEach(o => DropTable(o, drop.IsIfExists)); break;
            case DropIndexStatement drop: drop.DropIndexClauses.OfType<DropIndexClause>().ToList().ForEach(DropIndex); break;
            case CreateViewStatement view: CreateView(view); break;
            case DropViewStatement drop: drop.Objects.ToList().ForEach(o => Catalogue.Views.Remove(o.BaseIdentifier.Value)); break;
            case CreateTriggerStatement trigger: CreateTrigger(trigger); break;
            case DropTriggerStatement drop: drop.Objects.ToList().ForEach(o => Catalogue.Triggers.Remove(o.BaseIdentifier.Value)); break;
            case InsertStatement or UpdateStatement or DeleteStatement: Bind(statement); break;
            case BeginEndBlockStatement block: block.StatementList.Statements.ToList().ForEach(Apply); break;
            case PredicateSetStatement or SetRowCountStatement or PrintStatement or AlterDatabaseSetStatement: break;
            default: Problem(statement, $"a {statement.GetType().Name} is not understood by the schema check"); break;
        }
    }

    private void Bind(TSqlStatement statement)
    {
        _problems.AddRange(Binder.Check(Catalogue, statement, parameters: null).Select(p => $"{_script} {p}"));
        var columns = new Collector<ColumnReferenceExpression>();
        statement.Accept(columns);
        foreach (var name in columns.Found.Where(c => c.MultiPartIdentifier is not null).Select(c => c.MultiPartIdentifier.Identifiers[^1].Value).Where(_added.Contains).Distinct())
            Problem(statement, $"the column {name} was added in the same batch, which SQL Server compiles before it is there: write GO between");
    }

    private void CreateTable(CreateTableStatement create)
    {
        var name = create.SchemaObjectName.BaseIdentifier.Value;
        if (Catalogue.Find(name) is not null) Problem(create, $"table {name} exists already");
        var table = new Table(name);
        Catalogue.Tables[name] = table;
        Fill(table, create.Definition);
        if (create.Definition.Indexes.Count > 0) Problem(create, $"table {name} has an inline INDEX; create it after the table");
    }

    private void Fill(Table table, TableDefinition definition)
    {
        foreach (var column in definition.ColumnDefinitions)
        {
            var name = column.ColumnIdentifier.Value;
            if (table.Column(name) is not null) Problem(column, $"column {table.Name}.{name} exists already");
            table.Columns.Add(TableReader.Column(column));
            foreach (var constraint in column.Constraints) Constrain(table, constraint, name);
            if (column.DefaultConstraint is { } standard) Constrain(table, standard, name);
            if (column.Index is not null) Problem(column, $"{table.Name}.{name} has an inline INDEX; create it after the table");
        }
        foreach (var constraint in definition.TableConstraints) Constrain(table, constraint, column: null);
    }

    private void Constrain(Table table, ConstraintDefinition definition, string? column)
    {
        if (definition is ForeignKeyConstraintDefinition && column is not null)
            Problem(definition, $"{table.Name}.{column} has a FOREIGN KEY on the column; write the table-level form");
        var made = TableReader.Apply(table, definition, column);
        if (made is null) return;
        if (made.Name is not null && Catalogue.Tables.Values.Any(t => t.Constraints.Exists(c => Same(c.Name, made.Name))))
            Problem(definition, $"constraint {made.Name} exists already");
        table.Constraints.Add(made);
        foreach (var missing in made.Columns.Where(c => table.Column(c) is null))
            Problem(definition, $"{made.Text} of {table.Name} names the column {missing}, which does not exist");
        if (definition is CheckConstraintDefinition check)
            _problems.AddRange(Binder.Check(Catalogue, table, check.CheckCondition).Select(p => $"{_script} {p}"));
        if (made.Target is null) return;
        if (Catalogue.Tables.GetValueOrDefault(made.Target) is not { } target)
            Problem(definition, $"{made.Text} refers to the table {made.Target}, which does not exist yet");
        else
            CheckTarget(definition, table, made, target);
    }

    private void CheckTarget(TSqlFragment at, Table table, Constraint made, Table target)
    {
        foreach (var missing in made.TargetColumns.Where(c => target.Column(c) is null))
            Problem(at, $"{made.Text} refers to {target.Name}.{missing}, which does not exist");
        if (made.TargetColumns.Count != made.Columns.Count)
            Problem(at, $"{made.Text} pairs {made.Columns.Count} columns with {made.TargetColumns.Count}");
        else if (!TableReader.IsKey(target, made.TargetColumns))
            Problem(at, $"{made.Text} refers to {target.Name} ({string.Join(", ", made.TargetColumns)}), which is no key");
        foreach (var (from, to) in made.Columns.Zip(made.TargetColumns))
            if (table.Column(from) is { } a && target.Column(to) is { } b && a.Type != b.Type)
                Problem(at, $"{made.Text} joins {from} {a.Type} with {target.Name}.{to} {b.Type}");
    }

    private void CreateIndex(CreateIndexStatement create)
    {
        if (Table(create.OnName) is not { } table) return;
        var index = new TableIndex(create.Name.Value, create.Columns.Select(TableReader.Sorted).ToList(), create.Unique,
            create.Clustered ?? false, create.FilterPredicate is null ? null : SqlText.Normalise(create.FilterPredicate));
        if (table.Indexes.Exists(i => Same(i.Name, index.Name))) Problem(create, $"index {index.Name} exists already");
        foreach (var column in create.Columns.Select(c => c.Column).Concat(create.IncludeColumns))
            if (table.Column(column.MultiPartIdentifier.Identifiers[^1].Value) is null)
                Problem(column, $"index {index.Name} names {table.Name}.{column.MultiPartIdentifier.Identifiers[^1].Value}, which does not exist");
        if (create.FilterPredicate is not null)
            _problems.AddRange(Binder.Check(Catalogue, table, create.FilterPredicate).Select(p => $"{_script} {p}"));
        table.Indexes.Add(index);
    }

    private void Add(AlterTableAddTableElementStatement add)
    {
        if (Table(add.SchemaObjectName) is not { } table) return;
        if (add.Definition.ColumnDefinitions.Count > 1) Problem(add, $"several columns in one ALTER TABLE {table.Name} ADD; write one each");
        Fill(table, add.Definition);
        _added.UnionWith(add.Definition.ColumnDefinitions.Select(c => c.ColumnIdentifier.Value));
    }

    private void Drop(AlterTableDropTableElementStatement drop)
    {
        if (Table(drop.SchemaObjectName) is not { } table) return;
        foreach (var element in drop.AlterTableDropTableElements)
        {
            var name = element.Name.Value;
            var gone = element.TableElementType switch
            {
                TableElementType.Column => table.Columns.RemoveAll(c => Same(c.Name, name)),
                _ => table.Constraints.RemoveAll(c => Same(c.Name, name)) + TableReader.DropDefault(table, name),
            };
            if (gone == 0 && !element.IsIfExists) Problem(element, $"{table.Name} has no {name} to drop");
        }
    }

    // A column may only begin to take nothing; of another type it would be another column.
    private void Loosen(AlterTableAlterColumnStatement loosen)
    {
        if (Table(loosen.SchemaObjectName) is not { } table) return;
        if (table.Column(loosen.ColumnIdentifier.Value) is not { } column) Problem(loosen, $"{table.Name} has no {loosen.ColumnIdentifier.Value} to alter");
        else if (column.Type != SqlText.TypeName(loosen.DataType)) Problem(loosen, $"{table.Name}.{column.Name} is {column.Type}, not {SqlText.TypeName(loosen.DataType)}");
        else column.Nullable = true;
    }

    private void DropTable(SchemaObjectName name, bool ifExists)
    {
        if (!Catalogue.Tables.Remove(name.BaseIdentifier.Value) && !ifExists) Problem(name, $"there is no table {name.BaseIdentifier.Value} to drop");
    }

    private void DropIndex(DropIndexClause clause)
    {
        if (Table(clause.Object) is { } table && table.Indexes.RemoveAll(i => Same(i.Name, clause.Index.Value)) == 0)
            Problem(clause, $"{table.Name} has no index {clause.Index.Value} to drop");
    }

    private void CreateView(CreateViewStatement create)
    {
        var name = create.SchemaObjectName.BaseIdentifier.Value;
        var view = new Table(name);
        view.Columns.AddRange(Binder.ViewColumns(Catalogue, create, out var problems));
        _problems.AddRange(problems.Select(p => $"{_script} {p}"));
        Catalogue.Views[name] = view;
    }

    private void CreateTrigger(CreateTriggerStatement trigger)
    {
        if (Table(trigger.TriggerObject.Name) is { } table) Catalogue.Triggers[trigger.Name.BaseIdentifier.Value] = table.Name;
    }

    private Table? Table(SchemaObjectName name)
    {
        var table = Catalogue.Tables.GetValueOrDefault(name.BaseIdentifier.Value);
        if (table is null) Problem(name, $"there is no table {name.BaseIdentifier.Value}");
        return table;
    }

    private void Problem(TSqlFragment at, string message) => _problems.Add($"{_script} line {at.StartLine}: {message}");

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
