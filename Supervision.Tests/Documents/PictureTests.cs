using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Pdf;

namespace Supervision.Tests.Documents;

public sealed class PictureTests
{
    private const double Millimetre = 72 / 25.4, Left = 35 * Millimetre, Right = 190 * Millimetre, Top = 25 * Millimetre, Bottom = 277 * Millimetre;

    private static readonly PdfEngine Engine = new(PaperFonts.Default);

    private static byte[] Render(params IReadOnlyList<Block> blocks)
    {
        var pdf = Engine.Render(new Document { Title = "Thử", CreatedAt = SamplePapers.Time, Blocks = blocks }).Content;
        PdfTools.Check(pdf);
        return pdf;
    }

    private static byte[] Of(int channels, (byte Red, byte Green, byte Blue) colour) => [colour.Red, colour.Green, colour.Blue, .. channels > 3 ? new byte[] { 255 } : []];

    // Colours of the quarters of a picture as wide as the text at the head of a page.
    private static (byte, byte, byte)[] ShownQuarters(byte[] pdf, double aspect)
    {
        var picture = PdfTools.Picture(pdf, 1, 36);
        var (width, height) = (Right - Left, (Right - Left) * aspect);
        return [.. new[] { (0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75) }.Select(at => picture.At(Left + (at.Item1 * width), Top + (at.Item2 * height)))];
    }

    private static void DemandColours((byte Red, byte Green, byte Blue)[] shown, (byte, byte, byte)[] expected, double tolerance = 12)
    {
        for (var i = 0; i < shown.Length; i++)
        {
            Assert.That((double)shown[i].Red, Is.EqualTo((double)expected[i].Item1).Within(tolerance), $"red of quarter {i}");
            Assert.That((double)shown[i].Green, Is.EqualTo((double)expected[i].Item2).Within(tolerance), $"green of quarter {i}");
            Assert.That((double)shown[i].Blue, Is.EqualTo((double)expected[i].Item3).Within(tolerance), $"blue of quarter {i}");
        }
    }

    private static readonly (byte, byte, byte)[] Quarters = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)];

    [Test]
    public void A_JPEG_goes_in_as_it_is()
    {
        var jpeg = TestPictures.Jpeg(320, 160, TestPictures.Quarters);
        var pdf = Render(new Picture(jpeg, "Bốn màu"));
        Assert.That(pdf.AsSpan().IndexOf(jpeg), Is.GreaterThan(0));
        Assert.That(PdfTools.Images(pdf).Single(), Does.Match(@"image +320 +160 +rgb +3 +8 +jpeg"));
        DemandColours(ShownQuarters(pdf, 0.5), Quarters);
    }

    [TestCase(1, false)]
    [TestCase(4, false)]
    [TestCase(4, true)]
    public void Grey_and_CMYK_JPEGs_keep_their_colours(int components, bool isAdobe)
    {
        var pdf = Render(new Picture(TestPictures.Jpeg(320, 160, TestPictures.Quarters, components: components, isAdobe: isAdobe), "Bốn màu"));
        // Inks are not as pure as lamps; what is asked is that none is taken for its opposite.
        DemandColours(ShownQuarters(pdf, 0.5), components == 1 ? [(255, 255, 255), (0, 0, 0), (0, 0, 0), (255, 255, 255)] : Quarters, components == 1 ? 6 : 125);
    }

    [TestCase(1, "0123")]
    [TestCase(2, "1032")]
    [TestCase(3, "3210")]
    [TestCase(4, "2301")]
    [TestCase(5, "0213")]
    [TestCase(6, "2031")]
    [TestCase(7, "3120")]
    [TestCase(8, "1302")]
    public void A_photograph_stands_upright_as_its_camera_says(byte orientation, string quarters)
    {
        var pdf = Render(new Picture(TestPictures.Jpeg(320, 160, TestPictures.Quarters, orientation), "Bốn màu"), new Paragraph("Dưới ảnh"));
        var aspect = orientation >= 5 ? 2 : 0.5;
        var shown = Math.Min(Right - Left, (Bottom - Top) / aspect);
        var picture = PdfTools.Picture(pdf, 1, 36);
        var middle = (Left + Right) / 2;
        (byte, byte, byte)[] colours = [.. new[] { (-0.25, 0.25), (0.25, 0.25), (-0.25, 0.75), (0.25, 0.75) }.Select(at => picture.At(middle + (at.Item1 * shown), Top + (at.Item2 * shown * aspect)))];
        DemandColours(colours, [.. quarters.Select(quarter => Quarters[quarter - '0'])]);
    }

    [TestCase(2, 8)]
    [TestCase(2, 16)]
    [TestCase(6, 8)]
    [TestCase(6, 16)]
    public void A_PNG_of_colours_keeps_them(int colourType, int depth) =>
        DemandColours(ShownQuarters(Render(new Picture(TestPictures.Png(40, 20, colourType, depth, (x, y) => Of(colourType == 6 ? 4 : 3, TestPictures.Quarters(x, y))), "Bốn màu")), 0.5), Quarters);

    [TestCase(2)]
    [TestCase(4)]
    [TestCase(8)]
    public void A_PNG_with_a_palette_keeps_its_colours_and_what_is_transparent(int depth)
    {
        byte[] palette = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0];
        byte[] Index(double x, double y) => [(byte)((x < 0.5 ? 0 : 1) + (y < 0.5 ? 0 : 2))];
        DemandColours(ShownQuarters(Render(new Picture(TestPictures.Png(41, 21, 3, depth, Index, palette), "Bốn màu")), 21.0 / 41), Quarters);
        DemandColours(ShownQuarters(Render(new Picture(TestPictures.Png(41, 21, 3, depth, Index, palette, [255, 0]), "Bốn màu")), 21.0 / 41), [Quarters[0], (255, 255, 255), Quarters[2], Quarters[3]]);
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(4)]
    [TestCase(8)]
    [TestCase(16)]
    public void A_grey_PNG_keeps_black_and_white(int depth) =>
        DemandColours(ShownQuarters(Render(new Picture(TestPictures.Png(43, 20, 0, depth, (x, y) => [(byte)(x < 0.5 == y < 0.5 ? 255 : 0)]), "Ô")), 20.0 / 43), [(255, 255, 255), (0, 0, 0), (0, 0, 0), (255, 255, 255)]);

    [TestCase(4)]
    [TestCase(6)]
    public void What_is_transparent_shows_the_paper_and_what_is_half_so_a_half(int colourType)
    {
        byte[] Sample(double x, double y)
        {
            byte opacity = (x < 0.5, y < 0.5) switch { (true, true) => 255, (false, true) => 0, (true, false) => 128, _ => 64 };
            return colourType == 4 ? [0, opacity] : [0, 0, 200, opacity];
        }

        var pdf = Render(new Picture(TestPictures.Png(40, 20, colourType, 8, Sample), "Chữ ký"));
        Assert.That(PdfTools.Images(pdf), Has.Some.Contains("smask"));
        var blue = colourType == 4 ? 0 : 200;
        (byte, byte, byte) Over(int opacity) => ((byte)(255 - opacity), (byte)(255 - opacity), (byte)(255 - (opacity * (255 - blue) / 255)));
        DemandColours(ShownQuarters(pdf, 0.5), [Over(255), Over(0), Over(128), Over(64)], 3);
    }

    [Test]
    public void A_picture_shown_twice_is_stored_once()
    {
        var jpeg = TestPictures.Jpeg(320, 160, TestPictures.Quarters);
        var pdf = Render(new Picture(jpeg, "Một"), new Picture([.. jpeg], "Hai"), new PhotoGrid(new Photo([.. jpeg], "Ba")));
        var rows = PdfTools.Images(pdf).Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        Assert.That(rows, Has.Length.EqualTo(3));
        Assert.That(rows.Select(row => row[10]).Distinct().Count(), Is.EqualTo(1), "object numbers");
    }

    private static IEnumerable<TestCaseData> Unprintable()
    {
        var jpeg = TestPictures.Jpeg(320, 160, TestPictures.Quarters);
        var png = TestPictures.Png(40, 20, 2, 8, (x, y) => Of(3, TestPictures.Quarters(x, y)));
        var large = Evidence.SomeFiles.Png(8001, 5000);
        var lossless = jpeg.ToArray();
        lossless[lossless.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 1] = 0xC3;
        yield return Case("JPEG cut off", jpeg[..^40], "cắt cụt");
        yield return Case("PNG cut off", png[..^20], "cắt cụt");
        yield return Case("PNG with too few rows", [.. Evidence.SomeFiles.Png(40, 20)], "hỏng");
        yield return Case("40 megapixels and more", large, "40 triệu điểm ảnh");
        yield return Case("interlaced PNG", TestPictures.Png(40, 20, 2, 8, (_, _) => new byte[3], interlaced: 1), "interlaced");
        yield return Case("lossless JPEG", lossless, "kiểu nén");
        yield return Case("no picture", "GIF89a, và hơn thế nữa"u8.ToArray(), "Chỉ nhận tệp JPEG, PNG");
        yield return Case("nothing", [], "Chỉ nhận tệp JPEG, PNG");

        static TestCaseData Case(string name, byte[] content, string reason) => new TestCaseData(content, reason).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Unprintable))]
    public void What_cannot_be_printed_is_an_error_that_names_the_block(byte[] content, string reason)
    {
        Assert.That(
            () => Render(new Picture(content, "Ảnh") { Source = "Ghi nhận 12: ảnh" }),
            Throws.TypeOf<UnprintableDocumentException>().With.Message.Contains(reason).And.Message.Contains("Ghi nhận 12: ảnh"));
        Assert.That(
            () => Render(new PhotoGrid(new Photo(TestPictures.Jpeg(8, 8, TestPictures.Quarters), "Một"), new Photo(content, "Hai"))),
            Throws.TypeOf<UnprintableDocumentException>().With.Message.Contains("ảnh 2"));
    }

    [Test]
    public void A_picture_without_a_description_or_of_no_width_is_refused()
    {
        var jpeg = TestPictures.Jpeg(8, 8, TestPictures.Quarters);
        Assert.That(() => Render(new Picture(jpeg, " ")), Throws.TypeOf<UnprintableDocumentException>());
        Assert.That(() => Render(new Picture(jpeg, "Ảnh") { WidthShare = 0 }), Throws.TypeOf<UnprintableDocumentException>());
        Assert.That(() => Render(new PhotoGrid(new Photo(jpeg, "Ảnh")) { PerRow = 3 }), Throws.TypeOf<UnprintableDocumentException>());
    }

    [Test]
    public void A_reader_is_told_what_a_picture_shows()
    {
        var pdf = Render(new Picture(TestPictures.Jpeg(8, 8, TestPictures.Quarters), "Cổng trường"));
        var opened = PdfTools.Uncompressed(pdf);
        Assert.That(opened, Does.Contain(Convert.ToHexStringLower(System.Text.Encoding.BigEndianUnicode.GetBytes("Cổng trường"))));
        Assert.That(opened, Does.Match(@"/BBox \[\s+[\d.]+\s+[\d.]+\s+[\d.]+\s+[\d.]+\s+\]"));
        Assert.That(PdfTools.Structure(pdf), Does.Contain("Figure"));
    }

    [Test]
    public void A_tall_picture_is_made_smaller_until_it_and_its_caption_fit_a_page()
    {
        var pdf = Render(new Paragraph("Trước"), new Picture(TestPictures.Jpeg(100, 400, (_, _) => (255, 0, 0)), "Cột") { Caption = "Hình 1. Cột điện" });
        var pages = PdfTools.Pages(pdf);
        var red = PdfTools.Picture(pdf, 2, 36).Where((r, g, b) => r > 200 && g < 60 && b < 60).ToArray();
        Assert.That(red.Max(at => at.Y), Is.LessThan(pages[1].Line("Hình 1. Cột điện").Top));
        Assert.That(red.Min(at => at.Y), Is.GreaterThan(Top - 2));
        Assert.That(pages[1].Line("Hình 1.").Bottom, Is.LessThanOrEqualTo(Bottom + 0.5));
        Assert.That((red.Max(at => at.Y) - red.Min(at => at.Y)) / (red.Max(at => at.X) - red.Min(at => at.X)), Is.EqualTo(4).Within(0.2));
    }

    [TestCase(1)]
    [TestCase(2)]
    public void Photographs_stand_in_rows_with_their_numbered_captions_below_them(int perRow)
    {
        var photos = Enumerable.Range(1, 9).Select(i => new Photo(TestPictures.Jpeg(i % 3 == 0 ? 240 : 320, i % 3 == 0 ? 320 : 240, (_, _) => (255, (byte)(i * 8), 0)), i == 4 ? string.Concat(Enumerable.Repeat("Cổng trường chưa hoàn thiện sau ba tháng. ", 3)).Trim() : $"Hiện trạng thứ {i}")).ToArray();
        var pdf = Render(new AnnexStart { Title = "Ảnh hiện trường" }, new PhotoGrid(photos) { PerRow = perRow, FirstNumber = 3 });
        var pages = PdfTools.Pages(pdf);
        for (var i = 0; i < photos.Length; i++)
        {
            var page = pages.Single(page => page.Shows($"Ảnh {i + 3}."));
            var caption = page.Line($"Ảnh {i + 3}.");
            var green = (i + 1) * 8;
            var own = PdfTools.Picture(pdf, pages.ToList().IndexOf(page) + 1, 36).Where((r, g, b) => r > 245 && Math.Abs(g - green) < 3 && b < 10).ToArray();
            Assert.That(own, Is.Not.Empty, $"photograph {i + 3} is on the page of its caption");
            Assert.That(caption.Top - own.Max(at => at.Y), Is.InRange(0, 12), $"{i + 3}");
            Assert.That(caption.Middle, Is.EqualTo((own.Min(at => at.X) + own.Max(at => at.X)) / 2).Within(3), $"{i + 3}");
            Assert.That(own.Min(at => at.X), Is.GreaterThan(Left - 2));
            Assert.That(own.Max(at => at.X), Is.LessThan(Right + 2));
            Assert.That(caption.Bottom, Is.LessThanOrEqualTo(Bottom));
            if (perRow == 2)
                Assert.That(caption.Middle < (Left + Right) / 2, Is.EqualTo(i % 2 == 0), $"{i + 3}");
        }
    }

    [Test]
    public void The_same_pictures_give_the_same_bytes()
    {
        Block[] Blocks() => [new Picture(TestPictures.Png(40, 20, 6, 8, (x, y) => Of(4, TestPictures.Quarters(x, y))), "Bốn màu"), new Picture(TestPictures.Jpeg(64, 64, TestPictures.Quarters), "Bốn màu")];
        var first = Render(Blocks());
        Assert.That(Render(Blocks()), Is.EqualTo(first));
    }
}
