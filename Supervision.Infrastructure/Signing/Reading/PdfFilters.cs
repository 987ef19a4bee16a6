using System.IO.Compression;

namespace Supervision.Infrastructure.Signing.Reading;

/// <summary>Opens streams that hold structure: Flate with predictors (ISO 32000-1, 7.4.4), which is all that cross-references and object streams are written with.</summary>
internal static class PdfFilters
{
    /// <param name="stream">A stream whose filters stand in its dictionary directly.</param>
    /// <param name="most">Refuses to unpack more bytes than this.</param>
    public static byte[] Open(PdfStream stream, int most)
    {
        var filter = stream.Dictionary["Filter"];
        if (filter is PdfArray { Items.Count: <= 1 } list) filter = list.Items.Count == 0 ? null : list.Items[0];
        var parameters = stream.Dictionary["DecodeParms"];
        if (parameters is PdfArray { Items.Count: 1 } several) parameters = several.Items[0];
        switch (filter)
        {
            case null or PdfNull:
                return stream.Raw.ToArray();
            case PdfName { Value: "FlateDecode" or "Fl" }:
                return Unpredict(Inflate(stream.Raw, most), parameters as PdfDictionary);
            default:
                throw BrokenPdf.Unreadable("bộ nén của phần cấu trúc không được hỗ trợ");
        }
    }

    private static byte[] Inflate(ReadOnlyMemory<byte> packed, int most)
    {
        try
        {
            using var source = new MemoryStream(packed.ToArray(), writable: false);
            using var stream = new ZLibStream(source, CompressionMode.Decompress);
            var result = new MemoryStream();
            var buffer = new byte[64 * 1024];
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                if (result.Length + read > most) throw BrokenPdf.Excessive("dữ liệu nén");
                result.Write(buffer, 0, read);
            }
            return result.ToArray();
        }
        catch (InvalidDataException)
        {
            throw BrokenPdf.Unreadable("dữ liệu nén bị hỏng");
        }
    }

    private static byte[] Unpredict(byte[] bytes, PdfDictionary? parameters)
    {
        var predictor = parameters?.Integer("Predictor") ?? 1;
        if (predictor <= 1) return bytes;
        var columns = parameters!.Integer("Columns") ?? 1;
        if (predictor < 10 || columns is < 1 or > 1024 || parameters.Integer("Colors") is not (null or 1) || parameters.Integer("BitsPerComponent") is not (null or 8))
            throw BrokenPdf.Unreadable("bộ nén của phần cấu trúc không được hỗ trợ");
        return PngRows.Unfilter(bytes, (int)columns, 1) ?? throw BrokenPdf.Unreadable("dữ liệu nén bị hỏng");
    }
}

/// <summary>The row filters of PNG, which PDF uses too (ISO/IEC 15948, 9).</summary>
internal static class PngRows
{
    /// <param name="bytes">Rows, each behind its filter's number.</param>
    /// <param name="width">Bytes of a row.</param>
    /// <param name="pixel">Bytes from one pixel to the next.</param>
    /// <returns>The rows without numbers; null where a filter is unknown or a row incomplete.</returns>
    public static byte[]? Unfilter(byte[] bytes, int width, int pixel)
    {
        var rows = bytes.Length / (width + 1);
        if (rows * (width + 1) != bytes.Length) return null;
        var result = new byte[rows * width];
        for (var row = 0; row < rows; row++)
        {
            var kind = bytes[row * (width + 1)];
            var source = bytes.AsSpan((row * (width + 1)) + 1, width);
            var target = result.AsSpan(row * width, width);
            var above = row == 0 ? default : result.AsSpan((row - 1) * width, width);
            if (kind > 4) return null;
            for (var i = 0; i < width; i++)
            {
                int left = i >= pixel ? target[i - pixel] : 0, up = row > 0 ? above[i] : 0, corner = row > 0 && i >= pixel ? above[i - pixel] : 0;
                target[i] = (byte)(source[i] + kind switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, _ => Paeth(left, up, corner) });
            }
        }
        return result;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        int toLeft = Math.Abs(guess - left), toUp = Math.Abs(guess - up), toCorner = Math.Abs(guess - corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
