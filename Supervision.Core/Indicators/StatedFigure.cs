using System.Text.RegularExpressions;
using Supervision.Core.Text;

namespace Supervision.Core.Indicators;

/// <summary>What kind of number a field takes; it decides what a dot may mean.</summary>
public enum FigureField
{
    /// <summary>A percentage; the sign % may stand behind it.</summary>
    Ratio,

    /// <summary>Points.</summary>
    Score,

    /// <summary>A whole number of things.</summary>
    Count,

    /// <summary>Money and other measured amounts; may be negative.</summary>
    Amount,

    /// <summary>A rise or fall in points or per cent; may be negative.</summary>
    Change,
}

/// <summary>A number with the text in which it was stated: the decimals that were printed count when it is checked.</summary>
public sealed partial record StatedFigure
{
    private StatedFigure(string text, Figure value, int decimals) => (Text, Value, Decimals) = (text, value, decimals);

    /// <summary>As stated, without the sign %.</summary>
    public string Text { get; }

    public Figure Value { get; }

    /// <summary>How many decimals were printed.</summary>
    public int Decimals { get; }

    public override string ToString() => Text;

    /// <summary>Reads a number as Vietnamese writes it: dot between thousands, comma before decimals.</summary>
    /// <exception cref="FigureFormatException">It is no number, has two readings in that field, or does not fit it.</exception>
    public static StatedFigure Parse(string? text, FigureField field)
    {
        var stated = (text ?? "").Trim();
        if (stated.Length == 0) throw new FigureFormatException("Chưa nhập số.");
        if (stated.Contains('/', StringComparison.Ordinal)) throw Fraction(stated);
        if (stated.EndsWith('%'))
        {
            if (field is not (FigureField.Ratio or FigureField.Change)) throw new FigureFormatException($"“{Echo.Of(stated)}”: ô này không nhận tỷ lệ phần trăm.");
            stated = stated[..^1].TrimEnd();
        }
        if (Number().Match(stated) is not { Success: true } match)
            throw new FigureFormatException($"“{Echo.Of(stated)}” không phải là số. Dùng dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân.");

        var (sign, whole, decimals) = (match.Groups["sign"].Value, match.Groups["whole"].Value, match.Groups["decimals"].Value);
        if (sign == "-" && field is not (FigureField.Amount or FigureField.Change)) throw new FigureFormatException($"“{Echo.Of(stated)}”: ô này không nhận số âm.");
        if (decimals.Length > Figure.Decimals) throw new FigureFormatException($"“{Echo.Of(stated)}” có quá {Figure.Decimals} chữ số thập phân.");
        if (whole.Contains('.', StringComparison.Ordinal)) whole = Ungroup(stated, sign, whole, match.Groups["decimals"].Success, field);
        if (field is FigureField.Count && decimals.Trim('0').Length > 0) throw NotWhole(stated, whole, decimals);

        var digits = (whole + decimals.PadRight(Figure.Decimals, '0')).TrimStart('0');
        if (!long.TryParse(digits.Length == 0 ? "0" : digits, out var scaled)) throw FigureFormatException.TooLarge(stated);
        return new(stated, new Figure(sign == "-" ? -scaled : scaled), decimals.Length);
    }

    /// <summary>Reads "13/16" into numerator and denominator.</summary>
    /// <exception cref="FigureFormatException">It is no fraction, or its denominator is not above 0.</exception>
    public static (Figure Numerator, Figure Denominator) ParseFraction(string? text)
    {
        var parts = (text ?? "").Split('/');
        if (parts.Length != 2) throw new FigureFormatException($"“{Echo.Of(text ?? "")}” không phải là phân số dạng tử số/mẫu số.");
        var (numerator, denominator) = (Parse(parts[0], FigureField.Amount).Value, Parse(parts[1], FigureField.Amount).Value);
        if (denominator <= Figure.Zero) throw new FigureFormatException($"“{Echo.Of(text ?? "")}”: mẫu số phải lớn hơn 0.");
        return (numerator, denominator);
    }

    private static string Ungroup(string stated, string sign, string whole, bool hasComma, FigureField field)
    {
        var plain = whole.Replace(".", "", StringComparison.Ordinal);
        if (!Grouped().IsMatch(whole))
        {
            var comma = whole.Count(c => c == '.') == 1 && !hasComma ? $" Nếu là số thập phân, hãy viết {sign}{whole.Replace('.', ',')}." : "";
            throw new FigureFormatException($"“{Echo.Of(stated)}”: dấu chấm chỉ ngăn hàng nghìn, mỗi nhóm ba chữ số.{comma}");
        }
        var smallNumbers = field is FigureField.Ratio or FigureField.Score or FigureField.Change;
        if (smallNumbers && !hasComma && whole.Count(c => c == '.') == 1)
            throw new FigureFormatException($"“{Echo.Of(stated)}” có thể là {sign}{plain} hoặc {sign}{whole.Replace('.', ',')}; hãy viết rõ {sign}{plain} hay {sign}{whole.Replace('.', ',')}.");
        return plain;
    }

    private static FigureFormatException NotWhole(string stated, string whole, string decimals)
    {
        var thousands = decimals.Length == 3 ? $" Nếu là {whole}{decimals}, hãy viết {whole}{decimals} hoặc {whole}.{decimals}." : "";
        return new($"“{Echo.Of(stated)}” không phải là số nguyên.{thousands}");
    }

    private static FigureFormatException Fraction(string stated)
    {
        var zero = stated.Split('/') is [_, var below] && below.Trim().All(c => c == '0') && below.Trim().Length > 0;
        return new(zero
            ? $"“{Echo.Of(stated)}”: mẫu số phải lớn hơn 0."
            : $"“{Echo.Of(stated)}” là phân số; hãy nhập tử số và mẫu số vào hai ô riêng.");
    }

    [GeneratedRegex(@"^(?<sign>[+-]?)(?<whole>[0-9][0-9.]*)(,(?<decimals>[0-9]+))?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[1-9][0-9]{0,2}(\.[0-9]{3})+$")]
    private static partial Regex Grouped();
}
