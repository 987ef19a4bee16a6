namespace Supervision.Core.Documents;

/// <summary>What is later written, stamped or signed on a finished paper.</summary>
public enum PaperPlaceKind
{
    /// <summary>The room of one signer between the authority lines (with their note) and the post or name, as wide as the signer's cell.</summary>
    Signature,

    /// <summary>The line "Số: …" (Decree 30, Annex I, cell 3), from its first letter to its last.</summary>
    Number,

    /// <summary>The line of place and date (cell 4), from its first letter to its last.</summary>
    PlaceAndDate,

    /// <summary>The room that the line "Số: …" leaves for the number; there is none once the number is printed.</summary>
    NumberBlank,

    /// <summary>The room for the day in the line of place and date.</summary>
    DayBlank,

    /// <summary>The room for the month.</summary>
    MonthBlank,
}

/// <summary>
/// A box on a page in PDF points (1/72 inch) from the lower left corner, so that it can be the rectangle of a signature field as it is.
/// The box of a line of text reaches from the descent to the ascent of its letters.
/// </summary>
/// <param name="Kind">What stands there.</param>
/// <param name="Index">Counts the places of one kind in reading order, from 0: the columns of the signature blocks from left to right.</param>
/// <param name="Page">Page of the file, from 0.</param>
/// <param name="Left">Left edge.</param>
/// <param name="Bottom">Lower edge, measured upwards from the foot of the page.</param>
/// <param name="Width">Width of the box.</param>
/// <param name="Height">Height of the box.</param>
public sealed record PaperPlace(PaperPlaceKind Kind, int Index, int Page, double Left, double Bottom, double Width, double Height);
