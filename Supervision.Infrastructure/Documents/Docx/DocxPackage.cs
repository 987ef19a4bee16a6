using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using Supervision.Core.Documents;

namespace Supervision.Infrastructure.Documents.Docx;

/// <summary>
/// The ZIP of a DOCX (ECMA-376 part 2). Written here and not by the SDK's package, which numbers relations at random and dates its parts by the clock:
/// the same paper gives the same bytes.
/// </summary>
internal sealed class DocxPackage
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    /// <summary>Where a file says of which draft it was made; Word and LibreOffice keep it.</summary>
    public const string StampPart = "docProps/custom.xml";

    /// <summary>The name of the property that says so.</summary>
    public const string StampName = "GiamSat.DuThao";

    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string RelationsType = "application/vnd.openxmlformats-package.relationships+xml";

    // The first day that a ZIP can hold.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<(string Name, string? ContentType, byte[] Content)> _parts = [];
    private readonly List<(string Id, string Type, string Target)> _ofDocument = [];
    private readonly SortedDictionary<string, string> _extensions = new(StringComparer.Ordinal) { ["rels"] = RelationsType, ["xml"] = "application/xml" };

    /// <summary>Adds a part that the document refers to ("styles", "header") and answers the relation's id.</summary>
    public string Add(string kind, OpenXmlElement root)
    {
        var number = _parts.Count(part => part.Name.StartsWith($"word/{kind}", StringComparison.Ordinal));
        var name = number == 0 ? $"{kind}.xml" : string.Create(CultureInfo.InvariantCulture, $"{kind}{number + 1}.xml");
        _parts.Add(($"word/{name}", $"{WordType}{kind}+xml", Xml(root)));
        return Relate(kind, name);
    }

    /// <summary>Adds a picture and answers the relation's id.</summary>
    public string AddPicture(byte[] content, string extension, string contentType)
    {
        _extensions[extension] = contentType;
        var name = string.Create(CultureInfo.InvariantCulture, $"media/image{_parts.Count(part => part.Name.StartsWith("word/media/", StringComparison.Ordinal)) + 1}.{extension}");
        _parts.Add(($"word/{name}", null, content));
        return Relate("image", name);
    }

    public byte[] Write(OpenXmlElement document, Document paper)
    {
        _parts.Add(("word/document.xml", $"{WordType}document.main+xml", Xml(document)));
        if (CarriedStamp.Of(paper) is { } stamp) _parts.Add((StampPart, "application/vnd.openxmlformats-officedocument.custom-properties+xml", StampProperty(stamp)));
        _parts.Add(("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", Properties(paper)));
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", ContentTypes());
            Put(zip, "_rels/.rels", RelationList(
            [
                ("rId1", $"{Relations}officeDocument", "word/document.xml"),
                ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
                .. paper.Stamp is null ? [] : new[] { ("rId3", $"{Relations}custom-properties", StampPart) },
            ]));
            Put(zip, "word/_rels/document.xml.rels", RelationList(_ofDocument));
            foreach (var (name, _, content) in _parts) Put(zip, name, content);
        }
        return stream.ToArray();
    }

    private string Relate(string kind, string target)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"rId{_ofDocument.Count + 1}");
        _ofDocument.Add((id, Relations + kind, target));
        return id;
    }

    private static void Put(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static byte[] Xml(OpenXmlElement root) => Xml(writer => root.WriteTo(writer));

    private static byte[] Xml(Action<XmlWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            writer.WriteStartDocument(standalone: true);
            write(writer);
        }
        return stream.ToArray();
    }

    private byte[] ContentTypes() => Xml(writer =>
    {
        writer.WriteStartElement("Types", "http://schemas.openxmlformats.org/package/2006/content-types");
        foreach (var (extension, type) in _extensions) Element("Default", ("Extension", extension), ("ContentType", type));
        foreach (var (name, type, _) in _parts.Where(part => part.ContentType is not null)) Element("Override", ("PartName", $"/{name}"), ("ContentType", type!));
        writer.WriteEndElement();

        void Element(string element, params (string Name, string Value)[] attributes)
        {
            writer.WriteStartElement(element);
            foreach (var (name, value) in attributes) writer.WriteAttributeString(name, value);
            writer.WriteEndElement();
        }
    });

    private static byte[] RelationList(IEnumerable<(string Id, string Type, string Target)> relations) => Xml(writer =>
    {
        writer.WriteStartElement("Relationships", "http://schemas.openxmlformats.org/package/2006/relationships");
        foreach (var (id, type, target) in relations)
        {
            writer.WriteStartElement("Relationship");
            writer.WriteAttributeString("Id", id);
            writer.WriteAttributeString("Type", type);
            writer.WriteAttributeString("Target", target);
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    });

    private static byte[] StampProperty(CarriedStamp stamp) => Xml(writer =>
    {
        writer.WriteStartElement("Properties", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties");
        writer.WriteStartElement("property");
        writer.WriteAttributeString("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}");
        writer.WriteAttributeString("pid", "2");
        writer.WriteAttributeString("name", StampName);
        writer.WriteElementString("vt", "lpwstr", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes", stamp.ToString());
        writer.WriteEndElement();
        writer.WriteEndElement();
    });

    private static byte[] Properties(Document paper) => Xml(writer =>
    {
        const string Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        const string Dublin = "http://purl.org/dc/elements/1.1/";
        const string Terms = "http://purl.org/dc/terms/";
        const string Schema = "http://www.w3.org/2001/XMLSchema-instance";
        writer.WriteStartElement("cp", "coreProperties", Core);
        writer.WriteAttributeString("xmlns", "dcterms", null, Terms);
        Text("title", paper.Title);
        Text("subject", paper.Subject);
        Text("creator", paper.Author);
        Text("language", paper.Language);
        Time("created");
        Time("modified");
        writer.WriteEndElement();

        void Text(string name, string? value)
        {
            if (value is not null) writer.WriteElementString("dc", name, Dublin, value);
        }

        void Time(string name)
        {
            writer.WriteStartElement("dcterms", name, Terms);
            writer.WriteAttributeString("xsi", "type", Schema, "dcterms:W3CDTF");
            writer.WriteString(paper.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            writer.WriteEndElement();
        }
    });
}
