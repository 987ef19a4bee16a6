using NUnit.Framework;
using Supervision.Api.Demo;
using Supervision.Core.Calendar;
using Supervision.Core.Cases;
using Supervision.Core.Indicators;
using Supervision.Core.Law;

namespace Supervision.Tests.Cases;

[TestFixture("S0")]
[TestFixture("S1")]
[TestFixture("S2")]
[TestFixture("S3")]
[TestFixture("S4")]
public sealed class CaseFlagTests(string code)
{
    private static readonly CheckBasis Basis = new(RuleSets.Shipped, [], new WorkCalendar(DaysOffSeed.Days));

    private readonly CaseFile _file = CaseReader.Read(code, CaseFiles.Text($"{code}.json"));

    private IReadOnlyList<Flag> Flags => ArithmeticCheck.Flags(_file.ToFacts(), Basis);

    [Test]
    public void Exactly_the_expected_flags_are_raised() =>
        Assert.That(Flags.Select(flag => Line(flag.Code, flag.Subjects)), Is.EquivalentTo(ExpectedFlags.ByCase[code].Select(expected => Line(expected.Code, expected.Subjects))));

    [Test]
    public void They_are_the_computable_ones_of_the_file() =>
        Assert.That(Flags.Select(flag => Line(flag.Code, flag.Subjects)), Is.EquivalentTo(_file.Flags.Where(flag => flag.Computable).Select(flag => Line(FlagCatalog.Find(flag.Kind)!.Code, flag.Subjects))));

    [Test]
    public void The_legal_clocks_are_exactly_the_expected_ones()
    {
        var clocks = Flags.SelectMany(flag => flag.LegalClocks).Select(due => new ExpectedClock(due.Clock.Code, due.Clock.What, due.Clock.Count!.Value, due.Limit, due.Limit.ToWeekday(), due.ActBy)).ToArray();

        Assert.That(clocks, Is.EqualTo(ExpectedFlags.ClocksByCase[code]));
        Assert.That(clocks.Select(clock => (clock.What, clock.Days, clock.Limit, clock.Weekday, clock.ActBy)), Is.EqualTo(_file.Flags.SelectMany(flag => flag.LegalClocks).Select(clock => (clock.What, clock.Days, clock.Limit, clock.Weekday, clock.ActBy))));
    }

    [Test]
    public void The_directions_of_the_clocks_are_those_of_the_file() =>
        Assert.That(Flags.SelectMany(flag => flag.LegalClocks).Select(due => due.Clock.Direction.ToString()),
            Is.EqualTo(_file.Flags.SelectMany(flag => flag.LegalClocks).Select(clock => clock.Direction.ToString())));

    [Test]
    public void Exactly_the_expected_agreements_are_found()
    {
        var agreements = ArithmeticCheck.Agreements(_file.ToFacts()).Select(agreement => Line(agreement.Kind, agreement.Subjects)).ToArray();

        Assert.That(agreements, Is.EquivalentTo(ExpectedFlags.AgreementsByCase[code].Select(expected => Line(expected.Kind, expected.Subjects))));
        Assert.That(agreements, Is.EquivalentTo(_file.Agreements.Select(expected => Line(expected.Kind, expected.Subjects))));
    }

    [Test]
    public void What_the_person_who_entered_the_case_worked_out_follows_from_it()
    {
        var facts = _file.ToFacts();
        for (var i = 0; i < _file.Indicators.Count; i++)
        {
            var (entered, indicator) = (_file.Indicators[i], facts.Indicators[i]);
            Assert.That(RatioRules.Verdict(indicator, facts).ToString(), Is.EqualTo(entered.Verdict.ToString()), indicator.Code);
            Assert.That(RatioRules.Computed(indicator)?.ToText(2), Is.EqualTo(entered.ComputedRatio), indicator.Code);
            if (entered.RemainderValue is { } rest) Assert.That(entered.Denominator - entered.Numerator, Is.EqualTo(rest), indicator.Code);
            foreach (var (change, stated) in entered.Changes.Zip(indicator.Changes))
            {
                var (points, relative) = RankRules.Earlier(indicator.StatedRatio!.Value, stated.Amount.Value);
                Assert.That((points.ToText(2), relative?.ToText(2)), Is.EqualTo((change.Derived.EarlierIfPoints, change.Derived.EarlierIfRelative)), indicator.Code);
                Assert.That(entered.Rank + change.RankSteps, Is.EqualTo(change.Derived.EarlierRank), indicator.Code);
            }
        }
    }

    [Test]
    public void Every_flag_says_a_Vietnamese_sentence()
    {
        foreach (var flag in Flags)
        {
            Assert.That(flag.Sentence, Does.EndWith("."), flag.Code.ToString());
            Assert.That(flag.Sentence.IsNormalized(), flag.Code.ToString());
            Assert.That(flag.Details.SelectMany(detail => detail.Subjects).Distinct(), Is.EqualTo(flag.Subjects), flag.Code.ToString());
            TestContext.Out.WriteLine($"[{flag.Code} {flag.Severity}] {flag.Sentence}");
        }
    }

    private static string Line<T>(T code, IEnumerable<string> subjects) => $"{code}: {string.Join(' ', subjects.Order(StringComparer.Ordinal))}";
}
