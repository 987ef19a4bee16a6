using Supervision.Core.Papers;

namespace Supervision.Core.Documents.Types;

/// <summary>Dự thảo tin for the council's portal: what is published of a supervision (law 87/2015/QH13, Art. 89.1). Posts instead of persons' names; nobody signs it.</summary>
public static class NewsItemPaper
{
    public static Document Of(PaperForm form, CampaignFacts facts, PaperContent content) => OfficeSheet.Of(form, "Dự thảo tin", "Đăng Cổng thông tin điện tử",
    [
        new Paragraph(RichText.Bold(form.Title)) { Alignment = TextAlignment.Centre, KeepWithNext = true, Source = "Tiêu đề tin" },
        .. content.Lines("lead").Select(line => new Paragraph(RichText.Bold(Phrases.Sentence(line))) { Source = OfficeText.Label(form, "lead") }),
        .. content.Lines("body").Select(line => new Paragraph(Phrases.Sentence(line)) { Source = OfficeText.Label(form, "body") }),
        .. content.Lines("quote").Select(line => new Paragraph(Phrases.Sentence(line)) { Source = OfficeText.Label(form, "quote") }),
        new Paragraph(RichText.OfData($"Cuộc giám sát: {facts.Title.Trim().TrimEnd('.')}.").AsItalic()),
        .. content["photos"] is { Length: > 0 } ? OfficeText.Under(new Paragraph(RichText.Italic("Ảnh kèm theo:")) { KeepWithNext = true }, OfficeText.Dashes(form, content, "photos")) : [],
        new Paragraph(OfficeText.Inline(content, "source") is { Length: > 0 } source ? RichText.Bold(source) : RichText.Bold($"Nguồn: {form.IssuerName}")) { Alignment = TextAlignment.Right },
    ]);
}
