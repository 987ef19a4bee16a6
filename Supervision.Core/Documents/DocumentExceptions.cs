using System.Globalization;
using System.Text;

namespace Supervision.Core.Documents;

/// <summary>A character that the font does not have; printing a box in its place would falsify the paper.</summary>
public sealed class MissingGlyphException(Rune character, string font, string block) : Exception(
    string.Create(CultureInfo.InvariantCulture, $"Phông chữ {font} không có ký tự \"{character}\" (U+{character.Value:X4}), trong {block}."))
{
    public Rune Character { get; } = character;

    public string Font { get; } = font;

    /// <summary>The block, with its source where known.</summary>
    public string Block { get; } = block;
}

/// <summary>A block that an engine does not know or cannot lay out; the message says which and why.</summary>
public sealed class UnprintableDocumentException(string block, string reason) : Exception($"Không trình bày được {block}: {reason}")
{
    public string Block { get; } = block;
}
