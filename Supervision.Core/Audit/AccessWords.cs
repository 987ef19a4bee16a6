using System.Collections.Frozen;
using Supervision.Core.Text;

namespace Supervision.Core.Audit;

/// <summary>Says what somebody looked at as people would: <c>access-words.csv</c> has the words of each query that is kept.</summary>
public static class AccessWords
{
    private static readonly FrozenDictionary<string, string> Words = EmbeddedTable.Read("access-words.csv", 2).ToFrozenDictionary(row => row[0], row => row[1]);

    /// <summary>Every query that has words.</summary>
    public static IEnumerable<string> Known => Words.Keys;

    /// <summary>"in văn bản"; of a query that is gone by now only why it was kept.</summary>
    public static string Say(string request, SensitiveKind kind) => Words.GetValueOrDefault(request) ?? $"xem {kind.Label()}";
}
