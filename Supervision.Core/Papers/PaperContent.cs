using System.Text.Json;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Papers;

/// <summary>What people write into a paper: text by section, paragraphs parted by line feeds.</summary>
public sealed record PaperContent(IReadOnlyDictionary<string, string> Sections)
{
    public static PaperContent Empty { get; } = new(new Dictionary<string, string>());

    /// <summary>The text of a section; empty where nothing was written.</summary>
    public string this[string code] => Sections.TryGetValue(code, out var text) ? text.Trim() : "";

    /// <summary>The paragraphs of a section.</summary>
    public IReadOnlyList<string> Lines(string code) => this[code].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public string Write() => JsonSerializer.Serialize(Sections, Journal.Json);

    public static PaperContent Read(string content) => new(JsonSerializer.Deserialize<Dictionary<string, string>>(content, Journal.Json)!);

    /// <summary>The required parts that are blank.</summary>
    public IReadOnlyList<PaperSection> Missing(PaperKind kind) => [.. kind.Rule().Sections.Where(section => section.IsRequired && this[section.Code].Length == 0)];

    /// <summary>Refuses a part that the kind does not have.</summary>
    public void DemandKnown(PaperKind kind)
    {
        var known = kind.Rule().Sections.Select(section => section.Code).ToHashSet();
        if (Sections.Keys.FirstOrDefault(code => !known.Contains(code)) is { } unknown)
            throw RefusedException.Invalid("paper.section", "Sections", $"Văn bản này không có phần “{unknown}”; các phần: {string.Join(", ", known)}.");
    }
}
