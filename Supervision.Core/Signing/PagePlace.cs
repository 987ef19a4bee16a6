namespace Supervision.Core.Signing;

/// <summary>A rectangle on a page as it is seen: points (1/72 inch) from the page's upper left corner.</summary>
/// <param name="Page">Index of the page; the first is 0.</param>
/// <param name="Left">From the left edge.</param>
/// <param name="Top">From the upper edge, downwards.</param>
/// <param name="Width">In points.</param>
/// <param name="Height">In points.</param>
public sealed record PagePlace(int Page, double Left, double Top, double Width, double Height)
{
    private const double A4Height = 297 * 72 / 25.4;

    /// <summary>A place that the engine named, which counts from the lower left corner.</summary>
    /// <param name="place">Of <see cref="Documents.RenderedPaper.Places"/>.</param>
    /// <param name="pageHeight">In points; an upright A4 page unless another is given.</param>
    public static PagePlace From(Documents.PaperPlace place, double pageHeight = A4Height) =>
        new(place.Page, place.Left, pageHeight - place.Bottom - place.Height, place.Width, place.Height);

    /// <summary>Points of a length in millimetres.</summary>
    public static double Millimetres(double length) => length * 72 / 25.4;

    /// <summary>Cell 8 of Decree 30, Annex I: the seal covers about a third of the signature on its left, at the same height.</summary>
    /// <param name="signature">Where the signature's picture stands.</param>
    /// <param name="diameter">Of the seal, in points; the seal is printed in its real size.</param>
    public static PagePlace Seal(PagePlace signature, double diameter) => new(
        signature.Page,
        signature.Left + (signature.Width / 3) - diameter,
        signature.Top + ((signature.Height - diameter) / 2),
        diameter,
        diameter);

    /// <summary>Cell 14: the line of a digital copy at the top right of an A4 page, within the right margin of 20 mm.</summary>
    public static PagePlace CopyMark { get; } = new(0, Millimetres(210 - 20) - 240, Millimetres(10), 240, 14);
}
