using System.Globalization;
using System.Text;
using Supervision.Core.Documents;

namespace Supervision.Infrastructure.Documents.Pdf.Writing;

/// <summary>A finished page: its size in points, its content operators, the tags of its marks in order and the things that it shows by name.</summary>
internal sealed record PageContent(double Width, double Height, string Operators, IReadOnlyList<Tag> Marks, IReadOnlySet<IXObject> Shown);

/// <summary>A place that the outline leads to; <paramref name="Top"/> is measured from the foot of the page, as PDF does.</summary>
internal sealed record Bookmark(int Level, string Title, int Page, double Top);

/// <summary>Draws on pages. Places are in points from the upper left corner.</summary>
internal sealed class Canvas
{
    private readonly List<PageContent> pages = [];
    private readonly List<Bookmark> bookmarks = [];
    private readonly List<PaperPlace> places = [];
    private readonly Dictionary<IXObject, string> names = [];
    private StringBuilder content = new();
    private List<Tag> marks = [];
    private HashSet<IXObject> shown = [];
    private double width;
    private double height;
    private DocumentFace? face;
    private double size;
    private bool isInArray;
    private bool isInHex;

    public IReadOnlyList<PageContent> Pages => pages;

    public IReadOnlyList<Bookmark> Bookmarks => bookmarks;

    public IReadOnlyList<PaperPlace> Places => places;

    /// <summary>Everything shown on some page, with the name that the pages call it by, in the order of its first showing.</summary>
    public IReadOnlyDictionary<IXObject, string> Names => names;

    public void BeginPage(double pageWidth, double pageHeight)
    {
        width = pageWidth;
        height = pageHeight;
        content = new StringBuilder(8 * 1024);
        marks = [];
        shown = [];
    }

    public void EndPage() => pages.Add(new(width, height, content.ToString(), marks, shown));

    /// <summary>What is drawn until <see cref="Close"/> belongs to the tag; without one it is decoration that readers skip.</summary>
    public void Open(Tag? tag)
    {
        if (tag is null)
        {
            content.Append("/Artifact BMC\n");
            return;
        }
        Mark(tag);
    }

    /// <summary>Opens a figure, which readers want to know the box of.</summary>
    public void OpenFigure(Tag tag, double x, double y, double boxWidth, double boxHeight)
    {
        tag.Box = $"{PdfText.Number(x)} {PdfText.Number(height - y - boxHeight)} {PdfText.Number(x + boxWidth)} {PdfText.Number(height - y)}";
        Mark(tag);
    }

    /// <summary>What is drawn until <see cref="Close"/> is a mark behind the page's content, no part of it.</summary>
    public void OpenWatermark() => content.Append("/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\n");

    private void Mark(Tag tag)
    {
        content.Append(CultureInfo.InvariantCulture, $"/{tag.Kind} <</MCID {marks.Count}>> BDC\n");
        tag.AddMark(pages.Count, marks.Count);
        marks.Add(tag);
    }

    public void Close() => content.Append("EMC\n");

    public void AddBookmark(int level, string title, double y) => bookmarks.Add(new(level, title, pages.Count, height - y));

    /// <summary>Remembers a place; a place of its kind that was remembered before has the index before.</summary>
    public void AddPlace(PaperPlaceKind kind, double x, double y, double boxWidth, double boxHeight) =>
        places.Add(new(kind, places.Count(place => place.Kind == kind), pages.Count, Math.Round(x, 2), Math.Round(height - y - boxHeight, 2), Math.Round(boxWidth, 2), Math.Round(boxHeight, 2)));

    /// <summary>Shows a thing through a matrix whose offset is a place on the page; see ISO 32000-1, 8.3.3 for its order.</summary>
    public void Show(IXObject thing, double a, double b, double c, double d, double x, double y)
    {
        if (!names.TryGetValue(thing, out var name))
            names.Add(thing, name = string.Create(CultureInfo.InvariantCulture, $"O{names.Count + 1}"));
        shown.Add(thing);
        content.Append("q ");
        foreach (var value in (ReadOnlySpan<double>)[a, b, c, d])
            content.Append(PdfText.Factor(value)).Append(' ');
        Numbers(x, height - y).Append("cm /").Append(name).Append(" Do Q\n");
    }

    /// <summary>Fills black boxes one unit high; each has its column, row and width in units from the upper left corner given.</summary>
    public void Cells(double x, double y, double unit, IEnumerable<(int Column, int Row, int Width)> cells)
    {
        content.Append("q ").Append(PdfText.Factor(unit)).Append(" 0 0 ").Append(PdfText.Factor(-unit)).Append(' ');
        Numbers(x, height - y).Append("cm\n");
        foreach (var (column, row, length) in cells)
            content.Append(CultureInfo.InvariantCulture, $"{column} {row} {length} 1 re\n");
        content.Append("f Q\n");
    }

    public void Line(double x1, double y1, double x2, double y2, double thickness) =>
        Numbers(thickness).Append("w ").Append(PdfText.Number(x1)).Append(' ').Append(PdfText.Number(height - y1)).Append(" m ")
            .Append(PdfText.Number(x2)).Append(' ').Append(PdfText.Number(height - y2)).Append(" l S\n");

    public void BeginText(double x, double baseline)
    {
        content.Append("BT ");
        Numbers(x, height - baseline).Append("Td\n");
        face = null;
    }

    /// <summary>Shows text at the current point.</summary>
    public void Show(DocumentFace textFace, double textSize, ReadOnlySpan<char> text)
    {
        if (face != textFace || size != textSize)
        {
            CloseArray();
            face = textFace;
            size = textSize;
            content.Append('/').Append(face.ResourceName).Append(' ').Append(PdfText.Number(size)).Append(" Tf\n");
        }
        if (!isInArray)
            content.Append('[');
        if (!isInHex)
            content.Append('<');
        isInArray = isInHex = true;
        foreach (var character in text)
            AppendHex(textFace.Code(character));
    }

    /// <summary>Moves the current point to the right by thousandths of the size in use.</summary>
    public void Advance(double thousandths)
    {
        if (isInHex)
            content.Append('>');
        isInHex = false;
        content.Append((-(int)Math.Round(thousandths)).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Points between letters, until another value is set.</summary>
    public void SpaceLetters(double points)
    {
        CloseArray();
        content.Append(PdfText.Factor(points)).Append(" Tc\n");
    }

    public void EndText()
    {
        CloseArray();
        content.Append("ET\n");
    }

    private void CloseArray()
    {
        if (isInHex)
            content.Append('>');
        if (isInArray)
            content.Append("]TJ\n");
        isInArray = isInHex = false;
    }

    private void AppendHex(ushort code)
    {
        const string Digits = "0123456789ABCDEF";
        content.Append(Digits[code >> 12]).Append(Digits[(code >> 8) & 15]).Append(Digits[(code >> 4) & 15]).Append(Digits[code & 15]);
    }

    private StringBuilder Numbers(params ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            content.Append(PdfText.Number(value)).Append(' ');
        return content;
    }
}
