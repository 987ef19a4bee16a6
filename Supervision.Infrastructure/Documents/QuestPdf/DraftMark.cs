using System.Globalization;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf.Fonts;

namespace Supervision.Infrastructure.Documents.QuestPdf;

/// <summary>"DỰ THẢO" from corner to corner of a page, as outlines: no text to search or copy.</summary>
internal static class DraftMark
{
    public static string Svg(PaperFonts fonts, double pageWidth, double pageHeight)
    {
        var font = fonts.Face(bold: true, italic: false).File;
        var (operators, width) = GlyphPath.Of(font, Document.DraftMark, PaperStyle.WatermarkSize);
        var (height, grey) = (font.CapHeight / 1000.0 * PaperStyle.WatermarkSize, (int)(PaperStyle.WatermarkGrey * 255));
        var (sin, cos) = Math.SinCos(Math.Atan2(pageHeight, pageWidth));
        var (x, y) = ((pageWidth / 2) - (cos * width / 2) + (sin * height / 2), (pageHeight / 2) + (sin * width / 2) + (cos * height / 2));
        // Letters count upwards, SVG counts downwards.
        var path = operators.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line == "h" ? "Z" : $"{char.ToUpperInvariant(line[^1])}{line[..^1]}");
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {pageWidth:0.##} {pageHeight:0.##}"><path fill="rgb({grey},{grey},{grey})"
            transform="matrix({cos:0.####} {-sin:0.####} {-sin:0.####} {-cos:0.####} {x:0.##} {y:0.##})" d="{string.Join(' ', path)}"/></svg>
            """);
    }
}
