using Supervision.Infrastructure.Signing.Reading;

namespace Supervision.Infrastructure.Signing.Verifying;

/// <summary>
/// Whether values of two revisions mean the same, everything they refer to included. Objects that are compared by themselves (pages, fields, annotations) are the same by their number.
/// Walks without recursion from object to object: chains in a file may be long.
/// </summary>
internal sealed class DeepComparison(PdfRevision older, PdfRevision newer, IReadOnlySet<int> apart)
{
    private readonly HashSet<(int, int)> seen = [];
    private readonly Stack<(PdfValue Old, PdfValue New)> waiting = [];

    /// <param name="before">In the older revision; null for nothing.</param>
    /// <param name="after">In the newer.</param>
    public bool Same(PdfValue? before, PdfValue? after)
    {
        waiting.Clear();
        waiting.Push((before ?? PdfNull.Value, after ?? PdfNull.Value));
        while (waiting.TryPop(out var pair))
        {
            if (pair is (PdfReference a, PdfReference b))
            {
                if (a.Number == b.Number && apart.Contains(a.Number)) continue;
                if (!seen.Add((a.Number, b.Number))) continue;
            }
            if (Equal(older.Resolve(pair.Old), newer.Resolve(pair.New))) continue;
            // What was reached on the way here was not compared to its end.
            seen.Clear();
            return false;
        }
        return true;
    }

    /// <summary>Whether two dictionaries say the same but for some entries.</summary>
    public bool SameBut(PdfDictionary before, PdfDictionary after, params ReadOnlySpan<string> names)
    {
        foreach (var name in before.Entries.Concat(after.Entries).Select(entry => entry.Key).Distinct().ToArray())
            if (!names.Contains(name) && !Same(before[name], after[name])) return false;
        return true;
    }

    private bool Equal(PdfValue before, PdfValue after)
    {
        switch (before, after)
        {
            case (PdfReference, _) or (_, PdfReference):
                waiting.Push((before, after));
                return true;
            case (PdfNull, PdfNull): return true;
            case (PdfBoolean a, PdfBoolean b): return a.Value == b.Value;
            case (PdfNumber a, PdfNumber b): return a.Text == b.Text || a.Value.Equals(b.Value);
            case (PdfName a, PdfName b): return a.Value == b.Value;
            case (PdfString a, PdfString b): return a.Bytes.AsSpan().SequenceEqual(b.Bytes);
            case (PdfArray a, PdfArray b):
                if (a.Items.Count != b.Items.Count) return false;
                for (var i = 0; i < a.Items.Count; i++)
                    if (!Equal(a.Items[i], b.Items[i])) return false;
                return true;
            case (PdfDictionary a, PdfDictionary b):
                foreach (var (name, value) in a.Entries)
                    if (!Equal(value, b[name] ?? PdfNull.Value)) return false;
                foreach (var (name, value) in b.Entries)
                    if (a[name] is null && !Equal(PdfNull.Value, value)) return false;
                return true;
            case (PdfStream a, PdfStream b): return a.Raw.Span.SequenceEqual(b.Raw.Span) && Equal(a.Dictionary, b.Dictionary);
            default: return false;
        }
    }
}
