using Supervision.Core.Papers;

namespace Supervision.Core.Documents.Types;

/// <summary>The paper that is laid before somebody.</summary>
/// <param name="Kind">"Thông báo kết luận giám sát".</param>
/// <param name="Title">Its abstract.</param>
/// <param name="Addressee">The unit it goes to, where it is one.</param>
/// <param name="Campaign">The supervision it belongs to, where it belongs to one.</param>
/// <param name="Drafter">Who wrote it, by post.</param>
public sealed record SubmittedPaper(string Kind, string Title, string? Addressee, string? Campaign, string Drafter);

/// <summary>Phiếu trình giải quyết công việc: what is laid before whom, why, what is proposed, and boxes for the opinions (practice).</summary>
public static class SubmissionSlipPaper
{
    // Room for a few written lines and the date under them.
    private static readonly string Box = string.Join('\n', Enumerable.Repeat("\u00A0", 6));

    public static Document Of(PaperForm form, SubmittedPaper paper, PaperContent content) => form.Document(
        "Phiếu trình",
        [
            new KeyValueList(
            [
                new("Văn bản trình", RichText.OfData($"{paper.Kind}: {paper.Title.Trim().TrimEnd('.')}")),
                .. paper.Addressee is { } unit ? [new KeyValueLine("Nơi nhận văn bản", RichText.Owned(unit))] : Array.Empty<KeyValueLine>(),
                .. paper.Campaign is { } campaign ? [new KeyValueLine("Cuộc giám sát", RichText.Owned(campaign))] : Array.Empty<KeyValueLine>(),
                new("Người soạn thảo", RichText.Owned(paper.Drafter)),
            ]),
            .. new OfficeParts(Heading.Clause)
                .Add("Căn cứ", OfficeText.Dashes(form, content, "basis"))
                .Add("Tóm tắt nội dung", OfficeText.Plain(form, content, "summary"))
                .Add("Ý kiến của cơ quan, tổ chức có liên quan", OfficeText.Dashes(form, content, "opinions"))
                .Add("Đề xuất", OfficeText.Plain(form, content, "proposal"))
                .Add("Tài liệu kèm theo", OfficeText.Dashes(form, content, "attachments"))
                .Blocks,
            new Paragraph(form.Closing ?? "Kính trình xem xét, cho ý kiến."),
        ],
        content.Lines("to"),
        [
            new Table
            {
                Key = "o-y-kien",
                Columns = [new(1, "Ý kiến của lãnh đạo đơn vị trình", TextAlignment.Left), new(1, "Ý kiến của người có thẩm quyền", TextAlignment.Left)],
                Rows = [new TableRow(Box + "\nNgày …… tháng …… năm ………", Box + "\nNgày …… tháng …… năm ………")],
            },
        ]);
}
