using System.Globalization;
using System.Text;

namespace Supervision.Core.Search;

/// <summary>A word of a text: how it is compared, and where it stands in the text.</summary>
internal readonly record struct Word(string Folded, int Start, int Length);

/// <summary>Texts as words that are compared: lower case, without diacritics, đ as d, numbers without leading zeros, whatever stands between them left out.</summary>
internal static class SearchWords
{
    private const int LongestWord = 40;

    // Everything that Vietnamese is written with lies below this, and each letter of it is one character in composed text.
    private static readonly string[] Folded = [.. Enumerable.Range(0, 0x2000).Select(c => FoldOne((char)c))];

    /// <summary>The words in their order, each as often as it stands there.</summary>
    /// <param name="text">Composed text; what is not is composed, and positions are then those of the composed form.</param>
    public static List<Word> Of(string text)
    {
        var composed = text.IsNormalized() ? text : text.Normalize();
        var words = new List<Word>();
        var word = new StringBuilder(LongestWord);
        var start = -1;
        for (var i = 0; i <= composed.Length; i++)
        {
            var folded = i < composed.Length ? Fold(composed[i]) : null;
            if (folded is null)
            {
                if (start >= 0 && word.Length > 0) words.Add(new Word(Compared(word), start, i - start));
                word.Clear();
                start = -1;
                continue;
            }
            if (start < 0) start = i;
            word.Append(folded);
        }
        return words;
    }

    /// <summary>The words that several texts are found by, each once, with the abbreviations of what they say and what their abbreviations stand for, as one text with a space on either side of each.</summary>
    /// <param name="texts">The most telling first.</param>
    /// <param name="longest">What the column takes; the words that no longer go in are left out.</param>
    public static string Joined(IEnumerable<string?> texts, int longest)
    {
        var seen = new HashSet<string>();
        var joined = new StringBuilder(" ");
        foreach (var text in texts)
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            var words = Of(text).ConvertAll(word => word.Folded);
            foreach (var word in words.Concat(Abbreviations.Beside(words)))
            {
                if (!seen.Add(word)) continue;
                if (joined.Length + word.Length + 1 > longest) return joined.ToString();
                joined.Append(word).Append(' ');
            }
        }
        return joined.ToString();
    }

    private static string? Fold(char c)
    {
        var folded = c < Folded.Length ? Folded[c] : FoldOne(c);
        return folded.Length > 0 || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark ? folded : null;
    }

    private static string Compared(StringBuilder word)
    {
        var text = word.Length > LongestWord ? word.ToString(0, LongestWord) : word.ToString();
        return text[0] == '0' && text.All(char.IsAsciiDigit) ? text.TrimStart('0') is { Length: > 0 } number ? number : "0" : text;
    }

    private static string FoldOne(char c)
    {
        if (!char.IsLetterOrDigit(c)) return "";
        var folded = new StringBuilder(1);
        foreach (var part in c.ToString().Normalize(NormalizationForm.FormD).Where(char.IsLetterOrDigit))
            folded.Append(char.ToLowerInvariant(part) is 'đ' ? 'd' : char.ToLowerInvariant(part));
        return folded.ToString();
    }
}
