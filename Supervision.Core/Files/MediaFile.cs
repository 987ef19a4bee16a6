using System.Buffers.Binary;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Files;

/// <summary>Films as telephones and cameras write them (ISO/IEC 14496-12): boxes, each with its size in front.</summary>
internal static class MediaFile
{
    private const string Kind = "phim";
    private const int MostBoxes = 10_000;

    /// <summary>The kind that a file's brand tells; null for what only shares the container, such as HEIC.</summary>
    public static FileKind? KindOf(ReadOnlySpan<byte> brand) => System.Text.Encoding.ASCII.GetString(brand) switch
    {
        "qt  " => FileKind.Mov,
        "isom" or "iso2" or "iso3" or "iso4" or "iso5" or "iso6" or "iso7" or "iso8" or "iso9" or "mp41" or "mp42" or "avc1" or "dash" or "M4V " or "M4VH" or "M4VP" or "MSNV" or "f4v " => FileKind.Mp4,
        _ => null,
    };

    /// <summary>Refuses a film whose boxes do not fill it, or that lacks its table of contents: it was cut off.</summary>
    public static async Task Demand(PassingFile file, CancellationToken ct)
    {
        await using var content = file.Open();
        var header = new byte[16];
        var listed = false;
        long at = 0;
        for (var boxes = 0; at < file.Size; boxes++)
        {
            if (boxes == MostBoxes) throw BrokenFile.Damaged(Kind);
            if (file.Size - at < 8) throw BrokenFile.Cut(Kind);
            content.Position = at;
            var read = await content.ReadAtLeastAsync(header, 16, throwOnEndOfStream: false, ct);
            var size = (long)BinaryPrimitives.ReadUInt32BigEndian(header);
            var type = header.AsSpan(4, 4);
            if (size == 1) size = read == 16 ? BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(8)) : 0;
            else if (size == 0) size = file.Size - at;
            if (size < 8) throw BrokenFile.Damaged(Kind);
            if (size > file.Size - at) throw BrokenFile.Cut(Kind);
            listed |= type.SequenceEqual("moov"u8);
            at += size;
        }
        if (!listed) throw BrokenFile.Cut(Kind);
    }
}
