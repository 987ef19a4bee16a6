using DocumentFormat.OpenXml.Packaging;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Comparing;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Docx;
using Supervision.Infrastructure.Documents.Docx.Reading;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Tests.Documents.Comparing;

/// <summary>A draft with figures of the system in it, and the hands that edit its DOCX.</summary>
internal static class SomeDraft
{
    public static readonly DocxWriter Writer = new(PaperFonts.Default);
    public static readonly DocxReader Reader = new(Writer);

    public static Document Paper() => new()
    {
        Title = "Công văn đôn đốc",
        CreatedAt = SamplePapers.Time,
        IsDraft = true,
        Blocks =
        [
            new AdministrativeHeader { SuperiorBody = "Hội đồng nhân dân tỉnh Sông Lam", IssuingBody = "Thường trực Hội đồng nhân dân", Number = DocumentNumber.Line(null, "HĐND-VP"), LetterSubject = "V/v đôn đốc", PlaceAndDate = "Sông Lam, ngày 05 tháng 01 năm 2026" },
            new Addressees(["Ủy ban nhân dân xã Thanh Bình"]),
            new LegalBases(["Căn cứ Luật Tổ chức chính quyền địa phương", "Căn cứ Nghị quyết số 45/NQ-HĐND"]),
            Heading.Roman(1, "Tình hình thực hiện"),
            new Paragraph("Thường trực Hội đồng nhân dân tỉnh theo dõi việc thực hiện kiến nghị giai đoạn 2021 - 2025."),
            new Paragraph(RichText.OfData($"Đến ngày {"30/6/2026"}, {"xã Thanh Bình"} còn {5:00} nội dung quá hạn, chiếm {"53,41%"}.")),
            Paragraph.Clause(1, RichText.Bold("Về hồ sơ: ").Append("chậm nộp báo cáo.")),
            Paragraph.Clause(2, "Về kinh phí: chưa quyết toán “đúng hạn”."),
            new KeyValueList([new("Đầu mối", "Văn phòng"), new("Thời hạn", RichText.Owned("15/7/2026"))]),
            new Table
            {
                Caption = "Bảng 1. Nội dung quá hạn",
                Columns = [new(1, "TT"), new(6, "Nội dung"), new(3, "Thời hạn")],
                Rows =
                [
                    new TableRow(new TableCell("Nhóm I") { ColumnSpan = 3 }) { IsBold = true },
                    .. Enumerable.Range(1, 3).Select(n => new TableRow($"{n}", $"Việc {n} - rà soát", new TableCell(RichText.Owned($"0{n}/6/2026")))),
                ],
            },
            new Heading(HeadingLevel.Chapter, "Chương II", "Đề nghị"),
            .. VietnameseText.EndText([new Paragraph("Đề nghị báo cáo kết quả kèm minh chứng."), new Paragraph("Quá thời hạn trên, nội dung được báo cáo Thường trực.")]),
            new SignatureBlock(new SignatureColumn { AuthorityLines = ["TL. Thường trực", "Chánh Văn phòng"], SignerName = "Trần Thị Ví Dụ" }) { Recipients = new(["Như trên"], "VT") },
            new AnnexStart { Title = "Bảng" },
            SamplePapers.DutyTable(3),
        ],
    };

    /// <summary>The same with pictures in its text and an annex of photographs.</summary>
    public static Document WithPictures() => Paper() with
    {
        Blocks =
        [
            .. Paper().Blocks,
            new Picture(TestPictures.Jpeg(64, 32, TestPictures.Quarters), "Bốn màu") { Caption = "Hình 1. Bốn màu" },
            new Paragraph("Dưới ảnh."),
            new AnnexStart { Title = "Ảnh" },
            new PhotoGrid(new Photo(TestPictures.Jpeg(64, 32, TestPictures.Quarters), "Cổng trường"), new Photo(TestPictures.Jpeg(32, 64, TestPictures.Quarters), "Sân trường")),
        ],
    };

    public static Task<DraftComparison> Compare(byte[] docx, Document? current = null) => Reader.Compare(new MemoryStream(docx), current ?? Paper(), CancellationToken.None);

    /// <summary>The paper's DOCX after the SDK changed its body.</summary>
    public static byte[] Edited(Action<W.Body> edit, Document? current = null)
    {
        using var stream = new MemoryStream();
        stream.Write(Writer.Write(current ?? Paper()));
        using (var package = WordprocessingDocument.Open(stream, isEditable: true))
        {
            edit(package.MainDocumentPart!.Document.Body!);
            package.MainDocumentPart.Document.Save();
        }
        return stream.ToArray();
    }

    public static Task<DraftComparison> Compare(Action<W.Body> edit, Document? current = null) => Compare(Edited(edit, current), current);

    public static W.Paragraph Line(this W.Body body, string part) => body.Descendants<W.Paragraph>().First(paragraph => paragraph.InnerText.Contains(part, StringComparison.Ordinal));

    /// <summary>Words exchanged in a line, wherever they stand in it.</summary>
    public static void Exchange(this W.Body body, string old, string now)
    {
        var text = body.Descendants<W.Text>().First(text => text.Text.Contains(old, StringComparison.Ordinal));
        text.Text = text.Text.Replace(old, now, StringComparison.Ordinal);
    }

    public static W.Paragraph New(string text) => new(new W.Run(new W.Text(text) { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve }));
}
