using System.Globalization;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace Supervision.Infrastructure.Documents.Pdf.Packs;

/// <summary>Writes the number of its page in the pack at the foot of every page, in the font that travels in the assembly.</summary>
internal sealed class PackFont : IFontResolver
{
    private const double Size = 9;

    // Below the banner of a demonstration, within what office printers still print.
    private const double Bottom = 5 * PaperStyle.PointsPerMillimetre;

    private static readonly Lazy<bool> Set = new(() =>
    {
        GlobalFontSettings.FontResolver = new PackFont();
        return true;
    });

    /// <summary>The library has one resolver for the whole process; it is ours alone.</summary>
    public static void Use() => _ = Set.Value;

    public byte[] GetFont(string faceName)
    {
        using var stream = typeof(PaperFonts).Assembly.GetManifestResourceStream("fonts/LiberationSerif-Regular.ttf")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public FontResolverInfo ResolveTypeface(string familyName, bool bold, bool italic) => new("LiberationSerif-Regular");

    public static void Number(PdfDocument pack, string foot)
    {
        var font = new XFont("Liberation Serif", Size);
        var grey = new XSolidBrush(XColor.FromGrayScale(0.35));
        var total = pack.PageCount.ToString(CultureInfo.InvariantCulture);
        for (var i = 0; i < pack.PageCount; i++)
        {
            var page = pack.Pages[i];
            using var graphics = XGraphics.FromPdfPage(page, XGraphicsPdfPageOptions.Append);
            var box = graphics.PageSize;
            graphics.DrawString($"{foot} · trang {(i + 1).ToString(CultureInfo.InvariantCulture)}/{total}", font, grey, new XRect(0, box.Height - Bottom - Size, box.Width, Size), XStringFormats.Center);
        }
    }
}
