using System.Globalization;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using Supervision.Core.Documents;

namespace Supervision.Infrastructure.Documents.Pdf.Packs;

/// <summary>Makes each row of the contents lead to its paper. Where a row stands is read from the finished pages: its number is the only one in the first column at its height.</summary>
internal static class PackLinks
{
    // Above the number's letters, so that the whole row is the link.
    private const double Above = 4;

    private const double FirstColumn = 0.12;

    public static void Add(PdfDocument pack, byte[] contents, int pages, IReadOnlyList<PackPlace> places)
    {
        using var read = UglyToad.PdfPig.PdfDocument.Open(contents);
        var next = 1;
        for (var number = 1; number <= pages; number++)
        {
            var page = read.GetPage(number);
            var (left, right) = (PaperStyle.Points(PageMargins.Default.Left), page.Width - PaperStyle.Points(PageMargins.Default.Right));
            var tops = new List<double>();
            var words = page.GetWords().Where(word => word.BoundingBox.Left >= left - 1 && word.BoundingBox.Right <= left + ((right - left) * FirstColumn))
                .OrderByDescending(word => word.BoundingBox.Top);
            foreach (var word in words)
            {
                if (next + tops.Count > places.Count || word.Text != (next + tops.Count).ToString(CultureInfo.InvariantCulture)) continue;
                tops.Add(word.BoundingBox.Top + Above);
            }
            for (var i = 0; i < tops.Count; i++)
            {
                var bottom = i + 1 < tops.Count ? tops[i + 1] : tops[i] - (3 * Above) - PaperStyle.Body;
                pack.Pages[number - 1].AddDocumentLink(new PdfRectangle(new XPoint(left, bottom), new XPoint(right, tops[i])), places[next + i - 1].FirstPage, null);
            }
            next += tops.Count;
        }
    }
}
