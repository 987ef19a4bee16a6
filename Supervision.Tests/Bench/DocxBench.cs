using System.Diagnostics;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Comparing;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Docx;
using Supervision.Infrastructure.Documents.Docx.Reading;
using Supervision.Infrastructure.Documents.Html;
using Supervision.Infrastructure.Documents.Pdf;
using Supervision.Tests.Documents;

namespace Supervision.Tests.Bench;

/// <summary>Drafts as DOCX and HTML, and an edited DOCX read back and compared; everything warm.</summary>
internal sealed class DocxBench : IBench
{
    private const int Times = 60;
    private const int LongPages = 40;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public string Name => "docx";

    public async Task<IReadOnlyList<Figure>> Run()
    {
        var figures = new List<Figure>();
        foreach (var (name, paper) in new[] { ("notice of 3 pages", Short()), ($"report of {LongPages} pages with 300 rows", Long()) })
        {
            var writer = new DocxWriter(PaperFonts.Default);
            var reader = new DocxReader(writer);
            var docx = writer.Write(paper);
            figures.Add(new($"DOCX of the {name}, median", await Median(() => Task.FromResult(writer.Write(paper).Length == docx.Length)), "ms"));
            figures.Add(new($"DOCX of the {name}, size", docx.Length / 1024.0, "kB"));
            figures.Add(new($"reading and comparing the DOCX of the {name}, median", await Median(() => Unchanged(reader, docx, paper)), "ms"));
            figures.Add(new($"HTML of the {name}, median", await Median(() => Task.FromResult(new HtmlPreview().Render(paper).Length > docx.Length / 10)), "ms"));
        }
        return figures;
    }

    private static Document Short()
    {
        var notice = SamplePapers.Notice(rows: 5);
        return new PdfEngine(PaperFonts.Default).Render(notice).PageCount == 3 ? notice : throw new BenchFailedException("The notice has not three pages.");
    }

    private static Document Long()
    {
        var (engine, report) = (new PdfEngine(PaperFonts.Default), SamplePapers.Report());
        Table table = new()
        {
            Columns = [new(1, "TT", TextAlignment.Centre), new(8, "Nội dung"), new(4, "Đơn vị"), new(3, "Số đơn", TextAlignment.Right), new(3, "Tỷ lệ", TextAlignment.Right)],
            Rows = [.. Enumerable.Range(1, 300).Select(n => new TableRow($"{n}", $"Giải quyết đơn khiếu nại, tố cáo, kiến nghị, phản ánh đợt {n}", $"Xã Thanh Bình {n}", VietnameseNumber.Whole(1373 + n), "53,41%"))],
        };
        for (var more = 40; more < 2000; more += 10)
        {
            var text = Enumerable.Range(1, more).Select(n => new Paragraph(RichText.OfData($"Ý kiến {n}: đề nghị đơn vị làm rõ số liệu, nguyên nhân chậm trễ và trách nhiệm của người đứng đầu; gửi văn bản giải trình về Đoàn giám sát trước ngày {"25/9/2026"}.")));
            var document = report with { Blocks = [.. report.Blocks, table, .. text] };
            if (engine.Render(document).PageCount >= LongPages) return document;
        }
        throw new BenchFailedException($"No report of {LongPages} pages could be made.");
    }

    private static async Task<bool> Unchanged(DocxReader reader, byte[] docx, Document paper)
    {
        using var stream = new MemoryStream(docx);
        var comparison = await reader.Compare(stream, paper, CancellationToken.None);
        return comparison.Differences.Count == 0 && comparison.Unchanged > 0;
    }

    private static async Task<double> Median(Func<Task<bool>> run)
    {
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < WarmUp;) Demand(await run());
        var took = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var isRight = await run();
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            Demand(isRight);
        }
        return new Latencies(took).Median;
    }

    private static void Demand(bool isRight)
    {
        if (!isRight) throw new BenchFailedException("A DOCX was not what it must be.");
    }
}
