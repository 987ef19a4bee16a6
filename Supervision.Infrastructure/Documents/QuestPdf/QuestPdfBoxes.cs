using QRCoder;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf.Images;
using Document = Supervision.Core.Documents.Document;

namespace Supervision.Infrastructure.Documents.QuestPdf;

/// <summary>What stands in boxes: heads, tables, pictures, signatures.</summary>
internal sealed class QuestPdfBoxes(Document document, QuestPdfText text)
{
    private const double Gap = 12;
    private readonly ImageStore images = new();
    private readonly string? draftMark = document.IsDraft ? Document.DraftMark : null;
    private readonly double authority = SignatureSize.Of(document, (line, size) => text.Measure.Width(line, size, bold: true));

    public void Header(IContainer place, AdministrativeHeader header, double width) => place.Column(rows =>
    {
        // A little more than the text takes, since another program's widths may differ by a hair.
        var national = text.Measure.Width(AdministrativeHeader.NationalTitle, PaperStyle.NationalTitle, bold: true);
        var right = Math.Min((width * 0.62) - Gap, 4 + Math.Max(national, text.Measure.Width(header.PlaceAndDate ?? "", PaperStyle.PlaceAndDate, italic: true)));
        var left = width - right - Gap;
        Beside(rows.Item().PaddingBottom(6), (left, bodies =>
        {
            text.Even(bodies, Upper(header.SuperiorBody), left, PaperStyle.Body);
            QuestPdfText.Rule(bodies, text.Even(bodies, Upper(header.IssuingBody), left, PaperStyle.Body, bold: true) * PaperStyle.ShortRule, 2);
        }), (right, titles =>
        {
            text.Even(titles, AdministrativeHeader.NationalTitle, right, PaperStyle.NationalTitle, bold: true);
            QuestPdfText.Rule(titles, text.Even(titles, AdministrativeHeader.Motto, right, PaperStyle.Motto, bold: true), 2);
        }));
        Beside(rows.Item().PaddingBottom(6), (left, numbers =>
        {
            text.Even(numbers, header.Number, left, PaperStyle.Number);
            text.Even(numbers, header.LetterSubject, left, PaperStyle.LetterSubject, above: 6);
            text.Even(numbers, draftMark, left, PaperStyle.Number, bold: true, above: 6);
        }), (right, dates => text.Even(dates, header.PlaceAndDate, right, PaperStyle.PlaceAndDate, italic: true)));
    });

    public void InformationSheet(IContainer place, InformationSheetHead head, double width) => place.PaddingBottom(10).Column(lines =>
    {
        text.Even(lines, Upper(head.Body), width, PaperStyle.Body);
        text.Even(lines, Upper(head.Title), width, PaperStyle.Title, bold: true, above: Gap);
        text.Even(lines, head.Subtitle, width, PaperStyle.Title, bold: true);
        text.Even(lines, head.Notice, width, 13, italic: true, above: 4);
        text.Even(lines, draftMark, width, PaperStyle.Number, bold: true, above: 6);
        QuestPdfText.Rule(lines, width / 3, 6);
    });

    public void Title(IContainer place, DocumentTitle title, double width) => place.PaddingBottom(10).Column(lines =>
    {
        text.Even(lines, Upper(title.TypeName), width, PaperStyle.Title, bold: true);
        QuestPdfText.Rule(lines, text.Even(lines, title.Abstract, width, PaperStyle.Title, bold: true) * PaperStyle.ShortRule, 3);
    });

    public void Annex(IContainer place, AnnexStart annex, double width) => place.PaddingBottom(8).Column(lines =>
    {
        text.Even(lines, annex.Label, width, PaperStyle.Title, bold: true);
        text.Even(lines, Upper(annex.Title), width, PaperStyle.Title, bold: true);
        text.Even(lines, annex.Reference, width, PaperStyle.Title, italic: true);
        QuestPdfText.Rule(lines, Math.Min(width / 4, 120), 5);
    });

    public void Table(IContainer place, Table table, double width, double height) => place.Table(grid =>
    {
        var narrowest = width * table.Columns.Min(column => column.Weight) / table.Columns.Sum(column => column.Weight);
        grid.ColumnsDefinition(columns => table.Columns.ToList().ForEach(column => columns.RelativeColumn(column.Weight)));
        grid.Header(head => table.Columns.ToList().ForEach(column => text.Write(Boxed(head.Cell()).AlignMiddle(), column.Header, new(table.FontSize, TextAlignment.Centre, IsBold: true))));
        foreach (var row in table.Rows)
        {
            var column = 0;
            // Only a row that may take more than a page is parted.
            var isWhole = row.Cells.All(cell => Lines(cell) * table.FontSize * 1.15 < height * 0.7);
            foreach (var cell in row.Cells)
            {
                var style = new Style(table.FontSize, cell.Alignment ?? (cell.ColumnSpan > 1 ? TextAlignment.Left : table.Columns[column].Alignment), row.IsBold);
                var box = Boxed(grid.Cell().ColumnSpan((uint)cell.ColumnSpan)).MinHeight((float)table.FontSize);
                text.Write(isWhole ? box.ShowEntire() : box, cell.Text, style);
                column += cell.ColumnSpan;
            }
        }

        double Lines(TableCell cell) => cell.Text.PlainText.Split('\n').Sum(line => 1 + (text.Measure.Width(line, table.FontSize) / Math.Max(10, (cell.ColumnSpan * narrowest) - 8)));
        static IContainer Boxed(IContainer cell) => cell.Border(0.5f).PaddingHorizontal(4).PaddingVertical(2.5f);
    });

    public void Picture(IContainer place, Picture picture, double width, double height)
    {
        var image = images.Image(picture.Content, picture.Name);
        // The caption may take three lines.
        var wide = Math.Min(width * picture.WidthShare, (height - (picture.Caption is null ? 0 : 60)) / image.Aspect);
        Captioned(place, image, picture.Caption, width, wide, wide * image.Aspect);
    }

    public void Photos(IContainer place, PhotoGrid grid, int[] row, double width) => place.ShowEntire().Row(items =>
    {
        var cell = grid.PerRow == 1 ? width : (width - Gap) / 2;
        var photos = row.Select(index => (Index: index, Image: images.Image(grid.Photos[index].Content, grid.Name))).ToList();
        var height = photos.Max(photo => Math.Min(cell * photo.Image.Aspect, PaperStyle.TallestPhoto));
        items.Spacing((float)Gap);
        photos.ForEach(photo => Captioned(items.ConstantItem((float)cell), photo.Image, grid.CaptionOf(photo.Index), cell, Math.Min(cell, height / photo.Image.Aspect), height));
    });

    public void Signature(IContainer place, SignatureBlock block, double width, PaperCheck? check)
    {
        var (isAlone, left) = (block.Columns.Count == 1, width * SignatureSize.RecipientsShare);
        var share = (isAlone ? width - left : width / block.Columns.Count) - Gap;
        (double, Action<ColumnDescriptor>)[] signers = [.. block.Columns.Select(column => (share, new Action<ColumnDescriptor>(lines => Signer(lines, column, share))))];
        place.ShowEntire().Column(rows =>
        {
            Beside(rows.Item(), isAlone ? [(left, lines => Below(lines, block.Recipients, check)), .. signers] : signers);
            if (!isAlone) rows.Item().PaddingTop((float)Gap).Column(lines => Below(lines, block.Recipients, check));
        });
    }

    /// <summary>The QR of the check page with its code.</summary>
    public void Check(ColumnDescriptor lines, PaperCheck check)
    {
        const float Side = (float)PaperStyle.CheckSide;
        lines.Item().PaddingVertical(Side * 4 / 21).Width(Side).Height(Side).Svg(SvgQRCodeHelper.GetQRCode(check.Url, 4, "#000000", "#ffffff", QRCodeGenerator.ECCLevel.M, drawQuietZones: false));
        text.Write(lines.Item(), check.CodeLine, new(PaperStyle.CheckCode));
        text.Write(lines.Item(), PaperCheck.Caption, new(PaperStyle.CheckCaption));
    }

    private void Below(ColumnDescriptor lines, Recipients? recipients, PaperCheck? check)
    {
        if (recipients is not null) text.Write(lines.Item(), PaperStyle.RecipientsLabel, new(PaperStyle.RecipientsHead, IsBold: true, IsItalic: true));
        foreach (var line in recipients is null ? [] : PaperStyle.RecipientLines(recipients)) text.Write(lines.Item(), line, new(PaperStyle.Recipients));
        if (check is not null) Check(lines, check);
    }

    private void Signer(ColumnDescriptor lines, SignatureColumn column, double width)
    {
        foreach (var line in column.AuthorityLines) text.Even(lines, Upper(line), width, authority, bold: true);
        text.Even(lines, column.Note, width, 13, italic: true);
        lines.Item().Height((float)PaperStyle.SignatureRoom);
        text.Even(lines, Upper(column.Post), width, authority, bold: true);
        text.Even(lines, column.SignerName, width, authority, bold: true);
    }

    private static string? Upper(string? name) => name is null ? null : VietnameseText.Upper(name);

    private static void Beside(IContainer place, params (double Width, Action<ColumnDescriptor> Lines)[] columns) => place.Row(row =>
    {
        row.Spacing((float)Gap);
        foreach (var (width, lines) in columns) row.RelativeItem((float)width).Column(lines);
    });

    // What is drawn is the file without what a camera says besides the picture.
    private void Captioned(IContainer place, PdfImage image, string? caption, double room, double width, double height) => place.ShowEntire().Column(lines =>
    {
        lines.Item().AlignCenter().Width((float)width).Height((float)height).AlignMiddle().Image(image.File.Content).FitArea();
        text.Even(lines, caption, room, PaperStyle.Caption, italic: true, above: PaperStyle.CaptionGap);
    });
}
