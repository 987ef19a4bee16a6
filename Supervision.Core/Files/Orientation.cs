using System.Buffers.Binary;

namespace Supervision.Core.Files;

/// <summary>The one thing of a photograph's Exif data that its picture needs: which side is up (TIFF tag 274).</summary>
internal static class Orientation
{
    private const int Tag = 0x0112;

    /// <summary>2 to 8, or null where the picture stands as it is stored or the data says nothing usable.</summary>
    /// <param name="tiff">Exif data from its byte order mark on.</param>
    public static ushort? Of(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 14) return null;
        var little = tiff.StartsWith("II*\0"u8);
        if (!little && !tiff.StartsWith("MM\0*"u8)) return null;
        var at = (long)Long(tiff[4..], little);
        if (at < 8 || at + 2 > tiff.Length) return null;
        var entries = Short(tiff[(int)at..], little);
        for (var i = 0; i < entries; i++)
        {
            var entry = at + 2 + i * 12;
            if (entry + 12 > tiff.Length) return null;
            var field = tiff.Slice((int)entry, 12);
            if (Short(field, little) != Tag) continue;
            return Short(field[2..], little) == 3 && Short(field[8..], little) is >= 2 and <= 8 and var value ? value : null;
        }
        return null;
    }

    /// <summary>Exif data that says this and nothing else.</summary>
    public static byte[] Tiff(ushort orientation) =>
    [
        .. "MM\0*"u8, 0, 0, 0, 8,
        0, 1, Tag >> 8, Tag & 0xFF, 0, 3, 0, 0, 0, 1, (byte)(orientation >> 8), (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];

    private static ushort Short(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint Long(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
