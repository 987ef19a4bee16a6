using System.Globalization;
using Supervision.Core.Files;

namespace Supervision.Infrastructure.Documents.Pdf.Images;

/// <summary>JPEG passes as it is: PDF readers decode it themselves (DCTDecode).</summary>
internal static class JpegImage
{
    private const byte Baseline = 0xC0, Extended = 0xC1, Progressive = 0xC2, Adobe = 0xEE;

    /// <exception cref="InvalidDataException">A kind of JPEG that PDF readers do not decode.</exception>
    public static PdfImage Read(PictureFile file)
    {
        var (frame, depth, components, isAdobe) = ((byte)0, 0, 0, false);
        foreach (var (marker, data) in PictureFile.JpegSegments(file.Content))
        {
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                (frame, depth, components) = (marker, data.Span[0], data.Span[5]);
            else if (marker == Adobe)
                isAdobe = true;
        }
        if (frame is not (Baseline or Extended or Progressive) || depth != 8)
            throw new InvalidDataException("ảnh JPEG dùng kiểu nén hiếm gặp (không mất dữ liệu, số học hoặc trên 8 bit); hãy lưu lại thành JPEG thông thường");
        var colours = components switch
        {
            1 => "/DeviceGray",
            3 => "/DeviceRGB",
            4 => "/DeviceCMYK",
            _ => throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"ảnh JPEG có {components} kênh màu")),
        };
        // Adobe's programs write CMYK as how much light is left, not how much ink.
        var decode = components == 4 && isAdobe ? " /Decode [1 0 1 0 1 0 1 0]" : "";
        return new(file, $"/ColorSpace {colours} /BitsPerComponent 8{decode} /Filter /DCTDecode", file.Content, null);
    }
}
