using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf.Layout;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf;

/// <summary>Signers' cells and "Nơi nhận:".</summary>
internal sealed class SignatureLayout(FaceSet faces, Document document)
{
    private const double CellGap = SignatureSize.CellGap;

    // A third of a page: room for text above stays, without which a signature does not stand.
    private const double MostBeside = 260;

    private readonly CheckMark marks = new(faces);

    private readonly double authority = SignatureSize.Of(document, (line, size) =>
        ShapedText.Shape(line, new(size) { IsBold = true }, faces, nameof(SignatureBlock)).NaturalWidth);

    /// <summary>The signature, which stays whole, with as many receivers as stand well beside it; the others follow line by line and may go on over pages.</summary>
    /// <param name="block">Who signs.</param>
    /// <param name="width">Width of the page's body in points.</param>
    /// <param name="section">The tag that it belongs to.</param>
    /// <param name="check">Set below the last receiver of this block, so that it moves with them.</param>
    public IReadOnlyList<Element> Signature(SignatureBlock block, double width, Tag section, PaperCheck? check)
    {
        if (block.Columns.Count is < 1 or > 3)
            throw new UnprintableDocumentException(block.Name, "phải có từ một đến ba cột chữ ký");
        var isSingle = block.Columns.Count == 1;
        // Recipients are read before the signature, as they stand to its left.
        var left = isSingle ? width * SignatureSize.RecipientsShare : width;
        var room = isSingle ? left - CellGap : width;
        var lines = isSingle && block.Recipients is { } list ? Recipients(block, list, section) : [];
        Columns? signed = null;
        if (!isSingle)
        {
            var share = width / block.Columns.Count;
            signed = new Columns([.. block.Columns.Select((column, i) => ((i * share) + (CellGap / 2), share - CellGap, (Element)Column(block, column, section)))]);
            if (block.Recipients is { } below) lines = Recipients(block, below, section);
        }
        var height = 0.0;
        var beside = lines.TakeWhile(line => (height += line.FullHeight(room)) <= MostBeside).ToList<Element>();
        var after = lines.Skip(beside.Count).Select(line => (Element)new Columns((0, room, line))).ToList();
        if (check is not null)
        {
            Element[] mark = [new Gap(lines.Count > 0 || !isSingle ? CheckMark.QuietZone : 0), marks.Mark(check, section)];
            if (after.Count > 0) after.Add(new Columns((0, room, new Stack(mark))));
            else beside.AddRange(mark);
        }
        Element first = signed is null
            ? new Columns((0, room, new Stack([.. beside])), (left, width - left, Column(block, block.Columns[0], section)))
            : new Stack([signed, .. lines.Count > 0 ? [new Gap(12)] : Array.Empty<Element>(), .. beside]);
        return [first, .. after];
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

    private IReadOnlyList<TextElement> Recipients(SignatureBlock block, Recipients recipients, Tag section)
    {
        var head = new TextStyle(PaperStyle.RecipientsHead) { IsBold = true, IsItalic = true };
        var line = new TextStyle(PaperStyle.Recipients);
        var label = new TextElement(ShapedText.Shape(PaperStyle.RecipientsLabel, head, faces, block.Name), section.Add("P"));
        var list = section.Add("L");
        return [label, .. PaperStyle.RecipientLines(recipients).Select(text => new TextElement(ShapedText.Shape(text, line, faces, block.Name), ListTags.Item(list)))];
    }

    private TextElement Centred(SignatureBlock block, string text, double size, Tag section, bool bold = false, bool italic = false) =>
        new(Shape(block, text, size, bold, italic), section.Add("P"));

    private ShapedText Shape(SignatureBlock block, string text, double size, bool bold = false, bool italic = false) =>
        ShapedText.Shape(text, new(size, TextAlignment.Centre) { IsBold = bold, IsItalic = italic, IsBalanced = true }, faces, block.Name);
}
