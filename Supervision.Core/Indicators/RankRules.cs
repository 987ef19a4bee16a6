using static Supervision.Core.Indicators.FlagCode;

namespace Supervision.Core.Indicators;

/// <summary>Ranks and stated changes.</summary>
public static class RankRules
{
    /// <summary>A stated "%" may mean percentage points or per cent of the earlier value.</summary>
    public static bool IsAmbiguousUnit(string unit) => unit.Trim() is "%" or "phần trăm";

    /// <summary>What the earlier percentage was in both readings of a change, with two decimals; the second is null for a change of -100%.</summary>
    public static (Figure IfPoints, Figure? IfRelative) Earlier(Figure now, Figure change)
    {
        var hundredPlus = Figure.From(100L) + change;
        return (now - change, hundredPlus > Figure.Zero ? Percentage.Rounded(now, hundredPlus, 2) : null);
    }

    internal static IEnumerable<Hit> Hits(IndicatorFacts indicator) =>
    [
        .. Ranks(indicator),
        .. indicator.Changes.SelectMany(change => Steps(indicator, change)),
        .. Units(indicator),
    ];

    private static IEnumerable<Hit> Ranks(IndicatorFacts indicator)
    {
        if (indicator is { Rank: { } alone, RankTotal: null })
            yield return new(RankTotalMissing, indicator, $"nêu hạng {alone} nhưng không nêu tổng số đơn vị xếp hạng.");
        if (indicator is { Rank: { } rank, RankTotal: { } total } && (rank > total || rank < 1))
            yield return new(RankOverTotal, indicator, $"nêu hạng {rank} trên tổng số {total}.");
    }

    private static IEnumerable<Hit> Steps(IndicatorFacts indicator, ChangeFacts change)
    {
        if (indicator.Rank is not { } rank || change.RankSteps is not { } steps) yield break;
        var earlier = rank + steps;
        if (change.PreviousRank is { } stated && stated != earlier)
            yield return new(RankChangeDisagrees, indicator, $"hạng {rank}, {Moved(steps)} so với {change.ComparedTo} thì trước đó là hạng {earlier}, nhưng nêu hạng {stated}.");
        else if (earlier < 1 || indicator.RankTotal is { } total && earlier > total)
            yield return new(RankChangeDisagrees, indicator, $"hạng {rank}, {Moved(steps)} so với {change.ComparedTo} thì trước đó là hạng {earlier}, ngoài tổng số {indicator.RankTotal}.");
    }

    private static IEnumerable<Hit> Units(IndicatorFacts indicator)
    {
        if (indicator.StatedRatio is not { } now) yield break;
        string[] readings = [.. indicator.Changes.Where(change => IsAmbiguousUnit(change.Unit)).Select(change => Readings(now.Value, change))];
        if (readings.Length > 0)
            yield return new(ChangeUnitAmbiguous, indicator, $"nêu {now}%; {string.Join("; ", readings)}; không rõ là điểm phần trăm hay phần trăm tương đối.");
    }

    private static string Readings(Figure now, ChangeFacts change)
    {
        var (points, relative) = Earlier(now, change.Amount.Value);
        var second = relative is { } value ? $" hoặc {value.ToText(2)}%" : "";
        return $"thay đổi {change.Amount}{change.Unit} so với {change.ComparedTo} (giá trị trước là {points.ToText(2)}%{second})";
    }

    private static string Moved(int steps) => steps < 0 ? $"giảm {-steps} bậc" : $"tăng {steps} bậc";
}
