using System.Text;
using Supervision.Core.Documents;

namespace Supervision.Tests.Documents;

/// <summary>
/// A paper's document, its file, and its words in two views: lines as they stand on the pages, and all letters of the body in the order in which
/// they were drawn, without spaces and without what stands in the margins.
/// </summary>
internal sealed class InspectedPaper
{
    private const double Slack = 1;

    private readonly List<int> starts = [];

    private InspectedPaper(Document document, RenderedPaper rendered) =>
        (Document, Rendered, Pages, Drawn) = (document, rendered, PdfTools.Pages(rendered.Content), PdfTools.DrawnWords(rendered.Content));

    public Document Document { get; }

    public RenderedPaper Rendered { get; }

    public IReadOnlyList<PdfPage> Pages { get; }

    public IReadOnlyList<PdfPage> Drawn { get; }

    /// <summary>The letters of the body in capitals, page after page.</summary>
    public string Letters { get; private set; } = "";

    public static InspectedPaper Read(Document document, RenderedPaper rendered)
    {
        var paper = new InspectedPaper(document, rendered);
        var letters = new StringBuilder();
        foreach (var page in paper.Drawn)
        {
            paper.starts.Add(letters.Length);
            foreach (var word in page.Words.Where(word => !paper.IsFurniture(page, word)))
                letters.Append(Bare(word.Text));
        }
        paper.Letters = letters.ToString();
        return paper;
    }

    /// <summary>Text as it is compared: composed, in capitals, without spaces.</summary>
    public static string Bare(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormC).Where(letter => !char.IsWhiteSpace(letter))).ToUpperInvariant();

    /// <summary>Page (from 0) of a letter of <see cref="Letters"/>.</summary>
    public int PageOf(int letter) => starts.FindLastIndex(start => start <= letter);

    /// <summary>The letters of one page.</summary>
    public string LettersOf(int page) => Letters[starts[page]..(page + 1 < starts.Count ? starts[page + 1] : Letters.Length)];

    /// <summary>The room within the margins, in points from the page's upper left corner.</summary>
    public (double Left, double Top, double Right, double Bottom) Body(PdfPage page)
    {
        const double Millimetre = 72 / 25.4;
        var (top, bottom, left, right) = Document.Margins;
        return (left * Millimetre, top * Millimetre, page.Width - (right * Millimetre), page.Height - (bottom * Millimetre));
    }

    /// <summary>The page number above the body, and the banner of a demo paper below it.</summary>
    public bool IsFurniture(PdfPage page, PdfWord word)
    {
        var body = Body(page);
        return (word.Bottom < body.Top + Slack && word.Text.All(char.IsAsciiDigit) && Math.Abs(word.Middle - ((body.Left + body.Right) / 2)) < 10)
            || (Document.IsDemo && word.Top > body.Bottom - Slack && Document.DemoBanner.Contains(word.Text, StringComparison.Ordinal));
    }
}
