using Supervision.Core.Documents;
using Supervision.Core.Documents.Comparing;
using Supervision.Core.Documents.Types;

namespace Supervision.Core.Papers.Edits;

/// <summary>Differences in text that people wrote into the paper's own parts: taken over, they change the part itself, where its form shows them, and not words on top of it.</summary>
internal static class SectionEdits
{
    /// <summary>Those of the accepted differences that go into a part.</summary>
    /// <param name="current">The paper that was compared.</param>
    /// <param name="accepted">What is taken over.</param>
    public static IReadOnlyList<DraftDifference> Of(Document current, IReadOnlyList<DraftDifference> accepted)
    {
        var worded = current.Rewordings.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        return [.. accepted.Where(one => PlaceOf(one) is not null && !worded.Contains(one.Key ?? one.After!) && one.Label is null or "" && IsPlain(one.Now, one.Before))];
    }

    /// <summary>The parts with these differences in them.</summary>
    public static PaperContent Apply(PaperContent content, IReadOnlyList<DraftDifference> edits)
    {
        var sections = content.Sections.ToDictionary();
        foreach (var part in edits.GroupBy(one => PlaceOf(one)!.Value.Code))
        {
            // Every line with what now stands in its place.
            List<List<string>> lines = [.. content.Lines(part.Key).Select(line => new List<string> { line })];
            if (lines.Count == 0) lines.Add([]);
            foreach (var one in part)
            {
                var at = lines[Math.Min(PlaceOf(one)!.Value.Line, lines.Count - 1)];
                if (one.Kind is DifferenceKind.Inserted) at.Add(Line(one));
                else if (one.Kind is DifferenceKind.Deleted) at.RemoveRange(0, Math.Min(1, at.Count));
                else if (at.Count == 0) at.Add(Line(one));
                else at[0] = Line(one);
            }
            sections[part.Key] = string.Join('\n', lines.SelectMany(line => line));
        }
        return new PaperContent(sections);
    }

    private static (string Code, int Line)? PlaceOf(DraftDifference one) => one.Kind switch
    {
        DifferenceKind.Changed or DifferenceKind.Deleted => SectionKeys.Read(one.Key),
        DifferenceKind.Inserted => SectionKeys.Read(one.After),
        _ => null,
    };

    private static string Line(DraftDifference one) => one.Now.PlainText.ReplaceLineEndings(" ").Trim();

    // A part keeps no styles: a text that was made bold in Word stays a wording.
    private static bool IsPlain(RichText now, RichText before) => now.Runs.All(run => run is { IsBold: false, IsItalic: false }) || before.Runs.Any(run => run.IsBold || run.IsItalic);
}
