namespace Supervision.Core.Indicators;

/// <summary>Parts against their total. A part counts with its numerator; a group with a part that has none is not judged.</summary>
internal static class TotalRules
{
    public static IEnumerable<Hit> Hits(IndicatorIndex indicators) =>
        from sum in Sums(indicators)
        where sum.Parts != sum.Total
        select new Hit(FlagCode.SumDisagrees, sum.Subjects, $"{sum.Group}: {sum.Written} = {sum.Parts} nhưng tổng nêu là {sum.Total}{sum.Of}.");

    public static IEnumerable<Agreement> Agreements(IndicatorIndex indicators) =>
        from sum in Sums(indicators)
        where sum.Parts == sum.Total
        select new Agreement(AgreementKind.SumAgrees, sum.Subjects, $"{sum.Group}: {sum.Written} = {sum.Total}{sum.Of}.");

    private static IEnumerable<Sum> Sums(IndicatorIndex indicators)
    {
        var groups = indicators.All
            .Where(part => part.Group is not null && (part.TotalRef is not null || part.Total is not null))
            .GroupBy(part => (part.Group, part.TotalRef, part.Total));
        foreach (var group in groups)
        {
            var (_, code, number) = group.Key;
            var total = code is null ? number!.Value : indicators.ValueOf(code, group.First().Code);
            if (group.Any(part => part.Numerator is null)) continue;
            yield return new(
                $"Các phần {string.Join(", ", group.Select(part => part.Code))}",
                group.Aggregate(Figure.Zero, (sum, part) => sum + part.Numerator!.Value),
                total,
                string.Join(" + ", group.Select(part => part.Numerator!.Value)),
                code is null ? "" : $" ({code})",
                code is null ? [.. group.Select(part => part.Code)] : [code, .. group.Select(part => part.Code)]);
        }
    }

    private sealed record Sum(string Group, Figure Parts, Figure Total, string Written, string Of, IReadOnlyList<string> Subjects);
}
