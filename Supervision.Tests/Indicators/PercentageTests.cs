using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Supervision.Core.Indicators;

namespace Supervision.Tests.Indicators;

public sealed class PercentageTests
{
    [TestCase(18.81, 20, 2, 94.05, 94.05)]
    [TestCase(7.98, 8.25, 2, 96.73, 96.72)]
    [TestCase(12.49, 13, 2, 96.08, 96.07)]
    [TestCase(187, 649, 0, 29, 28)]
    [TestCase(187, 649, 2, 28.81, 28.81)]
    [TestCase(810, 849, 1, 95.4, 95.4)]
    [TestCase(1, 8, 0, 13, 12)]
    [TestCase(1, 200, 0, 1, 0)]
    [TestCase(1, 3, 6, 33.333333, 33.333333)]
    [TestCase(-1, 8, 0, -13, -12)]
    public void Ratios_are_rounded_half_up_and_truncated_exactly(decimal numerator, decimal denominator, int decimals, decimal rounded, decimal truncated)
    {
        Assert.That(Percentage.Rounded(Figure.From(numerator), Figure.From(denominator), decimals).ToDecimal(), Is.EqualTo(rounded));
        Assert.That(Percentage.Truncated(Figure.From(numerator), Figure.From(denominator), decimals).ToDecimal(), Is.EqualTo(truncated));
    }

    [Test]
    public void The_largest_figures_do_not_overflow()
    {
        var largest = new Figure(long.MaxValue);

        Assert.That(Percentage.Rounded(largest, largest, 6), Is.EqualTo(Figure.From(100L)));
        Assert.That(() => Percentage.Rounded(largest, Figure.Zero, 0), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [TestCase("53,41", 733, 734)]
    [TestCase("99,86", 1371, 1372)]
    public void No_whole_number_over_1373_gives_the_ratios_of_S4(string stated, long below, long above) =>
        Assert.That(Percentage.Unreachable(Ratio(stated), Figure.From(1373L)), Is.EqualTo(new NoSuchNumber(below, above)));

    [TestCase("53,39", 1373)]
    [TestCase("53,38", 1373)]
    [TestCase("0", 7)]
    [TestCase("100", 7)]
    [TestCase("28", 649)]
    public void A_ratio_that_rounding_or_truncating_gives_is_reached(string stated, long denominator) =>
        Assert.That(Percentage.Unreachable(Ratio(stated), Figure.From(denominator)), Is.Null);

    [Test]
    public void A_ratio_over_a_hundred_is_not_reached() =>
        Assert.That(Percentage.Unreachable(Ratio("120"), Figure.From(7L)), Is.EqualTo(new NoSuchNumber(7, null)));

    [Test]
    public void Reachability_agrees_with_trying_every_whole_number()
    {
        var cases =
            from denominator in Gen.Choose(1, 400)
            from decimals in Gen.Choose(0, 3)
            from digits in Gen.Choose(0, 110_000)
            select (Denominator: (long)denominator, Decimals: decimals, Stated: digits % (110 * (int)Math.Pow(10, decimals)));
        Prop.ForAll(cases.ToArbitrary(), given =>
        {
            var stated = Ratio(Figure.From(given.Stated / (decimal)Math.Pow(10, given.Decimals)).ToText(given.Decimals).Replace(".", "", StringComparison.Ordinal));
            var denominator = Figure.From(given.Denominator);
            bool Gives(long k) => Percentage.Rounded(Figure.From(k), denominator, given.Decimals) == stated.Value
                || Percentage.Truncated(Figure.From(k), denominator, given.Decimals) == stated.Value;
            var below = Enumerable.Range(0, (int)given.Denominator + 1).Where(k => 100m * k / given.Denominator < stated.Value.ToDecimal()).Select(k => (long?)k).LastOrDefault();
            var above = Enumerable.Range(0, (int)given.Denominator + 1).Where(k => 100m * k / given.Denominator > stated.Value.ToDecimal()).Select(k => (long?)k).FirstOrDefault();

            var found = Percentage.Unreachable(stated, denominator);
            return Enumerable.Range(0, (int)given.Denominator + 1).Any(k => Gives(k)) ? found is null : found == new NoSuchNumber(below, above);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Test]
    public void Rounding_agrees_with_decimal_arithmetic()
    {
        var cases =
            from numerator in Gen.Choose(0, 2_000_000)
            from denominator in Gen.Choose(1, 1_000_000)
            from decimals in Gen.Choose(0, 6)
            select (numerator / 100m, denominator / 100m, decimals);
        Prop.ForAll(cases.ToArbitrary(), given =>
        {
            var (numerator, denominator, decimals) = given;
            var ratio = numerator * 100 / denominator;
            return Percentage.Rounded(Figure.From(numerator), Figure.From(denominator), decimals).ToDecimal() == Math.Round(ratio, decimals, MidpointRounding.AwayFromZero)
                && Percentage.Truncated(Figure.From(numerator), Figure.From(denominator), decimals).ToDecimal() == Math.Round(ratio, decimals, MidpointRounding.ToZero);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    private static StatedFigure Ratio(string text) => StatedFigure.Parse(text, FigureField.Ratio);
}
