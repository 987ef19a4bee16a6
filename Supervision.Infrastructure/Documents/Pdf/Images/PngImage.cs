using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using Supervision.Core.Files;

namespace Supervision.Infrastructure.Documents.Pdf.Images;

/// <summary>
/// PNG (ISO/IEC 15948). Without transparency its data passes as it is, since PDF knows PNG's filters; with it, colours and opacity are
/// parted row by row. Either way every row is read, so that what is cut off or damaged is refused.
/// </summary>
internal sealed class PngImage
{
    private const int Grey = 0, Rgb = 2, Palette = 3, GreyAlpha = 4, RgbAlpha = 6;

    private readonly PictureFile file;
    private readonly int colours;
    private readonly int depth;
    private readonly byte[] palette;
    private readonly byte[] transparency;
    private readonly byte[] data;

    private PngImage(PictureFile file)
    {
        this.file = file;
        using var all = new MemoryStream(file.Content.Length);
        (palette, transparency) = ([], []);
        foreach (var (type, chunk) in PictureFile.PngChunks(file.Content))
        {
            switch (type)
            {
                case "IHDR":
                    (depth, colours) = (chunk.Span[8], chunk.Span[9]);
                    Demand(IsKnown(colours, depth) && chunk.Span[10] == 0 && chunk.Span[11] == 0, "ảnh PNG có kiểu màu không đúng chuẩn");
                    Demand(chunk.Span[12] == 0, "ảnh PNG lưu kiểu xen kẽ (interlaced); hãy lưu lại thành PNG thông thường");
                    break;
                case "PLTE":
                    palette = chunk.ToArray();
                    break;
                case "tRNS":
                    transparency = chunk.ToArray();
                    break;
                case "IDAT":
                    all.Write(chunk.Span);
                    break;
            }
        }
        data = all.ToArray();
        Demand(colours != Palette || (palette.Length is >= 3 and <= 768 && palette.Length % 3 == 0), "ảnh PNG thiếu bảng màu");
    }

    private int Channels => colours switch { Rgb => 3, GreyAlpha => 2, RgbAlpha => 4, _ => 1 };

    private int RowLength => (int)((((long)file.Width * Channels * depth) + 7) / 8);

    private int PixelLength => Math.Max(1, Channels * depth / 8);

    /// <exception cref="InvalidDataException">Cut off, damaged, or interlaced.</exception>
    public static PdfImage Read(PictureFile file)
    {
        var image = new PngImage(file);
        return image.colours is GreyAlpha or RgbAlpha || (image.colours == Palette && image.transparency.Length > 0) ? image.Parted() : image.Passed();
    }

    private PdfImage Passed()
    {
        foreach (var _ in Rows(unfilter: false))
        {
            // Reading is what is wanted.
        }
        var parameters = string.Create(CultureInfo.InvariantCulture, $"/DecodeParms <</Predictor 15 /Colors {Channels} /BitsPerComponent {depth} /Columns {file.Width}>>");
        return new(file, $"/ColorSpace {ColourSpace} /BitsPerComponent {depth}{ColourKey} /Filter /FlateDecode {parameters}", data, null);
    }

    private PdfImage Parted()
    {
        using var colourBytes = new MemoryStream(data.Length);
        using var maskBytes = new MemoryStream(data.Length / 4);
        using (var colourStream = new ZLibStream(colourBytes, CompressionLevel.Optimal, leaveOpen: true))
        using (var maskStream = new ZLibStream(maskBytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            var shown = colours is RgbAlpha or Palette ? 3 : 1;
            var (colour, mask) = (new byte[file.Width * shown], new byte[file.Width]);
            foreach (var row in Rows(unfilter: true))
            {
                Part(row, colour, mask);
                colourStream.Write(colour);
                maskStream.Write(mask);
            }
        }
        var space = colours == GreyAlpha ? "/DeviceGray" : "/DeviceRGB";
        return new(file, $"/ColorSpace {space} /BitsPerComponent 8 /Filter /FlateDecode", colourBytes.ToArray(), maskBytes.ToArray());
    }

    private void Part(byte[] row, byte[] colour, byte[] mask)
    {
        if (colours == Palette)
        {
            for (var x = 0; x < file.Width; x++)
            {
                var bit = x * depth;
                var entry = (row[bit / 8] >> (8 - depth - (bit % 8))) & ((1 << depth) - 1);
                Demand((entry * 3) + 3 <= palette.Length, "ảnh PNG dùng màu không có trong bảng màu");
                palette.AsSpan(entry * 3, 3).CopyTo(colour.AsSpan(x * 3));
                mask[x] = entry < transparency.Length ? transparency[entry] : (byte)255;
            }
            return;
        }
        // Of 16 bits the upper 8 are seen.
        var step = depth / 8;
        var shown = Channels - 1;
        for (var x = 0; x < file.Width; x++)
        {
            for (var channel = 0; channel < shown; channel++)
                colour[(x * shown) + channel] = row[((x * Channels) + channel) * step];
            mask[x] = row[((x * Channels) + shown) * step];
        }
    }

    // One array is given again and again.
    private IEnumerable<byte[]> Rows(bool unfilter)
    {
        using var source = new ZLibStream(new MemoryStream(data, writable: false), CompressionMode.Decompress);
        var (row, before) = (new byte[RowLength], new byte[RowLength]);
        for (var y = 0; y < file.Height; y++)
        {
            var filter = ReadRow(source, row);
            if (unfilter)
                Unfilter(filter, row, before);
            yield return row;
            (row, before) = (before, row);
        }
    }

    private static int ReadRow(ZLibStream source, byte[] row)
    {
        const string Damaged = "ảnh PNG bị hỏng";
        try
        {
            var filter = source.ReadByte();
            Demand(filter >= 0 && source.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) == row.Length, "ảnh PNG bị cắt cụt, thiếu phần cuối");
            Demand(filter <= 4, Damaged);
            return filter;
        }
        catch (InvalidDataException error) when (error.Source?.StartsWith("System.", StringComparison.Ordinal) == true)
        {
            throw new InvalidDataException(Damaged, error);
        }
    }

    private void Unfilter(int filter, byte[] row, byte[] above)
    {
        var pixel = PixelLength;
        for (var i = 0; i < row.Length; i++)
        {
            int left = i >= pixel ? row[i - pixel] : 0, up = above[i], corner = i >= pixel ? above[i - pixel] : 0;
            row[i] = (byte)(row[i] + filter switch
            {
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                4 => Paeth(left, up, corner),
                _ => 0,
            });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (toLeft, toUp, toCorner) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private string ColourSpace => colours switch
    {
        Grey => "/DeviceGray",
        Palette => string.Create(CultureInfo.InvariantCulture, $"[/Indexed /DeviceRGB {(palette.Length / 3) - 1} <{Convert.ToHexString(palette)}>]"),
        _ => "/DeviceRGB",
    };

    // One colour that is not painted.
    private string ColourKey => colours != Palette && transparency.Length >= Channels * 2
        ? $" /Mask [{string.Join(' ', Enumerable.Range(0, Channels).Select(channel => BinaryPrimitives.ReadUInt16BigEndian(transparency.AsSpan(channel * 2))).Select(value => $"{value} {value}"))}]"
        : "";

    private static bool IsKnown(int colours, int depth) => colours switch
    {
        Grey => depth is 1 or 2 or 4 or 8 or 16,
        Palette => depth is 1 or 2 or 4 or 8,
        Rgb or GreyAlpha or RgbAlpha => depth is 8 or 16,
        _ => false,
    };

    private static void Demand(bool isTrue, string otherwise)
    {
        if (!isTrue)
            throw new InvalidDataException(otherwise);
    }
}
