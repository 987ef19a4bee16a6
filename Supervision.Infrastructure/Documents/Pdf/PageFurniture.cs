using System.Globalization;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf.Layout;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf;

/// <summary>What stands in the margins: the page number from the second page on, and the banner of a demo paper.</summary>
internal sealed class PageFurniture(Document document, FaceSet faces)
{
    public IReadOnlyList<Action<Canvas>> Of(LaidPage page)
    {
        var drawings = new List<Action<Canvas>>();
        var box = page.Section.Body;
        if (page.Number > 1)
            drawings.Add(Centred(page.Number.ToString(CultureInfo.InvariantCulture), PaperStyle.PageNumber, false, box, PaperStyle.PageNumberTop));
        if (document.IsDemo)
            drawings.Add(Centred(Document.DemoBanner, PaperStyle.Banner, true, box, page.Section.PageHeight - PaperStyle.BannerBottom - PaperStyle.Banner));
        return drawings;
    }

    private Action<Canvas> Centred(string text, double size, bool bold, PageBox box, double top)
    {
        var style = new TextStyle(size, TextAlignment.Centre) { IsBold = bold };
        var plan = new TextElement(ShapedText.Shape(text, style, faces, "lề trang"), null).Measure(box.Width, double.PositiveInfinity);
        return canvas => plan.Draw(canvas, box.Left, top);
    }
}
