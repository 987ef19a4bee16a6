namespace Supervision.Core.Indicators;

/// <summary>One field of a scored index: what was reached of its points, and what was lost.</summary>
/// <param name="Field">The field; the indicator's own name where it has none.</param>
/// <param name="Maximum">The points that there were.</param>
/// <param name="Reached">The points that were stated as reached.</param>
/// <param name="Lost">As stated; the difference where it was not.</param>
/// <param name="Causes">Why, as far as it was said.</param>
public sealed record ScoredField(string Field, decimal Maximum, decimal Reached, decimal Lost, IReadOnlyList<string> Causes)
{
    /// <summary>The sums contradict each other: more than there were, or what was reached and lost together are not what there were.</summary>
    public bool IsContradicted { get; init; }

    /// <summary>In percent with two decimals; null where there were no points, or where the points contradict each other.</summary>
    public decimal? Share => Maximum == 0 || IsContradicted ? null : Math.Round(100m * Reached / Maximum, 2, MidpointRounding.AwayFromZero);
}

/// <summary>Sums the scores that were stated by their fields, those that lost most first. What was stated is not put right here: contradictions are flagged elsewhere.</summary>
public static class Scorecard
{
    public static IReadOnlyList<ScoredField> Of(IEnumerable<IndicatorDetails> indicators) =>
    [
        .. indicators.Select(one => one.Stated)
            .Where(stated => stated is { Kind: IndicatorKind.Score, Role: IndicatorRole.Result } && Maximum(stated) is not null && Reached(stated) is not null)
            .GroupBy(stated => stated.Field ?? stated.Name)
            .Select(field => new ScoredField(field.Key, field.Sum(one => Maximum(one)!.Value), field.Sum(one => Reached(one)!.Value), field.Sum(Lost), [.. field.Select(one => one.LostCause).OfType<string>()])
            {
                IsContradicted = field.Any(one => Reached(one) > Maximum(one) || Reached(one) + Lost(one) != Maximum(one)),
            })
            .OrderByDescending(field => field.Lost).ThenBy(field => field.Field, StringComparer.Ordinal),
    ];

    private static decimal? Maximum(StatedIndicator stated) => stated.MaximumScore ?? stated.Denominator;

    private static decimal? Reached(StatedIndicator stated) => stated.Numerator ?? stated.Amount;

    private static decimal Lost(StatedIndicator stated) => stated.LostScore ?? Math.Max(0, Maximum(stated)!.Value - Reached(stated)!.Value);
}
