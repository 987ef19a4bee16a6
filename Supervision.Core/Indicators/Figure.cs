using System.Globalization;
using Supervision.Core.Text;

namespace Supervision.Core.Indicators;

/// <summary>
/// A number of a report, kept exactly as millionths in a 64-bit integer, so that both databases store, compare and add it
/// alike. Range about ±9,2 nghìn tỷ.
/// </summary>
/// <param name="Scaled">The value times 1 000 000.</param>
public readonly record struct Figure(long Scaled) : IComparable<Figure>
{
    public const int Decimals = 6;
    private const long One = 1_000_000;

    public static Figure Zero => default;

    public bool IsWhole => Scaled % One == 0;

    /// <summary>The whole part, towards zero.</summary>
    public long Whole => Scaled / One;

    public static Figure From(long whole)
    {
        if (whole is > long.MaxValue / One or < long.MinValue / One) throw FigureFormatException.TooLarge(whole.ToString(CultureInfo.InvariantCulture));
        return new(whole * One);
    }

    /// <summary>A number as JSON carries it.</summary>
    /// <exception cref="FigureFormatException">More than six decimals, or out of range.</exception>
    public static Figure From(decimal value)
    {
        if (value is > long.MaxValue / One or < long.MinValue / One) throw FigureFormatException.TooLarge(value.ToString(CultureInfo.InvariantCulture));
        var scaled = value * One;
        if (decimal.Truncate(scaled) != scaled)
            throw new FigureFormatException($"Số {Write(value)} có quá {Decimals} chữ số thập phân.");
        return new((long)scaled);
    }

    public decimal ToDecimal() => (decimal)Scaled / One;

    /// <summary>As Vietnamese papers write it: 1.373,5; no zeros at the end.</summary>
    public override string ToString() => Write(ToDecimal());

    /// <summary>With exactly that many decimals, 0 to 6; digits beyond are dropped.</summary>
    public string ToText(int decimals)
    {
        var step = PowerOfTen(Decimals - decimals);
        return ((decimal)(Scaled / step * step) / One).ToString("N" + decimals, Vietnamese);
    }

    public int CompareTo(Figure other) => Scaled.CompareTo(other.Scaled);

    public static Figure operator +(Figure left, Figure right) => new(checked(left.Scaled + right.Scaled));
    public static Figure operator -(Figure left, Figure right) => new(checked(left.Scaled - right.Scaled));
    public static bool operator <(Figure left, Figure right) => left.Scaled < right.Scaled;
    public static bool operator >(Figure left, Figure right) => left.Scaled > right.Scaled;
    public static bool operator <=(Figure left, Figure right) => left.Scaled <= right.Scaled;
    public static bool operator >=(Figure left, Figure right) => left.Scaled >= right.Scaled;

    internal static NumberFormatInfo Vietnamese { get; } = NumberFormatInfo.ReadOnly(new NumberFormatInfo
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = ".",
        NumberGroupSizes = [3],
        NegativeSign = "-",
    });

    internal static long PowerOfTen(int exponent)
    {
        var power = 1L;
        for (var i = 0; i < exponent; i++) power *= 10;
        return power;
    }

    private static string Write(decimal value) => value.ToString("#,##0.############################", Vietnamese);
}

/// <summary>A number that cannot be taken; the message is Vietnamese and says how to write it.</summary>
public sealed class FigureFormatException(string message) : ArgumentException(message)
{
    internal static FigureFormatException TooLarge(string text) => new($"Số “{Echo.Of(text)}” vượt giới hạn ghi được (khoảng 9.223 tỷ); hãy dùng đơn vị lớn hơn.");
}
