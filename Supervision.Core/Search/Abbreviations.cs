using Supervision.Core.Text;

namespace Supervision.Core.Search;

/// <summary>What offices write short: <c>abbreviations.csv</c>. Whichever of the two stands in a text, the text is found by both.</summary>
internal static class Abbreviations
{
    private static readonly IReadOnlyList<Pair> All =
        [.. EmbeddedTable.Read("abbreviations.csv", 2).Select(row => new Pair(Words(row[0]), Words(row[1])))];

    private static readonly ILookup<string, (string[] Said, string[] Beside)> ByFirst = All
        .SelectMany(pair => new[] { (Said: pair.Short, Beside: pair.Long), (Said: pair.Long, Beside: pair.Short) })
        .ToLookup(way => way.Said[0]);

    /// <summary>The words that are not there but are meant by those that are.</summary>
    public static IEnumerable<string> Beside(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
            foreach (var (said, beside) in ByFirst[words[i]])
                if (StandsAt(words, i, said))
                    foreach (var word in beside) yield return word;
    }

    /// <summary>How many words from a place on mean what was asked for, in the other way of writing it; none where they do not.</summary>
    /// <param name="words">The words of a text.</param>
    /// <param name="at">The place.</param>
    /// <param name="asked">What was asked for.</param>
    public static int Means(IReadOnlyList<string> words, int at, IReadOnlySet<string> asked) =>
        ByFirst[words[at]].Where(way => way.Beside.All(asked.Contains) && StandsAt(words, at, way.Said)).Select(way => way.Said.Length).DefaultIfEmpty().Max();

    private static bool StandsAt(IReadOnlyList<string> words, int at, string[] said)
    {
        if (at + said.Length > words.Count) return false;
        for (var i = 0; i < said.Length; i++)
            if (words[at + i] != said[i]) return false;
        return true;
    }

    private static string[] Words(string text) => [.. SearchWords.Of(text).Select(word => word.Folded)];

    private sealed record Pair(string[] Short, string[] Long);
}
