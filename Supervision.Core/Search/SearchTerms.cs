using System.Text.RegularExpressions;
using Supervision.Core.Storage;

namespace Supervision.Core.Search;

/// <summary>What somebody typed: words that must all be there, the last of which may go on, and where it has the form of one, the number of a paper.</summary>
internal sealed partial class SearchTerms
{
    /// <summary>So many words are looked for by the database; who types more is answered by the longest of them, and the others are looked for in what these find.</summary>
    public const int Slots = 10;

    private readonly HashSet<string> _asked;
    private readonly string? _begun;
    private readonly string[] _patterns;
    private readonly string _whole;

    private SearchTerms(IReadOnlyList<string> words, bool goesOn, string? number)
    {
        _begun = goesOn ? words[^1] : null;
        _asked = [.. words];
        _whole = $" {string.Join(' ', words)} ";
        // Numbers are the rarest, then the longest: what lacks them is left at the first comparison.
        _patterns = [.. _asked.Where(word => word != _begun).Select(word => $" {word} ").Concat(_begun is null ? [] : [$" {_begun}"]).OrderByDescending(pattern => pattern.Any(char.IsAsciiDigit)).ThenByDescending(pattern => pattern.Length)];
        Number = number;
    }

    /// <summary>The key that numbers of papers begin with; null where nothing like a number was typed.</summary>
    public string? Number { get; }

    /// <summary>Null where not a single letter or figure was typed.</summary>
    public static SearchTerms? Read(string text)
    {
        var words = SearchWords.Of(text).ConvertAll(word => word.Folded);
        if (words.Count == 0) return null;
        var number = NumberForm().Match(Text.SearchText.Fold(text).Trim());
        return new SearchTerms(words, !char.IsWhiteSpace(text[^1]), number.Success ? NumberKey(number.Groups[1].Value) : null);
    }

    /// <summary>"12/KL-HĐND" as it is compared: "12/kl-hdnd"; null for what has no number in front.</summary>
    public static string? NumberKey(string? reference)
    {
        if (reference is null) return null;
        var key = string.Concat(Text.SearchText.Fold(reference).Where(c => c != ' ')).TrimStart('0');
        if (key.Length == 0 || !char.IsAsciiDigit(key[0])) return null;
        if (!key.Contains('/', StringComparison.Ordinal)) key += "/";
        return key.Length > 100 ? key[..100] : key;
    }

    /// <summary>What the statements compare with: @W1 to @W10, and the span of keys @NumberFrom to @NumberTo.</summary>
    public SqlArguments Compare(SqlArguments arguments)
    {
        for (var i = 0; i < Slots; i++) arguments.With($"W{i + 1}", i < _patterns.Length ? $"%{_patterns[i]}%" : null);
        return arguments.With("NumberFrom", Number).With("NumberTo", Number is null ? null : Number + '\uFFFD');
    }

    /// <summary>What was typed, whole, is what these words begin with: a code such as "BAN-01", which has letters and figures.</summary>
    public bool IsCodeOf(string words) => _asked.Any(word => word.All(char.IsAsciiDigit)) && _asked.Any(word => !word.All(char.IsAsciiDigit)) && words.StartsWith(_whole, StringComparison.Ordinal);

    /// <summary>Every word stands among these.</summary>
    public bool AllIn(string words) => _patterns.All(pattern => words.Contains(pattern, StringComparison.Ordinal));

    /// <summary>The text in pieces, those that were asked for marked, as it was written.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">Of a longer one the part around the first piece that was asked for is shown.</param>
    public IReadOnlyList<SearchPiece> Mark(string text, int longest)
    {
        var composed = text.IsNormalized() ? text : text.Normalize();
        var words = SearchWords.Of(composed);
        var folded = words.ConvertAll(word => word.Folded);
        // Where the last word stands as it was typed, what only begins so was not meant.
        var begun = _begun is not null && !folded.Contains(_begun) ? _begun : null;
        var hits = new List<(int From, int To)>();
        for (var i = 0; i < words.Count; i++)
        {
            var count = Abbreviations.Means(folded, i, _asked) is > 0 and var several ? several
                : _asked.Contains(folded[i]) || (begun is not null && folded[i].StartsWith(begun, StringComparison.Ordinal)) ? 1 : 0;
            if (count == 0) continue;
            var (from, to) = (words[i].Start, words[i + count - 1].Start + words[i + count - 1].Length);
            // Words beside each other are one piece.
            if (hits.Count > 0 && composed.AsSpan(hits[^1].To, from - hits[^1].To) is " ") hits[^1] = (hits[^1].From, to);
            else hits.Add((from, to));
            i += count - 1;
        }
        return Cut(composed, hits, longest);
    }

    private static List<SearchPiece> Cut(string text, List<(int From, int To)> hits, int longest)
    {
        var (first, last) = (0, text.Length);
        if (text.Length > longest)
        {
            first = hits.Count == 0 ? 0 : Math.Max(0, Math.Min(hits[0].From - longest / 4, text.Length - longest));
            last = Math.Min(text.Length, first + longest);
            if (first > 0 && text.IndexOf(' ', first) is >= 0 and var space && space < last) first = space + 1;
            if (last < text.Length && text.LastIndexOf(' ', last - 1) is var end && end > first) last = end;
        }
        var pieces = new List<SearchPiece>();
        Add(first > 0 ? "…" : "", false);
        var at = first;
        foreach (var (from, to) in hits.Where(hit => hit.From >= first && hit.To <= last))
        {
            Add(text[at..from], false);
            Add(text[from..to], true);
            at = to;
        }
        Add(text[at..last], false);
        Add(last < text.Length ? "…" : "", false);
        return pieces;

        void Add(string part, bool isHit)
        {
            if (part.Length > 0) pieces.Add(new SearchPiece(part, isHit));
        }
    }

    // "12", "số 12/KL-HĐND", "12/kl": a figure, and what follows it without a space.
    [GeneratedRegex(@"^(?:so )?(\d{1,7}(?:/\S{0,80})?)$")]
    private static partial Regex NumberForm();
}

/// <summary>A part of a text; marked where it is what was asked for.</summary>
public sealed record SearchPiece(string Text, bool IsHit);
