using System.Globalization;

namespace Supervision.Infrastructure.Documents.Pdf.Writing;

/// <summary>The outline (bookmarks) of a file: a tree by heading level.</summary>
internal sealed class Outline
{
    private readonly List<Outline> children = [];

    private Outline(Bookmark? mark) => Mark = mark;

    private Bookmark? Mark { get; }

    private int Number { get; set; }

    private int Descendants => children.Sum(child => 1 + child.Descendants);

    /// <summary>Gives the number of the outline's root; nothing when there is no heading.</summary>
    public static int? Write(PdfFile file, IReadOnlyList<Bookmark> marks, IReadOnlyList<int> pages)
    {
        if (marks.Count == 0)
            return null;
        var root = new Outline(null);
        var path = new Stack<Outline>([root]);
        foreach (var mark in marks)
        {
            while (path.Peek().Mark is { } open && open.Level >= mark.Level)
                path.Pop();
            var entry = new Outline(mark);
            path.Peek().children.Add(entry);
            path.Push(entry);
        }
        root.Number = file.Reserve();
        root.WriteChildren(file, pages);
        file.Set(root.Number, $"<</Type /Outlines {root.Ends}>>");
        return root.Number;
    }

    private string Ends => children.Count == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"/First {children[0].Number} 0 R /Last {children[^1].Number} 0 R /Count {Descendants}");

    private void WriteChildren(PdfFile file, IReadOnlyList<int> pages)
    {
        foreach (var child in children)
            child.Number = file.Reserve();
        for (var i = 0; i < children.Count; i++)
        {
            var child = children[i];
            var (_, title, page, top) = child.Mark!;
            child.WriteChildren(file, pages);
            var previous = i > 0 ? string.Create(CultureInfo.InvariantCulture, $" /Prev {children[i - 1].Number} 0 R") : "";
            var next = i + 1 < children.Count ? string.Create(CultureInfo.InvariantCulture, $" /Next {children[i + 1].Number} 0 R") : "";
            file.Set(
                child.Number,
                $"<</Title {PdfText.String(title)} /Parent {Number} 0 R{previous}{next} /Dest [{pages[page]} 0 R /XYZ null {PdfText.Number(top)} null] {child.Ends}>>");
        }
    }
}
