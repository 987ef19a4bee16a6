using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Pdf;

namespace Supervision.Tests.Documents;

/// <summary>
/// Looks at a rendered paper as poppler sees it and says what breaks the rules that every paper keeps: no words over each other, none outside
/// the margins, no letter lost, signatures whole and not alone, no heading last on a page, "./." not on a line of its own, header rows repeated.
/// </summary>
internal static class PaperInspection
{
    private static readonly PdfEngine Engine = new(PaperFonts.Default);

    /// <summary>Renders the paper, fails the test with all faults that it has, and answers what was looked at.</summary>
    public static InspectedPaper Demand(Document document)
    {
        var paper = Engine.Render(document);
        var inspected = InspectedPaper.Read(document, paper);
        var faults = Faults(inspected);
        Assert.That(faults, Is.Empty, $"{document.Title}: {string.Join("; ", faults)}");
        return inspected;
    }

    /// <summary>The faults of a paper that was rendered from the document; none is an empty list.</summary>
    public static IReadOnlyList<string> Faults(Document document, RenderedPaper paper) => Faults(InspectedPaper.Read(document, paper));

    private static List<string> Faults(InspectedPaper paper)
    {
        PdfTools.Check(paper.Rendered.Content);
        return
        [
            .. PageRules.Overlaps(paper), .. PageRules.OutsideMargins(paper), .. PageRules.LoneEndMarks(paper),
            .. FlowRules.LostText(paper), .. FlowRules.LastHeadings(paper), .. FlowRules.BrokenSignatures(paper), .. FlowRules.UnrepeatedHeaders(paper),
        ];
    }
}
