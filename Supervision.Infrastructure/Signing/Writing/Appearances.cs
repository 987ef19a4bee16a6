using System.Globalization;
using System.Text;
using Supervision.Core.Documents;
using Supervision.Core.Signing;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Pdf.Writing;
using Supervision.Infrastructure.Signing.Reading;

namespace Supervision.Infrastructure.Signing.Writing;

/// <summary>What is seen of fields and annotations (ISO 32000-1, 12.5.5): each a form of the size of its box.</summary>
internal static class Appearances
{
    private const double SmallestSize = 6;

    public static int Empty(IPdfObjects file, PdfPage page, double width, double height) => Form(file, page, width, height, "", "");

    /// <summary>The picture as large as it fits, in the middle.</summary>
    public static int Picture(IPdfObjects file, PdfPage page, double width, double height, byte[] png)
    {
        var picture = PngPicture.Read(png);
        var scale = Math.Min(width / picture.Width, height / picture.Height);
        var (w, h) = (picture.Width * scale, picture.Height * scale);
        var image = picture.Write(file);
        return Form(file, page, width, height,
            string.Create(CultureInfo.InvariantCulture, $"/XObject <</P {image} 0 R>>"),
            $"q {PdfText.Number(w)} 0 0 {PdfText.Number(h)} {PdfText.Number((width - w) / 2)} {PdfText.Number((height - h) / 2)} cm /P Do Q");
    }

    /// <summary>One line of text, in the middle of the height; the fonts carry its letters only.</summary>
    /// <exception cref="MissingGlyphException">A character that the font does not have.</exception>
    public static int Text(IPdfObjects file, PdfPage page, double width, double height, BoxText text, PaperFonts fonts)
    {
        var faces = new FaceSet(fonts);
        var face = faces.Face(bold: false, text.IsItalic);
        var line = text.Text.Normalize(NormalizationForm.FormC);
        double advance = 0;
        for (var i = 0; i < line.Length; i++) advance += face.Use(line, i, "ô ghi trên văn bản") / 1000.0;
        var size = Math.Min(text.Size, advance > 0 ? width / advance : text.Size);
        if (size < SmallestSize) throw BrokenPdf.Place("nội dung dài hơn ô");
        faces.Freeze();

        var left = text.Alignment switch
        {
            TextAlignment.Right => width - (advance * size),
            TextAlignment.Centre => (width - (advance * size)) / 2,
            _ => 0,
        };
        var baseline = ((height - ((face.Ascent + face.Descent) * size)) / 2) + (face.Descent * size);
        var codes = string.Concat(line.Select(letter => face.Code(letter).ToString("X4", CultureInfo.InvariantCulture)));
        // Rounded down: a size rounded up would stand out of the box.
        var written = PdfText.Number(Math.Floor(size * 100) / 100);
        return Form(file, page, width, height,
            string.Create(CultureInfo.InvariantCulture, $"/Font <</{face.ResourceName} {face.Write(file)} 0 R>>"),
            $"/Tx BMC q 0 g BT /{face.ResourceName} {written} Tf {PdfText.Number(Math.Max(0, left))} {PdfText.Number(baseline)} Td <{codes}> Tj ET Q EMC");
    }

    private static int Form(IPdfObjects file, PdfPage page, double width, double height, string resources, string operators) => file.AddStream(
        $"/Type /XObject /Subtype /Form /BBox [0 0 {PdfText.Number(width)} {PdfText.Number(height)}]{PageGeometry.Matrix(page)} /Resources <<{resources}>>",
        Encoding.ASCII.GetBytes(operators));
}
