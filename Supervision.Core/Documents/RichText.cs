using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Supervision.Core.Documents;

/// <summary>A piece of text in one style.</summary>
public sealed record TextRun(string Text, bool IsBold = false, bool IsItalic = false)
{
    /// <summary>A figure, number, date or name that comes from data: whoever rewords the text around it may not touch it.</summary>
    public bool IsOwned { get; init; }
}

/// <summary>Text with bold and italic pieces. A string converts to it; a line feed in it starts a new line.</summary>
[JsonConverter(typeof(RichTextJson))]
public sealed class RichText : IEquatable<RichText>
{
    public static RichText Empty { get; } = new([]);

    public RichText(params ImmutableArray<TextRun> runs) => Runs = runs;

    public ImmutableArray<TextRun> Runs { get; }

    public static implicit operator RichText(string text) => FromString(text);

    public static RichText FromString(string text) => text.Length == 0 ? Empty : new(new TextRun(text));

    public static RichText Bold(string text) => new(new TextRun(text, IsBold: true));

    public static RichText Italic(string text) => new(new TextRun(text, IsItalic: true));

    /// <summary>One piece that the system owns: "1.373", "29/6/2026", the name of a unit.</summary>
    public static RichText Owned(string text) => text.Length == 0 ? Empty : new(new TextRun(text) { IsOwned = true });

    /// <summary>
    /// A sentence whose holes are filled from data and owned by the system: <c>RichText.OfData($"Đến ngày {day} còn {count:00} nội dung")</c>.
    /// A hole that clerks may reword says so: <c>{title:free}</c>; a hole that is a <see cref="RichText"/> stays as it is.
    /// </summary>
    public static RichText OfData(DataText text) => text.ToRichText();

    /// <summary>The text without its styles.</summary>
    public string PlainText => string.Concat(Runs.Select(run => run.Text));

    public bool IsBlank => Runs.All(run => string.IsNullOrWhiteSpace(run.Text));

    public RichText Append(string text, bool bold = false, bool italic = false) => new(Runs.Add(new TextRun(text, bold, italic)));

    public RichText Append(RichText text) => new(Runs.AddRange(text.Runs));

    /// <summary>The values that the system owns, in the order of the text.</summary>
    public IReadOnlyList<string> OwnedValues => [.. Runs.Where(run => run.IsOwned).Select(run => run.Text)];

    public RichText AppendOwned(string text, bool bold = false, bool italic = false) => text.Length == 0 ? this : new(Runs.Add(new TextRun(text, bold, italic) { IsOwned = true }));

    /// <summary>The same text with every piece owned by the system.</summary>
    public RichText AsOwned() => new([.. Runs.Select(run => run with { IsOwned = true })]);

    /// <summary>The same text with pieces of one style side by side as one, owned pieces for themselves.</summary>
    public RichText Merged()
    {
        var merged = new List<TextRun>();
        foreach (var run in Runs.Where(run => run.Text.Length > 0))
        {
            if (!run.IsOwned && merged is [.., { IsOwned: false } last] && (last.IsBold, last.IsItalic) == (run.IsBold, run.IsItalic))
                merged[^1] = last with { Text = last.Text + run.Text };
            else
                merged.Add(run);
        }
        return new([.. merged]);
    }

    /// <summary>The same text with every piece bold.</summary>
    public RichText AsBold() => new([.. Runs.Select(run => run with { IsBold = true })]);

    /// <summary>The same text with every piece italic.</summary>
    public RichText AsItalic() => new([.. Runs.Select(run => run with { IsItalic = true })]);

    public bool Equals(RichText? other) => other is not null && Runs.SequenceEqual(other.Runs);

    public override bool Equals(object? obj) => Equals(obj as RichText);

    public override int GetHashCode() => PlainText.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => PlainText;
}
