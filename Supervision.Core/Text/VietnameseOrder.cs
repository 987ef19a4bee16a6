using System.Globalization;
using System.Text;

namespace Supervision.Core.Text;

/// <summary>
/// The order of a Vietnamese dictionary, the same on every machine: ă and â after a, đ after d, ê after e, ô and ơ after o, ư after u; syllable by syllable, and syllables of the same letters by their tone
/// (level, falling, asking, tumbling, rising, heavy). Whether a tone stands on this or that vowel of a syllable makes no difference. Numbers by how much they are.
/// </summary>
public static class VietnameseOrder
{
    private const string Alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

    // The marks of the five tones that are written, in their order.
    private const string Tones = "\u0300\u0309\u0303\u0301\u0323";

    // Below every letter and figure, so that what begins another comes before it.
    private const char Space = ' ', Level = '!';

    /// <summary>What a text is compared by, letter for letter as an ordinal comparison does.</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length + 8);
        foreach (var word in Words(text)) Append(key, word);
        return key.ToString();
    }

    /// <summary>What the name of a person is compared by: the given name, which stands last, then the family name and what stands between.</summary>
    public static string PersonKey(string name)
    {
        var words = Words(name);
        var key = new StringBuilder(name.Length + 8);
        if (words.Length > 0) Append(key, words[^1]);
        foreach (var word in words.SkipLast(1)) Append(key, word);
        return key.ToString();
    }

    /// <summary>In the order of a dictionary; what is the same to it in the order it came.</summary>
    public static IOrderedEnumerable<T> InOrder<T>(this IEnumerable<T> things, Func<T, string> text) => things.OrderBy(thing => Key(text(thing)), StringComparer.Ordinal);

    /// <summary>People by given name, then family name.</summary>
    public static IOrderedEnumerable<T> ByGivenName<T>(this IEnumerable<T> people, Func<T, string> name) => people.OrderBy(person => PersonKey(name(person)), StringComparer.Ordinal);

    private static string[] Words(string text) =>
        new string([.. text.Normalize(NormalizationForm.FormD).Select(c => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static void Append(StringBuilder key, string word)
    {
        if (key.Length > 0) key.Append(Space);
        var (tone, digits) = (Level, 0);
        for (var i = 0; i < word.Length; i++)
        {
            var c = char.ToLowerInvariant(word[i]);
            if (Tones.IndexOf(c, StringComparison.Ordinal) is >= 0 and var mark) tone = (char)(Level + 1 + mark);
            else if (char.IsAsciiDigit(c))
            {
                // As many figures before it as make a longer number the greater one.
                if (digits == 0)
                {
                    while (i + digits < word.Length && char.IsAsciiDigit(word[i + digits])) digits++;
                    key.Append('0', Math.Max(0, 12 - digits));
                }
                key.Append(c);
                digits--;
            }
            else if (char.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark) key.Append(Letter(word, i, c));
        }
        key.Append(tone);
    }

    // The letter with what makes another letter of it; its tone may stand before that or after it.
    private static char Letter(string word, int at, char letter)
    {
        for (var i = at + 1; i < word.Length && char.GetUnicodeCategory(word[i]) is UnicodeCategory.NonSpacingMark; i++)
            if (word[i] is '\u0302' or '\u0306' or '\u031B') return Place($"{letter}{word[i]}".Normalize()[0]);
        return Place(letter);
    }

    private static char Place(char letter) => Alphabet.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var place ? (char)('A' + place) : letter;
}
