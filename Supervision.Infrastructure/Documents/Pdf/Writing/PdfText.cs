using System.Globalization;
using System.Text;

namespace Supervision.Infrastructure.Documents.Pdf.Writing;

/// <summary>Values as PDF writes them.</summary>
internal static class PdfText
{
    /// <summary>A text string: UTF-16 with a byte order mark, in hexadecimal.</summary>
    public static string String(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text.Normalize(NormalizationForm.FormC)))}>";

    /// <summary>"D:20260105083000+07'00'".</summary>
    public static string Date(DateTimeOffset time)
    {
        var offset = time.Offset;
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"(D:{time:yyyyMMddHHmmss}{sign}{Math.Abs(offset.Hours):00}'{Math.Abs(offset.Minutes):00}')");
    }

    /// <summary>A factor of a matrix, to a hundred thousandth.</summary>
    public static string Factor(double value) => Math.Round(value, 5).ToString("0.#####", CultureInfo.InvariantCulture);

    /// <summary>Points, to a hundredth.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
