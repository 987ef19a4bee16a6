using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Pdf;

namespace Supervision.Tests.Documents;

public sealed class WatermarkTests
{
    private static readonly PdfEngine Engine = new(PaperFonts.Default);

    // 0.88 of white is 224.
    private static bool IsMark(byte red, byte green, byte blue) => red == green && green == blue && red is >= 222 and <= 227;

    [Test]
    public void A_draft_bears_its_mark_in_light_grey_from_lower_left_to_upper_right_on_every_page()
    {
        var pdf = Engine.Render(SamplePapers.Notice(rows: 10) with { IsDraft = true }).Content;
        PdfTools.Check(pdf);
        var pages = PdfTools.Pages(pdf);
        Assert.That(pages.Select(page => page.Width > page.Height).Distinct().Count(), Is.EqualTo(2), "both ways of lying");
        for (var i = 0; i < pages.Count; i++)
        {
            var page = pages[i];
            var grey = PdfTools.Picture(pdf, i + 1, 40).Where(IsMark).ToArray();
            Assert.That(grey, Has.Length.GreaterThan(2000), $"page {i + 1}");
            Assert.That(grey.Average(at => at.X), Is.EqualTo(page.Width / 2).Within(25), $"page {i + 1}");
            Assert.That(grey.Average(at => at.Y), Is.EqualTo(page.Height / 2).Within(25), $"page {i + 1}");
            // Some edges of black letters have the same grey.
            var away = grey.Count(at => Math.Abs((at.X / page.Width) + (at.Y / page.Height) - 1) > 0.3);
            Assert.That(away, Is.LessThan(grey.Length / 10), $"page {i + 1}");
            Assert.That(grey.Max(at => at.X) - grey.Min(at => at.X), Is.GreaterThan(page.Width * 0.4));
            Assert.That(grey.Max(at => at.Y) - grey.Min(at => at.Y), Is.GreaterThan(page.Height * 0.4));
        }
    }

    [Test]
    public void The_mark_lies_behind_the_text_and_is_no_part_of_it()
    {
        var notice = SamplePapers.Notice();
        var draft = Engine.Render(notice with { IsDraft = true }).Content;
        var opened = PdfTools.Uncompressed(draft);
        var contents = opened.Split("stream\n").Where(part => part.Contains("BT ", StringComparison.Ordinal)).ToArray();
        Assert.That(contents, Is.Not.Empty);
        foreach (var content in contents)
            Assert.That(content, Does.StartWith("/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\nq "));
        // The words are those of the paper and the small mark under its number, once.
        var words = PdfTools.FlatText(draft).Split(' ').Order(StringComparer.Ordinal);
        Assert.That(words, Is.EqualTo(PdfTools.FlatText(Engine.Render(notice).Content).Split(' ').Concat(["DỰ", "THẢO"]).Order(StringComparer.Ordinal)));
    }

    [Test]
    public void Black_text_stays_black_over_the_mark()
    {
        var text = new Paragraph(string.Concat(Enumerable.Repeat("nội dung giám sát ", 300)).TrimEnd());
        var plain = new Document { Title = "Thử", CreatedAt = SamplePapers.Time, Blocks = [text] };
        // Number and head are missing, so that both papers have their lines at the same places.
        var picture = PdfTools.Picture(Engine.Render(plain with { IsDraft = true }).Content, 1, 100);
        var dark = PdfTools.Picture(Engine.Render(plain).Content, 1, 100).Where((red, _, _) => red < 40).ToArray();
        Assert.That(dark, Has.Length.GreaterThan(1000));
        Assert.That(dark.Count(at => picture.At(at.X, at.Y).Red >= 60), Is.Zero);
    }

    [Test]
    public void A_paper_that_is_no_draft_bears_no_mark()
    {
        var pdf = Engine.Render(SamplePapers.Report()).Content;
        Assert.That(PdfTools.Uncompressed(pdf), Does.Not.Contain("Watermark"));
    }
}
