using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using NUnit.Framework;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Docx;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Tests.Documents;

public sealed class DocxTests
{
    private static readonly DocxWriter Writer = new(PaperFonts.Default);

    private static IEnumerable<TestCaseData> Papers() =>
    [
        new TestCaseData("notice", SamplePapers.Notice()).SetArgDisplayNames("notice"),
        new TestCaseData("minutes", SamplePapers.Minutes()).SetArgDisplayNames("minutes"),
        new TestCaseData("report", SamplePapers.Report()).SetArgDisplayNames("report"),
        new TestCaseData("sheet", SamplePapers.Sheet()).SetArgDisplayNames("sheet"),
        new TestCaseData("everything", SamplePapers.Everything()).SetArgDisplayNames("everything"),
    ];

    [TestCaseSource(nameof(Papers))]
    public void The_same_paper_gives_the_same_bytes(string name, Document document) =>
        Assert.That(new DocxWriter(PaperFonts.Default).Write(document), Is.EqualTo(Writer.Write(document)), name);

    [TestCaseSource(nameof(Papers))]
    public void A_paper_is_valid_WordprocessingML(string name, Document document)
    {
        var content = Writer.Write(document);
        var folder = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "papers"));
        File.WriteAllBytes(Path.Combine(folder.FullName, name + ".docx"), content);

        using var package = Open(content);
        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(package);
        Assert.That(errors.Select(error => $"{error.Path?.XPath}: {error.Description}"), Is.Empty);
    }

    [Test]
    public void Headings_and_text_use_named_styles_in_Times_New_Roman()
    {
        using var package = Open(Writer.Write(SamplePapers.Notice()));
        var main = package.MainDocumentPart!;
        var used = main.Document.Descendants<W.ParagraphStyleId>().Select(style => style.Val!.Value!).Distinct().ToArray();
        var defined = main.StyleDefinitionsPart!.Styles!.Elements<W.Style>().Select(style => style.StyleId!.Value!).ToArray();
        Assert.That(used, Is.SubsetOf(defined));
        Assert.That(used, Is.SupersetOf(new[] { "Title", "Subtitle", "Heading2", "Heading3", "BodyText", "LegalBasis" }));
        Assert.That(main.StyleDefinitionsPart.Styles!.DocDefaults!.Descendants<W.RunFonts>().Single().Ascii!.Value, Is.EqualTo("Times New Roman"));
        var heading = main.Document.Descendants<W.Paragraph>().First(paragraph => paragraph.InnerText == "II. Tồn tại, hạn chế");
        Assert.That(main.StyleDefinitionsPart.Styles.Elements<W.Style>().Single(style => style.StyleId == "Heading2").StyleRunProperties!.Caps, Is.Not.Null);
        Assert.That(heading.ParagraphProperties!.ParagraphStyleId!.Val!.Value, Is.EqualTo("Heading2"));
    }

    [Test]
    public void Pages_are_A4_with_the_margins_of_the_paper_and_a_number_from_the_second_page_on()
    {
        using var package = Open(Writer.Write(SamplePapers.Notice()));
        var main = package.MainDocumentPart!;
        var sections = main.Document.Descendants<W.SectionProperties>().ToArray();
        Assert.That(sections, Has.Length.EqualTo(2));
        var margins = sections[0].GetFirstChild<W.PageMargin>()!;
        Assert.That((margins.Top!.Value, margins.Bottom!.Value, margins.Left!.Value, margins.Right!.Value), Is.EqualTo((1417, 1134, 1984u, 1134u)));
        Assert.That(sections[1].GetFirstChild<W.PageSize>()!.Orient!.Value, Is.EqualTo(W.PageOrientationValues.Landscape));
        foreach (var section in sections)
        {
            Assert.That(section.GetFirstChild<W.TitlePage>(), Is.Not.Null);
            Assert.That(section.GetFirstChild<W.PageNumberType>()!.Start!.Value, Is.EqualTo(1));
            var headers = section.Elements<W.HeaderReference>().ToDictionary(header => header.Type!.Value, header => ((HeaderPart)main.GetPartById(header.Id!)).Header!.InnerText);
            Assert.That(headers[W.HeaderFooterValues.Default], Does.Contain("PAGE"));
            Assert.That(headers[W.HeaderFooterValues.First], Is.Empty);
            Assert.That(section.Elements<W.FooterReference>().Select(footer => ((FooterPart)main.GetPartById(footer.Id!)).Footer!.InnerText), Is.EqualTo(new[] { Document.DemoBanner, Document.DemoBanner }));
        }
    }

    [Test]
    public void A_tables_header_row_repeats_and_the_head_has_no_borders()
    {
        using var package = Open(Writer.Write(SamplePapers.Notice()));
        var tables = package.MainDocumentPart!.Document.Descendants<W.Table>().ToArray();
        Assert.That(tables[0].Descendants<W.TableBorders>(), Is.Empty);
        Assert.That(tables[0].InnerText, Does.Contain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
        var duties = tables[^1];
        Assert.That(duties.Elements<W.TableRow>().First().Descendants<W.TableHeader>(), Is.Not.Empty);
        Assert.That(duties.Elements<W.TableRow>().Skip(1).SelectMany(row => row.Descendants<W.TableHeader>()), Is.Empty);
        Assert.That(duties.GetFirstChild<W.TableProperties>()!.TableStyle!.Val!.Value, Is.EqualTo("TableGrid"));
    }

    [Test]
    public void Titles_and_posts_are_broken_into_even_lines()
    {
        string[] texts = ["Kết quả giám sát việc thực hiện nhiệm vụ cải cách hành chính tại xã Phong Hiền", "Kết luận phiên họp của Thường trực Hội đồng nhân dân tỉnh xem xét báo cáo kết quả giám sát việc quản lý, sử dụng nhà, đất dôi dư sau sắp xếp đơn vị hành chính"];
        var signature = new SignatureColumn { AuthorityLines = ["TM. Đoàn giám sát"], Post = "Phó Chủ tịch Hội đồng nhân dân tỉnh", SignerName = "Phạm Quốc Lam" };
        Document[] papers = [.. texts.Select(text => new Document { Title = "Thử", CreatedAt = DateTimeOffset.UnixEpoch, Blocks = [new DocumentTitle("Báo cáo", text), new Paragraph("Nội dung."), new SignatureBlock(signature)] })];

        foreach (var paper in papers)
        {
            using var stream = new MemoryStream(Writer.Write(paper));
            using var file = WordprocessingDocument.Open(stream, false);
            var paragraphs = file.MainDocumentPart!.Document!.Body!.Descendants<W.Paragraph>().ToArray();
            foreach (var paragraph in new[] { paragraphs[1], paragraphs.Single(p => p.InnerText.StartsWith("PHÓ\u00A0CHỦ\u00A0TỊCH", StringComparison.Ordinal)) })
            {
                var lines = string.Concat(paragraph.Descendants().Select(part => part switch { W.Text text => text.Text, W.Break => "\n", _ => "" })).Split('\n');
                Assert.That(lines, Has.Length.GreaterThan(1));
                Assert.That(lines.Min(line => line.Length) * 2, Is.GreaterThan(lines.Max(line => line.Length)), string.Join(" / ", lines));
            }
        }
    }

    [Test]
    public void The_same_words_stand_in_both_formats()
    {
        using var package = Open(Writer.Write(SamplePapers.Report()));
        var docx = package.MainDocumentPart!.Document.Descendants<W.Paragraph>()
            .SelectMany(paragraph => string.Concat(paragraph.Descendants().Select(part => part is W.Text text ? text.Text : part is W.Break ? " " : "")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var pdf = PdfTools.Pages(new Infrastructure.Documents.Pdf.PdfEngine(PaperFonts.Default).Render(SamplePapers.Report()).Content)
            .SelectMany(page => page.Words.Where(word => word.Top > 60).Select(word => word.Text));
        string[] repeatedHeader = ["TT", "Đơn", "vị", "Số", "đơn", "Đã", "giải", "quyết", "Tỷ", "lệ"];
        // Capitals of headings are a matter of style in a DOCX.
        Assert.That(pdf.Select(VietnameseText.Upper).Order(StringComparer.Ordinal), Is.EqualTo(docx.Concat(repeatedHeader).Select(VietnameseText.Upper).Order(StringComparer.Ordinal)));
    }

    [Test]
    public void What_cannot_be_written_is_an_error()
    {
        Document Paper(params IReadOnlyList<Block> blocks) => new() { Title = "Thử", CreatedAt = SamplePapers.Time, Blocks = blocks };
        Assert.That(() => Writer.Write(Paper()), Throws.TypeOf<UnprintableDocumentException>());
        Assert.That(() => Writer.Write(Paper(new StrangeBlock())), Throws.TypeOf<UnprintableDocumentException>().With.Message.Contains("StrangeBlock"));
        Assert.That(
            () => Writer.Write(Paper(new Table { Columns = [new(1, "A"), new(1, "B")], Rows = [new TableRow("một")] })),
            Throws.TypeOf<UnprintableDocumentException>().With.Message.Contains("dòng 1"));
    }

    private static WordprocessingDocument Open(byte[] content) => WordprocessingDocument.Open(new MemoryStream(content), isEditable: false);

    private sealed record StrangeBlock : Block;
}
