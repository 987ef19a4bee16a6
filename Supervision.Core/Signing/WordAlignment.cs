namespace Supervision.Core.Signing;

/// <summary>
/// Finds for each word of one list its counterpart in another, in order. Runs of three words that both lists have once are anchors; between anchors the longest common
/// subsequence decides. Where two stretches are too long for that they are taken as different, so that the work stays bounded whatever the file holds.
/// </summary>
internal static class WordAlignment
{
    private const long MostCells = 4_000_000;

    /// <returns>For each word of <paramref name="left"/> the index of its counterpart, or -1.</returns>
    public static int[] Match(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var match = new int[left.Count];
        Array.Fill(match, -1);
        var (fromLeft, fromRight) = (0, 0);
        foreach (var (i, j) in Anchors(left, right).Append((left.Count, right.Count)))
        {
            if (i < fromLeft || j < fromRight) continue;
            Gap(left, right, fromLeft, i, fromRight, j, match);
            if (i < left.Count) match[i] = j;
            (fromLeft, fromRight) = (i + 1, j + 1);
        }
        return match;
    }

    private static List<(int Left, int Right)> Anchors(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var (ours, theirs) = (Unique(left), Unique(right));
        var pairs = ours.Where(pair => pair.Value >= 0 && theirs.GetValueOrDefault(pair.Key, -1) >= 0).Select(pair => (Left: pair.Value, Right: theirs[pair.Key])).OrderBy(pair => pair.Left).ToList();

        // The longest chain that goes forward in both lists (patience sorting).
        var tails = new List<int>();
        var before = new int[pairs.Count];
        for (var i = 0; i < pairs.Count; i++)
        {
            int low = 0, high = tails.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (pairs[tails[middle]].Right < pairs[i].Right) low = middle + 1;
                else high = middle;
            }
            before[i] = low > 0 ? tails[low - 1] : -1;
            if (low == tails.Count) tails.Add(i);
            else tails[low] = i;
        }
        var chain = new List<(int, int)>();
        for (var at = tails.Count > 0 ? tails[^1] : -1; at >= 0; at = before[at]) chain.Add(pairs[at]);
        chain.Reverse();
        return chain;
    }

    private static Dictionary<(string, string, string), int> Unique(IReadOnlyList<string> words)
    {
        var found = new Dictionary<(string, string, string), int>();
        for (var i = 0; i + 2 < words.Count; i++)
        {
            var run = (words[i], words[i + 1], words[i + 2]);
            found[run] = found.ContainsKey(run) ? -1 : i;
        }
        return found;
    }

    private static void Gap(IReadOnlyList<string> left, IReadOnlyList<string> right, int leftFrom, int leftTo, int rightFrom, int rightTo, int[] match)
    {
        for (; leftFrom < leftTo && rightFrom < rightTo && left[leftFrom] == right[rightFrom]; leftFrom++, rightFrom++) match[leftFrom] = rightFrom;
        for (; leftFrom < leftTo && rightFrom < rightTo && left[leftTo - 1] == right[rightTo - 1]; leftTo--, rightTo--) match[leftTo - 1] = rightTo - 1;
        int rows = leftTo - leftFrom, columns = rightTo - rightFrom;
        if (rows == 0 || columns == 0 || (long)rows * columns > MostCells) return;
        var longest = new ushort[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
            for (var j = columns - 1; j >= 0; j--)
            {
                longest[i, j] = left[leftFrom + i] == right[rightFrom + j]
                    ? (ushort)Math.Min(ushort.MaxValue, longest[i + 1, j + 1] + 1)
                    : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        for (int i = 0, j = 0; i < rows && j < columns;)
        {
            if (left[leftFrom + i] == right[rightFrom + j]) match[leftFrom + i++] = rightFrom + j++;
            else if (longest[i + 1, j] >= longest[i, j + 1]) i++;
            else j++;
        }
    }
}
