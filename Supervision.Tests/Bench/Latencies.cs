namespace Supervision.Tests.Bench;

/// <summary>How long each of many answers took, in milliseconds.</summary>
internal sealed class Latencies
{
    private readonly double[] _sorted;

    public Latencies(IEnumerable<double> milliseconds)
    {
        _sorted = [.. milliseconds];
        Array.Sort(_sorted);
    }

    public int Count => _sorted.Length;

    public double Max => _sorted.Length == 0 ? double.NaN : _sorted[^1];

    public double Median => Percentile(50);

    /// <summary>The smallest that at least so many per cent did not exceed (nearest rank); not a number when there are none.</summary>
    public double Percentile(double percent)
    {
        if (percent is <= 0 or > 100) throw new ArgumentOutOfRangeException(nameof(percent), percent, "more than 0, at most 100");
        return _sorted.Length == 0 ? double.NaN : _sorted[(int)Math.Ceiling(percent / 100 * _sorted.Length) - 1];
    }
}
