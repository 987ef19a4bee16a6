using DocumentFormat.OpenXml;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Rewording;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Infrastructure.Documents.Docx;

/// <summary>Turns blocks into the body of a DOCX; each annex is a section of its own.</summary>
internal sealed class DocxBody(Document document, TextMeasure measure, DocxPictures pictures, DocxCheckMark mark, Func<PageOrientation, W.SectionProperties> sectionProperties)
{
    private readonly DocxHeads heads = new(measure, document);
    private readonly W.Body body = new();
    private readonly DocxMarks marks = new();
    private readonly DocumentKeys keys = DocumentKeys.Of(document);

    // The last signatures of the paper's own text carry its check mark.
    private readonly SignatureBlock? checkedBlock = document.Blocks.TakeWhile((block, i) => block is not AnnexStart || i == 0).OfType<SignatureBlock>().LastOrDefault();
    private PageOrientation orientation = document.Orientation;
    private bool startsPage;
    private bool isPastMainText;

    private double Width => (orientation == PageOrientation.Portrait ? PaperStyle.PageWidth : PaperStyle.PageHeight)
        - PaperStyle.Points(document.Margins.Left + document.Margins.Right);

    // A caption of two lines and a little air are kept free.
    private double Height => (orientation == PageOrientation.Portrait ? PaperStyle.PageHeight : PaperStyle.PageWidth)
        - PaperStyle.Points(document.Margins.Top + document.Margins.Bottom) - (4 * PaperStyle.Text);

    public W.Body Make()
    {
        var texts = keys.Texts.ToLookup(text => text.Block);
        for (var i = 0; i < document.Blocks.Count; i++)
            Add(document.Blocks[i], keys.Blocks[i], [.. texts[i]]);
        EndMainText();
        // Word wants a paragraph after a table at the end of a section.
        if (body.LastChild is W.Table or null)
            body.Append(Hairline());
        body.Append(sectionProperties(orientation));
        return body;
    }

    private void Add(Block block, string key, KeyedText[] texts)
    {
        switch (block)
        {
            case AdministrativeHeader header:
                AppendFixed(heads.Header(header, Width), key);
                break;
            case InformationSheetHead head:
                AppendFixed(heads.InformationSheet(head, Width), key);
                break;
            case DocumentTitle title:
                AppendFixed(heads.Title(title, Width), key);
                break;
            case Addressees addressees:
                AppendFixed(Addressees(addressees), key);
                break;
            case LegalBases bases:
                Append(PaperStyle.LegalBasisLines(bases).Select((line, i) => marks.Mark(DocxText.Paragraph(DocxStyles.LegalBasis, line), texts[i].Key)));
                break;
            case Heading heading:
                AddHeading(heading, key);
                break;
            case Paragraph paragraph:
                AddParagraph(paragraph, key);
                break;
            case KeyValueList list:
                Append(list.Lines.Select((line, i) => Keyed(DocxStyles.Text, RichText.FromString($"{line.Label}: ").Append(line.Value), texts[i].Key)));
                break;
            case Table table:
                AddTable(table, key, texts);
                break;
            case Picture picture:
                AppendFixed(pictures.Picture(picture, Width, Height), key);
                break;
            case PhotoGrid grid:
                AppendFixed([pictures.Grid(grid, Width)], key);
                break;
            case SignatureBlock signature:
                if (body.LastChild is W.Paragraph { ParagraphProperties: { } last })
                    last.KeepNext = new();
                // Two tables that touch become one in Word.
                AppendFixed([DocxText.Paragraph(DocxStyles.Rule, RichText.Empty, KeepWithSignature), heads.Signature(signature, Width, Check(ReferenceEquals(signature, checkedBlock)))], key);
                break;
            case AnnexStart annex:
                EndMainText();
                EndSection();
                orientation = annex.Orientation;
                AppendFixed(DocxHeads.Annex(annex, Width), key);
                break;
            case PageBreak:
                startsPage = true;
                break;
            default:
                throw new UnprintableDocumentException(block.Name, "khối không được hỗ trợ");
        }
    }

    private W.Paragraph[] Check(bool isHere) => isHere && document.Check is { } check ? [.. mark.Of(check)] : [];

    // A paper without signatures carries its check mark under its text.
    private void EndMainText()
    {
        if (isPastMainText || body.LastChild is null)
            return;
        isPastMainText = true;
        if (checkedBlock is null)
            AppendFixed(Check(isHere: true), nameof(PaperCheck));
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

    // Heads, addressees and signatures are data: whoever revises the draft changes them there.
    private void AppendFixed(IEnumerable<OpenXmlElement> elements, string key)
    {
        var made = elements.ToList();
        marks.Fix(made, key);
        Append(made);
    }

    private W.Paragraph Keyed(string style, RichText text, string key, Action<W.ParagraphProperties>? more = null)
    {
        var paragraph = DocxText.Paragraph(style, RichText.Empty, more);
        paragraph.Append(DocxText.Pieces(text, marks));
        return marks.Mark(paragraph, key);
    }

    private void AddParagraph(Paragraph paragraph, string key)
    {
        if (paragraph.Text.IsBlank && paragraph.Label is null)
            throw new UnprintableDocumentException(paragraph.Name, "đoạn văn trống");
        var text = PaperStyle.Labelled(paragraph);
        Append([Keyed(paragraph.Alignment == TextAlignment.Centre ? DocxStyles.Centred : DocxStyles.Text, text, key, properties =>
        {
            if (paragraph.KeepWithNext)
                properties.KeepNext = new();
            if (paragraph.Alignment is TextAlignment.Left or TextAlignment.Right)
                properties.Justification = new() { Val = Alignment(paragraph.Alignment) };
            if (paragraph.Alignment == TextAlignment.Right)
                properties.Indentation = new() { FirstLine = "0" };
        })]);
    }

    private static IEnumerable<OpenXmlElement> Addressees(Addressees addressees)
    {
        if (addressees.Names is [var only])
        {
            yield return DocxText.Paragraph(DocxStyles.Centred, $"Kính gửi: {only}", properties => properties.SpacingBetweenLines = new() { Before = DocxStyles.Twips(12), After = DocxStyles.Twips(6) });
            yield break;
        }
        yield return DocxText.Paragraph(DocxStyles.Text, "Kính gửi:", Indented(2, keep: true));
        foreach (var line in PaperStyle.AddresseeLines(addressees))
            yield return DocxText.Paragraph(DocxStyles.Text, line, Indented(3.5, keep: false));
    }

    private static Action<W.ParagraphProperties> Indented(double steps, bool keep) => properties =>
    {
        if (keep)
            properties.KeepNext = new();
        properties.Indentation = new() { Left = DocxStyles.Twips(steps * PaperStyle.FirstIndent), FirstLine = "0" };
        properties.Justification = new() { Val = W.JustificationValues.Left };
    };

    // Capitals are the style's, so that the words come back from Word as they are.
    private void AddHeading(Heading heading, string key)
    {
        var title = $"{heading.Label} {heading.Text}".Trim();
        if (heading.Level is HeadingLevel.Part or HeadingLevel.Chapter or HeadingLevel.Section)
        {
            var paragraph = DocxText.Paragraph(DocxStyles.Heading(1), $"{heading.Label}\n");
            var words = DocxText.Run(heading.Text);
            words.RunProperties = new W.RunProperties { Caps = new() };
            paragraph.Append(words);
            Append([marks.Mark(paragraph, key)]);
            return;
        }
        var level = heading.Level switch
        {
            HeadingLevel.Roman => 2,
            HeadingLevel.Article or HeadingLevel.Clause => 3,
            HeadingLevel.Point => 4,
            _ => throw new UnprintableDocumentException(heading.Name, $"cấp đề mục {heading.Level}"),
        };
        Append([Keyed(DocxStyles.Heading(level), title, key)]);
    }

    private void AddTable(Table table, string key, KeyedText[] texts)
    {
        if (table.Columns.Count == 0 || table.Columns.Any(column => column.Weight <= 0))
            throw new UnprintableDocumentException(table.Name, "bảng phải có cột, mỗi cột có độ rộng lớn hơn 0");
        if (table.Caption is { } caption)
        {
            Append([Keyed(DocxStyles.Centred, RichText.Bold(caption), texts[0].Key, properties =>
            {
                properties.KeepNext = new();
                properties.SpacingBetweenLines = new() { Before = DocxStyles.Twips(PaperStyle.ParagraphGap), After = DocxStyles.Twips(PaperStyle.ParagraphGap) };
            })]);
        }
        var rows = texts.Where(text => text.Role is TextRole.Cell).GroupBy(text => text.At.Row).ToDictionary(row => row.Key, row => row.First().RowKey);
        Append([DocxTable.Make(table, Width, marks, key, [.. table.Rows.Select((_, i) => rows.GetValueOrDefault(i) ?? DocxMarks.FixedKey(key, i))])]);
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
