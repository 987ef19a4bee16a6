using Supervision.Core.Documents.Rewording;
using Supervision.Core.Papers;
using Supervision.Core.UnitReports;

namespace Supervision.Core.Documents.Types;

/// <summary>The outline that units' reports follow: a heading each item with its points, the hints under it, and the table of figures to fill in.</summary>
internal static class OutlineAnnex
{
    public const string Title = "Đề cương báo cáo";

    /// <summary>The text below the annex's title.</summary>
    public static IEnumerable<Block> Of(CampaignFacts facts, PaperForm form, PaperContent content)
    {
        yield return new Paragraph(RichText.OfData($"(Phục vụ giám sát {facts.Matter})").AsItalic()) { Alignment = TextAlignment.Centre };
        if (facts.PeriodText is { } period) yield return new Paragraph(RichText.OfData($"Thời kỳ báo cáo: {Phrases.Within(period)}."));
        foreach (var block in OfficeText.Plain(form, content, "introduction")) yield return block;
        foreach (var item in OutlineItem.Of(facts.Outline))
        {
            // The first line of an item is its heading, the others say what to write about.
            var hints = item.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1);
            yield return OutlineHeads.Of(item);
            foreach (var block in OfficeText.Owned([.. hints.Select(OfficeText.Bare)], OutlineHeads.Source(item))) yield return block;
        }
        if (facts.Outline.Count == 0) yield return new Paragraph("Đề cương chưa có mục nào.");
        if (content.Lines("figures") is { Count: > 0 } figures)
            yield return new Table
            {
                Caption = "Biểu số liệu kèm theo báo cáo",
                Columns = [new(6, "TT", TextAlignment.Centre), new(40, "Chỉ tiêu"), new(14, "Đơn vị tính", TextAlignment.Centre), new(14, "Kết quả", TextAlignment.Centre), new(12, "Trên tổng số", TextAlignment.Centre), new(14, "Kỳ số liệu", TextAlignment.Centre)],
                Rows = [.. figures.Select((line, i) => (Cells: OfficeText.Columns(line, 2), Number: i + 1)).Select(row => new TableRow(SectionText.Data($"{row.Number}"), row.Cells[0], row.Cells[1], "", "", "") { Key = DocumentKeys.RowKey("chi-tieu", string.Join('|', row.Cells)) })],
            };
        foreach (var block in OfficeText.Plain(form, content, "guidance")) yield return block;
    }
}

/// <summary>Đề cương báo cáo by itself, as it goes out beside a plan that was issued without it (form 2.1 of Decree 30/2020/NĐ-CP). It has neither number nor signature.</summary>
public static class OutlinePaper
{
    public static Document Of(PaperForm form, CampaignFacts facts, PaperContent content) => new()
    {
        Title = $"{OutlineAnnex.Title} {form.Title}",
        Author = form.IssuerName,
        CreatedAt = form.Now,
        IsDraft = form.IsDraft,
        IsDemo = form.IsDemo,
        Blocks =
        [
            new AnnexStart { Title = OutlineAnnex.Title, Reference = facts.FoundingType is { } type ? $"(Kèm theo {Phrases.Citation(type, facts.FoundingReference, facts.FoundingIssuedOn, facts.FoundingIssuer)})" : null },
            .. OutlineAnnex.Of(facts, form, content),
        ],
    };
}
