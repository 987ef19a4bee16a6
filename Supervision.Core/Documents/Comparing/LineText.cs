using System.Text.RegularExpressions;
using Supervision.Core.Documents.Rewording;

namespace Supervision.Core.Documents.Comparing;

/// <summary>A text of the paper out of the line it is printed in: without label, name or end mark that the writer adds.</summary>
internal sealed partial record LineText(RichText Text)
{
    /// <summary>Another label than the paper's, "" for none; null where it is the same or cannot be told.</summary>
    public string? Label { get; init; }

    /// <summary>Why the line cannot be taken over.</summary>
    public string? Refusal { get; init; }

    /// <param name="slot">The text of the paper.</param>
    /// <param name="printed">The line that the writer makes of it.</param>
    /// <param name="line">The line of the edited file.</param>
    public static LineText Of(KeyedText slot, DraftLine printed, DraftLine line)
    {
        var text = Tidy(slot, printed, line.Text);
        return slot.Role switch
        {
            TextRole.Paragraph when slot.Label is { } label => Labelled(text, label, line.IsNumberedByWord),
            TextRole.Heading => new(Plain(WithoutLabel(text, slot.Label ?? ""))),
            TextRole.LegalBasis => new(Plain(text, ';', '.', ',', ' ')),
            TextRole.Value => Value(text, slot.Label ?? ""),
            TextRole.Caption => new(Plain(text)),
            _ => new(text),
        };
    }

    private static LineText Labelled(RichText text, string label, bool numberedByWord)
    {
        if (After(text, label) is { } rest) return new(rest);
        var plain = text.PlainText;
        if (AnyLabel().Match(plain) is { Success: true, Length: var length } match) return new(Cut(text, length)) { Label = match.Groups[1].Value };
        return new(text) { Label = numberedByWord ? null : "" };
    }

    private static RichText WithoutLabel(RichText text, string label) =>
        After(text, label) ?? (AnyHeadingLabel().Match(text.PlainText) is { Success: true, Length: var length } ? Cut(text, length) : text);

    private static LineText Value(RichText text, string label) => After(text, label + ":") is { } value
        ? new(value)
        : new(text) { Refusal = $"Tên dòng “{label}” do hệ thống lập nên không sửa được." };

    private static RichText? After(RichText text, string label)
    {
        var plain = OwnedText.Plain(text.PlainText);
        var start = OwnedText.Plain(label);
        if (!plain.StartsWith(start, StringComparison.Ordinal)) return null;
        var length = start.Length;
        if (length < plain.Length && length > 0 && !char.IsWhiteSpace(plain[length])) return null;
        while (length < plain.Length && char.IsWhiteSpace(plain[length])) length++;
        return Cut(text, length);
    }

    private static RichText Cut(RichText text, int length)
    {
        var runs = new List<TextRun>();
        foreach (var run in text.Runs)
        {
            if (run.Text.Length > length) runs.Add(run with { Text = run.Text[length..] });
            length = Math.Max(0, length - run.Text.Length);
        }
        return new RichText([.. runs]);
    }

    private static RichText Plain(RichText text, params char[] ends) => text.PlainText.Trim().TrimEnd(ends);

    // What the writer adds for a whole line (bold rows, spaces before dashes) goes again.
    private static RichText Tidy(KeyedText slot, DraftLine printed, RichText text)
    {
        var bold = printed.Text.Runs.All(run => run.IsBold) && !slot.Text.Runs.All(run => run.IsBold);
        var runs = text.Runs.Select(run => run with
        {
            IsBold = run.IsBold && !bold,
            IsOwned = false,
            Text = run.Text.Replace($"{VietnameseText.NoBreakSpace}- ", " - ", StringComparison.Ordinal).Replace($"{VietnameseText.NoBreakSpace}– ", " – ", StringComparison.Ordinal),
        }).ToList();
        while (runs is [.., var last] && last.Text.TrimEnd() is var trimmed && trimmed.Length < last.Text.Length)
        {
            if (trimmed.Length > 0) runs[^1] = last with { Text = trimmed };
            else runs.RemoveAt(runs.Count - 1);
        }
        return new RichText([.. runs]).Merged();
    }

    [GeneratedRegex(@"^(\d{1,3}\.|\p{Ll}\)|[-–+])\s+")]
    private static partial Regex AnyLabel();

    [GeneratedRegex(@"^(?:Điều \d+\.|(?:Phần|Chương|Mục) \w+\.?|[IVXLC]+\.|\d+(?:\.\d+)*\.?|\p{Ll}\))\s+")]
    private static partial Regex AnyHeadingLabel();
}
