using System.Diagnostics;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Docx;
using Supervision.Infrastructure.Documents.Pdf;
using Supervision.Tests.Documents;

namespace Supervision.Tests.Bench;

/// <summary>Papers of three pages, a long report with photographs, and letters in a batch, the engines warm.</summary>
internal sealed class PaperBench : IBench
{
    private const int Times = 200, Letters = 1000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(3);

    public string Name => "papers";

    public Task<IReadOnlyList<Figure>> Run()
    {
        var pdf = new PdfEngine(PaperFonts.Default);
        var docx = new DocxWriter(PaperFonts.Default);
        var document = ThreePages(pdf);
        var expected = pdf.Render(document).Content.Length;

        var pdfTook = Measure(() => pdf.Render(document).Content, expected);
        var docxTook = Measure(() => docx.Write(document), docx.Write(document).Length);
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            new("PDF of 3 pages, warm, median", pdfTook.Median, "ms") { Goal = Goal.Most(10) },
            new("PDF of 3 pages, warm, letters differ each time, median", Measure(OtherLetters(pdf, document), expected).Median, "ms") { Goal = Goal.Most(10) },
            new("PDF of 3 pages, warm, p99", pdfTook.Percentile(99), "ms"),
            new($"PDF of 3 pages, on {Environment.ProcessorCount} cores", PerSecond(() => pdf.Render(document).Content, expected), "papers/s"),
            new("PDF of 3 pages, size", expected / 1024.0, "kB") { Goal = Goal.Most(70) },
            new("DOCX of the same, warm, median", docxTook.Median, "ms"),
            new("PDF of 3 pages, memory asked for", PaperTiming.Allocated(() => pdf.Render(document)), "MiB"),
            .. OtherPrinters.Compare("PDF of 3 pages", document, () => PaperTiming.Median(20, () => pdf.Render(document))),
            .. LongReport(pdf),
            .. Batch(pdf),
        ]);
    }

    private static IEnumerable<Figure> LongReport(PdfEngine engine)
    {
        var report = BenchPapers.Report(engine);
        var paper = engine.Render(report);
        double Own() => PaperTiming.Median(10, () => engine.Render(report));
        yield return new($"PDF of {paper.PageCount} pages, 300 rows and 20 photographs, median", Own(), "ms") { Goal = Goal.Most(400) };
        yield return new("PDF of the same, memory asked for", PaperTiming.Allocated(() => engine.Render(report)), "MiB");
        yield return new("PDF of the same, size", paper.Content.Length / 1024.0, "kB");
        foreach (var figure in OtherPrinters.Compare("PDF of the same", report, Own))
            yield return figure;
    }

    private static IEnumerable<Figure> Batch(PdfEngine engine)
    {
        long bytes = 0, pages = 0, most = 0;
        var started = Stopwatch.GetTimestamp();
        Parallel.For(0, Letters, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, number =>
        {
            var paper = engine.Render(BenchPapers.Letter(number + 1));
            Interlocked.Add(ref bytes, paper.Content.Length);
            Interlocked.Add(ref pages, paper.PageCount);
            if (number % 50 == 0)
                InterlockedMax(ref most, GC.GetTotalMemory(forceFullCollection: false));
        });
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        yield return new($"{Letters} letters, {pages} pages, on {Environment.ProcessorCount} cores", took, "s") { Goal = Goal.Most(8) };
        yield return new("Letters, most memory in use", most / 1024.0 / 1024.0, "MiB");
        yield return new("Letters, size of one", bytes / 1024.0 / Letters, "kB");
    }

    private static void InterlockedMax(ref long most, long value)
    {
        for (var seen = Interlocked.Read(ref most); value > seen; seen = Interlocked.Read(ref most))
        {
            if (Interlocked.CompareExchange(ref most, value, seen) == seen)
                return;
        }
    }

    // The minutes, with as many findings of the report's kind behind them as fill the third page.
    private static Document ThreePages(PdfEngine engine)
    {
        var minutes = SamplePapers.Minutes();
        for (var more = 0; more < 60; more++)
        {
            var document = minutes with
            {
                Blocks = [.. minutes.Blocks, .. Enumerable.Range(1, more).Select(i => new Paragraph($"Ý kiến bổ sung {i}: đề nghị đơn vị làm rõ số liệu, nguyên nhân chậm trễ và trách nhiệm của người đứng đầu; gửi văn bản giải trình về Đoàn giám sát trước ngày 25 tháng 9 năm 2025."))],
            };
            if (engine.Render(document).PageCount == 3) return document;
        }
        throw new BenchFailedException("No paper of three pages could be made.");
    }

    // The engine remembers the fonts' subsets by the letters used; here no two papers in a row have the same.
    private static Func<byte[]> OtherLetters(PdfEngine engine, Document document)
    {
        const string Rare = "ẮẰẲẴẶỀỂỄỆỒỔỖỘ";
        var number = 0;
        return () =>
        {
            number++;
            var letters = string.Concat(Rare.Where((_, bit) => (number >> bit & 1) == 1));
            return engine.Render(document with { Blocks = [.. document.Blocks, new Paragraph($"Phụ lục {letters}")] }).Content;
        };
    }

    private static Latencies Measure(Func<byte[]> write, int expected)
    {
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < WarmUp;) Demand(write(), expected);
        return new Latencies(Enumerable.Range(0, Times).Select(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            var bytes = write();
            var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            Demand(bytes, expected);
            return took;
        }));
    }

    private static double PerSecond(Func<byte[]> write, int expected)
    {
        var written = 0;
        var started = Stopwatch.GetTimestamp();
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(() =>
        {
            while (Stopwatch.GetElapsedTime(started) < Together)
            {
                Demand(write(), expected);
                Interlocked.Increment(ref written);
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return written / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static void Demand(byte[] bytes, int expected)
    {
        // The package of a DOCX names its parts' relations at random, and other letters make another font: a little longer or shorter.
        if (Math.Abs(bytes.Length - expected) > expected / 20) throw new BenchFailedException($"A paper of {bytes.Length} bytes where {expected} were expected.");
    }
}
