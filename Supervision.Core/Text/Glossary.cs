using System.Reflection;

namespace Supervision.Core.Text;

/// <summary>What pages and refusals call a field. One place, so that a field has one name everywhere.</summary>
public static class Glossary
{
    private static readonly Dictionary<string, string> Labels = Read();

    /// <summary>The label of a field, or its own name where it has none (a test finds those).</summary>
    public static string LabelOf(string field) => Labels.TryGetValue(field, out var label) ? label : field;

    public static bool Knows(string field) => Labels.ContainsKey(field);

    /// <summary>Every field that has a label, by its name in requests.</summary>
    public static IReadOnlyDictionary<string, string> All => Labels;

    private static Dictionary<string, string> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("glossary.csv")
            ?? throw new InvalidOperationException("glossary.csv is not in the assembly.");
        using var reader = new StreamReader(stream);
        var labels = new Dictionary<string, string>();
        while (reader.ReadLine() is { } line)
        {
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            if (comma > 0) labels.Add(line[..comma], line[(comma + 1)..]);
        }
        return labels;
    }
}
