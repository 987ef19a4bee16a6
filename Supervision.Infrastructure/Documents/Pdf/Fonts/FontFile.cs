using System.Buffers.Binary;
using System.Text;

namespace Supervision.Infrastructure.Documents.Pdf.Fonts;

/// <summary>The tables of a TrueType font that layout and subsetting need. Immutable; read once per file.</summary>
internal sealed class FontFile
{
    private readonly byte[] data;
    private readonly Dictionary<string, (int Offset, int Length)> tables = [];
    private readonly ushort[] glyphs = new ushort[0x10000];
    private readonly int longMetrics;

    /// <exception cref="InvalidDataException">The bytes are no TrueType font with glyph outlines.</exception>
    public FontFile(byte[] data, string source)
    {
        this.data = data;
        Source = source;
        try
        {
            if (UInt32(0) is not (0x00010000 or 0x74727565))
                throw new InvalidDataException($"{source} is no TrueType font");
            for (int i = 0, count = UInt16(4); i < count; i++)
            {
                var entry = 12 + (i * 16);
                tables[Encoding.ASCII.GetString(data, entry, 4)] = ((int)UInt32(entry + 8), (int)UInt32(entry + 12));
            }
            var head = Table("head").Offset;
            UnitsPerEm = UInt16(head + 18);
            Box = (Scaled(Int16(head + 36)), Scaled(Int16(head + 38)), Scaled(Int16(head + 40)), Scaled(Int16(head + 42)));
            HasLongLocations = UInt16(head + 50) == 1;
            GlyphCount = UInt16(Table("maxp").Offset + 4);
            var hhea = Table("hhea").Offset;
            Ascent = Scaled(Int16(hhea + 4));
            Descent = Scaled(Int16(hhea + 6));
            LineGap = Scaled(Int16(hhea + 8));
            longMetrics = UInt16(hhea + 34);
            var os2 = Table("OS/2").Offset;
            Weight = UInt16(os2 + 4);
            CapHeight = UInt16(os2) >= 2 ? Scaled(Int16(os2 + 88)) : Ascent;
            ItalicAngle = (short)UInt16(Table("post").Offset + 4);
            PostScriptName = ReadPostScriptName();
            ReadCharacterMap();
            _ = Table("glyf");
            _ = Table("loca");
            _ = Table("hmtx");
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"{source} is a damaged font file", error);
        }
    }

    public string Source { get; }

    /// <summary>The whole file, to be read.</summary>
    public Stream Open() => new MemoryStream(data, writable: false);

    public string PostScriptName { get; }

    public int UnitsPerEm { get; }

    public int GlyphCount { get; }

    public bool HasLongLocations { get; }

    /// <summary>Vertical measures in thousandths of the font size; the descent is negative.</summary>
    public int Ascent { get; }

    public int Descent { get; }

    public int LineGap { get; }

    public int CapHeight { get; }

    public int Weight { get; }

    public int ItalicAngle { get; }

    public (int Left, int Bottom, int Right, int Top) Box { get; }

    /// <summary>Glyph of a character; 0 when the font has none.</summary>
    public ushort Glyph(Rune character) => character.IsBmp ? glyphs[character.Value] : (ushort)0;

    /// <summary>Advance in thousandths of the font size, as written into the PDF, so that what is measured is what is shown.</summary>
    public int Advance(ushort glyph) => Scaled(RawAdvance(glyph));

    public int RawAdvance(ushort glyph) => UInt16(tables["hmtx"].Offset + (Math.Min(glyph, longMetrics - 1) * 4));

    public short LeftSideBearing(ushort glyph)
    {
        var table = tables["hmtx"].Offset;
        return glyph < longMetrics
            ? Int16(table + (glyph * 4) + 2)
            : Int16(table + (longMetrics * 4) + ((glyph - longMetrics) * 2));
    }

    /// <summary>Outline of a glyph as it stands in the file; empty for a space.</summary>
    public ReadOnlySpan<byte> Outline(ushort glyph)
    {
        var (glyf, _) = tables["glyf"];
        var loca = tables["loca"].Offset;
        var (start, end) = HasLongLocations
            ? ((int)UInt32(loca + (glyph * 4)), (int)UInt32(loca + (glyph * 4) + 4))
            : (UInt16(loca + (glyph * 2)) * 2, UInt16(loca + (glyph * 2) + 2) * 2);
        return data.AsSpan(glyf + start, end - start);
    }

    public ReadOnlySpan<byte> TableBytes(string name)
    {
        var (offset, length) = Table(name);
        return data.AsSpan(offset, length);
    }

    private (int Offset, int Length) Table(string name) => tables.TryGetValue(name, out var table)
        ? table
        : throw new InvalidDataException($"{Source} has no table {name}");

    private int Scaled(int units) => (int)Math.Round(units * 1000.0 / UnitsPerEm, MidpointRounding.AwayFromZero);

    private string ReadPostScriptName()
    {
        var table = Table("name").Offset;
        var strings = table + UInt16(table + 4);
        for (int i = 0, count = UInt16(table + 2); i < count; i++)
        {
            var record = table + 6 + (i * 12);
            if (UInt16(record + 6) == 6 && UInt16(record) == 3)
                return Encoding.BigEndianUnicode.GetString(data, strings + UInt16(record + 10), UInt16(record + 8));
        }
        return Path.GetFileNameWithoutExtension(Source);
    }

    private void ReadCharacterMap()
    {
        var cmap = Table("cmap").Offset;
        for (int i = 0, count = UInt16(cmap + 2); i < count; i++)
        {
            var record = cmap + 4 + (i * 8);
            var subtable = cmap + (int)UInt32(record + 4);
            if (UInt16(record) == 3 && UInt16(record + 2) == 1 && UInt16(subtable) == 4)
            {
                ReadSegments(subtable);
                return;
            }
        }
        throw new InvalidDataException($"{Source} has no Unicode character map");
    }

    private void ReadSegments(int table)
    {
        var doubled = UInt16(table + 6);
        for (var i = 0; i < doubled; i += 2)
        {
            int end = UInt16(table + 14 + i), start = UInt16(table + 16 + doubled + i);
            int delta = UInt16(table + 16 + (2 * doubled) + i);
            var rangeAt = table + 16 + (3 * doubled) + i;
            int range = UInt16(rangeAt);
            for (var code = start; code <= end && code < 0xFFFF; code++)
            {
                var glyph = range == 0 ? code : UInt16(rangeAt + range + ((code - start) * 2));
                glyphs[code] = range != 0 && glyph == 0 ? (ushort)0 : (ushort)(glyph + delta);
            }
        }
    }

    private ushort UInt16(int at) => BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at, 2));

    private short Int16(int at) => BinaryPrimitives.ReadInt16BigEndian(data.AsSpan(at, 2));

    private uint UInt32(int at) => BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(at, 4));
}
