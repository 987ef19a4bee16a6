using System.Globalization;
using System.Text;

namespace Supervision.Tests.Documents;

/// <summary>A page as poppler paints it; places are asked for in points from the page's upper left corner.</summary>
internal sealed class PdfPicture
{
    private readonly byte[] pixels;
    private readonly double perPoint;

    private PdfPicture(int width, int height, byte[] pixels, double dotsPerInch) =>
        (Width, Height, this.pixels, perPoint) = (width, height, pixels, dotsPerInch / 72);

    /// <summary>In pixels.</summary>
    public int Width { get; }

    public int Height { get; }

    /// <summary>Reads a binary pixmap (P6) of eight bits.</summary>
    public static PdfPicture Read(byte[] pixmap, int dotsPerInch)
    {
        var at = 0;
        string Token()
        {
            var start = at;
            while (pixmap[at] > ' ')
                at++;
            return Encoding.ASCII.GetString(pixmap, start, at++ - start);
        }

        Assert.That(Token(), Is.EqualTo("P6"));
        var (width, height) = (int.Parse(Token(), CultureInfo.InvariantCulture), int.Parse(Token(), CultureInfo.InvariantCulture));
        Assert.That(Token(), Is.EqualTo("255"));
        return new(width, height, pixmap[at..], dotsPerInch);
    }

    public (byte Red, byte Green, byte Blue) Pixel(int x, int y) => (pixels[((y * Width) + x) * 3], pixels[(((y * Width) + x) * 3) + 1], pixels[(((y * Width) + x) * 3) + 2]);

    public (byte Red, byte Green, byte Blue) At(double x, double y) => Pixel((int)(x * perPoint), (int)(y * perPoint));

    /// <summary>Pixels whose three colours are such, with their places in points.</summary>
    public IEnumerable<(double X, double Y)> Where(Func<byte, byte, byte, bool> isSuch, double left = 0, double top = 0, double right = double.MaxValue, double bottom = double.MaxValue)
    {
        for (var y = (int)(top * perPoint); y < Math.Min(Height, bottom * perPoint); y++)
        {
            for (var x = (int)(left * perPoint); x < Math.Min(Width, right * perPoint); x++)
            {
                var (red, green, blue) = Pixel(x, y);
                if (isSuch(red, green, blue))
                    yield return ((x + 0.5) / perPoint, (y + 0.5) / perPoint);
            }
        }
    }

    public static bool IsDark(byte red, byte green, byte blue) => red < 128 && green < 128 && blue < 128;
}
