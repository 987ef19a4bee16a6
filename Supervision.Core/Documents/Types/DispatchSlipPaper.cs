using Supervision.Core.Papers;

namespace Supervision.Core.Documents.Types;

/// <summary>
/// Phiếu gửi: the papers that go out with it and the request to confirm their receipt; a type of Decree 30/2020/NĐ-CP (Annex III). The receiver signs on the left and sends it back.
/// </summary>
public static class DispatchSlipPaper
{
    /// <summary>The line of a paper: number and symbol, date, type and abstract, copies.</summary>
    public static string Line(string? reference, DateOnly? issuedOn, string typeName, string title) =>
        LineTable.Write(reference, issuedOn is { } on ? VietnameseDate.Short(on) : null, $"{typeName} {Phrases.Within(title)}", "01");

    public static Document Of(PaperForm form, string? receiver, PaperContent content)
    {
        var rows = LineTable.Read(content.Lines("papers"), 4);
        var slip = form.Document("Phiếu gửi",
        [
            new Paragraph(RichText.OfData($"{form.IssuerName:free} gửi kèm theo Phiếu này {SectionText.Counted(rows.Count, "văn bản")}:")) { KeepWithNext = rows.Count > 0 },
            .. rows.Count == 0 ? SectionText.Of(form, content, "papers").ToArray<Block>() : [Papers(rows)],
            .. SectionText.Of(form, content, "note"),
            new Paragraph(form.Closing ?? "Sau khi nhận được văn bản, đề nghị nơi nhận ký xác nhận vào Phiếu này và gửi lại nơi gửi."),
        ],
        receiver is null ? null : [receiver]);
        var receipt = new SignatureColumn { AuthorityLines = ["Người nhận"], Note = "(Ngày nhận, ký, ghi rõ họ tên)" };
        return slip with { Blocks = [.. slip.Blocks.Select(block => block is SignatureBlock { Columns: [var sender] } signature ? new SignatureBlock(receipt, sender) { Recipients = signature.Recipients } : block)] };
    }

    private static Table Papers(IReadOnlyList<string[]> rows) => new()
    {
        Columns = [new(6, "TT", TextAlignment.Centre), new(20, "Số, ký hiệu"), new(14, "Ngày", TextAlignment.Centre), new(46, "Tên loại và trích yếu nội dung"), new(9, "Số bản", TextAlignment.Centre)],
        Rows = [.. rows.Select((row, i) => new TableRow(SectionText.Data($"{i + 1}"), SectionText.Data(row[0]), SectionText.Data(row[1]), SectionText.Data(row[2]), SectionText.Data(row[3])) { Key = $"van-ban-{i + 1}" })],
    };
}
