namespace Supervision.Core.Documents.Rewording;

/// <summary>Puts clerks' wording into a paper. Pure: the same paper and overrides give the same paper.</summary>
public static class Wording
{
    /// <summary>The key of the n-th paragraph inserted after a block.</summary>
    internal static string InsertedKey(string anchor, int number) => $"{anchor}+{number}";

    /// <summary>
    /// The paper with the overrides that apply; the others leave the system's text as it is and are told by <see cref="Check"/>. Every block of the answer
    /// carries its key, what is reworded is marked, and <see cref="Document.Rewordings"/> tells what was applied.
    /// </summary>
    /// <param name="document">The paper as its type makes it, without overrides.</param>
    public static Document Apply(Document document, IReadOnlyList<WordingOverride> overrides)
    {
        var keys = DocumentKeys.Of(document);
        var check = new WordingCheck(document, keys);
        var applied = overrides.Select(check.Resolve).Where(one => one.Finding.IsApplied).ToList();
        var changes = applied.Where(one => one.Finding.Override.Kind is not WordingKind.Inserted)
            .GroupBy(one => one.Target!.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        var inserted = applied.Where(one => one.Finding.Override.Kind is WordingKind.Inserted).ToLookup(one => one.Finding.Override.Key, StringComparer.Ordinal);
        var texts = keys.Texts.ToLookup(text => text.Block);
        var blocks = new List<Block>();
        for (var i = 0; i < document.Blocks.Count; i++)
        {
            var mine = texts[i].ToArray();
            if (Reworded.Block(document.Blocks[i] with { Key = keys.Blocks[i] }, mine, changes) is { } block) blocks.Add(block);
            // A paragraph's own key is its block's; a legal basis has one of its own.
            foreach (var anchor in mine.Where(text => text.Role is TextRole.LegalBasis).Select(text => text.Key).Prepend(keys.Blocks[i]))
                blocks.AddRange(inserted[anchor].Select((one, n) => new Paragraph(one.Text)
                {
                    Key = InsertedKey(anchor, n + 1),
                    Label = string.IsNullOrEmpty(one.Finding.Override.Label) ? null : one.Finding.Override.Label,
                    IsOverridden = true,
                }));
        }
        return document with { Blocks = EndMark.Keep(document.Blocks, blocks), Rewordings = [.. applied.Select(one => one.Finding.Override)] };
    }

    /// <summary>What becomes of each override on the paper as it is now: applied, applied with newer figures, stale, missing or refused with the values it touches.</summary>
    /// <param name="document">The paper as its type makes it, without overrides.</param>
    public static IReadOnlyList<WordingFinding> Check(Document document, IReadOnlyList<WordingOverride> overrides)
    {
        var check = new WordingCheck(document, DocumentKeys.Of(document));
        return [.. overrides.Select(one => check.Resolve(one).Finding)];
    }
}
