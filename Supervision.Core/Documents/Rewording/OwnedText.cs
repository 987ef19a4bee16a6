using System.Text;

namespace Supervision.Core.Documents.Rewording;

/// <summary>Finds the system's figures again in a text that was reworded, and puts newer ones in their place.</summary>
public static class OwnedText
{
    // Stands for an owned piece where only the words around it are compared.
    private const char Hole = '\uFFFC';

    /// <summary>The text with the owned values of its base marked where they still stand as words of their own.</summary>
    public static RichText Mark(RichText baseText, RichText text)
    {
        var wanted = baseText.OwnedValues.ToList();
        if (wanted.Count == 0) return text.Runs.Any(run => run.IsOwned) ? new RichText([.. text.Runs.Select(run => run with { IsOwned = false })]).Merged() : text;
        foreach (var kept in text.OwnedValues) wanted.Remove(kept);
        if (wanted.Count == 0) return text;
        var runs = text.Runs.ToList();
        foreach (var value in wanted) MarkFirst(runs, value);
        return new RichText([.. runs]).Merged();
    }

    /// <summary>As the other, of a text as it comes from a form.</summary>
    public static RichText Mark(RichText baseText, string text) => Mark(baseText, RichText.FromString(text));

    /// <summary>Values of the base that the text no longer has, and values marked as owned that the base does not have.</summary>
    public static IReadOnlyList<string> Touched(RichText baseText, RichText text)
    {
        var missing = baseText.OwnedValues.ToList();
        var added = new List<string>();
        foreach (var value in text.OwnedValues)
            if (!missing.Remove(value)) added.Add(value);
        return [.. missing, .. added];
    }

    /// <summary>Whether two texts differ in nothing but owned values.</summary>
    internal static bool SameWords(RichText one, RichText other) => Words(one) == Words(other);

    /// <summary>The reworded text with the values that the base has now, each in the place of the one it follows.</summary>
    internal static RichText Refill(RichText text, IReadOnlyList<string> before, IReadOnlyList<string> now)
    {
        var left = Enumerable.Range(0, before.Count).ToList();
        return new RichText([.. text.Runs.Select(run =>
        {
            if (!run.IsOwned) return run;
            var at = left.FindIndex(i => before[i] == run.Text);
            if (at < 0) return run;
            var value = now[left[at]];
            left.RemoveAt(at);
            return run with { Text = value };
        })]);
    }

    private static string Words(RichText text)
    {
        var words = new StringBuilder();
        foreach (var run in text.Runs) words.Append(run.IsOwned ? Hole.ToString() : run.Text);
        // The end mark moves with the end of the paper, and spaces that keep words together come and go with it.
        return Plain(words.ToString()).TrimEnd('.', '/', ' ');
    }

    private static void MarkFirst(List<TextRun> runs, string value)
    {
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            if (run.IsOwned) continue;
            var at = Find(run.Text, value);
            if (at < 0) continue;
            runs.RemoveAt(i);
            runs.InsertRange(i, new[]
            {
                run with { Text = run.Text[..at] },
                run with { Text = value, IsOwned = true },
                run with { Text = run.Text[(at + value.Length)..] },
            }.Where(part => part.Text.Length > 0));
            return;
        }
    }

    private static int Find(string text, string value)
    {
        var (where, what) = (Plain(text), Plain(value));
        for (var at = where.IndexOf(what, StringComparison.Ordinal); at >= 0; at = where.IndexOf(what, at + 1, StringComparison.Ordinal))
            if (!Continues(where, at - 1, at - 2, what[0]) && !Continues(where, at + what.Length, at + what.Length + 1, what[^1])) return at;
        return -1;
    }

    // "5" is not found in "15", "5,5" or "05/5/2025".
    private static bool Continues(string text, int next, int beyond, char edge)
    {
        if (next < 0 || next >= text.Length || !char.IsLetterOrDigit(edge)) return false;
        if (char.IsLetterOrDigit(text[next])) return true;
        return char.IsAsciiDigit(edge) && text[next] is '.' or ',' or '/' or '%' && (text[next] == '%' || (beyond >= 0 && beyond < text.Length && char.IsAsciiDigit(text[beyond])));
    }

    internal static string Plain(string text) => text.Replace(VietnameseText.NoBreakSpace, ' ');
}
