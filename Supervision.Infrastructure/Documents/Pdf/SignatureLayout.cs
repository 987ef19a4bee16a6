using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf.Layout;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf;

/// <summary>Signers' cells and "Nơi nhận:".</summary>
internal sealed class SignatureLayout(FaceSet faces, Document document)
{
    private const double CellGap = SignatureSize.CellGap;

    private readonly double authority = SignatureSize.Of(document, (line, size) =>
        ShapedText.Shape(line, new(size) { IsBold = true }, faces, nameof(SignatureBlock)).NaturalWidth);

    public Element Signature(SignatureBlock block, double width, Tag section)
    {
        if (block.Columns.Count is < 1 or > 3)
            throw new UnprintableDocumentException(block.Name, "phải có từ một đến ba cột chữ ký");
        // Recipients are read before the signature, as they stand to its left.
        if (block.Columns is [var only])
        {
            var left = width * SignatureSize.RecipientsShare;
            var recipients = block.Recipients is { } list ? Recipients(block, list, section) : new Stack();
            return new Columns(
                (0, left - CellGap, recipients),
                (left, width - left, Column(block, only, section)));
        }
        var share = width / block.Columns.Count;
        var columns = new Columns([.. block.Columns.Select((column, i) =>
            ((i * share) + (CellGap / 2), share - CellGap, Column(block, column, section)))]);
        return block.Recipients is { } below ? new Stack(columns, new Gap(12), Recipients(block, below, section)) : columns;
    }

    private Stack Column(SignatureBlock block, SignatureColumn column, Tag section)
    {
        var parts = new List<Element>();
        parts.AddRange(column.AuthorityLines.Select(line => Centred(block, NameBreaks.Keep(VietnameseText.Upper(line)), authority, section, bold: true)));
        if (column.Note is { } note)
            parts.Add(Centred(block, note, 13, section, italic: true));
        parts.Add(new Gap(PaperStyle.SignatureRoom));
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
        return new Stack(
        [
            new TextElement(ShapedText.Shape(PaperStyle.RecipientsLabel, head, faces, block.Name), section.Add("P")),
            .. PaperStyle.RecipientLines(recipients).Select(text => new TextElement(ShapedText.Shape(text, line, faces, block.Name), section.Add("P"))),
        ]);
    }

    private TextElement Centred(SignatureBlock block, string text, double size, Tag section, bool bold = false, bool italic = false) =>
        new(Shape(block, text, size, bold, italic), section.Add("P"));

    private ShapedText Shape(SignatureBlock block, string text, double size, bool bold = false, bool italic = false) =>
        ShapedText.Shape(text, new(size, TextAlignment.Centre) { IsBold = bold, IsItalic = italic, IsBalanced = true }, faces, block.Name);
}
