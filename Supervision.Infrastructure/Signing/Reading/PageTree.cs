namespace Supervision.Infrastructure.Signing.Reading;

/// <summary>A page with what it inherits.</summary>
/// <param name="Reference">Its object.</param>
/// <param name="Dictionary">As it stands, without what is inherited.</param>
/// <param name="Box">What is seen of it: left, bottom, right, top in its own units.</param>
/// <param name="Rotation">0, 90, 180 or 270 degrees clockwise.</param>
/// <param name="Resources">Its own or those above it; not resolved.</param>
internal sealed record PdfPage(
    PdfReference Reference, PdfDictionary Dictionary, (double Left, double Bottom, double Right, double Top) Box, int Rotation, PdfValue? Resources);

/// <summary>Walks the pages (ISO 32000-1, 7.7.3).</summary>
internal static class PageTree
{
    private const int Deepest = 64;
    private const int MostNodes = 50_000;

    private static readonly string[] Inherited = ["MediaBox", "CropBox", "Rotate", "Resources"];

    public static IReadOnlyList<PdfPage> Read(PdfRevision file)
    {
        var pages = new List<PdfPage>();
        var seen = new HashSet<int>();
        Walk(file, file.Catalogue["Pages"], PdfDictionary.Empty, 0, pages, seen);
        return pages.Count > 0 ? pages : throw BrokenPdf.Unreadable("không có trang nào");
    }

    private static void Walk(PdfRevision file, PdfValue? value, PdfDictionary above, int depth, List<PdfPage> pages, HashSet<int> seen)
    {
        if (value is not PdfReference reference || file.Resolve(reference) is not PdfDictionary node || !seen.Add(reference.Number)) throw BrokenPdf.Unreadable("cây trang bị hỏng");
        if (depth > Deepest || seen.Count > MostNodes) throw BrokenPdf.Excessive("số trang");
        foreach (var name in Inherited)
            if (node[name] is not (null or PdfNull) and var own) above = above.With(name, own);
        if (node["Kids"] is not (null or PdfNull) and var kids)
        {
            if (file.Resolve(kids) is not PdfArray list) throw BrokenPdf.Unreadable("cây trang bị hỏng");
            foreach (var kid in list.Items) Walk(file, kid, above, depth + 1, pages, seen);
            return;
        }
        if (node.Name("Type") is not (null or "Page")) throw BrokenPdf.Unreadable("cây trang bị hỏng");
        var media = Box(file, above["MediaBox"]) ?? throw BrokenPdf.Unreadable("trang không có khổ giấy");
        var crop = Box(file, above["CropBox"]) ?? media;
        var seenBox = (Math.Max(media.Left, crop.Left), Math.Max(media.Bottom, crop.Bottom), Math.Min(media.Right, crop.Right), Math.Min(media.Top, crop.Top));
        var turn = (file.Resolve(above["Rotate"]) as PdfNumber)?.Integer ?? 0;
        pages.Add(new(reference, node, seenBox, (int)(((turn % 360) + 360) % 360), above["Resources"]));
    }

    /// <summary>A rectangle whose corners may stand in any order.</summary>
    public static (double Left, double Bottom, double Right, double Top)? Box(PdfRevision file, PdfValue? value)
    {
        if (file.Resolve(value) is not PdfArray { Items.Count: 4 } array) return null;
        var sides = array.Items.Select(item => (file.Resolve(item) as PdfNumber)?.Value ?? double.NaN).ToArray();
        if (sides.Any(side => !double.IsFinite(side))) return null;
        return (Math.Min(sides[0], sides[2]), Math.Min(sides[1], sides[3]), Math.Max(sides[0], sides[2]), Math.Max(sides[1], sides[3]));
    }
}
