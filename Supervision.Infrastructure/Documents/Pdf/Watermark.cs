using System.Globalization;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf.Fonts;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf;

/// <summary>"DỰ THẢO" across a page, behind its text. Drawn as outlines, so that who copies or searches the text never meets it.</summary>
internal sealed class Watermark
{
    private readonly FormObject form;
    private readonly double width;
    private readonly double height;

    public Watermark(PaperFonts fonts)
    {
        var font = fonts.Face(bold: true, italic: false).File;
        var (operators, advance) = GlyphPath.Of(font, Document.DraftMark, PaperStyle.WatermarkSize);
        width = advance;
        height = font.CapHeight / 1000.0 * PaperStyle.WatermarkSize;
        // Marks above and below the letters reach out of the line's height.
        form = new(string.Create(CultureInfo.InvariantCulture, $"{PaperStyle.WatermarkGrey} g\n{operators}f\n"), (0, -height, width, 2 * height));
    }

    public void Draw(Canvas canvas, double pageWidth, double pageHeight)
    {
        var angle = Math.Atan2(pageHeight, pageWidth);
        var (sin, cos) = Math.SinCos(angle);
        // The middle of the letters comes to the middle of the page.
        var x = (pageWidth / 2) - (cos * width / 2) + (sin * height / 2);
        var y = (pageHeight / 2) + (sin * width / 2) + (cos * height / 2);
        canvas.OpenWatermark();
        canvas.Show(form, cos, sin, -sin, cos, x, y);
        canvas.Close();
    }
}
