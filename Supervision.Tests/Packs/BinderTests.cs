using System.Diagnostics;
using System.Globalization;
using NUnit.Framework;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Pdf;
using Supervision.Infrastructure.Documents.Pdf.Packs;
using Supervision.Tests.Documents;
using Supervision.Tests.Signing;

namespace Supervision.Tests.Packs;

/// <summary>Papers joined into one file, as poppler and qpdf see it; the files stay in the folder "packs" of the test results to be looked at.</summary>
public sealed class BinderTests
{
    private static readonly PdfEngine Engine = new(PaperFonts.Default);

    private static readonly PackHead Head = new("Hội đồng nhân dân tỉnh Lam Sơn", true, "Cuộc giám sát “Việc thực hiện cải cách hành chính”", SamplePapers.Time);

    [Test]
    public async Task Contents_bookmarks_and_links_lead_to_the_first_page_of_each_paper()
    {
        byte[][] papers = [Engine.Render(SamplePapers.Notice()).Content, Engine.Render(SamplePapers.Report()).Content, Engine.Render(SamplePapers.Sheet()).Content, Engine.Render(SamplePapers.Minutes()).Content];

        var pack = await Bound("four", papers);

        PdfTools.Check(pack.Content);
        var lengths = papers.Select(PageCount).ToList();
        Assert.That(PageCount(pack.Content), Is.EqualTo(1 + lengths.Sum()).And.EqualTo(pack.Pages));
        using var file = PackTools.Read(pack.Content);
        var first = Enumerable.Range(0, papers.Length).Select(i => 2 + lengths.Take(i).Sum()).ToList();
        Assert.That(file.Bookmarks.Select(one => one.Page), Is.EqualTo(first.Prepend(1)));
        Assert.That(file.Bookmarks[1].Title, Is.EqualTo("1. 01/TB-HĐND, ngày 05/01/2026, Văn bản số 1 (dự thảo)"));
        Assert.That(file.Links(1), Is.EqualTo(first));
        var contents = PdfTools.FlatPage(pack.Content, 1);
        for (var i = 0; i < papers.Length; i++)
        {
            Assert.That(contents, Does.Contain($"{first[i]} {lengths[i]}"), "page and length");
            Assert.That(Words(PdfTools.FlatPage(pack.Content, first[i])), Is.SupersetOf(Words(PdfTools.FlatPage(papers[i], 1))), "the page that the bookmark leads to is the paper's first");
        }
        Assert.That(contents, Does.Contain("Bản sao để đọc, không thay văn bản gốc").And.Contain("Chữ ký số không còn hiệu lực"));
        Assert.That(PdfTools.FlatPage(pack.Content, 3), Does.Contain($"Bản sao để đọc · trang 3/{pack.Pages}"));
        Assert.That(PdfTools.Info(pack.Content)["Title"], Does.StartWith("Tập văn bản: Cuộc giám sát"));
    }

    [Test]
    public async Task A_signed_paper_shows_its_number_its_signature_and_its_seal_though_they_are_no_signatures_any_more()
    {
        var signed = SigningTestParts.WholeLife(SigningTestParts.Paper)[^1];

        var pack = await Bound("signed", [signed, Engine.Render(SamplePapers.Notice()).Content]);

        PdfTools.Check(pack.Content);
        Assert.That(PageCount(pack.Content), Is.EqualTo(1 + PageCount(signed) + PageCount(Engine.Render(SamplePapers.Notice()).Content)));
        Assert.That(PdfTools.FlatPage(pack.Content, 2), Does.Contain("Sông Lam, ngày 05 tháng 01 năm 2026"));
        var picture = PdfTools.Picture(pack.Content, 2, 72);
        Assert.That(picture.Where((red, _, blue) => blue > red + 60).Count(), Is.GreaterThan(50), "the blue signature");
        Assert.That(picture.Where((red, green, blue) => red > blue + 60 && red > green + 60).Count(), Is.GreaterThan(50), "the red seal");
        Assert.That(PdfTools.Info(pack.Content)["Form"], Is.EqualTo("none"));
    }

    [Test]
    public async Task What_was_filled_in_signed_and_sealed_is_part_of_the_page_and_stands_where_it_stood()
    {
        var signed = SigningTestParts.WholeLife(SigningTestParts.Paper)[^1];

        var pack = await Bound("flattened", [signed]);

        // A reader that shows no annotations shows the page as the signed file is seen; only what the pack writes at its foot is more.
        var (before, after) = (PdfTools.Picture(signed, 1, 72), PdfTools.Picture(pack.Content, 2, 72, withoutAnnotations: true));
        Assert.That((after.Width, after.Height), Is.EqualTo((before.Width, before.Height)));
        var differing = 0;
        for (var y = 0; y < before.Height - 60; y++)
            for (var x = 0; x < before.Width; x++)
            {
                var (was, now) = (before.Pixel(x, y), after.Pixel(x, y));
                if (Math.Abs(was.Red - now.Red) + Math.Abs(was.Green - now.Green) + Math.Abs(was.Blue - now.Blue) > 150) differing++;
            }
        Assert.That(differing, Is.LessThan(30), "pixels of the page");
        var bare = PdfTools.Picture(signed, 1, 72, withoutAnnotations: true);
        Assert.That(bare.Where((red, _, blue) => blue > red + 60).Any(), Is.False, "in the signed file the signature is an annotation");
        Assert.That(after.Where((red, _, blue) => blue > red + 60).Count(), Is.GreaterThan(50));
        Assert.That(after.Where((red, green, blue) => red > blue + 60 && red > green + 60).Count(), Is.GreaterThan(50));
    }

    [Test]
    public async Task A_file_that_cannot_be_read_has_a_page_that_says_so_and_the_others_are_there()
    {
        var whole = Engine.Render(SamplePapers.Notice()).Content;

        var pack = await Bound("broken", [whole, "%PDF-1.7\n% bản quét\n"u8.ToArray(), whole[..(whole.Length / 2)], whole]);

        PdfTools.Check(pack.Content);
        Assert.That(pack.Places.Select(place => place.IsSubstituted), Is.EqualTo(new[] { false, true, true, false }));
        Assert.That(PdfTools.FlatPage(pack.Content, pack.Places[1].FirstPage), Does.Contain("VĂN BẢN KHÔNG GHÉP ĐƯỢC VÀO TẬP").And.Contain("02/TB-HĐND"));
        Assert.That(PdfTools.FlatPage(pack.Content, 1), Does.Contain("Văn bản số 2 (không ghép được tệp)"));
    }

    [Test]
    public async Task Contents_longer_than_a_page_count_themselves()
    {
        var sheet = Engine.Render(SamplePapers.Sheet()).Content;

        var pack = await Bound("many", [.. Enumerable.Repeat(sheet, 100)], isMeasured: true);

        PdfTools.Check(pack.Content);
        var contents = pack.Pages - (100 * PageCount(sheet));
        Assert.That(contents, Is.GreaterThan(1));
        using var file = PackTools.Read(pack.Content);
        Assert.That(Enumerable.Range(1, contents).SelectMany(file.Links), Is.EqualTo(pack.Places.Select(place => place.FirstPage)));
        Assert.That(file.Bookmarks[^1].Page, Is.EqualTo(pack.Places[^1].FirstPage).And.EqualTo(contents + 1 + (99 * PageCount(sheet))));
    }

    private static async Task<BoundPack> Bound(string name, byte[][] papers, bool isMeasured = false)
    {
        var lines = papers.Select((_, i) => new PackLine($"{i + 1:00}/TB-HĐND", new DateOnly(2026, 1, 5), $"Văn bản số {i + 1}", i % 3 == 0 ? "dự thảo" : null)).ToList();
        var (before, watch) = (GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
        var pack = await new PaperBinder(Engine).Bind(new PackOrder
        {
            Title = $"Tập văn bản: {Head.Subtitle}",
            Author = Head.CouncilName,
            Foot = PackContents.Foot,
            CreatedAt = Head.Now,
            Parts = [.. papers.Select((paper, i) => new PackPart { Name = $"{i + 1}. {lines[i].Heading}", Open = _ => Task.FromResult<Stream>(new MemoryStream(paper)), Substitute = PackContents.Missing(Head, lines[i]) })],
            Contents = places => PackContents.Of(Head, lines, places),
        }, CancellationToken.None);
        if (isMeasured) TestContext.Out.WriteLine($"{papers.Length} papers, {pack.Pages} pages: {watch.ElapsedMilliseconds} ms, {(GC.GetTotalAllocatedBytes() - before) / 1024 / 1024} MB allocated, {pack.Content.Length / 1024} kB");
        await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "packs")).FullName, $"{name}.pdf"), pack.Content);
        return pack;
    }

    private static int PageCount(byte[] pdf) => int.Parse(PdfTools.Info(pdf)["Pages"], CultureInfo.InvariantCulture);

    private static IEnumerable<string> Words(string text) => text.Split(' ').Distinct();
}
