using System.Reflection;
using Supervision.Core.Text;

namespace Supervision.Core.Planning;

/// <summary>How alike two topics are, by the words they share; what nearly every topic says ("việc thực hiện", "trên địa bàn") counts for nothing.</summary>
internal static class TopicLikeness
{
    private static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    /// <summary>Of the words of the shorter topic, how many in a hundred stand in the other; nought where they share fewer than two, unless they are the same.</summary>
    public static int Percent(string one, string other)
    {
        var (first, second) = (Words(one), Words(other));
        var shorter = Math.Min(first.Count, second.Count);
        if (shorter == 0) return SearchText.Fold(one) == SearchText.Fold(other) ? 100 : 0;
        var shared = first.Intersect(second).Count();
        return shared < 2 && !first.SetEquals(second) ? 0 : shared * 100 / shorter;
    }

    private static HashSet<string> Words(string topic) =>
        [.. new string([.. SearchText.Fold(topic).Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(Common.Value)];

    private static HashSet<string> ReadCommon()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("common-topic-words.txt") ?? throw new InvalidDataException("common-topic-words.txt is not in the assembly.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(SearchText.Fold)];
    }
}
