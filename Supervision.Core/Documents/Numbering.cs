namespace Supervision.Core.Documents;

/// <summary>Numbers and letters of headings and points.</summary>
public static class Numbering
{
    // Decree 30 itself numbers its points this way: no f, j, w, z; đ after d; no ă, â, ê, ô, ơ, ư.
    private const string Letters = "abcdđeghiklmnopqrstuvxy";

    private static readonly (int Value, string Digits)[] RomanDigits =
    [
        (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ];

    /// <summary>1 → "a)", 5 → "đ)"; there are 23 points at most.</summary>
    public static string Point(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Letters.Length);
        return $"{Letters[number - 1]})";
    }

    /// <summary>4 → "IV"; from 1 to 399.</summary>
    public static string Roman(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 399);
        var text = new System.Text.StringBuilder();
        foreach (var (value, digits) in RomanDigits)
        {
            for (; number >= value; number -= value)
                text.Append(digits);
        }
        return text.ToString();
    }
}

/// <summary>Cell 3 of Decree 30, Annex I: "Số: 15/BC-HĐND".</summary>
public static class DocumentNumber
{
    // Wide enough to write or stamp three digits into.
    private const string BlankForNumber = "\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0";

    /// <summary>The line with its number (below 10 with a leading zero), or with a blank in its place before issue. The symbol comes without slash: "BC-HĐND".</summary>
    public static string Line(int? number, string symbol) => $"Số: {(number is { } known ? Digits(known) : BlankForNumber)}/{symbol}";

    /// <summary>5 → "05", 15 → "15".</summary>
    public static string Digits(int number) => number.ToString("00", System.Globalization.CultureInfo.InvariantCulture);
}
