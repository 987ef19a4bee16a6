using System.Globalization;
using QRCoder;
using Supervision.Core.Documents;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Infrastructure.Documents.Docx;

/// <summary>The QR of a paper's check page as a picture in a line of its own.</summary>
internal sealed class DocxCheckMark(DocxPackage package)
{
    private const double EmuPerPoint = 12700;
    private const int PixelsPerModule = 8;

    // Pictures of the text count from 1; there is one check mark a paper.
    private const int Number = 100_000;

    private const string Inline = """
        <w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{1}" cy="{2}"/><wp:docPr id="{3}" name="Hình {3}" descr="{4}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="{3}" name="Hình {3}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{0}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{1}" cy="{2}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>
        """;

    private static readonly System.Text.CompositeFormat Format = System.Text.CompositeFormat.Parse(Inline);

    private W.Run Run(byte[] content, string extension, string contentType, double width, double height, string alternative)
    {
        var id = package.AddPicture(content, extension, contentType);
        return new W.Run(new W.Drawing(string.Format(CultureInfo.InvariantCulture, Format, id, Emu(width), Emu(height), Number, System.Security.SecurityElement.Escape(alternative))));
    }

    /// <summary>The QR of a paper's check page with code and caption below it.</summary>
    /// <exception cref="UnprintableDocumentException">No address or code, or too long an address.</exception>
    public IEnumerable<W.Paragraph> Of(PaperCheck check)
    {
        if (string.IsNullOrWhiteSpace(check.Url) || string.IsNullOrWhiteSpace(check.Code)) throw new UnprintableDocumentException(nameof(PaperCheck), "thiếu địa chỉ hoặc mã kiểm tra");
        if (check.Url.Length > PaperCheck.LongestUrl) throw new UnprintableDocumentException(nameof(PaperCheck), $"địa chỉ kiểm tra dài quá {PaperCheck.LongestUrl} ký tự");
        using var data = QRCodeGenerator.GenerateQrCode(check.Url, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        var picture = DocxText.Paragraph(DocxStyles.Recipients, RichText.Empty, properties => properties.SpacingBetweenLines = new() { Before = DocxStyles.Twips(8) });
        picture.Append(Run(code.GetGraphic(PixelsPerModule, drawQuietZones: false), "png", "image/png", PaperStyle.CheckSide, PaperStyle.CheckSide, $"Mã QR dẫn đến trang kiểm tra văn bản: {check.Url}"));
        yield return picture;
        yield return DocxText.Paragraph(DocxStyles.Recipients, check.CodeLine);
        yield return DocxText.Paragraph(DocxStyles.Recipients, PaperCheck.Caption);
    }

    private static long Emu(double points) => (long)Math.Round(points * EmuPerPoint);
}
