using Supervision.Core.Text;

namespace Supervision.Core.Documents.Comparing;

public enum WordChangeKind
{
    [Label("giữ")] Same,
    [Label("bỏ")] Removed,
    [Label("thêm")] Added,
}

/// <summary>Words that stayed, went or came, with the spaces after them.</summary>
public sealed record WordChange(WordChangeKind Kind, string Text);

/// <summary>The difference of two texts by words.</summary>
public static class WordDiff
{
    // Beyond this many comparisons the middle is told as one change.
    private const int MostCells = 4_000_000;

    public static IReadOnlyList<WordChange> Of(string before, string now)
    {
        var (old, fresh) = (Words(before), Words(now));
        var start = 0;
        while (start < old.Length && start < fresh.Length && old[start] == fresh[start]) start++;
        var (oldEnd, freshEnd) = (old.Length, fresh.Length);
        while (oldEnd > start && freshEnd > start && old[oldEnd - 1] == fresh[freshEnd - 1]) (oldEnd, freshEnd) = (oldEnd - 1, freshEnd - 1);
        var changes = new List<WordChange>();
        Add(changes, WordChangeKind.Same, old.AsSpan(0, start));
        Middle(changes, old[start..oldEnd], fresh[start..freshEnd]);
        Add(changes, WordChangeKind.Same, old.AsSpan(oldEnd));
        return changes;
    }

    /// <summary>How alike two texts are, from 0 to 1, by the words they share.</summary>
    internal static double Likeness(string one, string other)
    {
        var (first, second) = (one.Split(' ', StringSplitOptions.RemoveEmptyEntries), other.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList());
        var all = first.Length + second.Count;
        return all == 0 ? 1 : 2.0 * first.Count(second.Remove) / all;
    }

    private static void Middle(List<WordChange> changes, string[] old, string[] fresh)
    {
        if ((long)old.Length * fresh.Length > MostCells || old.Length == 0 || fresh.Length == 0)
        {
            Add(changes, WordChangeKind.Removed, old);
            Add(changes, WordChangeKind.Added, fresh);
            return;
        }
        var common = new int[old.Length + 1, fresh.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = fresh.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == fresh[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        for (int i = 0, j = 0; i < old.Length || j < fresh.Length;)
        {
            if (i < old.Length && j < fresh.Length && old[i] == fresh[j])
            {
                Add(changes, WordChangeKind.Same, old.AsSpan(i, 1));
                (i, j) = (i + 1, j + 1);
            }
            else if (j == fresh.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1])) Add(changes, WordChangeKind.Removed, old.AsSpan(i++, 1));
            else Add(changes, WordChangeKind.Added, fresh.AsSpan(j++, 1));
        }
    }

    private static void Add(List<WordChange> changes, WordChangeKind kind, ReadOnlySpan<string> words)
    {
        if (words.Length == 0) return;
        var text = string.Concat(words);
        if (changes is [.., var last] && last.Kind == kind) changes[^1] = last with { Text = last.Text + text };
        else changes.Add(new(kind, text));
    }

    // A word with the spaces after it.
    private static string[] Words(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && !(char.IsWhiteSpace(text[i - 1]) && !char.IsWhiteSpace(text[i]))) continue;
            words.Add(text[start..i]);
            start = i;
        }
        return [.. words];
    }
}
