namespace Supervision.Core.Text;

/// <summary>What pages and refusals call a field. One place, so that a field has one name everywhere.</summary>
public static class Glossary
{
    private static readonly IReadOnlyDictionary<string, string> Labels = EmbeddedTable.Read("glossary/", 2)
        .GroupBy(row => row[0])
        .ToDictionary(g => g.Key, g => g.Select(row => row[1]).Distinct().Single());

    /// <summary>The label of a field, or its own name where it has none (a test finds those).</summary>
    public static string LabelOf(string field) => Labels.TryGetValue(field, out var label) ? label : field;

    /// <summary>Every field that has a label, by its name in requests.</summary>
    public static IReadOnlyDictionary<string, string> All => Labels;
}
