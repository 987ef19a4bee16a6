using DocumentFormat.OpenXml;
using Supervision.Core.Documents;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Infrastructure.Documents.Docx;

/// <summary>Heads, titles and signatures of a DOCX.</summary>
internal sealed class DocxHeads(TextMeasure measure, Document document)
{
    private readonly bool isDraft = document.IsDraft;

    private readonly double authority = SignatureSize.Of(document, (line, size) => measure.Width(line, size, bold: true));

    public IEnumerable<OpenXmlElement> Header(AdministrativeHeader header, double width)
    {
        // A little more than the text takes, since another program's widths may differ by a hair.
        var right = Math.Max(
            measure.Width(AdministrativeHeader.NationalTitle, PaperStyle.NationalTitle, bold: true),
            measure.Width(header.PlaceAndDate ?? "", PaperStyle.PlaceAndDate, italic: true)) + 8;
        var left = width - right;
        var bodies = new List<OpenXmlElement>();
        if (header.SuperiorBody is { } superior)
            bodies.Add(Name(superior, left, bold: false));
        var issuing = measure.Even(NameBreaks.Keep(VietnameseText.Upper(header.IssuingBody)), PaperStyle.Body, true, left - 8);
        bodies.Add(Name(header.IssuingBody, left, bold: true));
        bodies.Add(DocxText.Rule(measure.WidestLine(issuing, PaperStyle.Body, bold: true) * PaperStyle.ShortRule, left));
        OpenXmlElement[] titles =
        [
            DocxText.Paragraph(DocxStyles.Name, RichText.Bold(AdministrativeHeader.NationalTitle)),
            DocxText.Paragraph(DocxStyles.Motto, AdministrativeHeader.Motto),
            DocxText.Rule(measure.Width(AdministrativeHeader.Motto, PaperStyle.Motto, bold: true), right),
        ];
        var numbers = new List<OpenXmlElement>();
        if (header.Number is { } number)
            numbers.Add(DocxText.Paragraph(DocxStyles.Number, number, Above(6)));
        if (header.LetterSubject is { } subject)
            numbers.Add(DocxText.Paragraph(DocxStyles.Name, subject, Above(6)));
        if (isDraft)
            numbers.Add(DocxText.Paragraph(DocxStyles.Number, RichText.Bold(Document.DraftMark), Above(6)));
        OpenXmlElement[] dates = header.PlaceAndDate is { } place ? [DocxText.Paragraph(DocxStyles.Number, RichText.Italic(place), Above(6))] : [];
        yield return DocxText.Borderless([(left, bodies), (right, titles)], [(left, numbers), (right, dates)]);
    }

    public IEnumerable<OpenXmlElement> InformationSheet(InformationSheetHead head, double width)
    {
        if (head.Body is { } body)
            yield return DocxText.Paragraph(DocxStyles.Name, VietnameseText.Upper(body));
        yield return DocxText.Paragraph(DocxStyles.Title, VietnameseText.Upper(head.Title));
        if (head.Subtitle is { } subtitle)
            yield return DocxText.Paragraph(DocxStyles.Abstract, measure.Even(NameBreaks.Keep(subtitle), PaperStyle.Title, true, width));
        if (head.Notice is { } notice)
            yield return DocxText.Paragraph(DocxStyles.Note, notice, Above(4));
        if (isDraft)
            yield return DocxText.Paragraph(DocxStyles.Number, RichText.Bold(Document.DraftMark), Above(6));
        yield return DocxText.Rule(width / 3, width, above: 6, below: 6);
    }

    public IEnumerable<OpenXmlElement> Title(DocumentTitle title, double width)
    {
        yield return DocxText.Paragraph(DocxStyles.Title, VietnameseText.Upper(title.TypeName));
        if (title.Abstract is not { } text)
            yield break;
        var line = measure.Even(NameBreaks.Keep(text), PaperStyle.Title, true, width);
        yield return DocxText.Paragraph(DocxStyles.Abstract, line);
        var length = measure.WidestLine(line, PaperStyle.Title, bold: true);
        yield return DocxText.Rule(length * PaperStyle.ShortRule, width, above: 3, below: 10);
    }

    public static IEnumerable<OpenXmlElement> Annex(AnnexStart annex, double width)
    {
        yield return DocxText.Paragraph(DocxStyles.Heading(1), annex.Label, Above(0));
        yield return DocxText.Paragraph(DocxStyles.Abstract, VietnameseText.Upper(annex.Title));
        if (annex.Reference is { } reference)
            yield return DocxText.Paragraph(DocxStyles.Centred, RichText.Italic(reference), Above(0));
        yield return DocxText.Rule(Math.Min(width / 4, 120), width, above: 5, below: 8);
    }

    public OpenXmlElement Signature(SignatureBlock block, double width, IReadOnlyList<W.Paragraph> check)
    {
        if (block.Columns.Count is < 1 or > 3)
            throw new UnprintableDocumentException(block.Name, "phải có từ một đến ba cột chữ ký");
        OpenXmlElement[] recipients = [.. block.Recipients is { } list ? Recipients(list) : [], .. check];
        if (block.Columns is [var only])
        {
            var left = width * SignatureSize.RecipientsShare;
            return DocxText.Borderless([(left, recipients), (width - left, Column(only, width - left).ToArray())]);
        }
        var share = width / block.Columns.Count;
        (double, IReadOnlyList<OpenXmlElement>)[] signers = [.. block.Columns.Select(column => (share, (IReadOnlyList<OpenXmlElement>)Column(column, share).ToArray()))];
        return recipients.Length == 0
            ? DocxText.Borderless(signers)
            : DocxText.Borderless(signers, [(width, recipients)]);
    }

    private IEnumerable<OpenXmlElement> Column(SignatureColumn column, double width)
    {
        foreach (var line in column.AuthorityLines)
            yield return Sized(Even(line), properties => properties.KeepNext = new());
        if (column.Note is { } note)
            yield return DocxText.Paragraph(DocxStyles.Note, note, properties => properties.KeepNext = new());
        var room = Above(PaperStyle.SignatureRoom);
        if (column.Post is { } post)
            yield return Sized(Even(post), room);
        yield return Sized(column.SignerName ?? "", column.Post is null ? room : null);

        string Even(string text) => measure.Even(NameBreaks.Keep(VietnameseText.Upper(text)), authority, true, width);

        W.Paragraph Sized(string text, Action<W.ParagraphProperties>? shape)
        {
            var paragraph = DocxText.Paragraph(DocxStyles.Authority, RichText.Empty, shape);
            paragraph.Append(DocxText.Run(text, size: authority == PaperStyle.Authority ? null : authority));
            return paragraph;
        }
    }

    private static IEnumerable<OpenXmlElement> Recipients(Recipients recipients) =>
    [
        DocxText.Paragraph(DocxStyles.RecipientsHead, PaperStyle.RecipientsLabel),
        .. PaperStyle.RecipientLines(recipients).Select(line => DocxText.Paragraph(DocxStyles.Recipients, line)),
    ];

    private W.Paragraph Name(string name, double width, bool bold)
    {
        var text = measure.Even(NameBreaks.Keep(VietnameseText.Upper(name)), PaperStyle.Body, bold, width - 8);
        return DocxText.Paragraph(DocxStyles.Name, bold ? RichText.Bold(text) : text);
    }

    private static Action<W.ParagraphProperties> Above(double points) => properties => properties.SpacingBetweenLines = new() { Before = DocxStyles.Twips(points) };
}
