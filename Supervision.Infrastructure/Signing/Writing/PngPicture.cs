using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Supervision.Core.Pipeline;
using Supervision.Infrastructure.Documents.Pdf.Writing;
using Supervision.Infrastructure.Signing.Reading;

namespace Supervision.Infrastructure.Signing.Writing;

/// <summary>A PNG taken apart into colours and transparency, as PDF wants them (ISO/IEC 15948). Width and height are in pixels.</summary>
internal sealed class PngPicture
{
    private const long MostPixels = 4_000_000;

    private readonly byte[] colours;
    private readonly byte[]? opacity;

    private PngPicture(int width, int height, byte[] colours, byte[]? opacity)
    {
        (Width, Height) = (width, height);
        (this.colours, this.opacity) = (colours, opacity);
    }

    public int Width { get; }

    public int Height { get; }

    /// <exception cref="RefusedException">No PNG, interlaced, too large, cut off.</exception>
    public static PngPicture Read(byte[] png)
    {
        if (!png.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) throw Refused("không phải ảnh PNG");
        byte[]? header = null;
        byte[] palette = [], transparency = [];
        var packed = new MemoryStream();
        for (var at = 8; ;)
        {
            if (png.Length - at < 12) throw Refused("tệp bị cắt cụt");
            var length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
            if (length > png.Length - at - 12) throw Refused("tệp bị cắt cụt");
            var content = png.AsSpan(at + 8, (int)length);
            var kind = Encoding.ASCII.GetString(png, at + 4, 4);
            if (kind == "IEND") break;
            if (header is null != (kind == "IHDR")) throw Refused("tệp bị hỏng");
            switch (kind)
            {
                case "IHDR": header = content.ToArray(); break;
                case "PLTE": palette = content.ToArray(); break;
                case "tRNS": transparency = content.ToArray(); break;
                case "IDAT": packed.Write(content); break;
            }
            at += 12 + (int)length;
        }
        return header is { Length: 13 } ? Decode(header, palette, transparency, packed.ToArray()) : throw Refused("tệp bị hỏng");
    }

    /// <summary>Writes the picture and gives its object's number.</summary>
    public int Write(IPdfObjects file)
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"/Type /XObject /Subtype /Image /Width {Width} /Height {Height} /BitsPerComponent 8 /Filter /FlateDecode");
        var mask = opacity is null ? "" : string.Create(CultureInfo.InvariantCulture, $" /SMask {file.AddStream($"{size} /ColorSpace /DeviceGray", Deflate.Compress(opacity))} 0 R");
        return file.AddStream($"{size} /ColorSpace /DeviceRGB{mask}", Deflate.Compress(colours));
    }

    private static PngPicture Decode(byte[] header, byte[] palette, byte[] transparency, byte[] packed)
    {
        long width = BinaryPrimitives.ReadUInt32BigEndian(header), height = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4));
        var (depth, kind) = (header[8], header[9]);
        if (width <= 0 || height <= 0 || width > MostPixels || height > MostPixels || width * height > MostPixels) throw Refused($"ảnh vượt quá {MostPixels / 1_000_000} triệu điểm ảnh");
        if (header[12] != 0) throw Refused("ảnh lưu kiểu đan xen (interlaced), hãy lưu lại kiểu thường");
        var channels = kind switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => throw Refused("tệp bị hỏng") };
        if (depth is not (1 or 2 or 4 or 8 or 16) || (depth < 8 && channels > 1) || (kind == 3 && depth == 16)) throw Refused("tệp bị hỏng");

        var rowLength = (int)(((width * channels * depth) + 7) / 8);
        var raw = Inflate(packed, (rowLength + 1) * (int)height);
        var rows = PngRows.Unfilter(raw, rowLength, Math.Max(1, channels * depth / 8)) ?? throw Refused("tệp bị hỏng");

        var colours = new byte[width * height * 3];
        var opacity = new byte[width * height];
        var most = (1 << Math.Min(depth, (byte)8)) - 1;
        var key = kind is 0 or 2 && transparency.Length >= channels * 2
            ? Enumerable.Range(0, channels).Select(channel => (int)BinaryPrimitives.ReadUInt16BigEndian(transparency.AsSpan(channel * 2))).ToArray()
            : null;
        var samples = new int[channels];
        for (var pixel = 0; pixel < width * height; pixel++)
        {
            var (row, column) = (pixel / (int)width, pixel % (int)width);
            var line = rows.AsSpan(row * rowLength, rowLength);
            for (var channel = 0; channel < channels; channel++) samples[channel] = Sample(line, (column * channels) + channel, depth);
            var target = colours.AsSpan(pixel * 3, 3);
            opacity[pixel] = 255;
            if (kind == 3)
            {
                if ((samples[0] * 3) + 3 > palette.Length) throw Refused("tệp bị hỏng");
                palette.AsSpan(samples[0] * 3, 3).CopyTo(target);
                if (samples[0] < transparency.Length) opacity[pixel] = transparency[samples[0]];
                continue;
            }
            if (key is not null && samples.AsSpan().SequenceEqual(key)) opacity[pixel] = 0;
            if (kind is 4 or 6) opacity[pixel] = Byte(samples[^1], depth, most);
            for (var i = 0; i < 3; i++) target[i] = Byte(samples[channels >= 3 ? i : 0], depth, most);
        }
        return new((int)width, (int)height, colours, opacity.All(value => value == 255) ? null : opacity);
    }

    private static int Sample(ReadOnlySpan<byte> line, int index, int depth) => depth switch
    {
        8 => line[index],
        16 => (line[index * 2] << 8) | line[(index * 2) + 1],
        _ => (line[index * depth / 8] >> (8 - depth - (index * depth % 8))) & ((1 << depth) - 1),
    };

    private static byte Byte(int sample, int depth, int most) => depth == 16 ? (byte)(sample >> 8) : (byte)(sample * 255 / most);

    private static byte[] Inflate(byte[] packed, int expected)
    {
        try
        {
            using var stream = new ZLibStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
            var raw = new byte[expected];
            stream.ReadExactly(raw);
            return raw;
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw Refused("tệp bị hỏng");
        }
    }

    private static RefusedException Refused(string why) => RefusedException.Invalid("signature.image", "picture", $"Không dùng được ảnh chữ ký, con dấu: {why}.");
}
