using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf.Layout;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf;

/// <summary>Turns the blocks of one document into sections of elements.</summary>
internal sealed class BlockLayout
{
    private readonly Document document;
    private readonly FaceSet faces;
    private readonly Tag root;
    private readonly HeadLayout heads;
    private readonly SignatureLayout signatures;
    private readonly TableLayout tables;
    private readonly PictureLayout pictures;
    private readonly SignatureBlock? checkedBlock;
    private readonly List<FlowSection> sections = [];
    private readonly ListTags lists = new();
    private List<FlowItem> items = [];
    private PageOrientation orientation;
    private bool startsPage;
    private double below;
    private Tag section;

    private BlockLayout(Document document, FaceSet faces, Tag root)
    {
        this.document = document;
        this.faces = faces;
        this.root = root;
        section = root;
        orientation = document.Orientation;
        heads = new(faces, document.IsDraft);
        signatures = new(faces, document);
        tables = new(faces);
        pictures = new(faces);
        checkedBlock = document.Blocks.TakeWhile((block, i) => block is not AnnexStart || i == 0).OfType<SignatureBlock>().LastOrDefault();
    }

    /// <exception cref="UnprintableDocumentException">A block of an unknown kind, or one that makes no sense.</exception>
    public static IReadOnlyList<FlowSection> Lay(Document document, FaceSet faces, Tag root)
    {
        var layout = new BlockLayout(document, faces, root);
        foreach (var block in document.Blocks)
            layout.Add(block);
        layout.EndMainText();
        layout.EndSection();
        return layout.sections.Count > 0 ? layout.sections : throw new UnprintableDocumentException(nameof(Document), "văn bản không có nội dung");
    }

    private PageBox Body
    {
        get
        {
            var (top, bottom, left, right) = document.Margins;
            var (width, height) = PageSize;
            return new(
                PaperStyle.Points(left),
                PaperStyle.Points(top),
                width - PaperStyle.Points(left + right),
                height - PaperStyle.Points(top + bottom));
        }
    }

    private (double Width, double Height) PageSize => orientation == PageOrientation.Portrait
        ? (PaperStyle.PageWidth, PaperStyle.PageHeight)
        : (PaperStyle.PageHeight, PaperStyle.PageWidth);

    private void Add(Block block)
    {
        if (block is not Paragraph) lists.End();
        switch (block)
        {
            case AdministrativeHeader header:
                Add(block, heads.Header(header, Body.Width, section), under: 6);
                break;
            case InformationSheetHead head:
                Add(block, heads.InformationSheet(head, section), under: 6);
                break;
            case DocumentTitle title:
                Add(block, heads.Title(title, section), above: 18, under: 6);
                break;
            case Addressees addressees:
                AddAddressees(addressees);
                break;
            case LegalBases bases:
                foreach (var line in PaperStyle.LegalBasisLines(bases))
                    Add(block, Text(block, line, TextStyleOf(TextAlignment.Justified) with { IsItalic = true }), PaperStyle.ParagraphGap);
                break;
            case Heading heading:
                AddHeading(heading);
                break;
            case Paragraph paragraph:
                AddParagraph(paragraph);
                break;
            case KeyValueList list:
                foreach (var line in list.Lines)
                    Add(block, Text(block, RichText.FromString($"{line.Label}: ").Append(line.Value), TextStyleOf(TextAlignment.Justified)), PaperStyle.ParagraphGap);
                break;
            case Table table:
                AddTable(table);
                break;
            case Picture picture:
                Add(block, pictures.Picture(picture, Body, section), PaperStyle.ParagraphGap, under: 4);
                break;
            case PhotoGrid grid:
                foreach (var row in pictures.Rows(grid, Body, section))
                    Add(block, row, PaperStyle.ParagraphGap, under: 4);
                break;
            case SignatureBlock signature:
                var parts = signatures.Signature(signature, Body.Width, section, ReferenceEquals(block, checkedBlock) ? document.Check : null);
                Add(block, parts[0], above: 14);
                items[^1] = items[^1] with { KeepsWithPrevious = items.Count > 1 };
                foreach (var receiver in parts.Skip(1))
                    Add(block, receiver);
                break;
            case AnnexStart annex:
                StartAnnex(annex);
                break;
            case PageBreak:
                startsPage = true;
                break;
            default:
                throw new UnprintableDocumentException(block.Name, "khối không được hỗ trợ");
        }
    }

    private void Add(Block block, Element element, double above = 0, bool keep = false, double under = 0)
    {
        items.Add(new(element, block.Name) { Above = above + below, KeepsWithNext = keep, StartsPage = startsPage });
        startsPage = false;
        below = under;
    }

    private TextElement Text(Block block, RichText text, TextStyle style, string tag = "P") =>
        new(ShapedText.Shape(text, style, faces, block.Name), section.Add(tag));

    private static TextStyle TextStyleOf(TextAlignment alignment) => new(PaperStyle.Text, alignment)
    {
        LineSpacing = PaperStyle.TextSpacing,
        FirstIndent = alignment is TextAlignment.Justified or TextAlignment.Left ? PaperStyle.FirstIndent : 0,
    };

    private void AddParagraph(Paragraph paragraph)
    {
        if (paragraph.Text.IsBlank && paragraph.Label is null)
            throw new UnprintableDocumentException(paragraph.Name, "đoạn văn trống");
        var text = ShapedText.Shape(PaperStyle.Labelled(paragraph), TextStyleOf(paragraph.Alignment), faces, paragraph.Name);
        Add(paragraph, new TextElement(text, lists.Next(section, paragraph.Label) ?? section.Add("P")), PaperStyle.ParagraphGap, paragraph.KeepWithNext);
    }

    private void AddAddressees(Addressees addressees)
    {
        if (addressees.Names is [var only])
        {
            Add(addressees, Text(addressees, $"Kính gửi: {only}", TextStyleOf(TextAlignment.Centre)), 12, under: 6);
            return;
        }
        var indented = TextStyleOf(TextAlignment.Left) with { FirstIndent = 0, LeftIndent = 2 * PaperStyle.FirstIndent };
        Add(addressees, Text(addressees, "Kính gửi:", indented), 12, keep: true);
        foreach (var line in PaperStyle.AddresseeLines(addressees))
            Add(addressees, Text(addressees, line, indented with { LeftIndent = 3.5 * PaperStyle.FirstIndent }), 2);
        below = 6;
    }

    private void AddHeading(Heading heading)
    {
        var title = $"{heading.Label} {heading.Text}".Trim();
        var tag = heading.Level switch
        {
            HeadingLevel.Part or HeadingLevel.Chapter => "H1",
            HeadingLevel.Section or HeadingLevel.Roman => "H2",
            HeadingLevel.Article or HeadingLevel.Clause => "H3",
            _ => "H4",
        };
        var centred = TextStyleOf(TextAlignment.Centre) with { IsBold = true, IsBalanced = true };
        var indented = TextStyleOf(TextAlignment.Justified) with { IsBold = true };
        Element element = heading.Level switch
        {
            HeadingLevel.Part or HeadingLevel.Chapter or HeadingLevel.Section => new Stack(
                Text(heading, heading.Label, centred, tag),
                Text(heading, VietnameseText.Upper(heading.Text), centred, tag)),
            HeadingLevel.Roman => Text(heading, VietnameseText.Upper(title), indented, tag),
            HeadingLevel.Article or HeadingLevel.Clause => Text(heading, title, indented, tag),
            HeadingLevel.Point => Text(heading, title, indented with { IsItalic = true }, tag),
            _ => throw new UnprintableDocumentException(heading.Name, $"cấp đề mục {heading.Level}"),
        };
        var above = heading.Level is HeadingLevel.Roman or HeadingLevel.Part or HeadingLevel.Chapter or HeadingLevel.Section ? 10 : PaperStyle.ParagraphGap;
        Add(heading, new Bookmarked((int)heading.Level + 1, title, element), above, keep: true);
    }

    private void AddTable(Table table)
    {
        if (table.Caption is { } caption)
            Add(table, Text(table, caption, TextStyleOf(TextAlignment.Centre) with { IsBold = true, IsBalanced = true }), PaperStyle.ParagraphGap, keep: true);
        Add(table, tables.Table(table, Body.Height, section), PaperStyle.ParagraphGap, under: 4);
    }

    // A paper without signatures carries its check mark under its text.
    private void EndMainText()
    {
        if (sections.Count > 0 || items.Count == 0 || document.Check is not { } check || checkedBlock is not null)
            return;
        items.Add(new(new CheckMark(faces).Mark(check, section), nameof(PaperCheck)) { Above = 14 + below, KeepsWithPrevious = true });
    }

    private void StartAnnex(AnnexStart annex)
    {
        EndMainText();
        EndSection();
        orientation = annex.Orientation;
        section = root.Add("Sect");
        Add(annex, new Bookmarked(1, $"{annex.Label}. {annex.Title}", heads.Annex(annex, section)), keep: true, under: 8);
    }

    private void EndSection()
    {
        if (items.Count > 0)
        {
            var (width, height) = PageSize;
            sections.Add(new(width, height, Body, items));
        }
        items = [];
        startsPage = false;
        below = 0;
    }
}
