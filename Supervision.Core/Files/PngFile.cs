using System.Buffers.Binary;
using System.Text;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Files;

/// <summary>
/// Copies a PNG without what it says besides its picture (ISO/IEC 15948): texts, time, Exif, private chunks, whatever follows its end. What decoding and colours need
/// passes untouched; of Exif the orientation stays.
/// </summary>
internal static class PngFile
{
    private const string Kind = "PNG";
    private const int MostExif = 64 * 1024;

    private static readonly HashSet<string> Needed =
        ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT"];

    private static readonly uint[] Crc = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    /// <param name="window">Stands at the first byte; is read to its end.</param>
    /// <param name="sink">Takes what is kept.</param>
    /// <param name="keepsAll">Only looks, and passes everything on.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="RefusedException">Cut off, damaged or too large a picture.</exception>
    public static async Task Copy(ByteWindow window, Stream sink, bool keepsAll, CancellationToken ct)
    {
        await window.Copy(8, sink, ct);
        var (first, data) = (true, false);
        while (true)
        {
            if (!await window.Has(8, ct)) throw BrokenFile.Cut(Kind);
            var length = BinaryPrimitives.ReadUInt32BigEndian(window.Unread.Span);
            var type = Encoding.ASCII.GetString(window.Unread.Span.Slice(4, 4));
            if (length > int.MaxValue || !type.All(char.IsAsciiLetter) || first != (type == "IHDR")) throw BrokenFile.Damaged(Kind);
            if (first) await Demand(window, length, ct);
            first = false;
            data |= type == "IDAT";

            var taken = keepsAll || Needed.Contains(type);
            if (!taken && type == "eXIf" && length <= MostExif) await CopyOrientation(window, sink, (int)length, ct);
            else if (!await window.Copy(12L + length, taken ? sink : null, ct)) throw BrokenFile.Cut(Kind);
            if (type == "IEND") break;
        }
        if (!data) throw BrokenFile.Damaged(Kind);
        await window.CopyRest(keepsAll ? sink : null, ct);
    }

    private static async Task Demand(ByteWindow window, uint length, CancellationToken ct)
    {
        if (length != 13) throw BrokenFile.Damaged(Kind);
        if (!await window.Has(25, ct)) throw BrokenFile.Cut(Kind);
        BrokenFile.DemandPixels(BinaryPrimitives.ReadUInt32BigEndian(window.Unread.Span[8..]), BinaryPrimitives.ReadUInt32BigEndian(window.Unread.Span[12..]), Kind);
    }

    private static async Task CopyOrientation(ByteWindow window, Stream sink, int length, CancellationToken ct)
    {
        if (!await window.Has(12 + length, ct)) throw BrokenFile.Cut(Kind);
        if (Orientation.Of(window.Unread.Span.Slice(8, length)) is { } orientation) await sink.WriteAsync(Chunk("eXIf"u8, Orientation.Tiff(orientation)), ct);
        window.Pass(12 + length);
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        var crc = 0xFFFFFFFFu;
        foreach (var b in chunk.AsSpan(4, 4 + data.Length)) crc = Crc[(crc ^ b) & 0xFF] ^ (crc >> 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), ~crc);
        return chunk;
    }
}
