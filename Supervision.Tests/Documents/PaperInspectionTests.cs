using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Pdf;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Tests.Documents;

public sealed class PaperInspectionTests
{
    private const double Size = 14;

    private static readonly SignatureBlock Signature = new(new SignatureColumn { AuthorityLines = ["Trưởng Ban"], SignerName = "Lê Minh" });

    private static readonly Table Rows = new() { Columns = [new(1, "Đơn vị"), new(1, "Số đơn")], Rows = [new TableRow("Xã Thanh Bình", "một"), new TableRow("Xã Thanh Hòa", "hai")] };

    private static IEnumerable<TestCaseData> SoundPapers() =>
    [
        new TestCaseData(SamplePapers.Notice(rows: 40)).SetArgDisplayNames("notice"),
        new TestCaseData(SamplePapers.Minutes()).SetArgDisplayNames("minutes, a draft"),
        new TestCaseData(SamplePapers.Report() with { Check = new("https://giamsat.songlam.gov.vn/k/K7QM3XWD", "K7QM-3XWD") }).SetArgDisplayNames("report with a check mark"),
        new TestCaseData(SamplePapers.Sheet()).SetArgDisplayNames("sheet"),
        new TestCaseData(SamplePapers.Everything()).SetArgDisplayNames("everything"),
    ];

    [TestCaseSource(nameof(SoundPapers))]
    public void A_sound_paper_has_no_faults(Document document) => Assert.That(PaperInspection.Demand(document).Pages, Is.Not.Empty);

    private static IEnumerable<TestCaseData> BrokenPapers()
    {
        var text = new Paragraph("Nội dung");
        yield return Broken("overlap", [text], [("Nội dung", 120, 200), ("khác", 130, 205)]);
        yield return Broken("outside the margins", [text], [("Nội dung", 60, 200)]);
        yield return Broken("outside the margins", [text], [("Nội dung", 120, 800)]);
        yield return Broken("./. on a line of its own", [text], [("Nội dung", 120, 200), ("./.", 100, 220)]);
        yield return Broken("'nữa' is missing", [new Paragraph("Nội dung nữa")], [("Nội dung", 120, 200)]);
        yield return Broken("ends with the heading", [Heading.Roman(1, "Kết quả"), text], [("I. KẾT QUẢ", 120, 700)], [("Nội dung", 120, 100)]);
        yield return Broken("is not whole", [text, Signature], [("Nội dung", 120, 100), ("TRƯỞNG BAN", 300, 700)], [("Lê Minh", 300, 100)]);
        yield return Broken("stands alone", [text, Signature], [("Nội dung", 120, 100)], [("TRƯỞNG BAN", 300, 100), ("Lê Minh", 300, 200)]);
        yield return Broken("without its header row", [Rows], [("Đơn vị", 100, 100), ("Số đơn", 300, 100), ("Xã Thanh Bình", 100, 120), ("một", 300, 120)], [("Xã Thanh Hòa", 100, 100), ("hai", 300, 100)]);
    }

    [TestCaseSource(nameof(BrokenPapers))]
    public void A_fault_is_named(string fault, Block[] blocks, (string Text, double X, double Y)[][] pages)
    {
        var document = new Document { Title = "Thử", CreatedAt = SamplePapers.Time, Blocks = blocks };
        var faults = PaperInspection.Faults(document, Draw(document, pages));
        Assert.That(faults, Is.Not.Empty);
        Assert.That(faults, Has.All.Contains(fault));
    }

    private static TestCaseData Broken(string fault, Block[] blocks, params (string, double, double)[][] pages) => new TestCaseData(fault, blocks, pages).SetArgDisplayNames($"{fault} ({blocks[^1].Name}, {pages.Length}, {pages[0][0].Item3})");

    // What the engine would not do: texts set by hand.
    private static RenderedPaper Draw(Document document, (string Text, double X, double Y)[][] pages)
    {
        var faces = new FaceSet(PaperFonts.Default);
        var face = faces.Face(bold: false, italic: false);
        foreach (var (text, _, _) in pages.SelectMany(page => page))
        {
            for (var i = 0; i < text.Length; i++)
                face.Use(text, i, "Test");
        }
        faces.Freeze();
        var (root, canvas) = (new Tag("Document"), new Canvas());
        foreach (var page in pages)
        {
            canvas.BeginPage(595.28, 841.89);
            foreach (var (text, x, y) in page)
            {
                canvas.Open(root.Add("P"));
                canvas.BeginText(x, y);
                canvas.Show(face, Size, text);
                canvas.EndText();
                canvas.Close();
            }
            canvas.EndPage();
        }
        return new(PaperFile.Write(document, canvas, faces, root, [.. pages.Select((_, i) => i + 1)], isArchival: false, PdfFlaws.None), pages.Length);
    }
}
