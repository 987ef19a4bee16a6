using System.IO.Compression;
using PdfSharp.Pdf;

namespace Supervision.Infrastructure.Documents.Pdf.Packs;

/// <summary>Packs what the library leaves open. Its own packing writes streams without their checksum, at which strict readers complain.</summary>
internal static class PackStreams
{
    // Less than this does not get smaller.
    private const int Least = 300;

    public static void Compress(PdfDocument pack)
    {
        pack.Options.NoCompression = true;
        pack.Options.CompressContentStreams = false;
        foreach (var item in pack.Internals.GetAllObjects())
        {
            if (item is not PdfDictionary { Stream: { } stream } dictionary || dictionary.Elements["/Filter"] is not null || stream.Value.Length < Least) continue;
            using var packed = new MemoryStream();
            using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(stream.Value);
            stream.Value = packed.ToArray();
            dictionary.Elements.SetName("/Filter", "/FlateDecode");
        }
    }
}
