using System.Globalization;
using System.Text;

namespace Supervision.Tests.Signing;

/// <summary>Small PDF files by hand, sound and unsound.</summary>
internal static class TestPdf
{
    private static readonly string[] Sound =
    [
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 595 842] /Resources <</Font <</F 5 0 R>>>>>>",
        "<</Type /Page /Parent 2 0 R /Contents 4 0 R>>",
        "<</Length 44>>\nstream\nBT /F 14 Tf 72 770 Td (So: 15/TB-HDND) Tj ET\nendstream",
        "<</Type /Font /Subtype /Type1 /BaseFont /Times-Roman>>",
    ];

    /// <summary>A file with a cross-reference table.</summary>
    public static byte[] Classic(params string[] changed) => Build(With(changed), (text, places) => Table(text, places, "", places.Length, 0));

    /// <summary>A table whose newer objects stand in an object stream, named by a cross-reference stream beside it (ISO 32000-1, 7.5.8.4).</summary>
    public static byte[] Hybrid() => Build(Sound, (text, places) =>
    {
        // The font moves into the object stream; the table says it is free.
        const string Packed = "5 0 <</Type /Font /Subtype /Type1 /BaseFont /Courier>>";
        var container = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"6 0 obj\n<</Type /ObjStm /N 1 /First 4 /Length {Packed.Length}>>\nstream\n{Packed}\nendstream\nendobj\n");
        var stream = text.Length;
        var entries = $"\u0002{Wide(6)}\0\u0001{Wide(container)}\0\u0001{Wide(stream)}\0";
        text.Append(CultureInfo.InvariantCulture, $"7 0 obj\n<</Type /XRef /Size 8 /Index [5 3] /W [1 4 1] /Length {entries.Length}>>\nstream\n{entries}\nendstream\nendobj\n");
        Table(text, places, string.Create(CultureInfo.InvariantCulture, $" /XRefStm {stream}"), 8, 5);
    });

    /// <summary>As <see cref="Classic"/>, the trailer with these entries.</summary>
    public static byte[] WithTrailer(string entries) => Build(Sound, (text, places) => Table(text, places, " " + entries, places.Length, 0));

    private static string[] With(string[] changed)
    {
        var objects = Sound.ToList();
        for (var i = 0; i < changed.Length; i++)
        {
            if (changed[i].Length == 0) continue;
            if (i < objects.Count) objects[i] = changed[i];
            else objects.Add(changed[i]);
        }
        return [.. objects];
    }

    private static byte[] Build(string[] objects, Action<StringBuilder, int[]> end)
    {
        var text = new StringBuilder("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
        var places = new int[objects.Length + 1];
        for (var i = 0; i < objects.Length; i++)
        {
            places[i + 1] = text.Length;
            var body = objects[i];
            // The length is counted here, so that the text above may be changed.
            var stream = body.IndexOf("\nstream\n", StringComparison.Ordinal);
            if (stream >= 0)
            {
                var length = body.IndexOf("\nendstream", StringComparison.Ordinal) - stream - "\nstream\n".Length;
                body = body.Replace("/Length 44", string.Create(CultureInfo.InvariantCulture, $"/Length {length}"), StringComparison.Ordinal);
            }
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{body}\nendobj\n");
        }
        end(text, places);
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    private static void Table(StringBuilder text, int[] places, string entries, int size, int free)
    {
        var start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {places.Length}\n0000000000 65535 f \n");
        for (var i = 1; i < places.Length; i++) text.Append(i == free ? "0000000000 00000 f \n" : string.Create(CultureInfo.InvariantCulture, $"{places[i]:0000000000} 00000 n \n"));
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {size} /Root 1 0 R{entries}>>\nstartxref\n{start}\n%%EOF\n");
    }

    private static string Wide(int value) => string.Concat((char)(value >> 24 & 255), (char)(value >> 16 & 255), (char)(value >> 8 & 255), (char)(value & 255));
}
