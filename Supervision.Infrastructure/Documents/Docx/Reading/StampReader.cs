using System.IO.Compression;
using System.Xml;
using Supervision.Core.Documents;
using Supervision.Core.Files;

namespace Supervision.Infrastructure.Documents.Docx.Reading;

/// <summary>Reads of which draft a file was made.</summary>
internal static class StampReader
{
    /// <summary>Null where the file does not say.</summary>
    public static CarriedStamp? Read(Stream docx)
    {
        using var zip = new ZipArchive(docx, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.GetEntry(DocxPackage.StampPart) is not { } part) return null;
        using var stream = part.Open();
        using var xml = DocxFile.Reader(stream);
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "property" } && xml.GetAttribute("name") == DocxPackage.StampName) return Value(xml);
        return null;
    }

    private static CarriedStamp? Value(XmlReader xml)
    {
        while (xml.Read() && xml is not { NodeType: XmlNodeType.EndElement, LocalName: "property" })
            if (xml.NodeType is XmlNodeType.Text) return CarriedStamp.Read(xml.Value);
        return null;
    }
}
