using System.Globalization;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Signing;

/// <summary>
/// Cell 14 of Decree 30, Annex I, for digital copies and for attachments in files of their own: number and symbol; time of signing (day month year; hour minute second;
/// time zone of Vietnam by ISO 8601). Upright, black, size 10, no picture.
/// </summary>
public static class CopyMark
{
    public const double FontSize = 10;

    /// <summary>"15/TB-HĐND; 05/01/2026; 08:30:00+07:00".</summary>
    /// <param name="number">Number and symbol.</param>
    /// <param name="signedAt">Any offset; written as the time in Vietnam.</param>
    public static string Line(string number, DateTimeOffset signedAt) =>
        string.Create(CultureInfo.InvariantCulture, $"{number}; {TimeZoneInfo.ConvertTime(signedAt, VietnamTime.Zone):dd/MM/yyyy; HH:mm:sszzz}");

    /// <summary>The line as a box, at its place on the first page unless another is given.</summary>
    public static BoxText Box(string number, DateTimeOffset signedAt, PagePlace? place = null) => new(PaperBox.CopyMark, Line(number, signedAt))
    {
        Place = place ?? PagePlace.CopyMark,
        Size = FontSize,
        Alignment = Documents.TextAlignment.Right,
    };
}
