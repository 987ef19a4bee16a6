namespace Supervision.Core.Documents.Comparing;

/// <summary>Which line of the edited file is which of the paper: by its key; where a key was lost, by its words between neighbours that are known.</summary>
internal sealed class LineMatches
{
    // Below it, a line without a key is rather another one than the old one reworded.
    private const double LeastLikeness = 0.5;

    private readonly IReadOnlyList<DraftLine> _printed;
    private readonly IReadOnlyList<DraftLine> _edited;
    private readonly int[] _ofEdited;
    private readonly int[] _ofPrinted;

    public LineMatches(IReadOnlyList<DraftLine> printed, IReadOnlyList<DraftLine> edited)
    {
        (_printed, _edited) = (printed, edited);
        (_ofEdited, _ofPrinted) = ([.. edited.Select(_ => -1)], [.. printed.Select(_ => -1)]);
        var byKey = printed.Select((line, i) => (line.Keys, i)).Where(line => line.Keys.Count > 0).ToDictionary(line => line.Keys[0], line => line.i, StringComparer.Ordinal);
        for (var i = 0; i < edited.Count; i++)
            foreach (var key in edited[i].Keys)
                if (_ofEdited[i] < 0 && byKey.TryGetValue(key, out var at) && _ofPrinted[at] < 0) Match(at, i);
        InGaps((a, b) => a.Plain == b.Plain);
        InGaps((a, b) => a.Kind == b.Kind && WordDiff.Likeness(a.Plain, b.Plain) >= LeastLikeness);
        Anywhere();
        Moved = OutOfOrder();
    }

    /// <summary>Lines of the edited file that left their order.</summary>
    public IReadOnlySet<int> Moved { get; }

    /// <summary>The line of the paper, or -1 for what was added.</summary>
    public int PrintedOf(int edited) => _ofEdited[edited];

    /// <summary>The line of the edited file, or -1 for what was left out.</summary>
    public int EditedOf(int printed) => _ofPrinted[printed];

    private void Match(int printed, int edited) => (_ofPrinted[printed], _ofEdited[edited]) = (edited, printed);

    private void InGaps(Func<DraftLine, DraftLine, bool> same)
    {
        for (var edited = 0; edited < _edited.Count; edited++)
        {
            if (_ofEdited[edited] >= 0 || _edited[edited].Kind is DraftLineKind.AddedRow) continue;
            var from = edited == 0 ? -1 : Last(edited - 1);
            var to = Next(edited + 1);
            for (var printed = from + 1; printed < to; printed++)
            {
                if (_ofPrinted[printed] >= 0 || _printed[printed].Kind is DraftLineKind.Cell || !same(_printed[printed], _edited[edited])) continue;
                Match(printed, edited);
                break;
            }
        }
    }

    private int Last(int edited)
    {
        for (; edited >= 0; edited--)
            if (_ofEdited[edited] >= 0) return _ofEdited[edited];
        return -1;
    }

    private int Next(int edited)
    {
        for (; edited < _edited.Count; edited++)
            if (_ofEdited[edited] >= 0) return _ofEdited[edited];
        return _printed.Count;
    }

    // Cut and pasted elsewhere without its bookmark.
    private void Anywhere()
    {
        var left = _printed.Select((line, i) => (line, i)).Where(p => _ofPrinted[p.i] < 0 && p.line.Kind is DraftLineKind.Text).ToLookup(p => p.line.Plain, p => p.i);
        for (var edited = 0; edited < _edited.Count; edited++)
            if (_ofEdited[edited] < 0 && _edited[edited].Kind is DraftLineKind.Text && left[_edited[edited].Plain].ToArray() is [var only] && _ofPrinted[only] < 0) Match(only, edited);
    }

    // All but a longest run in the paper's order.
    private HashSet<int> OutOfOrder()
    {
        var known = Enumerable.Range(0, _edited.Count).Where(i => _ofEdited[i] >= 0).ToArray();
        var ends = new List<int>();
        var before = new int[known.Length];
        for (var i = 0; i < known.Length; i++)
        {
            var at = Place(ends, known, _ofEdited[known[i]]);
            before[i] = at > 0 ? ends[at - 1] : -1;
            if (at == ends.Count) ends.Add(i);
            else ends[at] = i;
        }
        var moved = known.ToHashSet();
        for (var i = ends.Count > 0 ? ends[^1] : -1; i >= 0; i = before[i]) moved.Remove(known[i]);
        return moved;
    }

    private int Place(List<int> ends, int[] known, int value)
    {
        var (low, high) = (0, ends.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ofEdited[known[ends[middle]]] < value) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
