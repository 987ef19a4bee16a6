using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Supervision.Infrastructure.Documents.Pdf.Archive;

/// <summary>Rules of ISO 19005-2, 6.6: the metadata is there, says the version, and says the same as the properties.</summary>
internal static class MetadataRules
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", Dc = "http://purl.org/dc/elements/1.1/", Xmp = "http://ns.adobe.com/xap/1.0/",
        Pdf = "http://ns.adobe.com/pdf/1.3/", PdfA = "http://www.aiim.org/pdfa/ns/id/";

    public static IEnumerable<ArchiveFault> Faults(FinishedFile file, Dictionary<string, object?> catalogue)
    {
        if (file.Resolve(catalogue.GetValueOrDefault("Metadata")) is not StreamValue { Entries: { } entries } stream || entries.ContainsKey("Filter"))
            return [new("6.6.2", "no metadata that can be read without a filter")];
        XElement description;
        try
        {
            description = XDocument.Parse(Encoding.UTF8.GetString(stream.Stored.Span)).Descendants(Rdf + "Description").Single();
        }
        catch (Exception error) when (error is XmlException or InvalidOperationException)
        {
            return [new("6.6.2", "metadata that is no XMP")];
        }
        var faults = new List<ArchiveFault>();
        if (description.Element(PdfA + "part")?.Value != "2" || description.Element(PdfA + "conformance")?.Value != "U")
            faults.Add(new("6.6.4", "no identifier of version and level"));
        var properties = file.Dictionary(file.Trailer.GetValueOrDefault("Info"));
        (string Key, string? InMetadata)[] pairs =
        [
            ("Title", description.Element(Dc + "title")?.Value), ("Author", description.Element(Dc + "creator")?.Value), ("Subject", description.Element(Dc + "description")?.Value),
            ("Producer", description.Element(Pdf + "Producer")?.Value),
        ];
        faults.AddRange(pairs.Where(pair => Text(properties.GetValueOrDefault(pair.Key)) != pair.InMetadata?.Trim()).Select(pair => new ArchiveFault("6.6.3", $"{pair.Key} differs between properties and metadata")));
        foreach (var (key, name) in new[] { ("CreationDate", "CreateDate"), ("ModDate", "ModifyDate") })
        {
            if (Date(properties.GetValueOrDefault(key)) is not { } date || !DateTimeOffset.TryParse(description.Element(Xmp + name)?.Value, CultureInfo.InvariantCulture, out var other) || other != date)
                faults.Add(new("6.6.3", $"{key} differs between properties and metadata"));
        }
        return faults;
    }

    private static string? Text(object? value) => value is byte[] bytes ? Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)).Trim() : null;

    private static DateTimeOffset? Date(object? value) =>
        value is byte[] bytes && DateTimeOffset.TryParseExact(Encoding.ASCII.GetString(bytes).Replace("'", "", StringComparison.Ordinal), "'D:'yyyyMMddHHmmsszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
}
