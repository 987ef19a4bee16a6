using DocumentFormat.OpenXml;
using Supervision.Core.Documents;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Infrastructure.Documents.Docx;

/// <summary>Turns blocks into the body of a DOCX; each annex is a section of its own.</summary>
internal sealed class DocxBody(Document document, TextMeasure measure, DocxPictures pictures, Func<PageOrientation, W.SectionProperties> sectionProperties)
{
    private readonly DocxHeads heads = new(measure, document);
    private readonly W.Body body = new();
    private PageOrientation orientation = document.Orientation;
    private bool startsPage;

    private double Width => (orientation == PageOrientation.Portrait ? PaperStyle.PageWidth : PaperStyle.PageHeight)
        - PaperStyle.Points(document.Margins.Left + document.Margins.Right);

    // A caption of two lines and a little air are kept free.
    private double Height => (orientation == PageOrientation.Portrait ? PaperStyle.PageHeight : PaperStyle.PageWidth)
        - PaperStyle.Points(document.Margins.Top + document.Margins.Bottom) - (4 * PaperStyle.Text);

    public W.Body Make()
    {
        foreach (var block in document.Blocks)
            Add(block);
        // Word wants a paragraph after a table at the end of a section.
        if (body.LastChild is W.Table or null)
            body.Append(Hairline());
        body.Append(sectionProperties(orientation));
        return body;
    }

    private void Add(Block block)
    {
        switch (block)
        {
            case AdministrativeHeader header:
                Append(heads.Header(header, Width));
                break;
            case InformationSheetHead head:
                Append(heads.InformationSheet(head, Width));
                break;
            case DocumentTitle title:
                Append(heads.Title(title, Width));
                break;
            case Addressees addressees:
                AddAddressees(addressees);
                break;
            case LegalBases bases:
                Append(PaperStyle.LegalBasisLines(bases).Select(line => DocxText.Paragraph(DocxStyles.LegalBasis, line)));
                break;
            case Heading heading:
                AddHeading(heading);
                break;
            case Paragraph paragraph:
                AddParagraph(paragraph);
                break;
            case KeyValueList list:
                Append(list.Lines.Select(line => DocxText.Paragraph(DocxStyles.Text, RichText.FromString($"{line.Label}: ").Append(line.Value))));
                break;
            case Table table:
                AddTable(table);
                break;
            case Picture picture:
                Append(pictures.Picture(picture, Width, Height));
                break;
            case PhotoGrid grid:
                Append([pictures.Grid(grid, Width)]);
                break;
            case SignatureBlock signature:
                if (body.LastChild is W.Paragraph { ParagraphProperties: { } last })
                    last.KeepNext = new();
                // Two tables that touch become one in Word.
                Append([DocxText.Paragraph(DocxStyles.Rule, RichText.Empty, KeepWithSignature), heads.Signature(signature, Width)]);
                break;
            case AnnexStart annex:
                EndSection();
                orientation = annex.Orientation;
                Append(DocxHeads.Annex(annex, Width));
                break;
            case PageBreak:
                startsPage = true;
                break;
            default:
                throw new UnprintableDocumentException(block.Name, "khối không được hỗ trợ");
        }
    }

    private static void KeepWithSignature(W.ParagraphProperties properties)
    {
        properties.KeepNext = new();
        properties.SpacingBetweenLines = new() { Before = DocxStyles.Twips(12) };
    }

    private static W.Paragraph Hairline() => DocxText.Paragraph(DocxStyles.Rule, RichText.Empty);

    private void EndSection()
    {
        if (body.LastChild is null)
            return;
        var last = Hairline();
        last.ParagraphProperties!.SectionProperties = sectionProperties(orientation);
        body.Append(last);
        startsPage = false;
    }

    private void Append(IEnumerable<OpenXmlElement> elements)
    {
        foreach (var element in elements)
        {
            if (startsPage && element is W.Paragraph { ParagraphProperties: { } properties })
                properties.PageBreakBefore = new();
            else if (startsPage || (element is W.Table && body.LastChild is W.Table))
                body.Append(DocxText.Paragraph(DocxStyles.Rule, RichText.Empty, properties => properties.PageBreakBefore = startsPage ? new() : null));
            startsPage = false;
            body.Append(element);
        }
    }

    private void AddParagraph(Paragraph paragraph)
    {
        if (paragraph.Text.IsBlank && paragraph.Label is null)
            throw new UnprintableDocumentException(paragraph.Name, "đoạn văn trống");
        var text = PaperStyle.Labelled(paragraph);
        Append([DocxText.Paragraph(paragraph.Alignment == TextAlignment.Centre ? DocxStyles.Centred : DocxStyles.Text, text, properties =>
        {
            if (paragraph.KeepWithNext)
                properties.KeepNext = new();
            if (paragraph.Alignment is TextAlignment.Left or TextAlignment.Right)
                properties.Justification = new() { Val = Alignment(paragraph.Alignment) };
            if (paragraph.Alignment == TextAlignment.Right)
                properties.Indentation = new() { FirstLine = "0" };
        })]);
    }

    private void AddAddressees(Addressees addressees)
    {
        if (addressees.Names is [var only])
        {
            Append([DocxText.Paragraph(DocxStyles.Centred, $"Kính gửi: {only}", properties => properties.SpacingBetweenLines = new() { Before = DocxStyles.Twips(12), After = DocxStyles.Twips(6) })]);
            return;
        }
        Append([DocxText.Paragraph(DocxStyles.Text, "Kính gửi:", Indented(2, keep: true))]);
        Append(PaperStyle.AddresseeLines(addressees).Select(line => DocxText.Paragraph(DocxStyles.Text, line, Indented(3.5, keep: false))));
    }

    private static Action<W.ParagraphProperties> Indented(double steps, bool keep) => properties =>
    {
        if (keep)
            properties.KeepNext = new();
        properties.Indentation = new() { Left = DocxStyles.Twips(steps * PaperStyle.FirstIndent), FirstLine = "0" };
        properties.Justification = new() { Val = W.JustificationValues.Left };
    };

    private void AddHeading(Heading heading)
    {
        var title = $"{heading.Label} {heading.Text}".Trim();
        var (level, text) = heading.Level switch
        {
            HeadingLevel.Part or HeadingLevel.Chapter or HeadingLevel.Section => (1, $"{heading.Label}\n{VietnameseText.Upper(heading.Text)}"),
            HeadingLevel.Roman => (2, VietnameseText.Upper(title)),
            HeadingLevel.Article or HeadingLevel.Clause => (3, title),
            HeadingLevel.Point => (4, title),
            _ => throw new UnprintableDocumentException(heading.Name, $"cấp đề mục {heading.Level}"),
        };
        Append([DocxText.Paragraph(DocxStyles.Heading(level), text)]);
    }

    private void AddTable(Table table)
    {
        if (table.Columns.Count == 0 || table.Columns.Any(column => column.Weight <= 0))
            throw new UnprintableDocumentException(table.Name, "bảng phải có cột, mỗi cột có độ rộng lớn hơn 0");
        if (table.Caption is { } caption)
        {
            Append([DocxText.Paragraph(DocxStyles.Centred, RichText.Bold(caption), properties =>
            {
                properties.KeepNext = new();
                properties.SpacingBetweenLines = new() { Before = DocxStyles.Twips(PaperStyle.ParagraphGap), After = DocxStyles.Twips(PaperStyle.ParagraphGap) };
            })]);
        }
        Append([DocxTable.Make(table, Width)]);
    }

    public static W.JustificationValues Alignment(TextAlignment alignment) => alignment switch
    {
        TextAlignment.Left => W.JustificationValues.Left,
        TextAlignment.Centre => W.JustificationValues.Center,
        TextAlignment.Right => W.JustificationValues.Right,
        TextAlignment.Justified => W.JustificationValues.Both,
        _ => throw new ArgumentOutOfRangeException(nameof(alignment), alignment, null),
    };
}
