using NUnit.Framework;

namespace Supervision.Tests.Storage.TSql;

[TestFixture]
public sealed class StatementCheckTests
{
    private static readonly SqlServerSchema Sample = SqlServerSchema.Of(SampleSchema.SqlServer);

    [Test]
    public void The_sample_scripts_are_understood() => Assert.That(Sample.Problems, Is.Empty);

    [TestCaseSource(nameof(Right))]
    public void A_right_statement_passes(string sql) => Assert.That(Problems(sql), Is.Empty);

    [TestCaseSource(nameof(RightOnBoth))]
    public void A_right_statement_is_one_for_SQLite_too(string sql) => Assert.DoesNotThrow(() => OnSqlite.Compile(sql));

    [TestCaseSource(nameof(Wrong))]
    public void A_planted_error_is_reported(string sql, string expected) =>
        Assert.That(Problems(sql), Has.Count.EqualTo(1).And.All.Contains(expected));

    [TestCaseSource(nameof(Unparsable))]
    public void Syntax_that_only_SQLite_knows_is_reported(string sql) => Assert.That(Problems(sql), Is.Not.Empty);

    [TestCaseSource(nameof(Calls))]
    public void Every_function_that_is_allowed_exists_on_SQLite(string sql) => Assert.DoesNotThrow(() => OnSqlite.Compile(sql));

    [Test]
    public void A_problem_names_its_line() =>
        Assert.That(Problems("SELECT v.Id\nFROM Visits v\nWHERE v.Colour = @id"), Is.EqualTo(new[] { "line 3: v has no column Colour" }));

    [Test]
    public void A_reserved_word_as_a_name_is_called_so() =>
        Assert.That(Problems("SELECT v.Id AS Plan FROM Visits v"), Has.Some.Contains("reserved word"));

    [Test]
    public void An_alias_inside_an_ordering_expression_is_explained() =>
        Assert.That(Problems("SELECT v.Version AS Age FROM Visits v ORDER BY Age + 1"), Has.Some.Contains("may be ordered by alone only"));

    [Test]
    public void Several_statements_in_one_text_are_all_checked() =>
        Assert.That(Problems("SELECT Id FROM Visits; SELECT Nothing FROM Findings"), Is.EqualTo(new[] { "line 1: there is no column Nothing here" }));

    [Test]
    public void The_same_text_is_answered_from_memory()
    {
        var first = StatementCheck.Problems("SELECT 1 AS One", []);
        Assert.That(StatementCheck.Problems("SELECT 1 AS One", []), Is.SameAs(first).And.Empty);
    }

    [Test]
    public void Parameters_that_differ_by_their_case_alone_are_reported() =>
        Assert.That(StatementCheck.Problems("SELECT @on AS A", ["on", "On"]), Is.EqualTo(new[] { "line 1: the parameters @on and @On are the same to SQL Server" }));

    [Test]
    public void Another_set_of_parameters_is_another_question()
    {
        Assert.That(StatementCheck.Problems("SELECT @a AS A", ["@a"]), Is.Empty);
        Assert.That(StatementCheck.Problems("SELECT @a AS A", ["b"]), Has.Count.EqualTo(1));
    }

    private static IReadOnlyList<string> Problems(string sql) =>
        StatementCheck.Problems(Sample.Catalogue, sql, ["id", "CouncilId", "ids1", "ids2", "@Text", "Skip", "Take", "Version", "Now"]);

    private static IEnumerable<string> Right() => StatementSamples.Right;

    /// <summary>Without what only the dialect for SQL Server adds, and what Dapper turns into a list first.</summary>
    private static IEnumerable<string> RightOnBoth() => StatementSamples.Right.Where(s =>
        !new[] { "OFFSET", "OUTPUT", "UPDLOCK", "DATABASE_DEFAULT", "IN @" }.Any(word => s.Contains(word, StringComparison.Ordinal)));

    private static IEnumerable<string> Calls() => Functions.All.Select(f =>
        $"SELECT {f.Name}({string.Join(", ", Enumerable.Repeat("v.Findings", f.Function.Least))}){(f.Function.Form is FunctionKind.Ranking or FunctionKind.Offset ? " OVER (ORDER BY v.Id)" : "")} AS Answer FROM Visits v");

    private static IEnumerable<object[]> Wrong() => StatementSamples.Wrong.Select(w => new object[] { w.Sql, w.Expected });

    private static IEnumerable<string> Unparsable() => StatementSamples.OnlySqlite;
}
