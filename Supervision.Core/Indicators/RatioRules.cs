using static Supervision.Core.Indicators.FlagCode;
using Supervision.Core.Text;

namespace Supervision.Core.Indicators;

/// <summary>How a stated ratio stands to its numerator and denominator.</summary>
public enum RatioVerdict
{
    /// <summary>khop</summary>
    [Label("khớp")] Agrees,

    /// <summary>lech</summary>
    [Label("lệch")] Disagrees,

    /// <summary>cat_bot_thay_vi_lam_tron</summary>
    [Label("cắt bớt thay vì làm tròn")] Truncated,

    /// <summary>khong_tai_lap</summary>
    [Label("không tái lập được")] Unreachable,

    /// <summary>khong_neu_ty_le</summary>
    [Label("không nêu tỷ lệ")] NotStated,

    /// <summary>thieu_tu_so_mau_so</summary>
    [Label("thiếu tử số, mẫu số")] FractionMissing,

    /// <summary>khong_ap_dung</summary>
    [Label("không áp dụng")] NotApplicable,
}

/// <summary>Ratio against fraction.</summary>
public static class RatioRules
{
    private static readonly Figure Full = Figure.From(100L);

    /// <summary>numerator/denominator × 100 with two decimals, half rounded up; null without a usable fraction.</summary>
    public static Figure? Computed(IndicatorFacts indicator) =>
        indicator is { Numerator: { } numerator, Denominator: { } denominator } && denominator > Figure.Zero
            ? Percentage.Rounded(numerator, denominator, 2)
            : null;

    /// <summary>How a stated ratio stands to a fraction: the rounded one, the truncated one or neither.</summary>
    public static RatioVerdict Compare(StatedFigure stated, Figure numerator, Figure denominator) =>
        stated.Value == Percentage.Rounded(numerator, denominator, stated.Decimals) ? RatioVerdict.Agrees
        : stated.Value == Percentage.Truncated(numerator, denominator, stated.Decimals) ? RatioVerdict.Truncated
        : RatioVerdict.Disagrees;

    /// <summary>The verdict on one indicator; the facts give the referenced denominators.</summary>
    public static RatioVerdict Verdict(IndicatorFacts indicator, CaseFacts facts) => Verdict(indicator, new IndicatorIndex(facts));

    internal static RatioVerdict Verdict(IndicatorFacts indicator, IndicatorIndex indicators) => indicator switch
    {
        { Numerator: { } numerator, Denominator: { } denominator } when denominator > Figure.Zero =>
            indicator.StatedRatio is { } stated ? Compare(stated, numerator, denominator) : RatioVerdict.NotStated,
        _ when Unreachable(indicator, indicators) is not null => RatioVerdict.Unreachable,
        { Kind: IndicatorKind.Ratio, Role: IndicatorRole.Result } => RatioVerdict.FractionMissing,
        _ => RatioVerdict.NotApplicable,
    };

    internal static IEnumerable<Hit> Hits(IndicatorFacts indicator, IndicatorIndex indicators) =>
    [
        .. Fraction(indicator),
        .. Denominators(indicator, indicators),
        .. WithoutFraction(indicator, indicators),
        .. Differences(indicator),
        .. Statements(indicator),
    ];

    internal static IEnumerable<Agreement> Agreements(IndicatorFacts indicator)
    {
        if (indicator is { StatedRatio: { } stated, Numerator: { } numerator, Denominator: { } denominator } && denominator > Figure.Zero
            && Compare(stated, numerator, denominator) is RatioVerdict.Agrees)
            yield return new(AgreementKind.RatioAgrees, [indicator.Code],
                $"{Hit.Label(indicator)}: {numerator}/{denominator} = {Computed(indicator)!.Value.ToText(2)}%, khớp {stated}% đã nêu.");
    }

    private static IEnumerable<Hit> Fraction(IndicatorFacts indicator)
    {
        if (indicator is not { Numerator: { } numerator, Denominator: { } denominator } || denominator <= Figure.Zero) yield break;
        var computed = Computed(indicator)!.Value;

        if (numerator > denominator)
            yield return new(NumeratorOverDenominator, indicator, $"tử số {numerator} lớn hơn mẫu số {denominator}.");
        if (indicator.StatedRatio is null && !indicator.DenominatorInferred)
            yield return new(RatioMissing, indicator, $"có {numerator}/{denominator} nhưng không nêu tỷ lệ (tính ra {computed.ToText(2)}%).");

        var stated = indicator.StatedRatio is { } first ? indicator.OtherStatements.Prepend(new Statement(first, null)) : indicator.OtherStatements;
        foreach (var (ratio, where) in stated)
        {
            var place = where is null ? "" : $" ở {where}";
            var verdict = Compare(ratio, numerator, denominator);
            if (verdict is RatioVerdict.Disagrees)
                yield return new(RatioDisagrees, indicator,
                    $"nêu {ratio}%{place} nhưng {numerator}/{denominator} = {computed.ToText(2)}% (lệch {Apart(ratio.Value, computed).ToText(2)} điểm phần trăm).");
            if (verdict is RatioVerdict.Truncated)
                yield return new(RatioTruncated, indicator,
                    $"nêu {ratio}%{place} nhưng {numerator}/{denominator} = {computed.ToText(2)}%, làm tròn là {Percentage.Rounded(numerator, denominator, ratio.Decimals).ToText(ratio.Decimals)}%; số nêu là cắt bớt.");
        }
    }

    private static IEnumerable<Hit> Denominators(IndicatorFacts indicator, IndicatorIndex indicators)
    {
        if (indicator.Denominator is { } denominator && denominator <= Figure.Zero)
            yield return new(DenominatorNotPositive, indicator, $"mẫu số nêu là {denominator}, không lớn hơn 0 nên không tính được tỷ lệ.");
        if (indicator.DenominatorRef is { } code && indicators.ValueOf(code, indicator.Code) is var referenced
            && indicator.Denominator is { } own && own != referenced)
            yield return new(DenominatorDisagreesWithReference, indicator, $"mẫu số nêu {own} nhưng chỉ tiêu tham chiếu {code} có giá trị {referenced}.");
    }

    private static IEnumerable<Hit> WithoutFraction(IndicatorFacts indicator, IndicatorIndex indicators)
    {
        if (Unreachable(indicator, indicators) is var (denominator, none))
            yield return new(RatioUnreachable, indicator,
                $"nêu {indicator.StatedRatio}% nhưng không số nguyên nào trên {denominator} cho tỷ lệ đó, dù làm tròn hay cắt bớt{Around(none, denominator)}.");

        var bare = indicator is { Role: IndicatorRole.Result, StatedRatio: not null, Denominator: null, DenominatorRef: null };
        if (bare && indicator.StatedRatio?.Value == Full)
            yield return new(FullRatioWithoutDenominator, indicator, "nêu 100% nhưng không có mẫu số nên không kiểm chứng được.");
        else if (bare && indicator.Kind is IndicatorKind.Ratio)
            yield return new(RatioWithoutDenominator, indicator, $"nêu {indicator.StatedRatio}% nhưng không có tử số, mẫu số.");
    }

    private static IEnumerable<Hit> Differences(IndicatorFacts indicator)
    {
        if (indicator is { RemainderName: { } name, Numerator: { } part, Denominator: { } whole })
            yield return new(DerivedNumber, indicator, $"{whole} - {part} = {whole - part} {name}; nguồn không nêu trực tiếp.");
        else if (indicator.RemainderName is { } unnamed)
            yield return new(DerivedNumber, indicator, $"số {unnamed} là suy ra; nguồn không nêu trực tiếp.");

        if (indicator is { RemainderValue: { } rest, Numerator: { } taken, Denominator: { } all } && all - taken != rest)
            yield return new(RemainderDisagrees, indicator, $"phần còn lại ghi {rest} nhưng {all} - {taken} = {all - taken}.");

        if ((indicator.Numerator ?? (indicator.Kind is IndicatorKind.Score ? indicator.Value : null)) is not { } scored || (indicator.MaximumScore ?? indicator.Denominator) is not { } maximum) yield break;
        // Of a fraction the same is said of its numerator.
        if (scored > maximum && indicator.Kind is IndicatorKind.Score && (indicator.Numerator is null || indicator.Denominator != maximum))
            yield return new(ScoreOverMaximum, indicator, $"điểm {scored} lớn hơn điểm tối đa {maximum}.");
        if (indicator.LostScore is { } lost && maximum - scored != lost)
            yield return new(LostScoreDisagrees, indicator, $"điểm đạt {scored} và điểm mất {lost} không khớp điểm tối đa {maximum}: {maximum} - {scored} = {maximum - scored}.");
    }

    private static IEnumerable<Hit> Statements(IndicatorFacts indicator)
    {
        if (indicator.StatedRatio is { } stated && indicator.OtherStatements.Any(other => other.Ratio.Value != stated.Value))
            yield return new(StatementsDiffer, indicator,
                $"nêu {stated}%, chỗ khác nêu {string.Join(", ", indicator.OtherStatements.Select(other => $"{other.Ratio}%{(other.Where is null ? "" : $" ({other.Where})")}"))}.");
    }

    private static (Figure Denominator, NoSuchNumber None)? Unreachable(IndicatorFacts indicator, IndicatorIndex indicators)
    {
        if (indicator is not { StatedRatio: { } stated, Numerator: null }) return null;
        var denominator = indicator.DenominatorRef is { } code ? indicators.ValueOf(code, indicator.Code) : indicator.Denominator;
        return denominator is { IsWhole: true } whole && whole > Figure.Zero && Percentage.Unreachable(stated, whole) is { } none
            ? (whole, none)
            : null;
    }

    private static string Around(NoSuchNumber none, Figure denominator)
    {
        var near = new[] { none.Below, none.Above }.OfType<long>()
            .Select(number => $"{Figure.From(number)} cho {Percentage.Rounded(Figure.From(number), denominator, 2).ToText(2)}%");
        return $" ({string.Join("; ", near)})";
    }

    private static Figure Apart(Figure one, Figure other) => one > other ? one - other : other - one;
}
