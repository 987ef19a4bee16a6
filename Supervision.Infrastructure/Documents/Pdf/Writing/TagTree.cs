using System.Globalization;
using System.Text;

namespace Supervision.Infrastructure.Documents.Pdf.Writing;

/// <summary>An element of the logical structure (ISO 32000-1, 14.7): what a screen reader reads, in order.</summary>
internal sealed class Tag(string kind, string attributes = "")
{
    // Either Child, or a marked piece of a page.
    private readonly List<(Tag? Child, int Page, int Mark)> kids = [];

    private int number;

    public string Kind => kind;

    /// <summary>Left, lower, right and upper edge of a figure on its page, in points.</summary>
    public string? Box { get; set; }

    public Tag Add(string kind, string attributes = "") => Add(new Tag(kind, attributes));

    public Tag Add(Tag child)
    {
        kids.Add((child, 0, 0));
        return child;
    }

    public void AddMark(int page, int mark) => kids.Add((null, page, mark));

    private bool IsEmpty => kids.All(kid => kid.Child is { IsEmpty: true });

    /// <summary>Writes the tree and the way back from each page's marks; gives the number of the structure root.</summary>
    public static int Write(PdfFile file, Tag document, IReadOnlyList<int> pageObjects, IReadOnlyList<IReadOnlyList<Tag>> marksByPage)
    {
        var root = file.Reserve();
        document.Write(file, root, pageObjects);
        var parents = new StringBuilder();
        for (var page = 0; page < marksByPage.Count; page++)
        {
            var owners = string.Join(' ', marksByPage[page].Select(tag => string.Create(CultureInfo.InvariantCulture, $"{tag.number} 0 R")));
            parents.Append(CultureInfo.InvariantCulture, $"{page} [{owners}] ");
        }
        var parentTree = file.Add($"<</Nums [{parents}]>>");
        file.Set(root, $"<</Type /StructTreeRoot /K {document.number} 0 R /ParentTree {parentTree} 0 R /ParentTreeNextKey {marksByPage.Count}>>");
        return root;
    }

    private void Write(PdfFile file, int parent, IReadOnlyList<int> pageObjects)
    {
        number = file.Reserve();
        var content = new StringBuilder();
        var homePage = kids.FirstOrDefault(kid => kid.Child is null) is { Child: null } first && kids.Exists(kid => kid.Child is null) ? first.Page : -1;
        foreach (var (child, page, mark) in kids)
        {
            if (child is { IsEmpty: true })
                continue;
            if (child is not null)
            {
                child.Write(file, number, pageObjects);
                content.Append(CultureInfo.InvariantCulture, $"{child.number} 0 R ");
            }
            else if (page == homePage)
            {
                content.Append(CultureInfo.InvariantCulture, $"{mark} ");
            }
            else
            {
                content.Append(CultureInfo.InvariantCulture, $"<</Type /MCR /Pg {pageObjects[page]} 0 R /MCID {mark}>> ");
            }
        }
        var home = homePage >= 0 ? string.Create(CultureInfo.InvariantCulture, $" /Pg {pageObjects[homePage]} 0 R") : "";
        var box = Box is null ? "" : $" /A <</O /Layout /Placement /Block /BBox [{Box}]>>";
        file.Set(number, $"<</S /{kind} /P {parent} 0 R{home}{attributes}{box} /K [{content}]>>");
    }
}
