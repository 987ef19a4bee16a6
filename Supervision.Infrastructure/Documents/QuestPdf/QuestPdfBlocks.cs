using QuestPDF.Fluent;
using QuestPDF.Infrastructure;
using Supervision.Core.Documents;
using Document = Supervision.Core.Documents.Document;

namespace Supervision.Infrastructure.Documents.QuestPdf;

/// <summary>One thing in the flow of a section.</summary>
internal sealed record Part(Action<IContainer> Draw, double Above, bool StartsPage, bool KeepsWithNext, bool KeepsWithPrevious);

/// <summary>Pages of one size with numbers of their own.</summary>
internal sealed record Section(double PageWidth, double PageHeight, IReadOnlyList<Part> Parts)
{
    public void Write(ColumnDescriptor column)
    {
        for (int first = 0, next = 0; first < Parts.Count; first = next)
        {
            do next++;
            while (next < Parts.Count && (Parts[next - 1].KeepsWithNext || Parts[next].KeepsWithPrevious) && !Parts[next].StartsPage);
            if (Parts[first].StartsPage) column.Item().PageBreak();
            // A heading has room for some lines of what it heads, or goes to the next page with it.
            var place = next == first + 1 ? column.Item() : Parts[next - 1].KeepsWithPrevious ? column.Item().PreventPageBreak() : column.Item().EnsureSpace(84);
            var together = Parts.Take(first..next).ToList();
            place.Column(parts => together.ForEach(part => part.Draw(parts.Item().PaddingTop((float)part.Above))));
        }
    }
}

/// <summary>Turns the blocks of one document into sections.</summary>
internal sealed class QuestPdfBlocks(Document document, QuestPdfText text)
{
    private readonly QuestPdfBoxes boxes = new(document, text);
    private readonly SignatureBlock? checkedBlock = document.Blocks.TakeWhile((block, i) => block is not AnnexStart || i == 0).OfType<SignatureBlock>().LastOrDefault();
    private readonly List<Section> sections = [];
    private List<Part> parts = [];
    private PageOrientation orientation = document.Orientation;
    private bool startsPage;

    private (double Width, double Height) Page => orientation == PageOrientation.Portrait ? (PaperStyle.PageWidth, PaperStyle.PageHeight) : (PaperStyle.PageHeight, PaperStyle.PageWidth);

    public IReadOnlyList<Section> Sections()
    {
        Block? before = null;
        foreach (var block in document.Blocks)
        {
            if (block is AnnexStart annex) End(annex.Orientation);
            Add(block, before, Page.Width - PaperStyle.Points(document.Margins.Left + document.Margins.Right), Page.Height - PaperStyle.Points(document.Margins.Top + document.Margins.Bottom));
            before = block;
        }
        End(orientation);
        return sections;
    }

    private void Add(Block block, Block? before, double width, double height)
    {
        var (justified, centred) = (StyleOf(TextAlignment.Justified), StyleOf(TextAlignment.Centre) with { IsBold = true });
        switch (block)
        {
            case AdministrativeHeader header: Add(place => boxes.Header(place, header, width)); break;
            case InformationSheetHead head: Add(place => boxes.InformationSheet(place, head, width)); break;
            case DocumentTitle title: Add(place => boxes.Title(place, title, width), 18); break;
            case AnnexStart annex: Add(place => boxes.Annex(place, annex, width), keep: true); break;
            case Addressees { Names: [var only] }: AddText($"Kính gửi: {only}", StyleOf(TextAlignment.Centre), 12); break;
            case Addressees several:
                AddText("Kính gửi:", justified with { FirstIndent = 0 }, 12, keep: true, left: 2 * PaperStyle.FirstIndent);
                foreach (var line in PaperStyle.AddresseeLines(several)) AddText(line, justified with { FirstIndent = 0 }, 2, left: 3.5 * PaperStyle.FirstIndent);
                break;
            case LegalBases bases:
                foreach (var line in PaperStyle.LegalBasisLines(bases)) AddText(line, justified with { IsItalic = true });
                break;
            case Heading { Level: HeadingLevel.Part or HeadingLevel.Chapter or HeadingLevel.Section } heading:
                AddText(heading.Label, centred, 10, keep: true);
                AddText(NameBreaks.Keep(VietnameseText.Upper(heading.Text)), centred, 0, keep: true);
                break;
            case Heading { Level: HeadingLevel.Roman } heading: AddText(VietnameseText.Upper($"{heading.Label} {heading.Text}".Trim()), justified with { IsBold = true }, 10, keep: true); break;
            case Heading heading: AddText($"{heading.Label} {heading.Text}".Trim(), justified with { IsBold = true, IsItalic = heading.Level == HeadingLevel.Point }, keep: true); break;
            case Paragraph paragraph: AddText(PaperStyle.Labelled(paragraph), StyleOf(paragraph.Alignment), keep: paragraph.KeepWithNext); break;
            case KeyValueList list:
                foreach (var line in list.Lines) AddText(RichText.FromString($"{line.Label}: ").Append(line.Value), justified);
                break;
            case Table table:
                if (table.Caption is { } caption) AddText(caption, centred, keep: true);
                Add(place => boxes.Table(place, table, width, height), PaperStyle.ParagraphGap);
                break;
            case Picture picture: Add(place => boxes.Picture(place, picture, width, height), PaperStyle.ParagraphGap); break;
            case PhotoGrid grid:
                foreach (var row in grid.Photos.Select((_, i) => i).Chunk(grid.PerRow)) Add(place => boxes.Photos(place, grid, row, width), PaperStyle.ParagraphGap);
                break;
            // The last lines go with a signature; what may be as long as a page is not taken along.
            case SignatureBlock signature: Add(place => boxes.Signature(place, signature, width, ReferenceEquals(block, checkedBlock) ? document.Check : null), 14, withPrevious: before is Paragraph or KeyValueList); break;
            case PageBreak: startsPage = parts.Count > 0; break;
            default: throw new UnprintableDocumentException(block.Name, "khối không được hỗ trợ");
        }
    }

    private void Add(Action<IContainer> draw, double above = 0, bool keep = false, bool withPrevious = false)
    {
        parts.Add(new(draw, above, startsPage, keep, withPrevious));
        startsPage = false;
    }

    private void AddText(RichText content, Style style, double above = PaperStyle.ParagraphGap, bool keep = false, double left = 0) =>
        Add(place => text.Write(place.PaddingLeft((float)left), content, style), above, keep);

    private static Style StyleOf(TextAlignment alignment) =>
        new(PaperStyle.Text, alignment, FirstIndent: alignment is TextAlignment.Justified or TextAlignment.Left ? PaperStyle.FirstIndent : 0, Spacing: PaperStyle.TextSpacing);

    private void End(PageOrientation next)
    {
        // A paper without signatures carries its check mark under its text.
        if (sections.Count == 0 && parts.Count > 0 && checkedBlock is null && document.Check is { } check) Add(place => place.ShowEntire().Column(lines => boxes.Check(lines, check)), 14);
        if (parts.Count > 0) sections.Add(new(Page.Width, Page.Height, parts));
        (parts, startsPage, orientation) = ([], false, next);
    }
}
