using System.Buffers.Binary;
using System.Text;

namespace Supervision.Core.Files;

/// <summary>One entry of a ZIP as its central directory tells it.</summary>
internal sealed record ZipPart(string Name, int Method, long Packed, long Unpacked, long At);

/// <summary>Reads the central directory of a ZIP (APPNOTE 4.3) and counts while it reads, so that a directory made to exhaust memory is refused and never held.</summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int MostEntries = 5_000;
    private const int MostBytes = 2 * 1024 * 1024;

    public static async Task<IReadOnlyList<ZipPart>> Read(Stream zip, CancellationToken ct)
    {
        var end = await End(zip, ct);
        var (count, size, at) = (BinaryPrimitives.ReadUInt16LittleEndian(end.AsSpan(10)), BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(12)), BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(16)));
        if (count > MostEntries || size > MostBytes) throw BrokenFile.Bomb($"{count} mục bên trong");
        if (at + (long)size > zip.Length) throw BrokenFile.Damaged("ZIP");
        var directory = new byte[size];
        zip.Position = at;
        await zip.ReadExactlyAsync(directory, ct);

        var parts = new List<ZipPart>(count);
        for (var next = 0; next < directory.Length;)
        {
            if (directory.Length - next < 46 || BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan(next)) != 0x02014B50) throw BrokenFile.Damaged("ZIP");
            var entry = directory.AsSpan(next);
            var (name, extra, comment) = (Short(entry, 28), Short(entry, 30), Short(entry, 32));
            if (46 + name + extra + comment > entry.Length) throw BrokenFile.Damaged("ZIP");
            if ((Short(entry, 8) & 1) != 0) throw BrokenFile.Damaged("Office có mật khẩu");
            parts.Add(new ZipPart(Encoding.UTF8.GetString(entry.Slice(46, name)), Short(entry, 10), Int(entry, 20), Int(entry, 24), Int(entry, 42)));
            next += 46 + name + extra + comment;
        }
        return parts.Count == count ? parts : throw BrokenFile.Damaged("ZIP");
    }

    /// <summary>Where the content of a part begins; its own header may be longer than the directory says.</summary>
    public static async Task<long> ContentOf(Stream zip, ZipPart part, CancellationToken ct)
    {
        var header = new byte[30];
        if (part.At + header.Length > zip.Length) throw BrokenFile.Damaged("ZIP");
        zip.Position = part.At;
        await zip.ReadExactlyAsync(header, ct);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != 0x04034B50) throw BrokenFile.Damaged("ZIP");
        var at = part.At + header.Length + Short(header, 26) + Short(header, 28);
        return at + part.Packed <= zip.Length ? at : throw BrokenFile.Cut("ZIP");
    }

    private static async Task<byte[]> End(Stream zip, CancellationToken ct)
    {
        var tail = new byte[(int)Math.Min(zip.Length, EndLength + ushort.MaxValue)];
        zip.Position = zip.Length - tail.Length;
        await zip.ReadExactlyAsync(tail, ct);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        return at >= 0 && at + EndLength <= tail.Length ? tail[at..(at + EndLength)] : throw BrokenFile.Cut("ZIP");
    }

    private static int Short(ReadOnlySpan<byte> entry, int at) => BinaryPrimitives.ReadUInt16LittleEndian(entry[at..]);

    private static long Int(ReadOnlySpan<byte> entry, int at) => BinaryPrimitives.ReadUInt32LittleEndian(entry[at..]);
}
