namespace Supervision.Core.Indicators;

/// <summary>Ratios in per cent at a number of decimals, exactly, in integers.</summary>
public static class Percentage
{
    /// <summary>numerator/denominator × 100, half rounded up (away from zero).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The denominator is not above 0.</exception>
    public static Figure Rounded(Figure numerator, Figure denominator, int decimals)
    {
        var (quotient, twiceRest, divisor) = Divide(numerator, denominator, decimals);
        if (Int128.Abs(twiceRest) >= divisor) quotient += twiceRest < 0 ? -1 : 1;
        return ToFigure(quotient, decimals);
    }

    /// <summary>numerator/denominator × 100 with the further digits dropped.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The denominator is not above 0.</exception>
    public static Figure Truncated(Figure numerator, Figure denominator, int decimals) =>
        ToFigure(Divide(numerator, denominator, decimals).Quotient, decimals);

    /// <summary>
    /// Whether some whole number from 0 to the denominator gives the stated ratio, rounded or truncated at its decimals.
    /// Those numbers lie in one interval, [s - ½, s + 1) in units of the last printed digit, so one candidate decides.
    /// </summary>
    /// <returns>Null when one does; else the whole numbers whose ratios lie next below and next above.</returns>
    /// <exception cref="ArgumentException">The denominator is not a whole number above 0.</exception>
    public static NoSuchNumber? Unreachable(StatedFigure stated, Figure denominator)
    {
        if (!denominator.IsWhole || denominator <= Figure.Zero) throw new ArgumentException("Mẫu số phải là số nguyên lớn hơn 0.", nameof(denominator));
        Int128 unit = 100 * Figure.PowerOfTen(stated.Decimals);
        Int128 whole = denominator.Whole;
        Int128 s = stated.Value.Scaled / Figure.PowerOfTen(Figure.Decimals - stated.Decimals);

        var first = Int128.Max(0, CeilingOf((2 * s - 1) * whole, 2 * unit));
        if (first <= whole && first * unit < (s + 1) * whole) return null;
        return new NoSuchNumber(
            first > 0 ? (long)Int128.Min(first - 1, whole) : null,
            first <= whole ? (long)first : null);
    }

    private static (Int128 Quotient, Int128 TwiceRest, Int128 Divisor) Divide(Figure numerator, Figure denominator, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(denominator.Scaled, 0L, nameof(denominator));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, Figure.Decimals);
        var (quotient, rest) = Int128.DivRem((Int128)numerator.Scaled * 100 * Figure.PowerOfTen(decimals), denominator.Scaled);
        return (quotient, rest * 2, denominator.Scaled);
    }

    private static Figure ToFigure(Int128 value, int decimals) => new(checked((long)(value * Figure.PowerOfTen(Figure.Decimals - decimals))));

    private static Int128 CeilingOf(Int128 dividend, Int128 positive)
    {
        var (quotient, rest) = Int128.DivRem(dividend, positive);
        return rest > 0 ? quotient + 1 : quotient;
    }
}

/// <summary>The whole numbers around a ratio that none of them gives.</summary>
/// <param name="Below">The largest whose ratio is below, or null.</param>
/// <param name="Above">The smallest whose ratio is above, or null when even the whole denominator stays below.</param>
public sealed record NoSuchNumber(long? Below, long? Above);
