using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Supervision.Tests.Documents;

namespace Supervision.Tests.Access;

/// <summary>All text of an answer, whatever it is written in.</summary>
internal static class ReadText
{
    private static readonly ConcurrentDictionary<string, Lazy<string>> Known = new();

    /// <summary>The same paper is printed for many readers; it is read once.</summary>
    public static string Of(byte[] body) => Known.GetOrAdd(Convert.ToHexString(SHA256.HashData(body)), _ => new Lazy<string>(() => Read(body))).Value;

    private static string Read(byte[] body) =>
        body.AsSpan().StartsWith("%PDF"u8) ? PdfTools.Text(body)
        : body.AsSpan().StartsWith("PK"u8) ? OfZip(body)
        : Encoding.UTF8.GetString(body);

    private static string OfZip(byte[] body)
    {
        using var zip = new ZipArchive(new MemoryStream(body));
        var text = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using (var part = entry.Open()) part.CopyTo(content);
            text.AppendLine(entry.FullName).AppendLine(Of(content.ToArray()));
        }
        return text.ToString();
    }
}
