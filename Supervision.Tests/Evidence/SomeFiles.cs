using System.IO.Compression;
using System.Text;

namespace Supervision.Tests.Evidence;

/// <summary>Files of every kind, made by hand.</summary>
internal static class SomeFiles
{
    public static readonly byte[] Pdf = [.. "%PDF-1.7\n% minh chứng\n%%EOF\n"u8];

    /// <summary>What must not be left of a photograph: a place, a name.</summary>
    public const string Private = "10.762622N 106.660172E Nguyen Van A";

    /// <summary>A JPEG of the given size in its header, with every segment that says more than its picture.</summary>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="orientation">Of its Exif data.</param>
    /// <param name="more">Bytes of compressed picture.</param>
    public static byte[] Jpeg(int width = 640, int height = 480, byte orientation = 6, int more = 0) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
        .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation)]),
        .. Segment(0xE1, [.. Encoding.ASCII.GetBytes("http://ns.adobe.com/xap/1.0/\0" + Private)]),
        .. Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 9, 9, 9]),
        .. Segment(0xED, [.. Encoding.ASCII.GetBytes("Photoshop 3.0\0" + Private)]),
        .. Segment(0xFE, Encoding.ASCII.GetBytes(Private)),
        .. Picture(width, height, more),
        .. Encoding.ASCII.GetBytes(Private),
    ];

    /// <summary>What is left of <see cref="Jpeg"/>.</summary>
    public static byte[] CleanJpeg(int width = 640, int height = 480, byte orientation = 6, int more = 0) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
        .. orientation is < 2 or > 8 ? [] : Segment(0xE1, [.. "Exif\0\0MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0"u8, orientation, 0, 0, 0, 0, 0, 0]),
        .. Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 9, 9, 9]),
        .. Picture(width, height, more),
    ];

    public static byte[] Png(int width = 640, int height = 480, byte orientation = 6) => Png(width, height,
        Chunk("eXIf", Exif(orientation)), Chunk("tEXt", Encoding.ASCII.GetBytes("Comment\0" + Private)), Chunk("zTXt", Encoding.ASCII.GetBytes(Private)),
        Chunk("iTXt", Encoding.ASCII.GetBytes(Private)), Chunk("tIME", [7, 234, 11, 22, 0, 0, 0]), Chunk("prVt", Encoding.ASCII.GetBytes(Private)));

    public static byte[] Png(int width, int height, params byte[][] more) =>
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
        .. Chunk("IHDR", [.. Big(width), .. Big(height), 8, 2, 0, 0, 0]),
        .. Chunk("pHYs", [0, 0, 11, 19, 0, 0, 11, 19, 1]),
        .. more.SelectMany(c => c),
        .. Chunk("IDAT", [1, 2, 3, 4]),
        .. Chunk("IEND", []),
    ];

    public static byte[] Mp4(string brand = "isom") => [.. Box("ftyp", [.. Encoding.ASCII.GetBytes(brand), 0, 0, 2, 0]), .. Box("moov", new byte[100]), .. Box("mdat", new byte[1000])];

    public static byte[] Docx(params string[] paragraphs) => Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", Encoding.UTF8.GetBytes(
        $"<w:document xmlns:w=\"urn:w\"><w:body>{string.Concat(paragraphs.Select(p => $"<w:p><w:r><w:t>{p[..(p.Length / 2)]}</w:t></w:r><w:r><w:t>{p[(p.Length / 2)..]}</w:t></w:r></w:p>"))}</w:body></w:document>")));

    public static byte[] Xlsx(params (string Name, byte[] Content)[] more) => Zip([("[Content_Types].xml", "<Types/>"u8.ToArray()), ("xl/workbook.xml", "<workbook/>"u8.ToArray()), .. more]);

    public static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var made = new MemoryStream();
        using (var zip = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        return made.ToArray();
    }

    public static bool Holds(byte[] content, string text) => content.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;

    // Little-endian TIFF with a place, and the orientation as its second entry.
    private static byte[] Exif(byte orientation) =>
    [
        .. "II*\0"u8, 8, 0, 0, 0, 2, 0,
        0x0F, 0x01, 2, 0, 4, 0, 0, 0, .. "Hng\0"u8,
        0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0,
        0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Private),
    ];

    private static byte[] Picture(int width, int height, int more) =>
    [
        .. Segment(0xDB, new byte[65]),
        .. Segment(0xC2, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
        .. Segment(0xC4, new byte[17]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, .. Noise(more),
        .. Segment(0xC4, new byte[17]),
        0xFF, .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x78, 0xFF, 0x00,
        0xFF, 0xD9,
    ];

    private static IEnumerable<byte> Noise(int count)
    {
        var random = new Random(7);
        for (var i = 0; i < count; i++)
        {
            var next = (byte)random.Next(256);
            yield return next;
            if (next == 0xFF) yield return 0;
        }
    }

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    public static byte[] Chunk(string type, byte[] data) => [.. Big(data.Length), .. Encoding.ASCII.GetBytes(type), .. data, .. Big(unchecked((int)Crc([.. Encoding.ASCII.GetBytes(type), .. data])))];

    private static byte[] Box(string type, byte[] data) => [.. Big(8 + data.Length), .. Encoding.ASCII.GetBytes(type), .. data];

    private static byte[] Big(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static uint Crc(byte[] data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in data)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }
        return ~crc;
    }
}
