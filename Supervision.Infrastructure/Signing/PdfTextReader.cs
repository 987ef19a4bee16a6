using System.Text;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Infrastructure.Signing.Reading;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace Supervision.Infrastructure.Signing;

/// <summary>Reads text by PdfPig: words on one baseline are a line, from left to right, lines from top to bottom.</summary>
public sealed class PdfTextReader(SigningSettings settings) : IPdfText
{
    private const int MostPages = 2_000;
    private const int MostLetters = 5_000_000;

    public ExtractedText Read(byte[] pdf)
    {
        PdfFiles.DemandSize(pdf, settings);
        if (!pdf.AsSpan().StartsWith("%PDF-"u8)) throw BrokenPdf.NoPdf();
        try
        {
            using var document = PdfDocument.Open(pdf, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            if (document.NumberOfPages > MostPages) throw BrokenPdf.Excessive("số trang");
            var letters = 0;
            var pages = new List<ExtractedPage>();
            foreach (var page in document.GetPages())
            {
                if ((letters += page.Letters.Count) > MostLetters) throw BrokenPdf.Excessive("số chữ");
                pages.Add(new(Lines(page)));
            }
            return new(pages);
        }
        catch (PdfDocumentEncryptedException)
        {
            throw BrokenPdf.Encrypted();
        }
        catch (Exception error) when (error is not RefusedException and not OutOfMemoryException)
        {
            // The library answers damage with whatever it stumbles over.
            throw BrokenPdf.Unreadable("nội dung trang bị hỏng");
        }
    }

    private static string[] Lines(Page page)
    {
        var lines = new List<(double Baseline, double Height, List<Word> Words)>();
        foreach (var word in page.GetWords().Where(word => !string.IsNullOrWhiteSpace(word.Text)).OrderByDescending(word => word.Letters[0].StartBaseLine.Y))
        {
            var baseline = word.Letters[0].StartBaseLine.Y;
            var height = Math.Max(1, word.Letters.Max(letter => letter.PointSize));
            if (lines.Count > 0 && lines[^1].Baseline - baseline < Math.Min(lines[^1].Height, height) * 0.35) lines[^1].Words.Add(word);
            else lines.Add((baseline, height, [word]));
        }
        return [.. lines.Select(line => string.Join(' ', line.Words.OrderBy(word => word.BoundingBox.Left).Select(word => word.Text)).Normalize(NormalizationForm.FormC))];
    }
}
