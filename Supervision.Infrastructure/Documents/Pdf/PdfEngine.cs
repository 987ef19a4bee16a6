using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf.Layout;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf;

/// <summary>The default engine: lays out by measure and draw, and writes PDF 1.7 with tags, outline and embedded fonts. Thread safe.</summary>
public sealed class PdfEngine(PaperFonts fonts) : IPdfEngine
{
    public RenderedPaper Render(Document document) => Render(document, PdfFlaws.None);

    /// <summary>As the other, with flaws put into the file before it is checked.</summary>
    internal RenderedPaper Render(Document document, PdfFlaws flaws)
    {
        var faces = new FaceSet(fonts);
        var root = new Tag("Document");
        var pages = BlockLayout.Lay(document, faces, root).SelectMany(section => new Paginator(section).Paginate()).ToArray();
        var furniture = new PageFurniture(document, faces);
        var watermark = document.IsDraft ? new Watermark(fonts) : null;
        var decorations = pages.Select(furniture.Of).ToArray();
        faces.Freeze();

        var canvas = new Canvas();
        for (var i = 0; i < pages.Length; i++)
        {
            var (section, _, pieces) = pages[i];
            canvas.BeginPage(section.PageWidth, section.PageHeight);
            watermark?.Draw(canvas, section.PageWidth, section.PageHeight);
            foreach (var (plan, top) in pieces)
                plan.Draw(canvas, section.Body.Left, section.Body.Top + top);
            foreach (var draw in decorations[i])
                draw(canvas);
            canvas.EndPage();
        }
        var content = PaperFile.WriteChecked(document, canvas, faces, root, [.. pages.Select(page => page.Number)], flaws);
        return new(content, pages.Length) { Places = canvas.Places };
    }
}
