using NUnit.Framework;

namespace Supervision.Tests.Storage.TSql;

/// <summary>The scripts of the product itself.</summary>
[TestFixture]
public sealed class SchemaTests
{
    /// <summary>Foreign keys that need no index, with the reason.</summary>
    private static readonly HashSet<string> Unindexed = [];

    [Test]
    public void The_scripts_are_paired() =>
        Assert.That(MigrationScripts.Of("sqlserver").Select(s => s.Name), Is.EqualTo(MigrationScripts.Of("sqlite").Select(s => s.Name)).And.Not.Empty);

    [Test]
    public void The_scripts_for_SQL_Server_parse_and_bind() => None(SqlServerSchema.Product.Problems);

    [Test]
    public void The_two_schemas_are_the_same()
    {
        Assert.That(SqlServerSchema.Product.Catalogue.Tables, Is.Not.Empty);
        None(SchemaComparison.Differences(SqlServerSchema.Product.Catalogue, SqliteSchema.Product()));
    }

    [Test]
    public void Every_table_is_as_a_DBA_wants_it() => None(DbaRules.Broken(SqlServerSchema.Product.Catalogue, Unindexed));

    [Test]
    public void Every_SQLite_table_is_strict() => None(SqliteSchema.LooseTables());

    private static void None(IReadOnlyCollection<string> problems) => Assert.That(problems, Is.Empty, string.Join('\n', problems));
}
