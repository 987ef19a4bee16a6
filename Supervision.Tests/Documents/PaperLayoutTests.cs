using NUnit.Framework;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Pdf;

namespace Supervision.Tests.Documents;

/// <summary>The layout of Decree 30/2020/NĐ-CP as poppler sees it; a tolerance of half a point stands for the font's side bearings.</summary>
public sealed class PaperLayoutTests
{
    private const double Millimetre = 72 / 25.4;

    // A4 with margins 25/20/35/20.
    private const double Left = 35 * Millimetre, Right = 190 * Millimetre, Top = 25 * Millimetre, Bottom = 277 * Millimetre;

    private static readonly PdfEngine Engine = new(PaperFonts.Default);

    private static readonly string Sentence = string.Concat(Enumerable.Repeat("Ủy ban nhân dân tỉnh chỉ đạo khắc phục các tồn tại, hạn chế đã nêu. ", 4)).TrimEnd();

    private static byte[] Render(params IReadOnlyList<Block> blocks) => Engine.Render(Paper(blocks)).Content;

    private static Document Paper(IReadOnlyList<Block> blocks) => new() { Title = "Thử", CreatedAt = SamplePapers.Time, Blocks = blocks };

    private static SignatureBlock Signature() => new(new SignatureColumn { AuthorityLines = ["TM. Thường trực Hội đồng nhân dân", "Chủ tịch"], SignerName = "Nguyễn Văn Minh Họa" })
    {
        Recipients = new(["Như trên"], "VT, TH"),
    };

    [Test]
    public void A_page_is_A4_and_its_text_stays_within_the_margins()
    {
        var pages = PdfTools.Pages(Render([.. Enumerable.Repeat(new Paragraph(Sentence), 20)]));
        Assert.That(pages, Has.Count.GreaterThan(1));
        foreach (var page in pages)
        {
            Assert.That(page.Width, Is.EqualTo(595.28).Within(0.1));
            Assert.That(page.Height, Is.EqualTo(841.89).Within(0.1));
            var body = page.Lines.Where(line => line.Text.Length > 3).ToArray();
            Assert.That(body.Min(line => line.Left), Is.EqualTo(Left).Within(0.5));
            Assert.That(body.Max(line => line.Right), Is.EqualTo(Right).Within(0.5));
            Assert.That(body.Min(line => line.Top), Is.GreaterThanOrEqualTo(Top - 0.5));
            Assert.That(body.Max(line => line.Bottom), Is.LessThanOrEqualTo(Bottom + 0.5));
        }
    }

    [Test]
    public void A_paragraph_is_justified_with_its_first_line_indented_by_12_7_millimetres()
    {
        var lines = PdfTools.Pages(Render(new Paragraph(Sentence)))[0].Lines;
        Assert.That(lines, Has.Count.GreaterThan(3));
        Assert.That(lines[0].Left, Is.EqualTo(Left + (12.7 * Millimetre)).Within(0.5));
        foreach (var line in lines.Skip(1))
            Assert.That(line.Left, Is.EqualTo(Left).Within(0.5));
        foreach (var line in lines.SkipLast(1))
            Assert.That(line.Right, Is.EqualTo(Right).Within(0.5));
        Assert.That(lines[^1].Right, Is.LessThan(Right - 5));
    }

    [Test]
    public void Paragraphs_are_at_least_six_points_apart_and_lines_single_to_one_and_a_half()
    {
        var lines = PdfTools.Pages(Render(new Paragraph(Sentence), new Paragraph("Đoạn sau.")))[0].Lines;
        var pitch = lines[1].Top - lines[0].Top;
        Assert.That(pitch, Is.InRange(14 * 1.149, 14 * 1.149 * 1.5));
        Assert.That(lines[^1].Top - lines[^2].Top, Is.EqualTo(pitch + 6).Within(0.1));
    }

    [Test]
    public void The_page_number_is_centred_in_the_top_margin_from_the_second_page_on()
    {
        var pages = PdfTools.Pages(Render([.. Enumerable.Repeat(new Paragraph(Sentence), 30)]));
        Assert.That(pages[0].Lines.Where(line => line.Bottom < Top), Is.Empty);
        foreach (var (page, number) in pages.Select((page, i) => (page, i + 1)).Skip(1))
        {
            var above = page.Lines.Single(line => line.Bottom < Top);
            Assert.That(above.Text, Is.EqualTo($"{number}"));
            Assert.That(above.Middle, Is.EqualTo((Left + Right) / 2).Within(0.5));
        }
    }

    [Test]
    public void The_head_keeps_the_national_title_on_one_line_level_with_the_bodies_and_the_date_level_with_the_number()
    {
        var page = PdfTools.Pages(Engine.Render(SamplePapers.Report()).Content)[0];
        var national = page.Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        var motto = page.Line("Độc lập - Tự do - Hạnh phúc");
        var date = page.Line("Sông Lam, ngày 21 tháng 11 năm 2025");
        Assert.That(motto.Middle, Is.EqualTo(national.Middle).Within(0.5));
        Assert.That(date.Middle, Is.EqualTo(national.Middle).Within(0.5));
        Assert.That(page.Line("HỘI ĐỒNG NHÂN DÂN").Top, Is.EqualTo(national.Top).Within(0.5));
        Assert.That(page.Line("Số: 115/BC-BPC").Top, Is.EqualTo(date.Top).Within(0.5));
        Assert.That(page.Line("BAN PHÁP CHẾ").Middle, Is.EqualTo(page.Line("Số: 115/BC-BPC").Middle).Within(0.5));
        Assert.That(national.Right, Is.LessThanOrEqualTo(Right + 0.5));
    }

    [Test]
    public void The_rule_under_the_motto_is_as_long_as_it_and_the_others_a_third_to_a_half_of_their_line()
    {
        var pdf = Engine.Render(SamplePapers.Report()).Content;
        var page = PdfTools.Pages(pdf)[0];
        var rules = PdfRules.Of(pdf, page.Height).Take(3).ToArray();
        var motto = page.Line("Độc lập - Tự do - Hạnh phúc");
        var issuing = page.Line("BAN PHÁP CHẾ");
        var summary = page.Line("Kết quả giám sát việc giải quyết");
        var underMotto = rules.Single(rule => Math.Abs(rule.Middle - motto.Middle) < 1 && rule.Top < 150);
        Assert.That(underMotto.Length, Is.EqualTo(motto.Right - motto.Left).Within(1.5));
        Assert.That(underMotto.Top, Is.InRange(motto.Bottom - 3, motto.Bottom + 4));
        foreach (var line in new[] { issuing, summary })
        {
            var rule = rules.Single(rule => Math.Abs(rule.Middle - line.Middle) < 1 && rule.Top > line.Top && rule.Top < line.Bottom + 6);
            Assert.That(rule.Length / (line.Right - line.Left), Is.InRange(1 / 3.0, 1 / 2.0));
        }
    }

    [Test]
    public void Minutes_have_no_place_and_date_line_and_a_draft_says_so_under_its_number()
    {
        var page = PdfTools.Pages(Engine.Render(SamplePapers.Minutes()).Content)[0];
        var mark = page.Line("DỰ THẢO");
        Assert.That(mark.Middle, Is.EqualTo(page.Line("ĐOÀN GIÁM SÁT").Middle).Within(1));
        Assert.That(mark.Top, Is.GreaterThan(page.Line("/BB-ĐGS").Top));
        Assert.That(page.Lines.Where(line => line.Text.Contains("ngày", StringComparison.Ordinal) && line.Top < page.Line("BIÊN BẢN").Top), Is.Empty);
    }

    [Test]
    public void The_demo_banner_stands_in_the_foot_margin_of_every_page_and_only_on_demo_papers()
    {
        foreach (var page in PdfTools.Pages(Engine.Render(SamplePapers.Notice()).Content))
            Assert.That(page.Line(Document.DemoBanner).Top, Is.GreaterThan(page.Height - (20 * Millimetre)));
        Assert.That(PdfTools.Text(Engine.Render(SamplePapers.Notice(demo: false)).Content), Does.Not.Contain(Document.DemoBanner));
    }

    [Test]
    public void An_annex_starts_a_landscape_page_with_its_own_numbers_and_repeats_the_header_row()
    {
        var pages = PdfTools.Pages(Engine.Render(SamplePapers.Notice(rows: 30)).Content);
        var annex = pages.SkipWhile(page => page.Width < page.Height).ToArray();
        Assert.That(annex, Has.Length.GreaterThan(2));
        Assert.That(annex[0].Lines[0].Text, Is.EqualTo("Phụ lục"));
        for (var i = 0; i < annex.Length; i++)
        {
            Assert.That(annex[i].Width, Is.EqualTo(841.89).Within(0.1));
            Assert.That(annex[i].Line("Cơ quan phối hợp"), Is.Not.Null);
            Assert.That(annex[i].Lines.Where(line => line.Bottom < Top).Select(line => line.Text), i == 0 ? Is.Empty : Is.EqualTo(new[] { $"{i + 1}" }));
        }
        var numbers = annex.SelectMany(page => page.Words).Where(word => word.Left < Left + 25 && int.TryParse(word.Text, out _)).Select(word => int.Parse(word.Text, null));
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(1, 30)));
    }

    [Test]
    public void A_row_taller_than_a_page_is_split_and_loses_no_word()
    {
        var words = string.Join(' ', Enumerable.Range(1, 1500).Select(number => $"chữ{number}"));
        var pdf = Render(new Table { Columns = [new(1, "TT"), new(9, "Nội dung")], Rows = [new TableRow("1", words), new TableRow("2", "hết")] });
        var pages = PdfTools.Pages(pdf);
        Assert.That(pages, Has.Count.GreaterThan(1));
        Assert.That(pages.SelectMany(page => page.Words).Count(word => word.Text.StartsWith("chữ", StringComparison.Ordinal)), Is.EqualTo(1500));
        foreach (var page in pages)
        {
            Assert.That(page.Line("Nội dung"), Is.Not.Null);
            Assert.That(page.Lines.Max(line => line.Bottom), Is.LessThanOrEqualTo(Bottom));
        }
    }

    [Test]
    public void A_heading_never_stands_at_the_foot_of_a_page()
    {
        for (var fillers = 0; fillers < 40; fillers++)
        {
            var blocks = Enumerable.Repeat<Block>(new Paragraph("Dòng đệm."), fillers).ToList();
            blocks.AddRange([Heading.Roman(1, "Đề mục"), Heading.Clause(1, "Mục con"), new Paragraph(Sentence)]);
            foreach (var page in PdfTools.Pages(Render(blocks)))
                Assert.That(page.Lines[^1].Text, Is.Not.EqualTo("I. ĐỀ MỤC").And.Not.EqualTo("1. Mục con"));
        }
    }

    [Test]
    public void The_signature_is_whole_and_has_text_above_it_wherever_the_page_ends()
    {
        for (var fillers = 20; fillers < 32; fillers++)
        {
            var blocks = Enumerable.Repeat<Block>(new Paragraph("Dòng đệm."), fillers).ToList();
            blocks.AddRange(VietnameseText.EndText([new Paragraph(Sentence)]));
            blocks.Add(Signature());
            var last = PdfTools.Pages(Render(blocks))[^1];
            var body = last.Lines.Where(line => line.Bottom > Top).ToArray();
            Assert.That(last.Line("CHỦ TỊCH").Top, Is.LessThan(last.Line("Nguyễn Văn Minh Họa").Top), $"{fillers} fillers");
            Assert.That(last.Line("Nơi nhận:").Top, Is.EqualTo(last.Line("TM. THƯỜNG TRỰC").Top).Within(4), $"{fillers} fillers");
            Assert.That(last.Shows("- Lưu: VT, TH."), $"{fillers} fillers");
            var end = body.Single(line => line.Text.EndsWith("./.", StringComparison.Ordinal));
            Assert.That(end.Bottom, Is.LessThan(last.Line("Nơi nhận:").Top), $"{fillers} fillers");
            Assert.That(body.Count(line => line.Bottom <= end.Bottom), Is.GreaterThanOrEqualTo(2), $"{fillers} fillers: one line alone above the signature");
        }
    }

    [Test]
    public void All_signatures_of_a_paper_have_one_size()
    {
        var secretary = new SignatureColumn { AuthorityLines = ["Thư ký"], SignerName = "Lê Thị Ghi" };
        var unit = new SignatureColumn { AuthorityLines = ["Đại diện", "Đơn vị được giám sát"], SignerName = "Trần Văn Báo" };
        var chair = new SignatureColumn { AuthorityLines = ["TM. Đoàn công tác", "Trưởng đoàn"], Post = "Phó Trưởng ban", SignerName = "Phạm Văn Đứng" };
        // The line fits its cell at 13 and not at 14, so that the whole paper signs at 13.
        var narrow = new SignatureColumn { AuthorityLines = ["TM. Thường trực Hội đồng nhân dân"], SignerName = "Nguyễn Văn Minh Họa" };

        foreach (var (blocks, size) in new (Block[], double)[]
        {
            ([new Paragraph(Sentence), new SignatureBlock(secretary, unit, chair)], 14),
            ([new Paragraph(Sentence), new SignatureBlock(secretary, unit, chair), new SignatureBlock(narrow)], 13),
        })
        {
            var page = PdfTools.Pages(Render(blocks))[^1];
            string[] lines = ["THƯ KÝ", "Lê Thị Ghi", "ĐƠN VỊ ĐƯỢC", "Trần Văn Báo", "TRƯỞNG ĐOÀN", "PHÓ TRƯỞNG BAN", "Phạm Văn Đứng", .. size < 14 ? ["TM. THƯỜNG TRỰC", "Nguyễn Văn Minh Họa"] : Array.Empty<string>()];
            var heights = lines.Select(line => Math.Round(page.Line(line).Words[0] is var word ? word.Bottom - word.Top : 0, 1)).Distinct();
            Assert.That(heights, Is.EqualTo(new[] { Math.Round(size * 1.107, 1) }), $"{size}");
        }
    }

    [Test]
    public void A_title_is_not_broken_within_the_name_of_a_body()
    {
        var page = PdfTools.Pages(Render(new DocumentTitle("Thông báo", "Kết luận phiên họp của Thường trực Hội đồng nhân dân tỉnh xem xét báo cáo kết quả giám sát việc quản lý, sử dụng nhà, đất dôi dư")))[0];

        Assert.That(page.Shows("Hội đồng nhân dân"));
    }

    [Test]
    public void The_signature_takes_the_last_row_of_a_table_with_it()
    {
        for (var rows = 30; rows < 42; rows++)
        {
            var table = new Table { Columns = [new(1, "TT"), new(9, "Nội dung")], Rows = [.. Enumerable.Range(1, rows).Select(row => new TableRow($"{row}", "Việc"))] };
            var last = PdfTools.Pages(Render(table, Signature()))[^1];
            Assert.That(last.Lines.Count(line => line.Text.EndsWith("Việc", StringComparison.Ordinal)), Is.GreaterThan(0), $"{rows} rows");
            Assert.That(last.Line("Nguyễn Văn Minh Họa"), Is.Not.Null);
        }
    }

    [Test]
    public void The_end_mark_never_stands_on_a_line_of_its_own()
    {
        for (var length = 8; length < 30; length++)
        {
            var text = string.Concat(Enumerable.Repeat("thực hiện ", length)) + "nghiêm túc.";
            var lines = PdfTools.Pages(Render(VietnameseText.EndText([new Paragraph(text)])))[0].Lines;
            Assert.That(lines[^1].Text, Does.EndWith("nghiêm túc./."));
        }
    }

    [Test]
    public void No_line_begins_with_the_dash_of_a_span_of_years()
    {
        for (var length = 5; length < 25; length++)
        {
            var text = string.Concat(Enumerable.Repeat("thời ", length)) + "kỳ 2021 - 2025, Ban Văn hóa - Xã hội và Ban Kinh tế - Ngân sách thực hiện giám sát.";
            foreach (var line in PdfTools.Pages(Render(new Paragraph(text)))[0].Lines)
                Assert.That(line.Text, Does.Not.StartWith("-"));
        }
    }

    [Test]
    public void A_group_row_stays_with_the_first_row_that_it_names()
    {
        for (var rows = 30; rows < 42; rows++)
        {
            var table = new Table
            {
                Columns = [new(1, "TT"), new(9, "Nội dung")],
                Rows = [.. Enumerable.Range(1, rows).Select(row => new TableRow($"{row}", "Việc")), new TableRow(new TableCell("Nhóm hai") { ColumnSpan = 2 }), new TableRow("x", "Việc cuối")],
            };
            foreach (var page in PdfTools.Pages(Render(table)))
                Assert.That(page.Lines[^1].Text, Is.Not.EqualTo("Nhóm hai"), $"{rows} rows");
        }
    }

    [Test]
    public void Points_and_recipients_are_written_as_the_decree_does()
    {
        var pdf = Engine.Render(SamplePapers.Notice()).Content;
        var text = PdfTools.FlatText(pdf);
        Assert.That(text, Does.Contain("Căn cứ Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân; Căn cứ Nghị quyết"));
        Assert.That(text, Does.Contain("của Đoàn giám sát. Ngày 29"));
        Assert.That(text, Does.Contain("- Ủy ban nhân dân tỉnh; - Các Ban của Hội đồng nhân dân tỉnh;"));
        Assert.That(text, Does.Contain("- Lưu: VT, CTHĐND."));
        Assert.That(text, Does.Contain("KT. CHỦ TỊCH"));
    }
}
