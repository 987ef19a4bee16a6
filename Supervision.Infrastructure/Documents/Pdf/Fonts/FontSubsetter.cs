using System.Buffers.Binary;
using System.Text;

namespace Supervision.Infrastructure.Documents.Pdf.Fonts;

/// <summary>
/// Cuts a font down to some characters. Glyph 0 is .notdef, glyph n is the n-th character, then come the parts of composed
/// glyphs; hinting programs are dropped, since no viewer needs them at the resolutions of today.
/// </summary>
internal static class FontSubsetter
{
    private const int ArgumentsAreWords = 0x1, HasScale = 0x8, MoreComponents = 0x20, HasTwoScales = 0x40, HasMatrix = 0x80, HasInstructions = 0x100;

    public static byte[] Subset(FontFile font, IReadOnlyList<Rune> characters)
    {
        var sources = new List<ushort> { 0 };
        sources.AddRange(characters.Select(font.Glyph));
        var partNumbers = new Dictionary<ushort, int>();
        var outlines = new List<byte[]>();
        // The list grows while it is walked: a composed glyph adds its parts at the end.
        for (var i = 0; i < sources.Count; i++)
            outlines.Add(Rewrite(font.Outline(sources[i]), part => NumberOf(part, sources, partNumbers)));

        var locations = new byte[(outlines.Count + 1) * 4];
        var outlineTable = new MemoryStream();
        for (var i = 0; i < outlines.Count; i++)
        {
            outlineTable.Write(outlines[i]);
            if (outlineTable.Length % 2 == 1)
                outlineTable.WriteByte(0);
            BinaryPrimitives.WriteUInt32BigEndian(locations.AsSpan((i + 1) * 4), (uint)outlineTable.Length);
        }

        var metrics = new byte[sources.Count * 4];
        for (var i = 0; i < sources.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(i * 4), (ushort)font.RawAdvance(sources[i]));
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan((i * 4) + 2), font.LeftSideBearing(sources[i]));
        }

        var head = font.TableBytes("head").ToArray();
        head.AsSpan(8, 4).Clear();
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1);
        var hhea = font.TableBytes("hhea").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)sources.Count);
        var maxp = font.TableBytes("maxp").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)sources.Count);
        return Assemble(
        [
            ("glyf", outlineTable.ToArray()), ("head", head), ("hhea", hhea), ("hmtx", metrics), ("loca", locations), ("maxp", maxp),
        ]);
    }

    private static int NumberOf(ushort part, List<ushort> sources, Dictionary<ushort, int> partNumbers)
    {
        if (!partNumbers.TryGetValue(part, out var number))
        {
            number = sources.Count;
            partNumbers.Add(part, number);
            sources.Add(part);
        }
        return number;
    }

    private static byte[] Rewrite(ReadOnlySpan<byte> outline, Func<ushort, int> numberOf)
    {
        if (outline.Length == 0)
            return [];
        var contours = BinaryPrimitives.ReadInt16BigEndian(outline);
        if (contours >= 0)
        {
            var instructionsAt = 10 + (contours * 2);
            int instructions = BinaryPrimitives.ReadUInt16BigEndian(outline[instructionsAt..]);
            return [.. outline[..instructionsAt], 0, 0, .. outline[(instructionsAt + 2 + instructions)..]];
        }
        var result = outline.ToArray();
        var at = 10;
        while (true)
        {
            int flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            BinaryPrimitives.WriteUInt16BigEndian(result.AsSpan(at), (ushort)(flags & ~HasInstructions));
            var part = BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]);
            BinaryPrimitives.WriteUInt16BigEndian(result.AsSpan(at + 2), (ushort)numberOf(part));
            at += 4 + ((flags & ArgumentsAreWords) != 0 ? 4 : 2)
                + ((flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0);
            if ((flags & MoreComponents) == 0)
                return result[..at];
        }
    }

    private static byte[] Assemble((string Name, byte[] Bytes)[] tables)
    {
        var directory = 12 + (tables.Length * 16);
        var size = directory + tables.Sum(table => Padded(table.Bytes.Length));
        var file = new byte[size];
        var power = (int)Math.Log2(tables.Length);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Length);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)((tables.Length * 16) - (16 << power)));
        var at = directory;
        var headAt = 0;
        for (var i = 0; i < tables.Length; i++)
        {
            var (name, bytes) = tables[i];
            bytes.CopyTo(file, at);
            var entry = file.AsSpan(12 + (i * 16), 16);
            Encoding.ASCII.GetBytes(name, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Checksum(file.AsSpan(at, Padded(bytes.Length))));
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)at);
            BinaryPrimitives.WriteUInt32BigEndian(entry[12..], (uint)bytes.Length);
            if (name == "head")
                headAt = at;
            at += Padded(bytes.Length);
        }
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(headAt + 8), unchecked(0xB1B0AFBA - Checksum(file)));
        return file;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (var at = 0; at < bytes.Length; at += 4)
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]));
        return sum;
    }
}
