namespace Supervision.Tests.Bench;

public sealed class LatenciesTests
{
    [TestCase(50, 5)]
    [TestCase(90, 9)]
    [TestCase(91, 10)]
    [TestCase(99, 10)]
    [TestCase(100, 10)]
    [TestCase(0.1, 1)]
    public void A_percentile_is_a_value_that_occurred(double percent, double expected) =>
        Assert.That(new Latencies([10, 1, 9, 2, 8, 3, 7, 4, 6, 5]).Percentile(percent), Is.EqualTo(expected));

    [Test]
    public void One_answer_is_every_percentile()
    {
        var one = new Latencies([3.5]);
        Assert.That(new[] { one.Median, one.Percentile(99), one.Max }, Is.All.EqualTo(3.5));
    }

    [Test]
    public void Without_answers_there_is_no_number() => Assert.That(new Latencies([]).Percentile(99), Is.NaN);

    [Test]
    public void Nothing_lies_outside_a_hundred_per_cent([Values(0, -1, 100.5)] double percent) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Latencies([1]).Percentile(percent));
}
