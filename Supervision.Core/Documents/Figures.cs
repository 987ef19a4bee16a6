using System.Text.RegularExpressions;

namespace Supervision.Core.Documents;

/// <summary>Finds figures in words that people recorded (a finding, a clause, a heading): the words may be worded anew, the figures stay.</summary>
public static partial class Figures
{
    /// <summary>The text with every number, date, percentage and reference in it owned by the system.</summary>
    public static RichText Guarded(string text)
    {
        var runs = new List<TextRun>();
        var at = 0;
        foreach (Match figure in Figure().Matches(text))
        {
            if (figure.Index > at) runs.Add(new TextRun(text[at..figure.Index]));
            runs.Add(new TextRun(figure.Value) { IsOwned = true });
            at = figure.Index + figure.Length;
        }
        if (at < text.Length) runs.Add(new TextRun(text[at..]));
        return new RichText([.. runs]);
    }

    /// <summary>As the other, of a text that has styles; what is owned in it stays so.</summary>
    public static RichText Guarded(RichText text) => new([.. text.Runs.SelectMany(run => run.IsOwned ? [run] : Guarded(run.Text).Runs.Select(piece => run with { Text = piece.Text, IsOwned = piece.IsOwned }))]);

    // "1.373", "53,41%", "30/6/2026", "15/TB-HĐND", "87/2015/QH13"; not the digits of "QH13" or "A4" alone, which are part of a word.
    [GeneratedRegex(@"(?<![\p{L}\d])\d+(?:[.,:/]\d+)*(?:/[\p{L}\d]+(?:-[\p{L}\d]+)*)*%?(?![\p{L}\d])")]
    private static partial Regex Figure();
}
