using System.Globalization;
using System.Text.RegularExpressions;

namespace Supervision.Tests.Documents;

/// <summary>A horizontal rule as the page's operators draw it, in points from the upper left corner.</summary>
internal sealed record PdfRule(double Left, double Right, double Top)
{
    public double Length => Right - Left;

    public double Middle => (Left + Right) / 2;
}

/// <summary>Poppler gives no lines; they are read from the content that qpdf has opened.</summary>
internal static partial class PdfRules
{
    public static IEnumerable<PdfRule> Of(byte[] pdf, double pageHeight)
    {
        foreach (Match match in Strokes().Matches(PdfTools.Uncompressed(pdf)))
        {
            double Value(int group) => double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
            if (Value(2) == Value(4))
                yield return new(Value(1), Value(3), pageHeight - Value(2));
        }
    }

    [GeneratedRegex(@"w ([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S")]
    private static partial Regex Strokes();
}
