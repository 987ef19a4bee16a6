namespace Supervision.Core.Indicators;

/// <summary>Compares what was stated with what follows from it. Pure: the same facts give the same flags, in the same order.</summary>
public static class ArithmeticCheck
{
    /// <summary>All flags of a case, in the order of <see cref="FlagCode"/>.</summary>
    /// <exception cref="ArgumentException">A record refers to a code that the case has not, or a code stands twice.</exception>
    public static IReadOnlyList<Flag> Flags(CaseFacts facts, CheckBasis basis)
    {
        var indicators = new IndicatorIndex(facts);
        IEnumerable<Hit> hits =
        [
            .. facts.Indicators.SelectMany(indicator => RatioRules.Hits(indicator, indicators)),
            .. facts.Indicators.SelectMany(RankRules.Hits),
            .. facts.Indicators.SelectMany(indicator => MentionRules.Hits(indicator, facts)),
            .. MentionRules.PossiblySame(indicators),
            .. MentionRules.Contradictions(facts, indicators),
            .. TotalRules.Hits(indicators),
            .. SessionRules.Hits(facts),
            .. TaskRules.Hits(facts),
            .. LegalClockRules.Hits(facts, basis),
        ];
        return [.. hits.GroupBy(hit => hit.Code).OrderBy(group => group.Key).SelectMany(Combine)];
    }

    /// <summary>The tests that were passed: sums, ratios, counts.</summary>
    /// <exception cref="ArgumentException">A record refers to a code that the case has not, or a code stands twice.</exception>
    public static IReadOnlyList<Agreement> Agreements(CaseFacts facts)
    {
        var indicators = new IndicatorIndex(facts);
        return
        [
            .. TotalRules.Agreements(indicators),
            .. facts.Indicators.SelectMany(RatioRules.Agreements),
            .. TaskRules.Agreements(facts),
        ];
    }

    private static IEnumerable<Flag> Combine(IGrouping<FlagCode, Hit> hits)
    {
        var kind = FlagCatalog.Of(hits.Key);
        return kind.OneEach ? hits.Select(hit => Make(kind, [hit])) : [Make(kind, [.. hits])];
    }

    private static Flag Make(FlagKind kind, IReadOnlyList<Hit> hits) => new(
        kind.Code,
        kind.Severity,
        [.. hits.SelectMany(hit => hit.Subjects).Distinct()],
        [.. hits.Select(hit => new FlagDetail(hit.Subjects, hit.Sentence))],
        [.. hits.SelectMany(hit => hit.LegalClocks)]);
}

/// <summary>The indicators of a case by their codes.</summary>
internal sealed class IndicatorIndex
{
    private readonly Dictionary<string, IndicatorFacts> _byCode = [];

    public IndicatorIndex(CaseFacts facts)
    {
        All = facts.Indicators;
        foreach (var indicator in All)
            if (!_byCode.TryAdd(indicator.Code, indicator))
                throw new ArgumentException($"{facts.Code}: mã chỉ tiêu {indicator.Code} bị lặp.", nameof(facts));
    }

    public IReadOnlyList<IndicatorFacts> All { get; }

    public IndicatorFacts Get(string code, string askedBy) => _byCode.TryGetValue(code, out var found) ? found
        : throw new ArgumentException($"{askedBy} trỏ tới chỉ tiêu {code} không có trong vụ việc.", nameof(code));

    /// <summary>The value of a referenced indicator; it must have one.</summary>
    public Figure ValueOf(string code, string askedBy) => Get(code, askedBy).Value
        ?? throw new ArgumentException($"{askedBy} trỏ tới chỉ tiêu {code} không có giá trị.", nameof(code));
}
