using System.Globalization;
using System.Text;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf.Archive;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf;

/// <summary>Puts pages, fonts, tags, outline and properties into a file.</summary>
internal static class PaperFile
{
    /// <summary>The file with the identifier of PDF/A-2u where it passes the check of the rules, else without.</summary>
    public static byte[] WriteChecked(Document document, Canvas canvas, FaceSet faces, Tag root, IReadOnlyList<int> numbers, PdfFlaws flaws)
    {
        var archival = flaws.Spoil(Write(document, canvas, faces, root, numbers, isArchival: true, flaws));
        return ArchiveCheck.Faults(archival).Count == 0 ? archival : flaws.Spoil(Write(document, canvas, faces, root, numbers, isArchival: false, flaws));
    }

    public static byte[] Write(Document document, Canvas canvas, FaceSet faces, Tag root, IReadOnlyList<int> numbers, bool isArchival, PdfFlaws flaws)
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
        var metadata = file.AddStream("/Type /Metadata /Subtype /XML", Encoding.UTF8.GetBytes(PaperMetadata.Xmp(document, isArchival)));
        var profile = file.AddStream("/N 3 /Filter /FlateDecode", SrgbProfile.Packed);
        var intent = file.Add($"<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier ({SrgbProfile.Name}) /Info ({SrgbProfile.Name}) /DestOutputProfile {profile} 0 R>>");
        var information = file.Add(PaperMetadata.Information(document));
        var labels = string.Concat(numbers.Select((number, i) => number == 1 ? string.Create(CultureInfo.InvariantCulture, $"{i} <</S /D>> ") : ""));
        var outlines = outline is { } number ? string.Create(CultureInfo.InvariantCulture, $" /Outlines {number} 0 R") : "";
        file.Set(
            catalogue,
            $"<</Type /Catalog /Pages {tree} 0 R /Lang ({document.Language}) /MarkInfo <</Marked true>> /StructTreeRoot {structure} 0 R{outlines} /Metadata {metadata} 0 R /OutputIntents [{intent} 0 R] /PageLabels <</Nums [{labels}]>> /ViewerPreferences <</DisplayDocTitle true>>>>");
        flaws.Spoil(file);
        return file.Write(catalogue, information);
    }
}
