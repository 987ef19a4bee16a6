using Supervision.Core.Papers;

namespace Supervision.Core.Documents.Types;

/// <summary>Danh mục nội dung cần làm rõ: what a member asks a unit, begun from its report and from figures that do not fit. For the delegation's own use (practice).</summary>
public static class QuestionListPaper
{
    public static Document Of(PaperForm form, CampaignFacts facts, string? unitName, string? memberTitle, PaperContent content) => OfficeSheet.Of(form, "Danh mục nội dung cần làm rõ", null,
    [
        new KeyValueList(
        [
            new("Cuộc giám sát", RichText.Owned(facts.Title)),
            .. unitName is { } unit ? [new KeyValueLine("Cơ quan, tổ chức chịu sự giám sát", RichText.Owned(unit))] : Array.Empty<KeyValueLine>(),
            .. memberTitle is { } member ? [new KeyValueLine("Người đề nghị làm rõ", RichText.Owned(member))] : Array.Empty<KeyValueLine>(),
        ]),
        .. Questions(form, content),
        .. OfficeText.Under(new Paragraph(RichText.Bold("Tài liệu đề nghị cung cấp:")) { KeepWithNext = true }, OfficeText.Dashes(form, content, "documents")),
    ]);

    private static IEnumerable<Block> Questions(PaperForm form, PaperContent content)
    {
        var lines = content.Lines("questions");
        return lines.Count == 0
            ? [new Paragraph("Chưa có nội dung cần làm rõ.")]
            :
            [
                new Table
                {
                    Source = OfficeText.Label(form, "questions"),
                    Columns = [new(7, "TT", TextAlignment.Centre), new(58, "Nội dung đề nghị làm rõ", TextAlignment.Justified), new(35, "Ý kiến trả lời của đơn vị")],
                    Rows = [.. lines.Select((line, i) => new TableRow(SectionText.Data($"{i + 1}"), Phrases.Sentence(OfficeText.Bare(line)), "") { Key = SectionKeys.Of("questions", i) })],
                },
            ];
    }
}
