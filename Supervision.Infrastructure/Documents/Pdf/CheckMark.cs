using QRCoder;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf.Layout;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf;

/// <summary>The QR of a paper's check page with code and caption below it.</summary>
internal sealed class CheckMark(FaceSet faces)
{
    // ISO/IEC 18004 wants four modules empty around a QR; the smallest has 21, so that this holds for all.
    public const double QuietZone = PaperStyle.CheckSide * 4 / 21;

    private const string Block = nameof(PaperCheck);

    /// <exception cref="UnprintableDocumentException">No address or code, or too long an address.</exception>
    public Element Mark(PaperCheck check, Tag section)
    {
        if (string.IsNullOrWhiteSpace(check.Url) || string.IsNullOrWhiteSpace(check.Code))
            throw new UnprintableDocumentException(Block, "thiếu địa chỉ hoặc mã kiểm tra");
        if (check.Url.Length > PaperCheck.LongestUrl)
            throw new UnprintableDocumentException(Block, $"địa chỉ kiểm tra dài quá {PaperCheck.LongestUrl} ký tự");
        var alternative = $" /Alt {PdfText.String($"Mã QR dẫn đến trang kiểm tra văn bản: {check.Url}")}";
        return new Stack(
            new QrElement(Modules(check.Url), PaperStyle.CheckSide, section.Add("Figure", alternative)),
            new Gap(QuietZone / 2),
            Text(check.CodeLine, PaperStyle.CheckCode, section),
            Text(PaperCheck.Caption, PaperStyle.CheckCaption, section));
    }

    /// <summary>The dark modules, row by row, without the quiet zone.</summary>
    internal static bool[][] Modules(string url)
    {
        using var code = QRCodeGenerator.GenerateQrCode(url, QRCodeGenerator.ECCLevel.M);
        const int Quiet = 4;
        return [.. code.ModuleMatrix.Skip(Quiet).SkipLast(Quiet).Select(row => row.Cast<bool>().Skip(Quiet).SkipLast(Quiet).ToArray())];
    }

    private TextElement Text(string text, double size, Tag section) => new(ShapedText.Shape(text, new(size), faces, Block), section.Add("P"));
}
