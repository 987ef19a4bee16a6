using System.IO.Compression;

namespace Supervision.Infrastructure.Documents.Pdf.Writing;

internal static class Deflate
{
    public static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        using var result = new MemoryStream(bytes.Length / 2);
        using (var stream = new ZLibStream(result, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(bytes);
        return result.ToArray();
    }
}
