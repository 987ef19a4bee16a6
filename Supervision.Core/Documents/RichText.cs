using System.Collections.Immutable;

namespace Supervision.Core.Documents;

/// <summary>A piece of text in one style.</summary>
public sealed record TextRun(string Text, bool IsBold = false, bool IsItalic = false);

/// <summary>Text with bold and italic pieces. A string converts to it; a line feed in it starts a new line.</summary>
public sealed class RichText : IEquatable<RichText>
{
    public static RichText Empty { get; } = new([]);

    public RichText(params ImmutableArray<TextRun> runs) => Runs = runs;

    public ImmutableArray<TextRun> Runs { get; }

    public static implicit operator RichText(string text) => FromString(text);

    public static RichText FromString(string text) => text.Length == 0 ? Empty : new(new TextRun(text));

    public static RichText Bold(string text) => new(new TextRun(text, IsBold: true));

    public static RichText Italic(string text) => new(new TextRun(text, IsItalic: true));

    /// <summary>The text without its styles.</summary>
    public string PlainText => string.Concat(Runs.Select(run => run.Text));

    public bool IsBlank => Runs.All(run => string.IsNullOrWhiteSpace(run.Text));

    public RichText Append(string text, bool bold = false, bool italic = false) => new(Runs.Add(new TextRun(text, bold, italic)));

    public RichText Append(RichText text) => new(Runs.AddRange(text.Runs));

    /// <summary>The same text with every piece bold.</summary>
    public RichText AsBold() => new([.. Runs.Select(run => run with { IsBold = true })]);

    /// <summary>The same text with every piece italic.</summary>
    public RichText AsItalic() => new([.. Runs.Select(run => run with { IsItalic = true })]);

    public bool Equals(RichText? other) => other is not null && Runs.SequenceEqual(other.Runs);

    public override bool Equals(object? obj) => Equals(obj as RichText);

    public override int GetHashCode() => PlainText.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => PlainText;
}
