using System.Text;
using System.Xml;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Files;

/// <summary>
/// Reads XML that strangers wrote: no DTD and so no entities, nothing fetched, bounded in size, depth and number of elements before a tree is made of it (what walks a tree does so
/// recursively). White space stays, since signatures are over it.
/// </summary>
public static class SafeXml
{
    private const int DeepestElement = 40;
    private const int MostNodes = 20_000;

    /// <exception cref="RefusedException"><c>xml.too_large</c>, <c>xml.dtd</c>, <c>xml.unreadable</c>, <c>xml.excessive</c>.</exception>
    public static XmlDocument Load(byte[] content, int largest, string field)
    {
        if (content.Length > largest) throw RefusedException.Invalid("xml.too_large", field, $"Tệp XML lớn hơn {largest / 1024} KB.");
        try
        {
            Measure(content, field);
            using var reader = Reader(content);
            var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
            document.Load(reader);
            return document;
        }
        catch (XmlException) when (content.AsSpan().IndexOf("<!DOCTYPE"u8) >= 0)
        {
            throw RefusedException.Invalid("xml.dtd", field, "Tệp XML có khai báo kiểu tài liệu (DTD); vì an toàn, tệp như vậy không được đọc.");
        }
        catch (Exception fault) when (fault is XmlException or DecoderFallbackException or ArgumentException)
        {
            throw RefusedException.Invalid("xml.unreadable", field, "Không đọc được tệp XML: nội dung không đúng cú pháp hoặc bị cắt cụt.");
        }
    }

    private static void Measure(byte[] content, string field)
    {
        using var reader = Reader(content);
        for (var nodes = 0; reader.Read();)
            if (reader.Depth > DeepestElement || (nodes += 1 + reader.AttributeCount) > MostNodes)
                throw RefusedException.Invalid("xml.excessive", field, "Tệp XML có quá nhiều phần tử hoặc lồng nhau quá sâu.");
    }

    private static XmlReader Reader(byte[] content) => XmlReader.Create(new MemoryStream(content, writable: false),
        new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });
}
