using Supervision.Core.Calendar;
using static Supervision.Core.Indicators.FlagCode;

namespace Supervision.Core.Indicators;

/// <summary>Open lists, periods, mentions that may be of one indicator, grades against shortcomings.</summary>
internal static class MentionRules
{
    private static readonly string[] GoodGrades = ["Tốt", "Khá"];

    public static IEnumerable<Hit> Hits(IndicatorFacts indicator, CaseFacts facts)
    {
        if (indicator.AtLeast is { } least)
            yield return new(OpenList, indicator, $"danh sách để mở, kể được ít nhất {Figure.From(least)}; chưa biết tổng số.");
        if (indicator.PeriodInferred)
            yield return new(PeriodInferred, indicator, $"kỳ số liệu “{indicator.Period}” là suy ra, nguồn không ghi trực tiếp.");
        if (indicator.PeriodEnd is { } end && facts.ReportPeriodEnd is { } report && end < report)
            yield return new(DataPeriodShort, indicator, $"số liệu chỉ đến {end.ToPaperDate()} trong khi kỳ báo cáo đến {report.ToPaperDate()}.");
        if (indicator.PeriodEnd is { } late && facts.ReportPeriodEnd is { } close && late > close)
            yield return new(DataPeriodBeyondReport, indicator, $"số liệu đến {late.ToPaperDate()}, sau kỳ báo cáo kết thúc ngày {close.ToPaperDate()}.");
    }

    public static IEnumerable<Hit> PossiblySame(IndicatorIndex indicators)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var one in indicators.All)
        {
            if (one.PossiblySameAs is not { } code || indicators.Get(code, one.Code) is not { } other) continue;
            var pair = string.CompareOrdinal(one.Code, code) < 0 ? (one.Code, code) : (code, one.Code);
            if (one.StatedRatio is { } mine && other.StatedRatio is { } theirs && mine.Value != theirs.Value && seen.Add(pair))
                yield return new(PossiblySameIndicator, [one.Code, other.Code],
                    $"{Hit.Label(one)} nêu {mine}%, {Hit.Label(other)} nêu {theirs}%: có thể cùng một chỉ tiêu nhưng tên gọi và số nêu khác nhau.");
        }
    }

    public static IEnumerable<Hit> Contradictions(CaseFacts facts, IndicatorIndex indicators) =>
        from shortcoming in facts.Shortcomings
        from code in shortcoming.Indicators
        let indicator = indicators.Get(code, shortcoming.Code)
        where indicator.Grade is { } grade && GoodGrades.Contains(grade.Trim(), StringComparer.CurrentCultureIgnoreCase)
        select new Hit(GradeContradicted, [indicator.Code, shortcoming.Code],
            $"{Hit.Label(indicator)} xếp loại {indicator.Grade}{(indicator.Rank is { } rank ? $", hạng {rank}" : "")}, nhưng {shortcoming.Code} lại nêu hạn chế “{shortcoming.Text}”.");
}
