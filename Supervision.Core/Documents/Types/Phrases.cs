namespace Supervision.Core.Documents.Types;

/// <summary>Small turns of phrase that papers share.</summary>
internal static class Phrases
{
    private static readonly char[] Ends = ['.', '!', '?', '…', ':', ';'];

    /// <summary>The text as a sentence: without blanks around it, and ended.</summary>
    public static string Sentence(string text)
    {
        var trimmed = text.Trim();
        return trimmed.EndsWith('”') && trimmed.Length > 1 && Ends.Contains(trimmed[^2]) || Ends.Contains(trimmed[^1]) ? trimmed : trimmed + ".";
    }

    /// <summary>A name whose number never stands on a line of its own: "Đoàn giám sát số 1".</summary>
    public static string Unbroken(string name) => name.Replace(" số ", $" số{VietnameseText.NoBreakSpace}", StringComparison.Ordinal);

    /// <summary>"A", "A và B", "A, B và C".</summary>
    public static string And(IReadOnlyList<string> names) => names.Count < 2
        ? string.Concat(names)
        : $"{string.Join(", ", names.Take(names.Count - 1))} và {names[^1]}";

    /// <summary>A paper as others cite it: "Quyết định số 12/QĐ-TTHĐND ngày 09/3/2026 của …", with what is known of it.</summary>
    public static string Citation(string type, string? reference, DateOnly? issuedOn, string? issuer) => string.Join(' ', new[]
    {
        type,
        reference is null ? null : $"số {reference}",
        issuedOn is { } on ? VietnameseDate.Long(on) : null,
        issuer is null ? null : $"của {issuer}",
    }.Where(part => part is not null));

    /// <summary>Dashed lines, each ended by ";" and the last by ".".</summary>
    public static IEnumerable<Block> Dashes(IReadOnlyList<string> lines) =>
        lines.Select((line, i) => Paragraph.Dash(line.Trim().TrimEnd('.', ';', ',') + (i == lines.Count - 1 ? "." : ";")));
}
