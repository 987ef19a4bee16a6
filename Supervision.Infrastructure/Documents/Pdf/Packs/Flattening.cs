using System.Globalization;
using System.Text;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;
using PdfSharp.Pdf.IO;

namespace Supervision.Infrastructure.Documents.Pdf.Packs;

/// <summary>
/// Draws the appearances of annotations and form fields into their pages (ISO 32000-1, 12.5.5), since the form that they belong to does not come along: the picture of a signature, the seal, number and
/// date that were filled in.
/// </summary>
internal static class Flattening
{
    // Hidden, NoView.
    private const int Unseen = 2 | 32;

    /// <summary>The file as it was where nothing is drawn beside its pages, else a copy in which everything is.</summary>
    public static Stream Of(MemoryStream content)
    {
        using (var looked = PdfReader.Open(content, PdfDocumentOpenMode.Import))
        {
            content.Position = 0;
            if (!looked.Pages.Cast<PdfPage>().Any(page => page.Elements.GetArray("/Annots") is { Elements.Count: > 0 })) return content;
        }
        using var file = PdfReader.Open(content, PdfDocumentOpenMode.Modify);
        foreach (var page in file.Pages) Draw(page);
        file.Internals.Catalog.Elements.Remove("/AcroForm");
        file.Internals.Catalog.Elements.Remove("/Perms");
        var flat = new MemoryStream();
        file.Save(flat, closeStream: false);
        flat.Position = 0;
        return flat;
    }

    private static void Draw(PdfPage page)
    {
        if (page.Elements.GetArray("/Annots") is not { } annotations) return;
        var drawn = new StringBuilder();
        for (var i = 0; i < annotations.Elements.Count; i++)
        {
            if (annotations.Elements.GetDictionary(i) is not { } annotation || (annotation.Elements.GetInteger("/F") & Unseen) != 0) continue;
            if (annotation.Elements.GetName("/Subtype") is "/Popup" or "/Link" || Appearance(annotation) is not { } form) continue;
            if (Place(annotation, form) is not { } matrix) continue;
            var name = $"/GsFlat{i.ToString(CultureInfo.InvariantCulture)}";
            var objects = page.Resources.Elements.GetDictionary("/XObject");
            if (objects is null) page.Resources.Elements["/XObject"] = objects = new PdfDictionary(page.Owner);
            objects.Elements[name] = form.Reference;
            drawn.Append(CultureInfo.InvariantCulture, $"q {matrix} cm {name} Do Q\n");
        }
        page.Elements.Remove("/Annots");
        if (drawn.Length == 0) return;
        page.Contents.PrependContent().CreateStream("q\n"u8.ToArray());
        page.Contents.AppendContent().CreateStream(Encoding.ASCII.GetBytes($"\nQ\n{drawn}"));
    }

    // The normal appearance, or that of the state which is set.
    private static PdfDictionary? Appearance(PdfDictionary annotation)
    {
        var normal = annotation.Elements.GetDictionary("/AP")?.Elements.GetDictionary("/N");
        if (normal is { Stream: null }) normal = normal.Elements.GetDictionary(annotation.Elements.GetName("/AS"));
        return normal is { Stream: not null, Reference: not null } ? normal : null;
    }

    /// <summary>What puts the appearance's box, turned by its own matrix, into the annotation's rectangle.</summary>
    private static string? Place(PdfDictionary annotation, PdfDictionary form)
    {
        var (target, box) = (annotation.Elements.GetRectangle("/Rect"), form.Elements.GetRectangle("/BBox"));
        if (target is null || box is null) return null;
        var matrix = form.Elements.GetArray("/Matrix") is { Elements.Count: 6 } given ? [.. Enumerable.Range(0, 6).Select(given.Elements.GetReal)] : new[] { 1d, 0, 0, 1, 0, 0 };
        var corners = new[] { (box.X1, box.Y1), (box.X1, box.Y2), (box.X2, box.Y1), (box.X2, box.Y2) }
            .Select(c => (X: (matrix[0] * c.Item1) + (matrix[2] * c.Item2) + matrix[4], Y: (matrix[1] * c.Item1) + (matrix[3] * c.Item2) + matrix[5])).ToList();
        var (left, bottom, width, height) = (corners.Min(c => c.X), corners.Min(c => c.Y), corners.Max(c => c.X) - corners.Min(c => c.X), corners.Max(c => c.Y) - corners.Min(c => c.Y));
        if (width <= 0 || height <= 0) return null;
        var (x, y) = (Math.Abs(target.X2 - target.X1) / width, Math.Abs(target.Y2 - target.Y1) / height);
        return string.Create(CultureInfo.InvariantCulture, $"{x:0.#####} 0 0 {y:0.#####} {Math.Min(target.X1, target.X2) - (left * x):0.#####} {Math.Min(target.Y1, target.Y2) - (bottom * y):0.#####}");
    }
}
