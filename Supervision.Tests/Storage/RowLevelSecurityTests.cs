using System.Data.Common;
using Dapper;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Infrastructure.Storage;
using Supervision.Tests.RulesOfTheHouse;
using Supervision.Tests.Storage.TSql;

namespace Supervision.Tests.Storage;

/// <summary>The optional script for SQL Server is whole and well formed, and a connection says which council it works in before it is asked anything.</summary>
public sealed class RowLevelSecurityTests
{
    private static readonly Lazy<TSqlScript> Script = new(() =>
    {
        var script = SqlText.Parse(File.ReadAllText(Path.Combine(House.Root, "db/sqlserver-rls/row-level-security.sql")), out var errors);
        Assert.That(errors.Select(e => $"line {e.Line}: {e.Message}"), Is.Empty);
        return script;
    });

    [Test]
    public void The_script_is_T_SQL_and_makes_one_function_and_one_policy_that_is_on()
    {
        var statements = Script.Value.Batches.SelectMany(b => b.Statements).ToList();

        Assert.That(statements.OfType<CreateFunctionStatement>().Single().Options.Single().OptionKind, Is.EqualTo(FunctionOptionKind.SchemaBinding));
        var policy = statements.OfType<CreateSecurityPolicyStatement>().Single();
        Assert.That(policy.SecurityPolicyOptions.Single(o => o.OptionKind == SecurityPolicyOptionKind.State).OptionState, Is.EqualTo(OptionState.On));
    }

    [Test]
    public void Every_table_of_councils_is_filtered_and_guarded_against_writing_into_another()
    {
        var policy = Script.Value.Batches.SelectMany(b => b.Statements).OfType<CreateSecurityPolicyStatement>().Single();
        var found = policy.SecurityPredicateActions
            .Select(p => (Table: p.TargetObjectName.BaseIdentifier.Value, Kind: $"{p.SecurityPredicateType} {p.SecurityPredicateOperation}", By: SqlText.Normalise(p.FunctionCall)))
            .ToLookup(p => p.Table);
        string[] wanted = ["Block AfterInsert", "Block AfterUpdate", "Filter All"];

        House.None(
            from table in TableFiller.Tables.Select(t => t.Name).Append("Journal")
            let has = found[table].Select(p => p.Kind).Order(StringComparer.Ordinal)
            where !has.SequenceEqual(wanted) || found[table].Any(p => !p.By.Contains("OFCOUNCIL", StringComparison.OrdinalIgnoreCase))
            select $"{table} has {string.Join(", ", has)} in db/sqlserver-rls/row-level-security.sql, not {string.Join(", ", wanted)}");
        House.None(found.Where(t => SqlServerSchema.Product.Catalogue.Tables.Values.All(known => known.Name != t.Key)).Select(t => $"{t.Key} is no table"));
    }

    [Test]
    public void What_a_connection_is_told_is_T_SQL()
    {
        _ = SqlText.Parse(SqlServerDialect.ConfineSql, out var errors);

        Assert.That(errors, Is.Empty);
    }

    [Test]
    public async Task A_connection_says_its_council_before_the_first_statement_and_again_only_when_that_changes()
    {
        await using var database = await TestDatabase.Create();
        if (database.File is null) Assert.Ignore("The embedded database stands in for the server here.");
        var told = new List<string>();
        using var inner = new SqliteDialect(database.Options.ConnectionString);
        var (actor, council) = (new Actor(), Guid.NewGuid());
        await using var db = new Db(new Telling(inner, told), actor, new Noting(told), new NoticeSignal(TimeProvider.System, new NoticeChannels()));

        await db.Value<long>("-- across councils: the test asks before anybody is known\nSELECT COUNT(*) FROM People", null, CancellationToken.None);
        actor.Become(new ActorIdentity { PersonId = Guid.NewGuid(), Name = "A", CouncilId = council, Roles = [] });
        await db.Value<long>("SELECT COUNT(*) FROM People WHERE CouncilId = @CouncilId", null, CancellationToken.None);
        await db.Value<long>("SELECT COUNT(*) FROM Units WHERE CouncilId = @CouncilId", null, CancellationToken.None);
        await db.Begin(CancellationToken.None);
        await db.Execute("UPDATE People SET Version = Version WHERE CouncilId = @CouncilId", null, CancellationToken.None);
        await db.Commit(CancellationToken.None);
        await db.End();
        await db.Value<long>("-- across councils: the test asks about all\nSELECT COUNT(*) FROM People", null, CancellationToken.None);

        Assert.That(told, Is.EqualTo(new[]
        {
            "all councils", "SELECT COUNT(*) FROM People", $"council {council}", "SELECT COUNT(*) FROM People WHERE CouncilId = @CouncilId",
            "SELECT COUNT(*) FROM Units WHERE CouncilId = @CouncilId", $"council {council}", "UPDATE People SET Version = Version WHERE CouncilId = @CouncilId", "all councils", "SELECT COUNT(*) FROM People",
        }));
    }

    private sealed class Noting(List<string> told) : SqlWatch
    {
        public override void Seen(string sql, DynamicParameters parameters) => told.Add(sql.Split('\n')[^1]);
    }

    /// <summary>The embedded database, wanting to be told as SQL Server does.</summary>
    private sealed class Telling(SqlDialect inner, List<string> told) : SqlDialect
    {
        public override bool Confines => true;

        public override string FirstRows => inner.FirstRows;

        public override bool IsSingleNode => inner.IsSingleNode;

        public override Task Confine(DbConnection connection, DbTransaction? transaction, Guid? councilId, CancellationToken ct)
        {
            told.Add(councilId is { } one ? $"council {one}" : "all councils");
            return Task.CompletedTask;
        }

        public override DbConnection Connect() => inner.Connect();

        public override object? Parameter(object? value) => inner.Parameter(value);

        public override Violation? Read(DbException exception) => inner.Read(exception);

        public override bool IsTransient(DbException exception) => inner.IsTransient(exception);

        public override ValueTask<WriteTurn> BeginWrite(DbConnection connection, CancellationToken ct) => inner.BeginWrite(connection, ct);

        public override ValueTask<IAsyncDisposable?> TryHold(string name, CancellationToken ct) => inner.TryHold(name, ct);
    }
}
