using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf;
using Supervision.Tests.Documents;

namespace Supervision.Tests.Bench;

/// <summary>Papers as long as those that offices make, to be measured.</summary>
internal static class BenchPapers
{
    private const string Finding = "Đề nghị đơn vị làm rõ số liệu, nguyên nhân chậm trễ và trách nhiệm của người đứng đầu; gửi văn bản giải trình về Đoàn giám sát trước ngày 25 tháng 9 năm 2025. Việc theo dõi, đôn đốc do Ban được phân công thực hiện, báo cáo tại phiên họp thường kỳ.";

    /// <summary>A report of 40 pages, with a table of 300 rows and 20 photographs of some 300 kB.</summary>
    public static Document Report(PdfEngine engine)
    {
        var report = SamplePapers.Report();
        var random = new Random(4);
        Photo[] photos =
        [
            .. Enumerable.Range(1, 20).Select(number => new Photo(
                TestPictures.Jpeg(2400, 1800, (_, _) => ((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256))),
                $"Hiện trạng công trình thứ {number} tại thời điểm giám sát")),
        ];
        var table = SamplePapers.DutyTable(300);
        for (var more = 0; more < 400; more += 4)
        {
            var document = report with
            {
                Blocks =
                [
                    .. report.Blocks.Take(report.Blocks.Count - 2), .. Enumerable.Range(1, more).Select(number => Paragraph.Clause(number, Finding)), .. report.Blocks.Skip(report.Blocks.Count - 2),
                    new AnnexStart { Label = "Phụ lục I", Title = "Nội dung yêu cầu, kiến nghị", Orientation = PageOrientation.Landscape }, table,
                    new AnnexStart { Label = "Phụ lục II", Title = "Ảnh hiện trường" }, new PhotoGrid(photos),
                ],
            };
            // The pages that are missing hold some six clauses each.
            var pages = engine.Render(document).PageCount;
            if (pages >= 40)
                return document;
            more += Math.Max(0, (40 - pages - 1) * 6);
        }
        throw new BenchFailedException("No report of 40 pages could be made.");
    }

    /// <summary>A letter that reminds a unit of what it owes: two pages, another unit and other tasks each time.</summary>
    public static Document Letter(int number) => new()
    {
        Title = $"Công văn đôn đốc số {number}",
        CreatedAt = SamplePapers.Time,
        Check = new($"https://giamsat.songlam.gov.vn/kiem-tra/{number:X8}", $"{number:X8}"),
        Blocks =
        [
            new AdministrativeHeader
            {
                SuperiorBody = "Hội đồng nhân dân tỉnh Sông Lam", IssuingBody = "Thường trực Hội đồng nhân dân", Number = DocumentNumber.Line(number, "HĐND-VP"),
                PlaceAndDate = "Sông Lam, ngày 05 tháng 01 năm 2026", LetterSubject = "V/v đôn đốc thực hiện nội dung yêu cầu, kiến nghị sau giám sát",
            },
            new Addressees([$"Ủy ban nhân dân xã Thanh Bình {number}"]),
            new Paragraph($"Theo dõi việc thực hiện Thông báo kết luận số {number}/TB-HĐND, Thường trực Hội đồng nhân dân tỉnh nhận thấy đơn vị còn các nội dung đã quá thời hạn, cụ thể như sau:") { KeepWithNext = true },
            SamplePapers.DutyTable(4 + (number % 3)),
            new Paragraph(Finding),
            .. VietnameseText.EndText([new Paragraph("Đề nghị đơn vị khẩn trương thực hiện và báo cáo kết quả bằng văn bản.")]),
            new SignatureBlock(new SignatureColumn { AuthorityLines = ["TL. Thường trực Hội đồng nhân dân", "Chánh Văn phòng"], SignerName = "Trần Thị Ví Dụ" }) { Recipients = new(["Như trên", "Thường trực Hội đồng nhân dân tỉnh"], "VT") },
        ],
    };
}
