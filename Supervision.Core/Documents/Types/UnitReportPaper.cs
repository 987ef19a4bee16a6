using Supervision.Core.Indicators;
using Supervision.Core.UnitReports;

namespace Supervision.Core.Documents.Types;

/// <summary>A unit's report as it was handed in: what it says to each item of the outline, its figures, what it asks for.</summary>
public sealed record UnitReportFacts
{
    public required string UnitName { get; init; }
    public string? Petitions { get; init; }

    /// <summary>It is yet to be filled in: what is not said has room to be written.</summary>
    public bool IsForm { get; init; }

    /// <summary>The item of the outline, and the answer of the last version that gives one.</summary>
    public IReadOnlyList<(string Item, string? Answer)> Answers { get; init; } = [];
    public IReadOnlyList<StatedIndicator> Indicators { get; init; } = [];
}

/// <summary>Báo cáo of a supervised unit: it follows the outline item by item and ends in the unit's own petitions (law 87/2015/QH13, Art. 8; form 1.4 of Decree 30/2020/NĐ-CP).</summary>
public static class UnitReportPaper
{
    public static Document Of(PaperForm form, CampaignFacts facts, UnitReportFacts report) => form.Document(
        "Báo cáo",
        [
            new Paragraph(RichText.OfData($"{(facts.Founding is { } founding ? $"Thực hiện {founding}, " : "")}{report.UnitName} báo cáo {facts.DelegationName} về {facts.Matter}{(facts.PeriodText is { } period ? $" (thời kỳ: {Phrases.Within(period)})" : "")} như sau:")),
            .. Answers(report),
            .. new OfficeParts(OutlineHeads.After(OutlineItem.Of(report.Answers.Select(answer => answer.Item))))
                .Add("Số liệu, chỉ tiêu", Figures(report.Indicators))
                .Add(AsksForPetitions(report) ? "Kiến nghị, đề xuất khác" : Petitions, report.IsForm ? AsksForPetitions(report) ? [] : Room : ConclusionParts.Lined(report.Petitions ?? "", Petitions))
                .Blocks,
            new Paragraph(RichText.OfData($"Trên đây là báo cáo của {report.UnitName}, trân trọng báo cáo {facts.DelegationName}.")),
        ],
        [facts.DelegationName == "Đoàn giám sát" ? $"Đoàn giám sát của {facts.BodyName ?? facts.CouncilName}" : facts.DelegationName]);

    private const string Petitions = "Kiến nghị, đề xuất";

    // What the outline asks for is not asked again at the end.
    private static bool AsksForPetitions(UnitReportFacts report) => report.Answers.Any(answer => answer.Item.TrimStart([.. "IVX0123456789.)-+• "]).StartsWith("Kiến nghị", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Block> Room => [new Paragraph(RichText.FromString(new string('.', 80)))];

    private static IEnumerable<Block> Answers(UnitReportFacts report)
    {
        var items = OutlineItem.Of(report.Answers.Select(answer => answer.Item));
        for (var i = 0; i < items.Count; i++)
        {
            yield return OutlineHeads.Of(items[i]);
            // A heading whose points are answered need say nothing of its own.
            if (string.IsNullOrWhiteSpace(report.Answers[i].Answer) && i + 1 < items.Count && items[i + 1].IsPoint && !items[i].IsPoint) continue;
            foreach (var block in Answer(report.Answers[i].Answer, items[i], report.IsForm)) yield return block;
        }
    }

    private static IEnumerable<Block> Answer(string? answer, OutlineItem item, bool isForm) => string.IsNullOrWhiteSpace(answer)
        ? isForm ? Room : [new Paragraph(RichText.Italic("Báo cáo chưa nêu nội dung này."))]
        : answer.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => new Paragraph(RichText.Owned(Phrases.Sentence(line))) { Source = OutlineHeads.Source(item) });

    private static IEnumerable<Block> Figures(IReadOnlyList<StatedIndicator> indicators) => indicators.Count == 0 ? [] :
    [
        new Table
        {
            Columns = [new(6, "TT", TextAlignment.Centre), new(38, "Chỉ tiêu"), new(16, "Kết quả", TextAlignment.Right), new(14, "Trên tổng số", TextAlignment.Right), new(12, "Tỷ lệ", TextAlignment.Right), new(14, "Kỳ số liệu")],
            Rows = [.. indicators.Select((one, i) => new TableRow(SectionText.Data($"{i + 1}"), Owned(one.Name), Owned(Result(one)), Owned(one.Denominator is { } whole ? VietnameseNumber.Decimal(whole) : ""), Owned(one.StatedRatio is { } ratio ? $"{ratio}%" : one.StatedInWords ?? ""), Owned(one.PeriodText ?? "")) { Key = one.Code })],
        },
    ];

    private static string Result(StatedIndicator one) => (one.Numerator ?? one.Amount) is { } number
        ? one.MeasureUnit is { } unit ? VietnameseNumber.WithUnit(VietnameseNumber.Decimal(number), unit) : VietnameseNumber.Decimal(number)
        : one.AtLeast is { } least ? $"ít nhất {VietnameseNumber.Whole(least)}" : "";

    private static TableCell Owned(string text) => new(RichText.Owned(text));
}
