using System.IO.Compression;
using Supervision.Tests.Evidence;

namespace Supervision.Tests.Documents;

/// <summary>Pictures made by hand that every reader can decode; each pixel's colour is asked for.</summary>
internal static class TestPictures
{
    /// <summary>Red, green, blue and yellow quarters from the upper left to the lower right.</summary>
    public static (byte Red, byte Green, byte Blue) Quarters(double x, double y) => (x < 0.5, y < 0.5) switch
    {
        (true, true) => (255, 0, 0),
        (false, true) => (0, 255, 0),
        (true, false) => (0, 0, 255),
        _ => (255, 255, 0),
    };

    /// <summary>A PNG whose rows use all filters in turn. The samples of a pixel are as many bytes as its colour type has channels; narrower depths are packed.</summary>
    public static byte[] Png(int width, int height, int colourType, int depth, Func<double, double, byte[]> samples, byte[]? palette = null, byte[]? transparency = null, byte interlaced = 0)
    {
        var channels = colourType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        var pixel = Math.Max(1, channels * depth / 8);
        using var raw = new MemoryStream();
        var before = new byte[((width * channels * depth) + 7) / 8];
        for (var y = 0; y < height; y++)
        {
            var row = new byte[before.Length];
            for (var x = 0; x < width; x++)
            {
                var values = samples((x + 0.5) / width, (y + 0.5) / height);
                for (var channel = 0; channel < channels; channel++)
                {
                    var bit = ((x * channels) + channel) * depth;
                    if (depth == 16)
                        row[bit / 8] = row[(bit / 8) + 1] = values[channel];
                    else
                        row[bit / 8] |= (byte)((depth == 8 ? values[channel] : values[channel] & ((1 << depth) - 1)) << (8 - depth - (bit % 8)));
                }
            }
            raw.WriteByte((byte)(y % 5));
            for (var i = 0; i < row.Length; i++)
            {
                int left = i >= pixel ? row[i - pixel] : 0, up = before[i], corner = i >= pixel ? before[i - pixel] : 0;
                raw.WriteByte((byte)(row[i] - (y % 5) switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Nearest(left, up, corner), _ => 0 }));
            }
            before = row;
        }
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            stream.Write(raw.ToArray());
        var half = (int)packed.Length / 2;
        return
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
            .. SomeFiles.Chunk("IHDR", [.. Big(width), .. Big(height), (byte)depth, (byte)colourType, 0, 0, interlaced]),
            .. palette is null ? [] : SomeFiles.Chunk("PLTE", palette),
            .. transparency is null ? [] : SomeFiles.Chunk("tRNS", transparency),
            .. SomeFiles.Chunk("IDAT", packed.ToArray()[..half]), .. SomeFiles.Chunk("IDAT", packed.ToArray()[half..]),
            .. SomeFiles.Chunk("IEND", []),
        ];
    }

    /// <summary>
    /// A baseline JPEG of flat blocks of 8 × 8 pixels, its components not subsampled: 1 is grey (the red value), 3 is colour, 4 is CMYK without black,
    /// stored as Adobe's programs do when <paramref name="isAdobe"/>.
    /// </summary>
    public static byte[] Jpeg(int width, int height, Func<double, double, (byte Red, byte Green, byte Blue)> colour, byte orientation = 1, int components = 3, bool isAdobe = false)
    {
        var bits = new BitWriter();
        var before = new int[components];
        for (var y = 0; y < height; y += 8)
        {
            for (var x = 0; x < width; x += 8)
            {
                var levels = Levels(colour(Math.Min(1, (x + 4.0) / width), Math.Min(1, (y + 4.0) / height)), components, isAdobe);
                for (var i = 0; i < components; i++)
                {
                    bits.Difference(levels[i] - 128 - before[i]);
                    before[i] = levels[i] - 128;
                }
            }
        }
        return
        [
            0xFF, 0xD8,
            .. orientation == 1 ? [] : Segment(0xE1, [.. "Exif\0\0MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0"u8, orientation, 0, 0, 0, 0, 0, 0]),
            .. isAdobe ? Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 0]) : [],
            .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)8, 64)]),
            .. Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, (byte)components, .. Enumerable.Range(1, components).SelectMany(i => new byte[] { (byte)i, 0x11, 0 })]),
            // Twelve categories of differences in four bits each; of the rest only "no more" is needed.
            .. Segment(0xC4, [0x00, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. Enumerable.Range(0, 12).Select(i => (byte)i)]),
            .. Segment(0xC4, [0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
            .. Segment(0xDA, [(byte)components, .. Enumerable.Range(1, components).SelectMany(i => new byte[] { (byte)i, 0 }), 0, 63, 0]),
            .. bits.End(),
            0xFF, 0xD9,
        ];
    }

    private static int[] Levels((byte R, byte G, byte B) colour, int components, bool isAdobe)
    {
        var (r, g, b) = colour;
        int[] levels = components switch
        {
            1 => [r],
            4 => isAdobe ? [r, g, b, 255] : [255 - r, 255 - g, 255 - b, 0],
            _ => [(int)((0.299 * r) + (0.587 * g) + (0.114 * b)), (int)(128 - (0.1687 * r) - (0.3313 * g) + (0.5 * b)), (int)(128 + (0.5 * r) - (0.4187 * g) - (0.0813 * b))],
        };
        return [.. levels.Select(level => Math.Clamp(level, 0, 255))];
    }

    private static int Nearest(int left, int up, int corner)
    {
        var guess = left + up - corner;
        return new[] { left, up, corner }.MinBy(value => Math.Abs(guess - value));
    }

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Big(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private sealed class BitWriter
    {
        private readonly List<byte> bytes = [];
        private int waiting;
        private int count;

        public void Difference(int value)
        {
            var category = 0;
            for (var size = Math.Abs(value); size > 0; size >>= 1)
                category++;
            Write(category, 4);
            Write(value >= 0 ? value : value + (1 << category) - 1, category);
            Write(0, 1);
        }

        public byte[] End()
        {
            Write(0x7F, (8 - (count % 8)) % 8);
            return [.. bytes];
        }

        private void Write(int value, int length)
        {
            for (var bit = length - 1; bit >= 0; bit--)
            {
                waiting = (waiting << 1) | ((value >> bit) & 1);
                if (++count % 8 != 0)
                    continue;
                bytes.Add((byte)waiting);
                if ((byte)waiting == 0xFF)
                    bytes.Add(0);
                waiting = 0;
            }
        }
    }
}
