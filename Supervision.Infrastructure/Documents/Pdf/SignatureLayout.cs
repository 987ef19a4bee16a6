using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf.Layout;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf;

/// <summary>Signers' cells and "Nơi nhận:".</summary>
internal sealed class SignatureLayout(FaceSet faces)
{
    // One signer takes the right three fifths, so that "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN" keeps to a line where it can.
    private const double RecipientsShare = 0.38;

    private const double CellGap = 8;

    public Element Signature(SignatureBlock block, double width, Tag section)
    {
        if (block.Columns.Count is < 1 or > 3)
            throw new UnprintableDocumentException(block.Name, "phải có từ một đến ba cột chữ ký");
        // Recipients are read before the signature, as they stand to its left.
        if (block.Columns is [var only])
        {
            var left = width * RecipientsShare;
            var recipients = block.Recipients is { } list ? Recipients(block, list, section) : new Stack();
            return new Columns(
                (0, left - CellGap, recipients),
                (left, width - left, Column(block, only, width - left, section)));
        }
        var share = width / block.Columns.Count;
        var columns = new Columns([.. block.Columns.Select((column, i) =>
            ((i * share) + (CellGap / 2), share - CellGap, Column(block, column, share - CellGap, section)))]);
        return block.Recipients is { } below ? new Stack(columns, new Gap(12), Recipients(block, below, section)) : columns;
    }

    private Stack Column(SignatureBlock block, SignatureColumn column, double width, Tag section)
    {
        var lines = column.AuthorityLines.Select(line => NameBreaks.Keep(VietnameseText.Upper(line))).ToArray();
        var size = lines.Any(line => Shape(block, line, PaperStyle.Authority, bold: true).NaturalWidth > width)
            && lines.All(line => Shape(block, line, PaperStyle.AuthorityNarrow, bold: true).NaturalWidth <= width)
                ? PaperStyle.AuthorityNarrow
                : PaperStyle.Authority;
        var parts = new List<Element>();
        parts.AddRange(lines.Select(line => Centred(block, line, size, section, bold: true)));
        if (column.Note is { } note)
            parts.Add(Centred(block, note, 13, section, italic: true));
        parts.Add(new Gap(PaperStyle.SignatureRoom));
        if (column.Post is { } post)
            parts.Add(Centred(block, NameBreaks.Keep(VietnameseText.Upper(post)), size, section, bold: true));
        if (column.SignerName is { } name)
            parts.Add(Centred(block, name, PaperStyle.Authority, section, bold: true));
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
