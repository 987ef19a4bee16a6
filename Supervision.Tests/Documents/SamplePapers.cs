using Supervision.Core.Documents;

namespace Supervision.Tests.Documents;

/// <summary>Papers with invented content, as long and as various as real ones.</summary>
internal static class SamplePapers
{
    public static readonly DateTimeOffset Time = new(2026, 1, 5, 8, 30, 0, TimeSpan.FromHours(7));

    private static readonly string[] Duties =
    [
        "Rà soát toàn bộ hồ sơ đề nghị hỗ trợ nhà ở của hộ nghèo, hộ cận nghèo còn tồn đọng; phân loại, xác định rõ nguyên nhân chậm giải quyết và trách nhiệm của từng cơ quan, người đứng đầu",
        "Hoàn thành việc quyết toán nguồn vốn sự nghiệp năm 2024 của các dự án thành phần, báo cáo số vốn không còn nhu cầu sử dụng để điều chuyển theo quy định",
        "Ban hành quy định về mức chi, đối tượng và trình tự hỗ trợ phát triển sản xuất cộng đồng theo thẩm quyền",
        "Chỉ đạo kiểm tra lại chất lượng các công trình nước sinh hoạt tập trung đã bàn giao, có phương án sửa chữa công trình hư hỏng, không hoạt động",
        "Củng cố đội ngũ công chức làm công tác giảm nghèo cấp xã sau sắp xếp đơn vị hành chính, bảo đảm không gián đoạn việc chi trả chính sách",
        "Công khai danh sách đối tượng thụ hưởng tại trụ sở và trên trang thông tin điện tử của xã",
        "Bố trí đủ vốn đối ứng ngân sách địa phương theo tỷ lệ đã được Hội đồng nhân dân quyết định",
    ];

    public static Document Notice(int rows = 14, bool demo = true) => new()
    {
        Title = "Thông báo kết luận giám sát chuyên đề về giảm nghèo",
        Author = "Thường trực Hội đồng nhân dân tỉnh Sông Lam",
        CreatedAt = Time,
        IsDemo = demo,
        Blocks =
        [
            new AdministrativeHeader
            {
                IssuingBody = "Hội đồng nhân dân\ntỉnh Sông Lam",
                Number = DocumentNumber.Line(5, "TB-HĐND"),
                PlaceAndDate = VietnameseDate.PlaceAndDate("Sông Lam", new DateOnly(2026, 1, 5), 2026),
            },
            new DocumentTitle("Thông báo", "Kết luận của Thường trực Hội đồng nhân dân tỉnh về kết quả giám sát việc thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021 - 2025 trên địa bàn tỉnh"),
            new LegalBases(
            [
                "Căn cứ Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân",
                "Căn cứ Nghị quyết số 45/NQ-HĐND ngày 10 tháng 7 năm 2025 của Hội đồng nhân dân tỉnh về Chương trình giám sát năm 2025",
                "Xét Báo cáo số 12/BC-ĐGS ngày 15 tháng 12 năm 2025 của Đoàn giám sát;",
            ]),
            new Paragraph("Ngày 29 tháng 12 năm 2025, Thường trực Hội đồng nhân dân tỉnh tổ chức phiên họp xem xét Báo cáo kết quả giám sát của Đoàn giám sát. Sau khi nghe báo cáo, ý kiến giải trình của Ủy ban nhân dân tỉnh và các sở, ngành liên quan, Thường trực Hội đồng nhân dân tỉnh kết luận như sau:"),
            Heading.Roman(1, "Kết quả đạt được"),
            Heading.Clause(1, "Công tác lãnh đạo, chỉ đạo, ban hành văn bản"),
            new Paragraph("Ủy ban nhân dân tỉnh và các sở, ngành đã kịp thời ban hành các văn bản chỉ đạo, hướng dẫn tổ chức thực hiện Chương trình; thành lập, kiện toàn Ban Chỉ đạo các cấp. Giai đoạn 2021 - 2025 đã ban hành 37 văn bản, cơ bản đầy đủ, đúng thẩm quyền và thời hạn."),
            Heading.Clause(2, "Kết quả thực hiện các chỉ tiêu"),
            Paragraph.Point(1, new RichText(new TextRun("Tỷ lệ hộ nghèo đa chiều giảm từ 21,34% năm 2021 xuống còn 9,87% năm 2025, bình quân giảm 2,87 điểm phần trăm mỗi năm, "), new TextRun("vượt chỉ tiêu Nghị quyết đề ra", IsBold: true), new TextRun("; số hộ thoát nghèo là " + VietnameseNumber.WithUnit("11.373", "hộ") + "."))),
            Paragraph.Point(2, "Đã giải ngân 1.245.600 triệu đồng, đạt 83,04% kế hoạch vốn được giao; trong đó vốn đầu tư phát triển đạt 91,2%, vốn sự nghiệp đạt 72,6%."),
            Paragraph.Point(3, "Hỗ trợ xây mới, sửa chữa nhà ở cho 2.016 hộ nghèo, hộ cận nghèo; xây dựng 148 công trình hạ tầng thiết yếu tại các xã đặc biệt khó khăn."),
            Heading.Roman(2, "Tồn tại, hạn chế"),
            Paragraph.Clause(1, "Tiến độ giải ngân vốn sự nghiệp còn chậm; một số dự án thành phần chưa phân bổ hết vốn, phải chuyển nguồn qua nhiều năm. Việc xây dựng, thẩm định dự án phát triển sản xuất cộng đồng còn lúng túng, hồ sơ phải bổ sung nhiều lần."),
            Paragraph.Clause(2, "Kết quả giảm nghèo chưa bền vững, tỷ lệ hộ tái nghèo và nghèo phát sinh tại một số xã còn cao; chênh lệch giữa các vùng chưa được thu hẹp đáng kể."),
            Paragraph.Clause(3, "Công tác kiểm tra, giám sát, báo cáo của một số địa phương chưa thường xuyên; số liệu giữa các cơ quan chưa thống nhất."),
            Heading.Roman(3, "Nguyên nhân và trách nhiệm"),
            new Paragraph("Những hạn chế nêu trên có nguyên nhân khách quan từ việc văn bản hướng dẫn của Trung ương ban hành chậm, thay đổi nhiều lần; song nguyên nhân chủ quan là chủ yếu. Trách nhiệm thuộc về Ủy ban nhân dân tỉnh trong chỉ đạo, điều hành chung; Sở Nông nghiệp và Môi trường trong tham mưu, hướng dẫn, đôn đốc; Ủy ban nhân dân các xã, phường trong tổ chức thực hiện."),
            Heading.Roman(4, "Yêu cầu, kiến nghị"),
            Paragraph.Clause(1, "Yêu cầu Ủy ban nhân dân tỉnh chỉ đạo khắc phục các tồn tại, hạn chế; thời gian hoàn thành trước ngày 30 tháng 6 năm 2026. Nội dung cụ thể theo Phụ lục kèm theo."),
            Paragraph.Clause(2, "Giao Ban Văn hóa - Xã hội Hội đồng nhân dân tỉnh theo dõi, đôn đốc và kiểm tra lại việc khắc phục."),
            .. VietnameseText.EndText([Paragraph.Clause(3, "Ủy ban nhân dân tỉnh báo cáo kết quả thực hiện bằng văn bản về Thường trực Hội đồng nhân dân tỉnh trước ngày 15 tháng 7 năm 2026. Trên đây là kết luận của Thường trực Hội đồng nhân dân tỉnh, đề nghị các cơ quan, đơn vị nghiêm túc thực hiện.")]),
            new SignatureBlock(new SignatureColumn
            {
                AuthorityLines = ["TM. Thường trực Hội đồng nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"],
                SignerName = "Nguyễn Văn Minh Họa",
            })
            {
                Recipients = new(["Ủy ban nhân dân tỉnh", "Các Ban của Hội đồng nhân dân tỉnh", "Sở Nông nghiệp và Môi trường", "Ủy ban nhân dân các xã, phường"], "VT, CTHĐND"),
            },
            new AnnexStart
            {
                Label = "Phụ lục",
                Title = "Nội dung yêu cầu, kiến nghị sau giám sát",
                Reference = "(Kèm theo Thông báo số 05/TB-HĐND ngày 05 tháng 01 năm 2026 của Thường trực Hội đồng nhân dân tỉnh)",
                Orientation = PageOrientation.Landscape,
            },
            DutyTable(rows),
        ],
    };

    public static Table DutyTable(int rows) => new()
    {
        Columns =
        [
            new(4, "TT", TextAlignment.Centre), new(30, "Nội dung yêu cầu, kiến nghị"), new(9, "Tính chất", TextAlignment.Centre),
            new(15, "Cơ quan chủ trì"), new(15, "Cơ quan phối hợp"), new(14, "Sản phẩm"), new(11, "Thời hạn", TextAlignment.Centre),
        ],
        Rows =
        [
            new TableRow(new TableCell("I. Đối với Ủy ban nhân dân tỉnh") { ColumnSpan = 7 }) { IsBold = true },
            .. Enumerable.Range(1, rows).Select(number => new TableRow(
                $"{number}", Duties[number % Duties.Length] + ".", number % 2 == 0 ? "Yêu cầu" : "Kiến nghị", "Ủy ban nhân dân tỉnh",
                "Sở Tài chính; Sở Nông nghiệp và Môi trường", "Báo cáo kết quả", VietnameseDate.Short(new DateOnly(2026, 6, 30)))),
        ],
    };

    public static Document Minutes() => new()
    {
        Title = "Biên bản làm việc với Ủy ban nhân dân xã Thanh Bình",
        CreatedAt = Time,
        IsDemo = true,
        IsDraft = true,
        Blocks =
        [
            new AdministrativeHeader { SuperiorBody = "Hội đồng nhân dân tỉnh Sông Lam", IssuingBody = "Đoàn giám sát", Number = DocumentNumber.Line(null, "BB-ĐGS") },
            new DocumentTitle("Biên bản", "Làm việc của Đoàn giám sát với Ủy ban nhân dân xã Thanh Bình"),
            new KeyValueList(
            [
                new("Thời gian bắt đầu", "08 giờ 00 phút, ngày 16 tháng 9 năm 2025"),
                new("Địa điểm", "Hội trường Ủy ban nhân dân xã Thanh Bình, tỉnh Sông Lam"),
                new("Chủ trì", "Trưởng Đoàn giám sát"),
                new("Thư ký (người ghi biên bản)", "Chuyên viên Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh"),
            ]),
            Heading.Clause(1, "Thành phần tham dự"),
            Paragraph.Point(1, "Đoàn giám sát: Trưởng Đoàn, 02 Phó Trưởng Đoàn và 05 thành viên."),
            Paragraph.Point(2, "Ủy ban nhân dân xã Thanh Bình: Chủ tịch, 01 Phó Chủ tịch, đại diện các phòng chuyên môn và 04 trưởng thôn."),
            Heading.Clause(2, "Nội dung làm việc (theo diễn biến)"),
            .. Enumerable.Range(1, 9).Select(number => Paragraph.Dash($"Ý kiến thứ {number}: đề nghị xã làm rõ số liệu hộ nghèo đầu kỳ và cuối kỳ, nguyên nhân chênh lệch giữa báo cáo và hồ sơ rà soát; việc công khai danh sách đối tượng thụ hưởng và trách nhiệm của người đứng đầu. Đơn vị giải trình số liệu được tổng hợp tại thời điểm 31/12/2024, sau đó có điều chỉnh do sắp xếp đơn vị hành chính.")),
            Heading.Clause(3, "Phát biểu kết luận buổi làm việc"),
            new Paragraph("Trưởng Đoàn giám sát ghi nhận sự chuẩn bị của đơn vị; đề nghị bổ sung, làm rõ các số liệu nêu trên, gửi về Đoàn trước ngày 25 tháng 9 năm 2025."),
            .. VietnameseText.EndText([new Paragraph("Buổi làm việc kết thúc vào 11 giờ 30 phút, ngày 16 tháng 9 năm 2025.")]),
            new SignatureBlock(
                new SignatureColumn { AuthorityLines = ["Thư ký"], Note = "(Ký, ghi rõ họ tên)" },
                new SignatureColumn { AuthorityLines = ["Đại diện đơn vị"], Note = "(Ký, ghi rõ họ tên)" },
                new SignatureColumn { AuthorityLines = ["Chủ tọa"], Note = "(Ký, ghi rõ họ tên)" })
            {
                Recipients = new(["Thành viên Đoàn giám sát", "Ủy ban nhân dân xã Thanh Bình"], "VT, Hồ sơ"),
            },
        ],
    };

    public static Document Report() => new()
    {
        Title = "Báo cáo kết quả giám sát của Ban Pháp chế",
        CreatedAt = Time,
        Blocks =
        [
            new AdministrativeHeader
            {
                SuperiorBody = "Hội đồng nhân dân tỉnh Sông Lam",
                IssuingBody = "Ban Pháp chế",
                Number = DocumentNumber.Line(115, "BC-BPC"),
                PlaceAndDate = VietnameseDate.PlaceAndDate("Sông Lam", new DateOnly(2025, 11, 21), 2025),
            },
            new DocumentTitle("Báo cáo", "Kết quả giám sát việc giải quyết khiếu nại, tố cáo năm 2024"),
            new Addressees(["Thường trực Hội đồng nhân dân tỉnh", "Hội đồng nhân dân tỉnh", "Ủy ban nhân dân tỉnh"]),
            Heading.Roman(1, "Khái quát cuộc giám sát"),
            new Paragraph("Thực hiện Chương trình giám sát năm 2025, Ban Pháp chế đã tiến hành giám sát tại 06 xã, phường và giám sát qua báo cáo đối với 12 xã."),
            Heading.Roman(2, "Kết quả"),
            new Table
            {
                Caption = "Bảng 1. Kết quả giải quyết đơn theo đơn vị",
                Columns = [new(1, "TT", TextAlignment.Centre), new(6, "Đơn vị"), new(3, "Số đơn", TextAlignment.Right), new(3, "Đã giải quyết", TextAlignment.Right), new(3, "Tỷ lệ", TextAlignment.Right)],
                Rows =
                [
                    .. Enumerable.Range(1, 40).Select(number => new TableRow($"{number}", $"Xã Thanh Bình {number}", VietnameseNumber.Whole(1373 + number), VietnameseNumber.Whole(733 + number), "53,41%")),
                    new TableRow(new TableCell("Tổng cộng") { ColumnSpan = 2, Alignment = TextAlignment.Centre }, "55.740", "30.140", "54,07%") { IsBold = true },
                ],
            },
            Heading.Roman(3, "Kiến nghị"),
            .. Enumerable.Range(1, 8).Select(number => Paragraph.Clause(number, "Đề nghị Ủy ban nhân dân tỉnh chỉ đạo các cơ quan chuyên môn nâng cao chất lượng tiếp công dân, đối thoại trước khi ban hành quyết định giải quyết; xử lý dứt điểm các vụ việc tồn đọng, kéo dài. Kết quả báo cáo Ban trước ngày 29/6/2026.")),
            .. VietnameseText.EndText([new Paragraph("Trên đây là báo cáo kết quả giám sát của Ban Pháp chế, kính báo cáo Thường trực Hội đồng nhân dân tỉnh xem xét.")]),
            new SignatureBlock(new SignatureColumn { AuthorityLines = ["TM. Ban Pháp chế", "Trưởng Ban"] })
            {
                Recipients = new(["Như trên", "Đại biểu Hội đồng nhân dân tỉnh"], "VT, BPC"),
            },
        ],
    };

    public static Document Sheet() => new()
    {
        Title = "Phiếu thông tin tham chiếu",
        CreatedAt = Time,
        IsDemo = true,
        Blocks =
        [
            new InformationSheetHead
            {
                Body = "Hệ thống quản lý giám sát",
                Title = "Phiếu thông tin tham chiếu",
                Subtitle = "Hội nghị sơ kết công tác giảm nghèo",
                Notice = "Nguồn tham chiếu, không phải hoạt động giám sát của Hội đồng nhân dân; phiếu này không phải là văn bản hành chính.",
            },
            new KeyValueList([new("Cơ quan", "Ủy ban nhân dân xã Thanh Bình"), new("Ngày", "29/6/2023")]),
            new Paragraph("Nội dung được trích từ tài liệu của đơn vị."),
        ],
    };

    /// <summary>Every kind of block that the other papers do not have.</summary>
    public static Document Everything() => new()
    {
        Title = "Mọi khối",
        CreatedAt = Time,
        Blocks =
        [
            new AdministrativeHeader { IssuingBody = "Văn phòng", Number = DocumentNumber.Line(5, "HĐND-VP"), LetterSubject = "V/v cung cấp hồ sơ", PlaceAndDate = "Sông Lam, ngày 05 tháng 01 năm 2026" },
            new Addressees(["Ủy ban nhân dân xã Thanh Bình"]),
            new Heading(HeadingLevel.Part, "Phần I", "Quy định chung"), new Heading(HeadingLevel.Chapter, "Chương I", "Phạm vi"), new Heading(HeadingLevel.Section, "Mục 1", "Đối tượng"),
            Heading.Article(1, "Phạm vi"), Heading.Point("1.1.", "Nội dung"),
            new Paragraph("Phải") { Alignment = TextAlignment.Right }, new Paragraph("Trái") { Alignment = TextAlignment.Left, KeepWithNext = true },
            new PageBreak(), DutyTable(2), DutyTable(1), new PageBreak(), new Paragraph("Hết"),
            new SignatureBlock(
                new SignatureColumn { AuthorityLines = ["Thư ký"] },
                new SignatureColumn { AuthorityLines = ["TL. Thường trực Hội đồng nhân dân", "Chánh Văn phòng"], Post = "Phó Chủ tịch Hội đồng nhân dân", SignerName = "Trần Thị Ví Dụ" }),
            new AnnexStart { Title = "Đề cương" }, new Paragraph("a"),
            new AnnexStart { Label = "Phụ lục II", Title = "Bảng", Orientation = PageOrientation.Landscape }, DutyTable(3),
            new AnnexStart { Label = "Phụ lục III", Title = "Ảnh" },
            new Picture(TestPictures.Png(40, 20, 6, 8, (x, y) => [0, 0, 200, (byte)(255 * x)]), "Chữ ký mẫu") { Caption = "Hình 1. Chữ ký mẫu", WidthShare = 0.4 },
            new PhotoGrid([.. Enumerable.Range(1, 3).Select(number => new Photo(TestPictures.Jpeg(320, 240, TestPictures.Quarters, (byte)(number == 2 ? 6 : 1)), $"Hiện trạng thứ {number}"))]),
        ],
    };
}
