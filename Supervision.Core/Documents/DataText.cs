using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Supervision.Core.Documents;

/// <summary>Collects a sentence whose holes come from data; see <see cref="RichText.OfData"/>.</summary>
[InterpolatedStringHandler]
public sealed class DataText(int literalLength, int formattedCount)
{
    private const string Free = "free";

    private readonly ImmutableArray<TextRun>.Builder _runs = ImmutableArray.CreateBuilder<TextRun>((formattedCount * 2) + (literalLength > 0 ? 1 : 0));

    public void AppendLiteral(string text) => Add(text, isOwned: false);

    public void AppendFormatted(string? value, string? format = null) => Add(value, format != Free);

    public void AppendFormatted(RichText value) => _runs.AddRange(value.Runs);

    public void AppendFormatted<T>(T value, string? format = null) =>
        Add(value is IFormattable number ? number.ToString(format == Free ? null : format, CultureInfo.InvariantCulture) : value?.ToString(), format != Free);

    internal RichText ToRichText() => new RichText(_runs.ToImmutable()).Merged();

    private void Add(string? text, bool isOwned)
    {
        if (!string.IsNullOrEmpty(text)) _runs.Add(new TextRun(text) { IsOwned = isOwned });
    }
}
