using NUnit.Framework;

namespace Supervision.Tests.Storage.TSql;

[TestFixture]
public sealed class SqlTextTests
{
    [TestCase("((0))", "0")]
    [TestCase("(N'a')", "'a'")]
    [TestCase("[Status] IN (N'A', N'b')", "Status in ('A','b')")]
    [TestCase("A != 1", "A <> 1")]
    [TestCase("A >= (1) AND (B <> 2)", "a>=1 and (b<>2)")]
    [TestCase("A IS NULL -- or not", "A  IS\nNULL")]
    public void Two_spellings_of_one_expression_are_the_same(string one, string other) =>
        Assert.That(SqlText.Normalise(one), Is.EqualTo(SqlText.Normalise(other)));

    [TestCase("Status IN ('A')", "Status IN ('a')")]
    [TestCase("(A = 1 OR B = 1) AND C = 1", "A = 1 OR B = 1 AND C = 1")]
    [TestCase("(A = 1) OR (B = 1)", "A = 1 OR B = 2")]
    [TestCase("A > 1", "A >= 1")]
    public void Two_different_expressions_are_not(string one, string other) =>
        Assert.That(SqlText.Normalise(one), Is.Not.EqualTo(SqlText.Normalise(other)));
}
