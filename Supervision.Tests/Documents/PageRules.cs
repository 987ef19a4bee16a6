namespace Supervision.Tests.Documents;

/// <summary>Rules of <see cref="PaperInspection"/> that one page can break.</summary>
internal static class PageRules
{
    private const double Slack = 1;

    /// <summary>Words of which one covers a part of another.</summary>
    public static IEnumerable<string> Overlaps(InspectedPaper paper) => Numbered(paper.Drawn).SelectMany(one =>
    {
        var words = one.Page.Words.OrderBy(word => word.Top).ToArray();
        var found = new List<string>();
        for (var i = 0; i < words.Length; i++)
        {
            // Boxes reach from ascent to descent, so that those of tight lines touch.
            for (var j = i + 1; j < words.Length && words[j].Top < words[i].Bottom - 2; j++)
            {
                if (Math.Min(words[i].Right, words[j].Right) - Math.Max(words[i].Left, words[j].Left) > 0.7)
                    found.Add($"page {one.Number}: '{words[i].Text}' and '{words[j].Text}' overlap");
            }
        }
        return found;
    });

    /// <summary>Words outside the margins that are neither page number nor banner.</summary>
    public static IEnumerable<string> OutsideMargins(InspectedPaper paper) =>
        from one in Numbered(paper.Drawn)
        let body = paper.Body(one.Page)
        from word in one.Page.Words
        where !paper.IsFurniture(one.Page, word)
            && (word.Left < body.Left - Slack || word.Right > body.Right + Slack || word.Top < body.Top - Slack || word.Bottom > body.Bottom + Slack)
        select $"page {one.Number}: '{word.Text}' stands outside the margins";

    /// <summary>Lines that are nothing but the end mark.</summary>
    public static IEnumerable<string> LoneEndMarks(InspectedPaper paper) =>
        from one in Numbered(paper.Pages)
        from line in one.Page.Lines
        where line.Text.StartsWith("./.", StringComparison.Ordinal)
        select $"page {one.Number}: ./. on a line of its own";

    private static IEnumerable<(int Number, PdfPage Page)> Numbered(IReadOnlyList<PdfPage> pages) => pages.Select((page, i) => (i + 1, page));
}
