using System.Buffers.Binary;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Files;

/// <summary>
/// Copies a JPEG without what it says besides its picture (ITU-T T.81, Annex B): Exif with place, time and thumbnail, XMP, comments, makers' segments, whatever follows its end.
/// The compressed picture passes untouched; so does what decoding needs: JFIF, the colour profile, Adobe's marker. Of Exif the orientation stays.
/// </summary>
internal static class JpegFile
{
    private const string Kind = "JPEG";
    private const byte Eoi = 0xD9;
    private const byte Sos = 0xDA;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte Comment = 0xFE;

    /// <param name="window">Stands at the first byte; is read to its end.</param>
    /// <param name="sink">Takes what is kept.</param>
    /// <param name="keepsAll">Only looks, and passes everything on.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="RefusedException">Cut off, damaged or too large a picture.</exception>
    public static async Task Copy(ByteWindow window, Stream sink, bool keepsAll, CancellationToken ct)
    {
        var (framed, scanned, oriented) = (false, false, false);
        await window.Copy(2, sink, ct);
        while (true)
        {
            var marker = await NextMarker(window, sink, ct);
            if (marker == Eoi) break;
            if (marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD8)) throw BrokenFile.Damaged(Kind);
            if (!await window.Has(4, ct)) throw BrokenFile.Cut(Kind);
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(window.Unread.Span[2..]);
            if (length < 4) throw BrokenFile.Damaged(Kind);
            if (!await window.Has(length, ct)) throw BrokenFile.Cut(Kind);
            var segment = window.Unread[..length];

            if (IsFrame(marker))
            {
                Demand(segment.Span);
                framed = true;
            }
            if (keepsAll || IsNeeded(marker, segment.Span[4..]))
            {
                await sink.WriteAsync(segment, ct);
            }
            else if (!oriented && marker == App1 && segment.Span[4..].StartsWith("Exif\0\0"u8) && Orientation.Of(segment.Span[10..]) is { } orientation)
            {
                await sink.WriteAsync(Exif(orientation), ct);
                oriented = true;
            }
            window.Pass(length);
            if (marker != Sos) continue;
            if (!framed) throw BrokenFile.Damaged(Kind);
            await CopyScan(window, sink, ct);
            scanned = true;
        }
        if (!scanned) throw BrokenFile.Damaged(Kind);
        await window.Copy(2, sink, ct);
        await window.CopyRest(keepsAll ? sink : null, ct);
    }

    // Leaves the window at the two bytes of the marker; any number of FF may stand before it, and they are passed on.
    private static async Task<byte> NextMarker(ByteWindow window, Stream sink, CancellationToken ct)
    {
        while (true)
        {
            if (!await window.Has(2, ct)) throw BrokenFile.Cut(Kind);
            var (first, second) = (window.Unread.Span[0], window.Unread.Span[1]);
            if (first != 0xFF) throw BrokenFile.Damaged(Kind);
            if (second != 0xFF) return second;
            await window.Copy(1, sink, ct);
        }
    }

    // Entropy-coded data lasts until a marker that is neither a stuffed FF nor a restart.
    private static async Task CopyScan(ByteWindow window, Stream sink, CancellationToken ct)
    {
        while (true)
        {
            if (!await window.Has(2, ct)) throw BrokenFile.Cut(Kind);
            var (length, ended) = Scan(window.Unread.Span);
            await sink.WriteAsync(window.Unread[..length], ct);
            window.Pass(length);
            if (ended) return;
        }
    }

    // How many of these bytes belong to the scan, and whether a marker follows them; a last FF is left to be seen with what follows it.
    private static (int Length, bool Ended) Scan(ReadOnlySpan<byte> data)
    {
        var at = 0;
        while (true)
        {
            var next = data[at..].IndexOf((byte)0xFF);
            if (next < 0) return (data.Length, false);
            at += next;
            if (at + 1 == data.Length) return (at, false);
            if (data[at + 1] is 0x00 or (>= 0xD0 and <= 0xD7)) at += 2;
            else if (data[at + 1] == 0xFF) at++;
            else return (at, true);
        }
    }

    /// <summary>Whether the segment tells the size of the picture.</summary>
    internal static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static void Demand(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < 10) throw BrokenFile.Damaged(Kind);
        BrokenFile.DemandPixels(BinaryPrimitives.ReadUInt16BigEndian(frame[7..]), BinaryPrimitives.ReadUInt16BigEndian(frame[5..]), Kind);
    }

    private static bool IsNeeded(byte marker, ReadOnlySpan<byte> data) => marker switch
    {
        App0 => data.StartsWith("JFIF\0"u8) && data.Length == 14,
        0xE2 => data.StartsWith("ICC_PROFILE\0"u8),
        0xEE => data.StartsWith("Adobe"u8),
        Comment => false,
        _ => marker is < App0 or > 0xEF,
    };

    private static byte[] Exif(ushort orientation)
    {
        var tiff = Orientation.Tiff(orientation);
        return [0xFF, App1, 0, (byte)(2 + 6 + tiff.Length), .. "Exif\0\0"u8, .. tiff];
    }
}
