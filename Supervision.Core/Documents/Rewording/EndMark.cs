namespace Supervision.Core.Documents.Rewording;

/// <summary>Keeps "./." at the end of the text, whatever was left out or inserted there.</summary>
internal static class EndMark
{
    private const string Mark = "./.";

    public static IReadOnlyList<Block> Keep(IReadOnlyList<Block> before, List<Block> after)
    {
        var last = LastOfText(before);
        if (last < 0 || !Ends(before[last])) return after;
        var end = LastOfText(after);
        if (end < 0) return after;
        for (var i = 0; i < end; i++)
            if (Ends(after[i]) && after[i] is Paragraph { Text: var text } paragraph) after[i] = paragraph with { Text = Unended(text) };
        if (!Ends(after[end]) && after[end] is Paragraph { Text.IsBlank: false } closing) after[end] = closing with { Text = VietnameseText.EndText(closing.Text) };
        return after;
    }

    // The text ends where the signatures are, or before the annexes.
    private static int LastOfText(IReadOnlyList<Block> blocks)
    {
        var last = -1;
        for (var i = 0; i < blocks.Count && blocks[i] is not (SignatureBlock or AnnexStart); i++)
            if (blocks[i] is Paragraph) last = i;
        return last;
    }

    private static bool Ends(Block block) => block is Paragraph { Text: var text } && text.PlainText.EndsWith(Mark, StringComparison.Ordinal);

    private static RichText Unended(RichText text)
    {
        var runs = text.Runs.ToList();
        runs[^1] = runs[^1] with { Text = runs[^1].Text[..^(Mark.Length - 1)] };
        return new RichText([.. runs]);
    }
}
