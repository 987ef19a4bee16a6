using System.Buffers.Binary;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Files;

/// <summary>A JPEG or PNG on its way to paper: whole, of at most 40 megapixels, and without what a camera says besides the picture.</summary>
/// <param name="Kind">JPEG or PNG, told by the content.</param>
/// <param name="Content">The file, its picture untouched.</param>
/// <param name="Width">In pixels as stored, before it is turned.</param>
/// <param name="Height">In pixels as stored.</param>
/// <param name="Orientation">Which side is up, 1 to 8 as Exif counts (TIFF tag 274); 1 stands as stored.</param>
public sealed record PictureFile(FileKind Kind, byte[] Content, int Width, int Height, int Orientation)
{
    /// <summary>Whether the picture lies on its side as stored, so that height and width change places when it is shown.</summary>
    public bool IsTurned => Orientation >= 5;

    public int ShownWidth => IsTurned ? Height : Width;

    public int ShownHeight => IsTurned ? Width : Height;

    /// <exception cref="RefusedException">No JPEG or PNG, cut off, damaged or too large.</exception>
    public static PictureFile Open(byte[] content)
    {
        var kind = FileTypes.Of(content.AsSpan(0, Math.Min(content.Length, FileTypes.StartLength)));
        using var window = new ByteWindow(new MemoryStream(content, writable: false));
        using var kept = new MemoryStream(content.Length);
        // Streams in memory never wait.
        var copy = kind switch
        {
            FileKind.Jpeg => JpegFile.Copy(window, kept, keepsAll: false, CancellationToken.None),
            FileKind.Png => PngFile.Copy(window, kept, keepsAll: false, CancellationToken.None),
            _ => throw FileTypes.NotTaken(content.AsSpan(0, Math.Min(content.Length, FileTypes.StartLength)), [FileKind.Jpeg, FileKind.Png]),
        };
        copy.GetAwaiter().GetResult();
        var clean = kept.ToArray();
        return kind == FileKind.Jpeg ? Jpeg(clean) : Png(clean);
    }

    private static PictureFile Jpeg(byte[] content)
    {
        var (width, height, orientation) = (0, 0, 1);
        foreach (var (marker, data) in JpegSegments(content))
        {
            if (JpegFile.IsFrame(marker))
                (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(data.Span[1..]), BinaryPrimitives.ReadUInt16BigEndian(data.Span[3..]));
            else if (marker == 0xE1 && data.Span.StartsWith("Exif\0\0"u8))
                orientation = Files.Orientation.Of(data.Span[6..]) ?? 1;
        }
        return new(FileKind.Jpeg, content, width, height, orientation);
    }

    private static PictureFile Png(byte[] content)
    {
        var (width, height, orientation) = (0, 0, 1);
        foreach (var (type, data) in PngChunks(content))
        {
            if (type == "IHDR")
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data.Span), BinaryPrimitives.ReadInt32BigEndian(data.Span[4..]));
            else if (type == "eXIf")
                orientation = Files.Orientation.Of(data.Span) ?? 1;
        }
        return new(FileKind.Png, content, width, height, orientation);
    }

    /// <summary>Markers and data of the segments before the first scan of a sound JPEG.</summary>
    public static IEnumerable<(byte Marker, ReadOnlyMemory<byte> Data)> JpegSegments(byte[] content)
    {
        for (var at = 2; at + 4 <= content.Length;)
        {
            if (content[at + 1] == 0xFF)
            {
                at++;
                continue;
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(at + 2));
            yield return (content[at + 1], content.AsMemory(at + 4, length - 2));
            if (content[at + 1] == 0xDA) yield break;
            at += 2 + length;
        }
    }

    /// <summary>Types and data of the chunks of a sound PNG.</summary>
    public static IEnumerable<(string Type, ReadOnlyMemory<byte> Data)> PngChunks(byte[] content)
    {
        for (var at = 8; at + 12 <= content.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(at));
            yield return (System.Text.Encoding.ASCII.GetString(content, at + 4, 4), content.AsMemory(at + 8, length));
            at += 12 + length;
        }
    }
}
