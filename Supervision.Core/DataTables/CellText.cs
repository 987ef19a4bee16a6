using System.Globalization;
using System.Text.RegularExpressions;
using Supervision.Core.Documents;
using Supervision.Core.Text;

namespace Supervision.Core.DataTables;

/// <summary>Figures as people write them into a cell, and what each kind of column takes.</summary>
internal static partial class CellText
{
    public const int LongestText = 500;
    public const decimal MostPercent = 1000;
    public const int FirstYear = 1900;
    public const int LastYear = 2100;

    /// <summary>Programs keep some fifteen digits of a number; what is larger would be changed on the way.</summary>
    public const decimal Most = 999_999_999_999_999;

    private const int MostPlaces = 6;

    /// <summary>"1.234,5" is read as Vietnamese writes it, "1234.5" as programs do; null for what is no number or could be two: "1,234" is 1,234.</summary>
    public static decimal? Number(string text)
    {
        var said = text.Trim().Replace(VietnameseText.NoBreakSpace.ToString(), "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).TrimEnd('%');
        if (Vietnamese().IsMatch(said)) said = said.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        else if (!Plain().IsMatch(said)) return null;
        return decimal.TryParse(said, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>What a column of that kind does not take of a number; null where it takes it.</summary>
    public static string? FaultOf(ColumnKind kind, decimal number) => kind switch
    {
        ColumnKind.Whole when number != decimal.Truncate(number) => $"“{VietnameseNumber.Decimal(number)}” không phải số nguyên.",
        ColumnKind.Year when number != decimal.Truncate(number) || number is < FirstYear or > LastYear => $"“{number.ToString("0.######", CultureInfo.InvariantCulture)}” không phải một năm từ {FirstYear} đến {LastYear}.",
        ColumnKind.Percent when number is < -MostPercent or > MostPercent => $"“{VietnameseNumber.Decimal(number)}” không phải một tỷ lệ phần trăm; ghi 53,41 cho 53,41%.",
        _ when Math.Abs(number) > Most => $"“{VietnameseNumber.Decimal(number)}” quá lớn.",
        _ when number != Math.Round(number, MostPlaces) => $"“{VietnameseNumber.Decimal(number)}” có quá {MostPlaces} chữ số thập phân.",
        _ => null,
    };

    /// <summary>What is asked of a column in words: "một số nguyên, ví dụ 1.234, không nhỏ hơn 0".</summary>
    public static string Asked(DesignColumn column) => Asked(column.Kind) + (column.IsNeverNegative ? ", không nhỏ hơn 0" : "");

    private static string Asked(ColumnKind kind) => kind switch
    {
        ColumnKind.Whole => "một số nguyên, ví dụ 1.234",
        ColumnKind.Year => "một năm, ví dụ 2026",
        ColumnKind.Percent => "một tỷ lệ phần trăm, ví dụ 53,41",
        ColumnKind.Text => "chữ",
        _ => "một số, ví dụ 1.234,5",
    };

    /// <summary>A figure as pages and papers show it; a year has no point in it.</summary>
    public static string Shown(ColumnKind kind, decimal? number) => number is not { } known ? "" : kind is ColumnKind.Year or ColumnKind.Text ? known.ToString("0.######", CultureInfo.InvariantCulture) : VietnameseNumber.Decimal(known);

    /// <summary>What was given, as pages and papers show it.</summary>
    public static string Shown(ColumnKind kind, decimal? number, string? text) => number is null ? text ?? "" : Shown(kind, number);

    [GeneratedRegex(@"^[-+]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?\z")]
    private static partial Regex Vietnamese();

    [GeneratedRegex(@"^[-+]?\d+\.\d+\z")]
    private static partial Regex Plain();
}
