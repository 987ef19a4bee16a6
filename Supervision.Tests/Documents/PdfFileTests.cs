using System.Text;
using NUnit.Framework;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Pdf;

namespace Supervision.Tests.Documents;

public sealed class PdfFileTests
{
    private static readonly PdfEngine Engine = new(PaperFonts.Default);

    private static Document Paper(params IReadOnlyList<Block> blocks) => new() { Title = "Thử", CreatedAt = SamplePapers.Time, Blocks = blocks };

    [Test]
    public void Every_font_is_embedded_as_a_subset_with_a_way_back_to_Unicode()
    {
        var fonts = PdfTools.Fonts(Engine.Render(SamplePapers.Notice()).Content);
        Assert.That(fonts, Has.Count.EqualTo(4));
        foreach (var font in fonts)
        {
            Assert.That(font, Does.Match(@"^[A-Z]{6}\+LiberationSerif"));
            Assert.That(font, Does.Match(@"Identity-H\s+yes yes yes"));
        }
    }

    [Test]
    public void Every_Vietnamese_letter_is_extracted_in_composed_form()
    {
        const string Letters = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";
        foreach (var text in new[] { Letters, Letters.ToUpperInvariant() })
        {
            var spaced = string.Join(' ', text.Chunk(6).Select(chunk => new string(chunk)));
            foreach (var run in new[] { RichText.FromString(spaced), RichText.Bold(spaced), RichText.Italic(spaced) })
            {
                var extracted = PdfTools.FlatText(Engine.Render(Paper(new Paragraph(run))).Content);
                Assert.That(extracted, Is.EqualTo(spaced));
                Assert.That(extracted.IsNormalized(NormalizationForm.FormC));
            }
        }
    }

    [Test]
    public void Decomposed_text_is_composed_before_it_is_set()
    {
        var composed = "Hội đồng nhân dân tỉnh";
        var decomposed = Engine.Render(Paper(new Paragraph(composed.Normalize(NormalizationForm.FormD))));
        Assert.That(decomposed.Content, Is.EqualTo(Engine.Render(Paper(new Paragraph(composed))).Content));
    }

    [Test]
    public void A_character_without_a_glyph_is_an_error_that_names_it_and_its_place()
    {
        var error = Assert.Throws<MissingGlyphException>(() => Engine.Render(Paper(new Paragraph("Chữ 漢 lạ") { Source = "Ghi nhận 12: nội dung" })));
        Assert.That(error!.Character, Is.EqualTo(new Rune('漢')));
        Assert.That(error.Message, Does.Contain("U+6F22").And.Contain("漢").And.Contain("Ghi nhận 12: nội dung"));

        var emoji = Assert.Throws<MissingGlyphException>(() => Engine.Render(Paper(new Table { Columns = [new(1, "Nội dung")], Rows = [new TableRow("xong 👍")] })));
        Assert.That(emoji!.Message, Does.Contain("U+1F44D").And.Contain("dòng 1").And.Contain("Nội dung"));
    }

    [Test]
    public void An_unknown_block_and_a_row_of_the_wrong_width_are_errors()
    {
        Assert.That(() => Engine.Render(Paper(new StrangeBlock())), Throws.TypeOf<UnprintableDocumentException>().With.Message.Contains("StrangeBlock"));
        Assert.That(
            () => Engine.Render(Paper(new Table { Columns = [new(1, "A"), new(1, "B")], Rows = [new TableRow("một")] })),
            Throws.TypeOf<UnprintableDocumentException>().With.Message.Contains("dòng 1"));
        Assert.That(() => Engine.Render(Paper(new Paragraph(" "))), Throws.TypeOf<UnprintableDocumentException>());
        Assert.That(() => Engine.Render(Paper()), Throws.TypeOf<UnprintableDocumentException>());
        Assert.That(() => Engine.Render(Paper(new PageBreak())), Throws.TypeOf<UnprintableDocumentException>());
    }

    [Test]
    public void The_file_carries_its_properties_language_tags_and_outline()
    {
        var pdf = Engine.Render(SamplePapers.Notice()).Content;
        var info = PdfTools.Info(pdf);
        Assert.That(info["Title"], Is.EqualTo("Thông báo kết luận giám sát chuyên đề về giảm nghèo"));
        Assert.That(info["Author"], Is.EqualTo("Thường trực Hội đồng nhân dân tỉnh Sông Lam"));
        Assert.That(info["Tagged"], Is.EqualTo("yes"));
        Assert.That(DateTimeOffset.Parse(info["CreationDate"], null), Is.EqualTo(SamplePapers.Time));
        var opened = PdfTools.Uncompressed(pdf);
        Assert.That(opened, Does.Contain("/Lang (vi-VN)"));
        Assert.That(opened, Does.Contain(Convert.ToHexStringLower(Encoding.BigEndianUnicode.GetBytes("I. Kết quả đạt được"))));
    }

    [Test]
    public void A_screen_reader_gets_headings_and_table_cells_in_order_and_a_header_row_once()
    {
        var structure = PdfTools.Structure(Engine.Render(SamplePapers.Report()).Content);
        Assert.That(structure, Does.Contain("H2"));
        Assert.That(structure, Does.Contain("Table"));
        Assert.That(structure.Split("\"Đã giải quyết").Length - 1, Is.EqualTo(1));
        Assert.That(structure.IndexOf("KHÁI QUÁT", StringComparison.Ordinal), Is.LessThan(structure.IndexOf("Tổng cộng", StringComparison.Ordinal)));
    }

    [Test]
    public void A_screen_reader_hears_points_dashes_and_recipients_as_lists_and_clauses_as_text()
    {
        var paper = SamplePapers.Notice() with
        {
            Blocks =
            [
                new Paragraph("Mở đầu:"), Paragraph.Point(1, "điểm thứ nhất;"), Paragraph.Point(2, "điểm thứ hai."), Paragraph.Clause(1, "khoản."), Paragraph.Dash("gạch;"), new Paragraph("ý trong gạch;") { Label = "+" }, Paragraph.Dash("gạch nữa."),
                new SignatureBlock(new SignatureColumn { AuthorityLines = ["CHỦ TỊCH"], SignerName = "Nguyễn Văn A" }) { Recipients = new(["Như trên", "Các Ban"], "VT") },
            ],
        };

        var structure = PdfTools.Structure(Engine.Render(paper).Content).Split('\n').Select(line => line.Replace("(block)", "", StringComparison.Ordinal).TrimEnd()).ToList();

        Assert.That(structure.Count(line => line.Trim() == "L"), Is.EqualTo(4), string.Join('\n', structure));
        Assert.That(structure.Count(line => line.Trim() == "LI"), Is.EqualTo(2 + 3 + 3), "two points, three dashes with what stands in them, three recipients");
        Assert.That(structure.FindIndex(line => line.Contains("gạch;", StringComparison.Ordinal)), Is.LessThan(structure.FindIndex(line => line.Contains("ý trong gạch", StringComparison.Ordinal))));
        Assert.That(structure[structure.FindIndex(line => line.Contains("khoản", StringComparison.Ordinal)) - 1].Trim(), Is.EqualTo("P"));
    }

    [Test]
    public void Bytes_follow_from_the_blocks_and_the_time_alone_also_on_many_threads()
    {
        var document = SamplePapers.Notice();
        var first = Engine.Render(document).Content;
        var others = Enumerable.Range(0, 16).AsParallel().Select(_ => Engine.Render(document).Content).ToArray();
        Assert.That(others, Has.All.EqualTo(first));
        Assert.That(Engine.Render(document with { CreatedAt = SamplePapers.Time.AddSeconds(1) }).Content, Is.Not.EqualTo(first));
    }

    [Test]
    public void A_three_page_paper_takes_at_most_70_kilobytes()
    {
        var paper = Engine.Render(SamplePapers.Report());
        Assert.That(paper.PageCount, Is.EqualTo(3));
        Assert.That(paper.Content, Has.Length.LessThan(70_000));
    }

    [Test]
    public void Fonts_are_read_from_the_four_files_of_the_settings_or_refused()
    {
        Assert.That(() => PaperFonts.Load(new() { Regular = "times.ttf" }), Throws.InvalidOperationException);
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "no-font.ttf");
        File.WriteAllText(path, "not a font, but longer than a header");
        Assert.That(() => PaperFonts.Load(new() { Regular = path, Bold = path, Italic = path, BoldItalic = path }), Throws.TypeOf<InvalidDataException>());
        using var stream = typeof(PaperFonts).Assembly.GetManifestResourceStream("fonts/LiberationSerif-Bold.ttf")!;
        using (var file = File.Create(path))
            stream.CopyTo(file);
        var fonts = PaperFonts.Load(new() { Regular = path, Bold = path, Italic = path, BoldItalic = path });
        Assert.That(PdfTools.Fonts(new PdfEngine(fonts).Render(Paper(new Paragraph("Chữ đậm"))).Content).Single(), Does.Contain("LiberationSerif-Bold"));
    }

    private sealed record StrangeBlock : Block;
}
