using Supervision.Core.Files;
using Supervision.Infrastructure.Documents.Pdf.Writing;

namespace Supervision.Infrastructure.Documents.Pdf.Images;

/// <summary>A picture ready for a PDF: its stream as it is written, with the stream of its transparency where it has one.</summary>
/// <param name="File">Tells size and orientation.</param>
/// <param name="Entries">Colours, depth and filter of the stream's dictionary.</param>
/// <param name="Stream">The samples, compressed.</param>
/// <param name="Mask">Opacity of each pixel (8 bits, deflated).</param>
internal sealed record PdfImage(PictureFile File, string Entries, byte[] Stream, byte[]? Mask) : IXObject
{
    /// <summary>Height by width as it is shown.</summary>
    public double Aspect => (double)File.ShownHeight / File.ShownWidth;

    public int Write(PdfFile file)
    {
        var size = $"/Type /XObject /Subtype /Image /Width {File.Width} /Height {File.Height}";
        var mask = Mask is null ? "" : $" /SMask {file.AddStream($"{size} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode", Mask)} 0 R";
        return file.AddStream($"{size} {Entries}{mask}", Stream);
    }

    /// <summary>Draws the picture upright into a box whose upper left corner is given.</summary>
    public void Draw(Canvas canvas, double x, double y, double width, double height)
    {
        // Where Exif puts the first row and the first column; the offset is counted from the box's lower left corner, upwards.
        var (a, b, c, d, right, up) = File.Orientation switch
        {
            2 => (-width, 0.0, 0.0, height, width, 0.0),
            3 => (-width, 0, 0, -height, width, height),
            4 => (width, 0, 0, -height, 0, height),
            5 => (0, -height, -width, 0, width, height),
            6 => (0, -height, width, 0, 0, height),
            7 => (0, height, width, 0, 0, 0),
            8 => (0, height, -width, 0, width, 0),
            _ => (width, 0, 0, height, 0, 0),
        };
        canvas.Show(this, a, b, c, d, x + right, y + height - up);
    }

    // Two records of equal parts are the same picture only when they are one: names are given by identity.
    public bool Equals(PdfImage? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
