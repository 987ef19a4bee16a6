using Microsoft.SqlServer.TransactSql.ScriptDom;
using NUnit.Framework;

namespace Supervision.Tests.Storage.TSql;

/// <summary>Errors planted by rule, hundreds at a time, into statements that are right.</summary>
[TestFixture]
public sealed class ManyErrorsTests
{
    private static readonly Catalogue Sample = SqlServerSchema.Of(SampleSchema.SqlServer).Catalogue;

    private static readonly string[] Parameters = ["id", "CouncilId", "ids1", "ids2", "Text", "Skip", "Take", "Version", "Now"];

    [TestCaseSource(typeof(StatementSamples), nameof(StatementSamples.Right))]
    public void Every_name_in_a_statement_is_bound(string sql)
    {
        if (sql.Contains("IN @", StringComparison.Ordinal)) return;
        var names = Names(SqlText.Parse(sql, out _)).DistinctBy(n => n.StartOffset).ToList();
        foreach (var name in names)
        {
            var wrong = name is VariableReference ? "@Zz9" : "Zz9";
            var planted = sql[..name.StartOffset] + wrong + sql[(name.StartOffset + name.FragmentLength)..];
            Assert.That(StatementCheck.Problems(Sample, planted, Parameters), Has.Some.Contains("Zz9"), planted);
        }
    }

    [TestCaseSource(typeof(StatementSamples), nameof(StatementSamples.Right))]
    public void A_statement_with_a_word_missing_is_judged_without_a_fault(string sql)
    {
        var tokens = new TSql140Parser(true).GetTokenStream(new StringReader(sql), out _);
        foreach (var token in tokens.Where(t => t.TokenType is not (TSqlTokenType.WhiteSpace or TSqlTokenType.EndOfFile)))
        {
            var mangled = sql.Remove(token.Offset, token.Text.Length);
            Assert.DoesNotThrow(() => StatementCheck.Problems(Sample, mangled, Parameters), mangled);
        }
    }

    /// <summary>Names that are used, not those that are given: tables, columns with their aliases, parameters.</summary>
    private static IEnumerable<TSqlFragment> Names(TSqlFragment statement)
    {
        var columns = new Collector<ColumnReferenceExpression>();
        var tables = new Collector<NamedTableReference>();
        var parameters = new Collector<VariableReference>();
        statement.Accept(columns);
        statement.Accept(tables);
        statement.Accept(parameters);
        return columns.Found.Where(c => c.MultiPartIdentifier is not null).SelectMany(c => c.MultiPartIdentifier.Identifiers)
            .Concat<TSqlFragment>(tables.Found.Select(t => t.SchemaObject.BaseIdentifier)).Concat(parameters.Found);
    }
}
