using Supervision.Core.Signing;
using Supervision.Infrastructure.Documents.Pdf.Writing;
using Supervision.Infrastructure.Signing.Reading;

namespace Supervision.Infrastructure.Signing.Writing;

/// <summary>From a page as it is seen to its own units, which may be turned and shifted.</summary>
internal static class PageGeometry
{
    // Places are rounded on their way here.
    private const double Tolerance = 1;

    public static PdfPage Page(PdfRevision file, PagePlace place)
    {
        if (place.Page < 0 || place.Page >= file.Pages.Count) throw BrokenPdf.Place($"tệp không có trang {place.Page + 1}");
        return file.Pages[place.Page];
    }

    /// <summary>The rectangle as PDF writes it.</summary>
    /// <exception cref="Core.Pipeline.RefusedException">Not on the page.</exception>
    public static string Rectangle(PdfPage page, PagePlace place)
    {
        var (left, bottom, right, top) = page.Box;
        var (width, height) = page.Rotation is 90 or 270 ? (top - bottom, right - left) : (right - left, top - bottom);
        double[] sides = [place.Left, place.Top, place.Width, place.Height];
        if (!sides.All(double.IsFinite) || place.Width < 1 || place.Height < 1 || place.Left < -Tolerance || place.Top < -Tolerance
            || place.Left + place.Width > width + Tolerance || place.Top + place.Height > height + Tolerance)
            throw BrokenPdf.Place("ô nằm ngoài trang");
        var (x1, y1) = Point(page, place.Left, place.Top, width, height);
        var (x2, y2) = Point(page, place.Left + place.Width, place.Top + place.Height, width, height);
        return $"[{PdfText.Number(Math.Min(x1, x2))} {PdfText.Number(Math.Min(y1, y2))} {PdfText.Number(Math.Max(x1, x2))} {PdfText.Number(Math.Max(y1, y2))}]";
    }

    /// <summary>Turns an appearance so that it stands upright on a turned page.</summary>
    public static string Matrix(PdfPage page) => page.Rotation switch
    {
        90 => " /Matrix [0 1 -1 0 0 0]",
        180 => " /Matrix [-1 0 0 -1 0 0]",
        270 => " /Matrix [0 -1 1 0 0 0]",
        _ => "",
    };

    private static (double X, double Y) Point(PdfPage page, double fromLeft, double fromTop, double width, double height)
    {
        var (left, bottom, _, _) = page.Box;
        return page.Rotation switch
        {
            90 => (left + fromTop, bottom + fromLeft),
            180 => (left + width - fromLeft, bottom + fromTop),
            270 => (left + height - fromTop, bottom + width - fromLeft),
            _ => (left + fromLeft, bottom + height - fromTop),
        };
    }
}
