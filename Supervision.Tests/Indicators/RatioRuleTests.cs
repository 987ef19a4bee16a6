using NUnit.Framework;
using Supervision.Core.Indicators;
using static Supervision.Core.Indicators.FlagCode;
using static Supervision.Tests.Indicators.Facts;

namespace Supervision.Tests.Indicators;

public sealed class RatioRuleTests
{
    [TestCase(187, 649, "29", new FlagCode[0])]
    [TestCase(187, 649, "28", new[] { RatioTruncated })]
    [TestCase(187, 649, "28,8", new FlagCode[0])]
    [TestCase(187, 649, "28,81", new FlagCode[0])]
    [TestCase(187, 649, "28,80", new[] { RatioDisagrees })]
    [TestCase(187, 649, "30", new[] { RatioDisagrees })]
    [TestCase(187, 649, null, new[] { RatioMissing })]
    [TestCase(1, 8, "13", new FlagCode[0])]
    [TestCase(1, 8, "12", new[] { RatioTruncated })]
    [TestCase(17, 16, "106,25", new[] { NumeratorOverDenominator })]
    [TestCase(16, 16, "100", new FlagCode[0])]
    [TestCase(1, 0, "100", new[] { DenominatorNotPositive })]
    public void A_stated_ratio_is_held_against_its_fraction_at_the_printed_decimals(decimal numerator, decimal denominator, string? stated, FlagCode[] codes) =>
        Assert.That(Codes(Indicator(numerator, denominator, stated)), Is.EqualTo(codes));

    [Test]
    public void An_inferred_denominator_asks_for_no_ratio() =>
        Assert.That(Codes(Indicator(4, 16, null) with { DenominatorInferred = true }), Is.Empty);

    [Test]
    public void Every_further_statement_is_checked_and_told_with_its_place()
    {
        var facts = Reference(Indicator(187, 649, "28,81") with { OtherStatements = [new(Ratio("30"), "phần hạn chế")] });

        Assert.That(Codes(facts), Is.EqualTo(new[] { RatioDisagrees, StatementsDiffer }));
        Assert.That(Only(RatioDisagrees, facts).Sentence, Is.EqualTo("T-CT1 “Chỉ tiêu thử”: nêu 30% ở phần hạn chế nhưng 187/649 = 28,81% (lệch 1,19 điểm phần trăm)."));
        Assert.That(Codes(Indicator(187, 649, "28,8") with { OtherStatements = [new(Ratio("28,80"), null)] }), Is.EqualTo(new[] { RatioDisagrees }), "28,80 is the same number as 28,8 but printed finer than it is true");
    }

    [TestCase("100", IndicatorKind.Ratio, IndicatorRole.Result, new[] { FullRatioWithoutDenominator })]
    [TestCase("100,0", IndicatorKind.Index, IndicatorRole.Result, new[] { FullRatioWithoutDenominator })]
    [TestCase("100", IndicatorKind.Ratio, IndicatorRole.Target, new FlagCode[0])]
    [TestCase("28,8", IndicatorKind.Ratio, IndicatorRole.Result, new[] { RatioWithoutDenominator })]
    [TestCase("93,86", IndicatorKind.Index, IndicatorRole.Result, new FlagCode[0])]
    [TestCase("28,8", IndicatorKind.Ratio, IndicatorRole.Target, new FlagCode[0])]
    public void A_bare_ratio_is_flagged_unless_it_is_a_target(string stated, IndicatorKind kind, IndicatorRole role, FlagCode[] codes) =>
        Assert.That(Codes(Indicator() with { Kind = kind, Role = role, StatedRatio = Ratio(stated) }), Is.EqualTo(codes));

    [Test]
    public void A_ratio_over_a_referenced_count_must_be_reachable()
    {
        var count = Indicator("T-CT9") with { Kind = IndicatorKind.Count, Value = Figure.From(1373L) };
        var facts = Reference(Indicator() with { StatedRatio = Ratio("53,41"), DenominatorRef = "T-CT9" }, count);

        Assert.That(Codes(facts), Is.EqualTo(new[] { RatioUnreachable }));
        Assert.That(Only(RatioUnreachable, facts).Sentence, Is.EqualTo("T-CT1 “Chỉ tiêu thử”: nêu 53,41% nhưng không số nguyên nào trên 1.373 cho tỷ lệ đó, dù làm tròn hay cắt bớt (733 cho 53,39%; 734 cho 53,46%)."));
        Assert.That(Codes(Indicator() with { StatedRatio = Ratio("53,39"), DenominatorRef = "T-CT9" }, count), Is.Empty);
        Assert.That(Codes(Indicator() with { StatedRatio = Ratio("53,41"), Denominator = Figure.From(1373L) }), Is.EqualTo(new[] { RatioUnreachable }), "a denominator of its own counts the same");
    }

    [Test]
    public void A_denominator_agrees_with_the_indicator_that_it_refers_to()
    {
        var count = Indicator("T-CT9") with { Kind = IndicatorKind.Count, Value = Figure.From(80L) };

        Assert.That(Codes(Indicator(72, 79, "91,14") with { DenominatorRef = "T-CT9" }, count), Is.EqualTo(new[] { DenominatorDisagreesWithReference }));
        Assert.That(Codes(Indicator(72, 80, "90") with { DenominatorRef = "T-CT9" }, count), Is.Empty);
    }

    [Test]
    public void A_reference_to_nothing_is_an_error_and_not_a_flag()
    {
        Assert.That(() => Codes(Indicator() with { DenominatorRef = "T-CT9" }), Throws.ArgumentException.With.Message.Contains("T-CT1 trỏ tới chỉ tiêu T-CT9"));
        Assert.That(() => Codes(Indicator() with { DenominatorRef = "T-CT9" }, Indicator("T-CT9")), Throws.ArgumentException.With.Message.Contains("không có giá trị"));
        Assert.That(() => Codes(Indicator(), Indicator()), Throws.ArgumentException.With.Message.Contains("bị lặp"));
    }

    [Test]
    public void A_named_rest_is_derived_and_its_number_must_follow()
    {
        var indicator = Indicator(13, 16, "81,25") with { RemainderName = "nhiệm vụ còn lại", RemainderValue = Figure.From(3L) };

        Assert.That(Codes(indicator), Is.EqualTo(new[] { DerivedNumber }));
        Assert.That(Codes(indicator with { RemainderValue = Figure.From(4L) }), Is.EqualTo(new[] { RemainderDisagrees, DerivedNumber }));
    }

    [Test]
    public void Lost_points_are_the_maximum_less_the_scored_ones()
    {
        var score = Indicator(18.81m, 20, "94,05") with { Kind = IndicatorKind.Score };

        Assert.That(Codes(score with { LostScore = Figure.From(1.19m) }), Is.Empty);
        Assert.That(Codes(score with { LostScore = Figure.From(1.2m) }), Is.EqualTo(new[] { LostScoreDisagrees }));
        Assert.That(Codes(score with { MaximumScore = Figure.From(19m), LostScore = Figure.From(0.19m) }), Is.Empty);

        // As the form of a score has it: an amount of so many points, no fraction.
        var amount = score with { Numerator = null, Denominator = null, StatedRatio = null, MaximumScore = Figure.From(12L) };
        Assert.That(Codes(amount with { Value = Figure.From(9L), LostScore = Figure.From(3L) }), Is.Empty);
        Assert.That(Codes(amount with { Value = Figure.From(9L), LostScore = Figure.From(5L) }), Is.EqualTo(new[] { LostScoreDisagrees }));
        Assert.That(Codes(amount with { Value = Figure.From(15L) }), Is.EqualTo(new[] { ScoreOverMaximum }));
    }

    [Test]
    public void A_ratio_that_agrees_is_told_as_such() =>
        Assert.That(ArithmeticCheck.Agreements(Reference(Indicator(810, 849, "95,4"))).Single().Sentence,
            Is.EqualTo("T-CT1 “Chỉ tiêu thử”: 810/849 = 95,41%, khớp 95,4% đã nêu."));
}
