using System.Globalization;
using System.Text;
using Supervision.Core.Documents;
using Supervision.Infrastructure.Documents.Pdf.Fonts;

namespace Supervision.Infrastructure.Documents.Pdf.Writing;

/// <summary>One face as one document uses it: it learns its characters while text is measured, and has codes for them once <see cref="Freeze"/>n.</summary>
internal sealed class DocumentFace(EmbeddedFont font, string resourceName)
{
    private readonly Dictionary<char, ushort> codes = [];
    private FontSubset? subset;

    public string ResourceName => resourceName;

    public bool IsUsed => codes.Count > 0;

    /// <summary>Height of a line, ascent and descent as parts of the font size.</summary>
    public double LineHeight => (font.File.Ascent - font.File.Descent + font.File.LineGap) / 1000.0;

    public double Ascent => font.File.Ascent / 1000.0;

    public double Descent => -font.File.Descent / 1000.0;

    /// <summary>Advance in thousandths of the size; marks the character as used.</summary>
    public int Use(string text, int at, string block)
    {
        var character = text[at];
        var glyph = char.IsSurrogate(character) ? (ushort)0 : font.File.Glyph(new Rune(character));
        if (glyph == 0)
            throw new MissingGlyphException(Rune.TryGetRuneAt(text, at, out var missing) ? missing : Rune.ReplacementChar, font.File.PostScriptName, block);
        codes.TryAdd(character, 0);
        return font.File.Advance(glyph);
    }

    public int Advance(char character) => font.File.Advance(font.File.Glyph(new Rune(character)));

    public ushort Code(char character) => codes[character];

    public void Freeze()
    {
        var characters = codes.Keys.Order().ToArray();
        for (var i = 0; i < characters.Length; i++)
            codes[characters[i]] = (ushort)(i + 1);
        subset = font.Subset([.. characters.Select(character => new Rune(character))]);
    }

    /// <summary>Writes the font's objects; gives the number of the one that a page names.</summary>
    public int Write(IPdfObjects file)
    {
        var (name, bytes, length, toUnicode, widths) = subset ?? throw new InvalidOperationException("The face is not frozen.");
        var source = font.File;
        var box = source.Box;
        // Bit 2 serif, bit 3 symbolic (codes are our own), bit 7 italic.
        var flags = 2 + 4 + (source.ItalicAngle != 0 ? 64 : 0);
        var stem = source.Weight >= 600 ? 140 : 80;
        var fontFile = file.AddStream(string.Create(CultureInfo.InvariantCulture, $"/Length1 {length} /Filter /FlateDecode"), bytes);
        var descriptor = file.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type /FontDescriptor /FontName /{name} /Flags {flags} /FontBBox [{box.Left} {box.Bottom} {box.Right} {box.Top}] /ItalicAngle {source.ItalicAngle} /Ascent {source.Ascent} /Descent {source.Descent} /CapHeight {source.CapHeight} /StemV {stem} /FontFile2 {fontFile} 0 R>>"));
        var descendant = file.Add(
            $"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor {descriptor} 0 R /DW 1000 /W [1 [{widths}]] /CIDToGIDMap /Identity>>");
        var map = file.AddStream("/Filter /FlateDecode", toUnicode);
        return file.Add($"<</Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {map} 0 R>>");
    }
}

/// <summary>The four faces of one document.</summary>
internal sealed class FaceSet
{
    private readonly DocumentFace[] faces;

    public FaceSet(PaperFonts fonts) => faces =
    [
        new(fonts.Face(bold: false, italic: false), "R"),
        new(fonts.Face(bold: true, italic: false), "B"),
        new(fonts.Face(bold: false, italic: true), "I"),
        new(fonts.Face(bold: true, italic: true), "X"),
    ];

    public IEnumerable<DocumentFace> Used => faces.Where(face => face.IsUsed);

    public DocumentFace Face(bool bold, bool italic) => faces[(bold ? 1 : 0) + (italic ? 2 : 0)];

    public void Freeze()
    {
        foreach (var face in Used)
            face.Freeze();
    }
}
