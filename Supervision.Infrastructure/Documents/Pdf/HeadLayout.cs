using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf.Layout;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf;

/// <summary>Heads and titles: everything centred above the text.</summary>
internal sealed class HeadLayout(FaceSet faces, bool isDraft)
{
    // Between the two cells, so that long names never touch.
    private const double CellGap = 10;

    public Element Header(AdministrativeHeader header, double width, Tag section)
    {
        var motto = Shape(header, AdministrativeHeader.Motto, PaperStyle.Motto, bold: true);
        var national = Shape(header, AdministrativeHeader.NationalTitle, PaperStyle.NationalTitle, bold: true);
        var place = header.PlaceAndDate is { } line ? Shape(header, line, PaperStyle.PlaceAndDate, italic: true) : null;
        // Quốc hiệu and the place line stay on one line; the bodies get the rest, but never less than two fifths.
        var right = Math.Min(Math.Max(national.NaturalWidth, place?.NaturalWidth ?? 0) + 1, (width * 0.62) - CellGap);
        var left = width - right - CellGap;

        var bodies = new List<Element>();
        if (header.SuperiorBody is { } superior)
            bodies.Add(new TextElement(Shape(header, NameBreaks.Keep(VietnameseText.Upper(superior)), PaperStyle.Body, balanced: true), section.Add("P")));
        var issuing = Shape(header, NameBreaks.Keep(VietnameseText.Upper(header.IssuingBody)), PaperStyle.Body, bold: true, balanced: true);
        bodies.Add(new TextElement(issuing, section.Add("P")));
        bodies.Add(new Rule(room => WidestLine(issuing, room) * PaperStyle.ShortRule, above: 2, below: 0));

        var titles = new Stack(
            new TextElement(national, section.Add("P")),
            new TextElement(motto, section.Add("P")),
            new Rule(_ => motto.NaturalWidth, above: 2, below: 0));

        var numbers = new List<Element>();
        if (header.Number is { } number)
            numbers.Add(Placed(PaperPlaceKind.Number, Shape(header, number, PaperStyle.Number), section));
        if (header.LetterSubject is { } subject)
            numbers.AddRange([new Gap(6), new TextElement(Shape(header, subject, PaperStyle.LetterSubject, balanced: true), section.Add("P"))]);
        if (isDraft)
            numbers.AddRange([new Gap(6), new TextElement(Shape(header, Document.DraftMark, PaperStyle.Number, bold: true), section.Add("P"))]);
        Element dates = place is null ? new Stack() : Placed(PaperPlaceKind.PlaceAndDate, place, section);
        return new Stack(
            new Columns((0, left, new Stack([.. bodies])), (left + CellGap, right, titles)),
            new Gap(6),
            new Columns((0, left, new Stack([.. numbers])), (left + CellGap, right, dates)));
    }

    public Element InformationSheet(InformationSheetHead head, Tag section)
    {
        var parts = new List<Element>();
        if (head.Body is { } body)
            parts.AddRange([Centred(head, NameBreaks.Keep(VietnameseText.Upper(body)), section, PaperStyle.Body), new Gap(12)]);
        parts.Add(new Bookmarked(1, head.Title, Centred(head, VietnameseText.Upper(head.Title), section, PaperStyle.Title, bold: true, tag: "H1")));
        if (head.Subtitle is { } subtitle)
            parts.Add(Centred(head, NameBreaks.Keep(subtitle), section, PaperStyle.Title, bold: true));
        if (head.Notice is { } notice)
            parts.AddRange([new Gap(4), Centred(head, notice, section, 13, italic: true)]);
        if (isDraft)
            parts.AddRange([new Gap(6), Centred(head, Document.DraftMark, section, PaperStyle.Number, bold: true)]);
        parts.Add(new Rule(width => width / 3, above: 6, below: 4));
        return new Stack([.. parts]);
    }

    public Element Title(DocumentTitle title, Tag section)
    {
        var parts = new List<Element>
        {
            new Bookmarked(1, VietnameseText.Upper(title.TypeName), Centred(title, VietnameseText.Upper(title.TypeName), section, PaperStyle.Title, bold: true, tag: "H1")),
        };
        if (title.Abstract is { } line)
        {
            var shaped = Shape(title, NameBreaks.Keep(line), PaperStyle.Title, bold: true, balanced: true);
            parts.AddRange([new TextElement(shaped, section.Add("P")), new Rule(room => WidestLine(shaped, room) * PaperStyle.ShortRule, above: 3, below: 4)]);
        }
        return new Stack([.. parts]);
    }

    public Element Annex(AnnexStart annex, Tag section)
    {
        var parts = new List<Element>
        {
            Centred(annex, annex.Label, section, PaperStyle.Title, bold: true, tag: "H1"),
            Centred(annex, VietnameseText.Upper(annex.Title), section, PaperStyle.Title, bold: true, tag: "H1"),
        };
        if (annex.Reference is { } reference)
            parts.Add(Centred(annex, reference, section, PaperStyle.Title, italic: true));
        parts.Add(new Rule(width => Math.Min(width / 4, 120), above: 5, below: 0));
        return new Stack([.. parts]);
    }

    private static PlacedText Placed(PaperPlaceKind kind, ShapedText text, Tag section) => new(kind, text, new TextElement(text, section.Add("P")));

    private static double WidestLine(ShapedText text, double width) => text.Lines(width).Max(line => line.Width);

    private TextElement Centred(Block block, string text, Tag section, double size, bool bold = false, bool italic = false, string tag = "P") =>
        new(Shape(block, text, size, bold, italic, balanced: true), section.Add(tag));

    private ShapedText Shape(Block block, string text, double size, bool bold = false, bool italic = false, bool balanced = false) =>
        ShapedText.Shape(text, new(size, TextAlignment.Centre) { IsBold = bold, IsItalic = italic, IsBalanced = balanced }, faces, block.Name);
}
