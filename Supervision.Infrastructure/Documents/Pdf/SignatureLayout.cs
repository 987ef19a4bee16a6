using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf.Layout;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf;

/// <summary>Signers' cells and "Nơi nhận:".</summary>
internal sealed class SignatureLayout(FaceSet faces, Document document)
{
    private const double CellGap = SignatureSize.CellGap;

    private readonly CheckMark marks = new(faces);

    private readonly double authority = SignatureSize.Of(document, (line, size) =>
        ShapedText.Shape(line, new(size) { IsBold = true }, faces, nameof(SignatureBlock)).NaturalWidth);

    /// <param name="block">Who signs.</param>
    /// <param name="width">Width of the page's body in points.</param>
    /// <param name="section">The tag that it belongs to.</param>
    /// <param name="check">Set below the recipients of this block, so that it moves with them.</param>
    public Element Signature(SignatureBlock block, double width, Tag section, PaperCheck? check)
    {
        if (block.Columns.Count is < 1 or > 3)
            throw new UnprintableDocumentException(block.Name, "phải có từ một đến ba cột chữ ký");
        // Recipients are read before the signature, as they stand to its left.
        if (block.Columns is [var only])
        {
            var left = width * SignatureSize.RecipientsShare;
            var below = new List<Element>();
            if (block.Recipients is { } list)
                below.Add(Recipients(block, list, section));
            if (check is not null)
                below.AddRange([new Gap(below.Count > 0 ? CheckMark.QuietZone : 0), marks.Mark(check, section)]);
            return new Columns(
                (0, left - CellGap, new Stack([.. below])),
                (left, width - left, Column(block, only, section)));
        }
        var share = width / block.Columns.Count;
        var columns = new Columns([.. block.Columns.Select((column, i) =>
            ((i * share) + (CellGap / 2), share - CellGap, Column(block, column, section)))]);
        var parts = new List<Element> { columns };
        if (block.Recipients is { } recipients)
            parts.AddRange([new Gap(12), Recipients(block, recipients, section)]);
        if (check is not null)
            parts.AddRange([new Gap(CheckMark.QuietZone), marks.Mark(check, section)]);
        return new Stack([.. parts]);
    }

    private Stack Column(SignatureBlock block, SignatureColumn column, Tag section)
    {
        var parts = new List<Element>();
        parts.AddRange(column.AuthorityLines.Select(line => Centred(block, NameBreaks.Keep(VietnameseText.Upper(line)), authority, section, bold: true)));
        if (column.Note is { } note)
            parts.Add(Centred(block, note, 13, section, italic: true));
        parts.Add(new PlacedRoom(PaperPlaceKind.Signature, PaperStyle.SignatureRoom));
        if (column.Post is { } post)
            parts.Add(Centred(block, NameBreaks.Keep(VietnameseText.Upper(post)), authority, section, bold: true));
        if (column.SignerName is { } name)
            parts.Add(Centred(block, name, authority, section, bold: true));
        return new Stack([.. parts]);
    }

    private Stack Recipients(SignatureBlock block, Recipients recipients, Tag section)
    {
        var head = new TextStyle(PaperStyle.RecipientsHead) { IsBold = true, IsItalic = true };
        var line = new TextStyle(PaperStyle.Recipients);
        var label = new TextElement(ShapedText.Shape(PaperStyle.RecipientsLabel, head, faces, block.Name), section.Add("P"));
        var list = section.Add("L");
        return new Stack([label, .. PaperStyle.RecipientLines(recipients).Select(text => new TextElement(ShapedText.Shape(text, line, faces, block.Name), ListTags.Item(list)))]);
    }

    private TextElement Centred(SignatureBlock block, string text, double size, Tag section, bool bold = false, bool italic = false) =>
        new(Shape(block, text, size, bold, italic), section.Add("P"));

    private ShapedText Shape(SignatureBlock block, string text, double size, bool bold = false, bool italic = false) =>
        ShapedText.Shape(text, new(size, TextAlignment.Centre) { IsBold = bold, IsItalic = italic, IsBalanced = true }, faces, block.Name);
}
