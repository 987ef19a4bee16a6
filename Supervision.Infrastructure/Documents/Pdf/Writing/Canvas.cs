using System.Globalization;
using System.Text;

namespace Supervision.Infrastructure.Documents.Pdf.Writing;

/// <summary>A finished page: its size in points, its content operators and the tags of its marks in order.</summary>
internal sealed record PageContent(double Width, double Height, string Operators, IReadOnlyList<Tag> Marks);

/// <summary>A place that the outline leads to; <paramref name="Top"/> is measured from the foot of the page, as PDF does.</summary>
internal sealed record Bookmark(int Level, string Title, int Page, double Top);

/// <summary>Draws on pages. Places are in points from the upper left corner.</summary>
internal sealed class Canvas
{
    private readonly List<PageContent> pages = [];
    private readonly List<Bookmark> bookmarks = [];
    private StringBuilder content = new();
    private List<Tag> marks = [];
    private double width;
    private double height;
    private DocumentFace? face;
    private double size;
    private bool isInArray;
    private bool isInHex;

    public IReadOnlyList<PageContent> Pages => pages;

    public IReadOnlyList<Bookmark> Bookmarks => bookmarks;

    public void BeginPage(double pageWidth, double pageHeight)
    {
        width = pageWidth;
        height = pageHeight;
        content = new StringBuilder(8 * 1024);
        marks = [];
    }

    public void EndPage() => pages.Add(new(width, height, content.ToString(), marks));

    /// <summary>What is drawn until <see cref="Close"/> belongs to the tag; without one it is decoration that readers skip.</summary>
    public void Open(Tag? tag)
    {
        if (tag is null)
        {
            content.Append("/Artifact BMC\n");
            return;
        }
        content.Append(CultureInfo.InvariantCulture, $"/{tag.Kind} <</MCID {marks.Count}>> BDC\n");
        tag.AddMark(pages.Count, marks.Count);
        marks.Add(tag);
    }

    public void Close() => content.Append("EMC\n");

    public void AddBookmark(int level, string title, double y) => bookmarks.Add(new(level, title, pages.Count, height - y));

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
