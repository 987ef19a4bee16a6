using System.Globalization;
using System.Text;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf.Layout;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf;

/// <summary>The default engine: lays out by measure and draw, and writes PDF 1.7 with tags, outline and embedded fonts. Thread safe.</summary>
public sealed class PdfEngine(PaperFonts fonts) : IPdfEngine
{
    public RenderedPaper Render(Document document)
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
        return new(PaperFile.Write(document, canvas, faces, root, [.. pages.Select(page => page.Number)]), pages.Length) { Places = canvas.Places };
    }
}

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

/// <summary>Puts pages, fonts, tags, outline and properties into a file.</summary>
internal static class PaperFile
{
    public static byte[] Write(Document document, Canvas canvas, FaceSet faces, Tag root, IReadOnlyList<int> numbers)
    {
        var file = new PdfFile();
        var catalogue = file.Reserve();
        var tree = file.Reserve();
        var resources = string.Join(' ', faces.Used.Select(face => $"/{face.ResourceName} {face.Write(file)} 0 R"));
        var shown = canvas.Names.ToDictionary(thing => thing.Key, thing => $"/{thing.Value} {thing.Key.Write(file)} 0 R");
        var pages = canvas.Pages.Select(_ => file.Reserve()).ToArray();
        for (var i = 0; i < pages.Length; i++)
        {
            var page = canvas.Pages[i];
            var content = file.AddStream("/Filter /FlateDecode", Deflate.Compress(Encoding.ASCII.GetBytes(page.Operators)));
            var things = page.Shown.Count == 0 ? "" : $" /XObject <<{string.Join(' ', page.Shown.Select(thing => shown[thing]))}>>";
            file.Set(pages[i], $"<</Type /Page /Parent {tree} 0 R /MediaBox [0 0 {PdfText.Number(page.Width)} {PdfText.Number(page.Height)}] /Resources <</Font <<{resources}>>{things}>> /Contents {content} 0 R /StructParents {i} /Tabs /S>>");
        }
        file.Set(tree, $"<</Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select(page => $"{page} 0 R"))}]>>");

        var structure = Tag.Write(file, root, pages, [.. canvas.Pages.Select(page => page.Marks)]);
        var outline = Outline.Write(file, canvas.Bookmarks, pages);
        var metadata = file.AddStream("/Type /Metadata /Subtype /XML", Encoding.UTF8.GetBytes(PaperMetadata.Xmp(document)));
        var information = file.Add(PaperMetadata.Information(document));
        var labels = string.Concat(numbers.Select((number, i) => number == 1 ? string.Create(CultureInfo.InvariantCulture, $"{i} <</S /D>> ") : ""));
        var outlines = outline is { } number ? string.Create(CultureInfo.InvariantCulture, $" /Outlines {number} 0 R") : "";
        file.Set(
            catalogue,
            $"<</Type /Catalog /Pages {tree} 0 R /Lang ({document.Language}) /MarkInfo <</Marked true>> /StructTreeRoot {structure} 0 R{outlines} /Metadata {metadata} 0 R /PageLabels <</Nums [{labels}]>> /ViewerPreferences <</DisplayDocTitle true>>>>");
        return file.Write(catalogue, information);
    }
}
