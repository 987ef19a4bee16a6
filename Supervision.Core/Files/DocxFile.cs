using System.IO.Compression;
using System.Xml;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Files;

/// <summary>Looks through a DOCX before anything in it is believed; what an office file must not have, and what a draft besides must not refer to.</summary>
public static class DocxFile
{
    private const long MostCharacters = 32_000_000;

    /// <exception cref="RefusedException">Not a DOCX, damaged, too large, a bomb, with macros, entities or references to outside, or with a stamp of secrecy.</exception>
    public static async Task Demand(Stream content, long limit, CancellationToken ct)
    {
        if (content.Length > limit) throw RefusedException.TooLarge(limit);
        var start = new byte[FileTypes.StartLength];
        content.Position = 0;
        var read = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct);
        if (read == 0) throw FileIntake.Empty();
        if (!FileTypes.IsZip(start)) throw FileTypes.NotTaken(start.AsSpan(0, read), [FileKind.Docx]);
        await OfficeFile.Demand(content, [FileKind.Docx], ct);
        content.Position = 0;
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            foreach (var entry in zip.Entries.Where(IsXml)) await Demand(entry, ct);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or EndOfStreamException)
        {
            throw BrokenFile.Damaged("DOCX");
        }
        content.Position = 0;
    }

    private static bool IsXml(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    private static async Task Demand(ZipArchiveEntry entry, CancellationToken ct)
    {
        await using var stream = await entry.OpenAsync(ct);
        using var xml = Reader(stream);
        while (xml.Read())
        {
            ct.ThrowIfCancellationRequested();
            if (xml.NodeType is not XmlNodeType.Element) continue;
            if (xml.LocalName is "Override" or "Default" && (xml.GetAttribute("ContentType") ?? "").Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
                throw RefusedException.Invalid("file.macro", FileIntake.ContentField, "Tệp Office chứa macro (chương trình) nên không được nhận. Hãy lưu lại không kèm macro.");
            if (xml.LocalName is "Relationship" && IsOutside(xml))
                throw RefusedException.Invalid("file.external", FileIntake.ContentField, "Tệp DOCX tham chiếu tới nội dung bên ngoài (mẫu, ảnh hoặc đối tượng liên kết) nên không được nhận. Hãy nhúng hoặc bỏ phần liên kết rồi gửi lại.");
        }
    }

    // A link that a reader may follow loads nothing by itself.
    private static bool IsOutside(XmlReader xml) => string.Equals(xml.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase)
        && !(xml.GetAttribute("Type") ?? "").EndsWith("/hyperlink", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a part without following entities, and no further than is reasonable.</summary>
    public static XmlReader Reader(Stream part) => XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters });
}
