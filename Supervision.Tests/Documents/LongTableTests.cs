using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Pdf;

namespace Supervision.Tests.Documents;

public sealed class LongTableTests
{
    private static readonly PdfEngine Engine = new(PaperFonts.Default);

    private static Document Annex(int rows) => new()
    {
        Title = "Phụ lục",
        CreatedAt = SamplePapers.Time,
        Blocks = [new AnnexStart { Title = "Danh mục nội dung", Orientation = PageOrientation.Landscape }, Duties(rows)],
    };

    // The column of numbers takes four digits.
    private static Table Duties(int rows)
    {
        var table = SamplePapers.DutyTable(rows);
        return table with { Columns = [table.Columns[0] with { Weight = 6 }, .. table.Columns.Skip(1)] };
    }

    [Test]
    public void An_annex_of_3000_rows_loses_none_and_repeats_its_header_row()
    {
        var paper = Engine.Render(Annex(3000));
        PdfTools.Check(paper.Content);
        var pages = PdfTools.Pages(paper.Content);
        Assert.That(pages, Has.Count.EqualTo(paper.PageCount).And.Count.GreaterThan(300));
        Assert.That(pages.Where(page => !page.Shows("Nội dung yêu cầu, kiến nghị")), Is.Empty);
        var numbers = pages.SelectMany(page => page.Words).Where(word => word.Left < 125 && int.TryParse(word.Text, out _)).Select(word => int.Parse(word.Text, null));
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(1, 3000)));
    }

    [Test]
    public void Work_grows_with_the_rows_and_no_faster()
    {
        Engine.Render(Annex(50));
        long Allocated(int rows)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Engine.Render(Annex(rows));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        var (few, many) = (Allocated(750), Allocated(3000));
        Assert.That((double)many / few, Is.LessThan(4.8), $"{few >> 20} MiB, {many >> 20} MiB");
        Assert.That(many, Is.LessThan(1200L << 20));
    }

    [Test]
    public void A_cell_longer_than_two_pages_beside_a_short_one_goes_on_under_the_header_row()
    {
        var words = string.Join(' ', Enumerable.Range(1, 3000).Select(number => $"chữ{number}"));
        var document = new Document
        {
            Title = "Thử",
            CreatedAt = SamplePapers.Time,
            Blocks = [new Paragraph("Trước bảng."), new Table { Columns = [new(1, "TT"), new(9, "Nội dung việc")], Rows = [new TableRow("1", "một"), new TableRow("2", words), new TableRow("3", "hết")] }, new Paragraph("Sau bảng.")],
        };
        var inspected = PaperInspection.Demand(document);
        Assert.That(inspected.Pages, Has.Count.GreaterThan(3));
        Assert.That(inspected.Pages.SelectMany(page => page.Words).Where(word => word.Text.StartsWith("chữ", StringComparison.Ordinal)).Select(word => word.Text), Is.EqualTo(words.Split(' ')));
        foreach (var page in inspected.Pages)
            Assert.That(page.Shows("Nội dung việc"), "header row");
    }
}
