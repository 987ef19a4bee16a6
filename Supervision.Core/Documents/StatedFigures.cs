using Supervision.Core.Indicators;

namespace Supervision.Core.Documents;

/// <summary>A figure as pages and papers show it in a table: as its source states it, with a mark at what whoever entered it concluded.</summary>
public static class StatedFigures
{
    /// <summary>The mark of what no source states.</summary>
    public const string Inferred = " (suy ra)";

    /// <summary>"140/649 hồ sơ (mẫu số suy ra)", "2 chợ (suy ra)", "ít nhất 5 xã (suy ra)"; nothing where no number is stated.</summary>
    public static string Value(StatedIndicator one)
    {
        var unit = one.MeasureUnit is { Length: > 0 } measure ? $"{VietnameseText.NoBreakSpace}{measure}" : "";
        return one switch
        {
            { Numerator: { } part, Denominator: { } whole } => $"{VietnameseNumber.Decimal(part)}/{VietnameseNumber.Decimal(whole)}{unit}{(one.DenominatorInferred ? " (mẫu số suy ra)" : "")}",
            { Numerator: { } part } => $"{VietnameseNumber.Decimal(part)}{unit}",
            { Amount: { } amount } => $"{VietnameseNumber.Decimal(amount)}{unit}{(one.AmountInferred ? Inferred : "")}",
            // Counted from a list that its source leaves open.
            { AtLeast: { } least } => $"ít nhất {VietnameseNumber.Whole(least)}{unit}{Inferred}",
            { Denominator: { } whole } => $"…/{VietnameseNumber.Decimal(whole)}{unit}{(one.DenominatorInferred ? " (mẫu số suy ra)" : "")}",
            _ => "",
        };
    }

    /// <summary>The ratio as printed or told in words, and as it is stated elsewhere; nothing where none is.</summary>
    public static string Ratio(StatedIndicator one)
    {
        string?[] said = [one.StatedRatio is { Length: > 0 } ratio ? $"{ratio}%" : one.StatedInWords is { } words ? $"“{words}”" : null, .. one.OtherStatements.Select(other => $"chỗ khác: {other.Text}%")];
        return string.Join("; ", said.OfType<string>());
    }

    /// <summary>Numerator by denominator, always with two decimals, as it is computed here; nothing where it cannot be.</summary>
    public static string Computed(IndicatorDetails details) =>
        details.ComputedRatio is { } ratio ? $"{VietnameseNumber.Percent(ratio, 2)}{(details.Stated.DenominatorInferred ? Inferred : "")}" : "";

    /// <summary>What else is stated: rank, grade, change, target; and what was noted with it.</summary>
    public static IEnumerable<string> Notes(StatedIndicator one)
    {
        if (one.Rank is { } rank) yield return $"Hạng {rank}{(one.RankTotal is { } total ? $"/{total}" : "")}";
        if (one.Grade is { } grade) yield return $"Xếp loại {grade}";
        foreach (var change in one.Changes)
            yield return $"Thay đổi {change.StatedAmount}{change.StatedUnit} so với {change.ComparedTo}{(change.RankSteps is { } steps ? $", {(steps < 0 ? "giảm" : "tăng")} {Math.Abs(steps)} bậc" : "")}";
        if (one.RemainderName is { } rest) yield return $"{(rest.Contains("còn lại", StringComparison.Ordinal) ? "" : "Còn lại ")}{(one.RemainderAmount is { } number ? $"{VietnameseNumber.Decimal(number)} " : "")}{rest}{Inferred}";
        if (one.Target is { } target) yield return $"Mục tiêu {target}{(one.TargetDueOn is { } due ? $" đến {VietnameseDate.Short(due)}" : "")}";
        if (one.Note is { } note) yield return note.TrimEnd('.');
    }
}
