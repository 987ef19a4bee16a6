namespace Supervision.Tests.Bench;

public sealed class FigureTests
{
    [Test]
    public void A_goal_is_met_at_its_limit()
    {
        Assert.That(new Figure("a", 50, "ms") { Goal = Goal.Most(50) }.Met, Is.True);
        Assert.That(new Figure("a", 50.1, "ms") { Goal = Goal.Most(50) }.Met, Is.False);
        Assert.That(new Figure("a", 1000, "/s") { Goal = Goal.Least(1000) }.Met, Is.True);
        Assert.That(new Figure("a", 999, "/s") { Goal = Goal.Least(1000) }.Met, Is.False);
        Assert.That(new Figure("a", 1, "ms").Met, Is.Null);
    }

    [Test]
    public void What_must_never_be_is_a_fault_when_it_was_and_a_missed_speed_is_not()
    {
        Assert.That(new Figure("errors", 1, "") { Goal = Goal.Most(0) }.IsFault, Is.True);
        Assert.That(new Figure("errors", 0, "") { Goal = Goal.Most(0) }.IsFault, Is.False);
        Assert.That(new Figure("p99", 80, "ms") { Goal = Goal.Most(50) }.IsFault, Is.False);
    }

    [Test]
    public void What_was_not_measured_meets_no_goal()
    {
        Assert.That(new Figure("a", double.NaN, "ms") { Goal = Goal.Most(50) }.Met, Is.False);
        Assert.That(new Figure("a", 10, "/s") { Goal = Goal.LeastRatio(0.6) }.Met, Is.False);
    }

    [Test]
    public void A_ratio_is_the_value_over_the_baseline()
    {
        var figure = new Figure("a", 75, "/s") { Baseline = 100, Goal = Goal.LeastRatio(0.6) };
        Assert.That(figure.Ratio, Is.EqualTo(0.75));
        Assert.That(figure.Met, Is.True);
    }

    [Test]
    public void The_table_is_aligned_and_says_what_was_missed()
    {
        var lines = FigureTable.Of(
        [
            new("list", 12345.6, "/s") { Baseline = 20000, Goal = Goal.LeastRatio(0.6) },
            new("start", 2500, "ms") { Goal = Goal.Most(2000) },
        ]).Split(Environment.NewLine);
        Assert.That(lines[0], Is.EqualTo("name    value  unit  baseline  ratio  goal          met"));
        Assert.That(lines[1], Is.EqualTo("list   12,346  /s      20,000   0.62  ratio ≥ 0.60  yes"));
        Assert.That(lines[2], Is.EqualTo("start   2,500  ms           -      -  ≤ 2,000       NO"));
    }
}
