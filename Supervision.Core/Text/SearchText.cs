using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Supervision.Core.Text;

/// <summary>Text as people here type and search it.</summary>
public static partial class SearchText
{
    /// <summary>The form that search compares: lower case, without diacritics, đ as d, runs of spaces as one.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            var lower = char.ToLowerInvariant(c);
            if (lower == 'đ') lower = 'd';
            if (char.IsWhiteSpace(lower))
            {
                if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
            }
            else
            {
                folded.Append(lower);
            }
        }
        return folded.ToString().TrimEnd();
    }

    /// <summary>What a folded column is compared with by <c>LIKE @Pattern ESCAPE '\'</c> to find the text anywhere in it; null when nothing is searched for.</summary>
    public static string? Anywhere(string? text) => string.IsNullOrWhiteSpace(text) ? null : $"%{Wildcard().Replace(Fold(text), @"\$0")}%";

    [GeneratedRegex(@"[\\%_\[]")]
    private static partial Regex Wildcard();

    /// <summary>The first character that no text of ours may hold: a control character other than a line break or a tab, one that turns the reading direction, or what is no Unicode.</summary>
    public static string? FirstForbidden(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' || (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || IsBidiControl(c))
                return $"U+{(int)c:X4}";
        }
        return null;
    }

    /// <summary>The text in NFC. What holds a forbidden character has no such form and is left to be refused with its field.</summary>
    public static string Compose(string text) => FirstForbidden(text) is null ? text.Normalize() : text;

    // Characters that turn the reading direction around let a text show something other than it says.
    private static bool IsBidiControl(char c) => c is '\u061C' or '\u200E' or '\u200F' or '\u202A' or '\u202B' or '\u202C' or '\u202D' or '\u202E' or (>= '\u2066' and <= '\u2069');
}
