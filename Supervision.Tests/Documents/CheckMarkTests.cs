using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Pdf;

namespace Supervision.Tests.Documents;

public sealed class CheckMarkTests
{
    private const double Millimetre = 72 / 25.4, Left = 35 * Millimetre, Bottom = 277 * Millimetre;
    private const int DotsPerInch = 300;

    private static readonly PdfEngine Engine = new(PaperFonts.Default);

    private static readonly PaperCheck Check = new("https://giamsat.songlam.gov.vn/kiem-tra/K7QM-3XWD-9RTA", "K7QM-3XWD-9RTA");

    private static IEnumerable<TestCaseData> Papers() =>
    [
        new TestCaseData(SamplePapers.Notice() with { Check = Check }).SetArgDisplayNames("notice with an annex"),
        new TestCaseData(SamplePapers.Report() with { Check = Check }).SetArgDisplayNames("report"),
        new TestCaseData(SamplePapers.Minutes() with { Check = Check, IsDraft = false }).SetArgDisplayNames("minutes with three signers"),
        new TestCaseData(SamplePapers.Sheet() with { Check = Check }).SetArgDisplayNames("sheet without signer"),
        new TestCaseData(SamplePapers.Everything() with { Check = Check }).SetArgDisplayNames("everything"),
    ];

    [TestCaseSource(nameof(Papers))]
    public void The_mark_stands_once_below_the_recipients_at_the_left_of_the_last_page_of_the_main_text(Document document)
    {
        var pdf = Engine.Render(document).Content;
        PdfTools.Check(pdf);
        var pages = PdfTools.Pages(pdf);
        var home = pages.Single(page => page.Shows(Check.CodeLine));
        var (_, top, side) = Square(pdf, pages, home);

        var annexStart = pages.ToList().FindIndex(page => page.Lines[0].Text.StartsWith("Phụ lục", StringComparison.Ordinal));
        Assert.That(pages.ToList().IndexOf(home), Is.EqualTo((annexStart < 0 ? pages.Count : annexStart) - 1));
        Assert.That(side, Is.InRange(18 * Millimetre, 20 * Millimetre));
        Assert.That(home.Line(PaperCheck.Caption).Left, Is.EqualTo(Left).Within(1));
        Assert.That(home.Line(PaperCheck.Caption).Top, Is.GreaterThan(home.Line(Check.CodeLine).Top));
        if (document.Blocks.OfType<SignatureBlock>().Any(block => block.Recipients is not null))
            Assert.That(top, Is.GreaterThan(home.Line("- Lưu:").Bottom));
        var number = $"{pages.ToList().IndexOf(home) + 1}";
        Assert.That(PdfTools.Images(pdf).Where(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0] == number), Is.Empty, "boxes, no image");
    }

    [Test]
    public void The_squares_are_those_of_a_QR_of_the_address()
    {
        var pdf = Engine.Render(SamplePapers.Report() with { Check = Check }).Content;
        var pages = PdfTools.Pages(pdf);
        var home = pages.Single(page => page.Shows(Check.CodeLine));
        var (left, top, side) = Square(pdf, pages, home);
        using var expected = QRCoder.QRCodeGenerator.GenerateQrCode(Check.Url, QRCoder.QRCodeGenerator.ECCLevel.M);
        var size = expected.ModuleMatrix.Count - 8;
        var picture = PdfTools.Picture(pdf, pages.ToList().IndexOf(home) + 1, DotsPerInch);
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                var (red, green, blue) = picture.At(left + ((column + 0.5) * side / size), top + ((row + 0.5) * side / size));
                Assert.That(PdfPicture.IsDark(red, green, blue), Is.EqualTo(expected.ModuleMatrix[row + 4][column + 4]), $"row {row}, column {column}");
            }
        }
    }

    [Test]
    public void The_mark_goes_with_the_signature_wherever_the_page_ends()
    {
        for (var fillers = 20; fillers < 32; fillers++)
        {
            Document paper = new()
            {
                Title = "Thử",
                CreatedAt = SamplePapers.Time,
                Check = Check,
                Blocks =
                [
                    .. Enumerable.Repeat(new Paragraph("Dòng đệm."), fillers),
                    new SignatureBlock(new SignatureColumn { AuthorityLines = ["TM. Ban Pháp chế", "Trưởng Ban"], SignerName = "Nguyễn Văn Minh Họa" }) { Recipients = new(["Như trên"], "VT") },
                ],
            };
            var last = PdfTools.Pages(Engine.Render(paper).Content)[^1];
            Assert.That(last.Shows("Nguyễn Văn Minh Họa") && last.Shows(Check.CodeLine) && last.Shows("- Lưu: VT."), $"{fillers} fillers");
            Assert.That(last.Shows("Dòng đệm."), $"{fillers} fillers: alone on its page");
            Assert.That(last.Line(PaperCheck.Caption).Bottom, Is.LessThanOrEqualTo(Bottom + 0.5), $"{fillers} fillers");
        }
    }

    [Test]
    public void A_screen_reader_is_told_where_the_figure_leads()
    {
        var opened = PdfTools.Uncompressed(Engine.Render(SamplePapers.Report() with { Check = Check }).Content);
        Assert.That(opened, Does.Match("/S /Figure"));
        Assert.That(opened, Does.Contain(Convert.ToHexStringLower(System.Text.Encoding.BigEndianUnicode.GetBytes(Check.Url))));
    }

    [Test]
    public void A_check_that_cannot_be_read_is_refused()
    {
        Assert.That(() => Engine.Render(SamplePapers.Report() with { Check = new("", "A") }), Throws.TypeOf<UnprintableDocumentException>());
        Assert.That(() => Engine.Render(SamplePapers.Report() with { Check = new(new string('a', 201), "A") }), Throws.TypeOf<UnprintableDocumentException>().With.Message.Contains("200"));
    }

    // From the line of the code upwards: empty room, then dark rows until room of a quiet zone.
    private static (double Left, double Top, double Side) Square(byte[] pdf, IReadOnlyList<PdfPage> pages, PdfPage home)
    {
        var picture = PdfTools.Picture(pdf, pages.ToList().IndexOf(home) + 1, DotsPerInch);
        var code = home.Line(Check.CodeLine);
        var dark = picture.Where(PdfPicture.IsDark, code.Left - 5, 0, code.Left + (24 * Millimetre), code.Top).OrderByDescending(at => at.Y).ToArray();
        var lowest = dark[0].Y;
        var highest = lowest;
        var members = dark.TakeWhile(at =>
        {
            var isNear = highest - at.Y < 2 * Millimetre;
            highest = isNear ? at.Y : highest;
            return isNear;
        }).ToArray();
        const double HalfPixel = 36.0 / DotsPerInch;
        var (left, right) = (members.Min(at => at.X) - HalfPixel, members.Max(at => at.X) + HalfPixel);
        Assert.That(lowest - highest + (2 * HalfPixel), Is.EqualTo(right - left).Within(0.5), "a square");
        return (left, highest - HalfPixel, right - left);
    }
}
