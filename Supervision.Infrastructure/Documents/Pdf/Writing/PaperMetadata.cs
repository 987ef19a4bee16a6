using System.Globalization;
using System.Security;
using System.Text;
using Supervision.Core.Documents;

namespace Supervision.Infrastructure.Documents.Pdf.Writing;

/// <summary>The properties of a file, in both places where readers look for them.</summary>
internal static class PaperMetadata
{
    private const string Producer = "Giám sát";

    public static string Information(Document document)
    {
        var author = document.Author is { } name ? $" /Author {PdfText.String(name)}" : "";
        var subject = document.Subject is { } line ? $" /Subject {PdfText.String(line)}" : "";
        var date = PdfText.Date(document.CreatedAt);
        return $"<</Title {PdfText.String(document.Title)} /Producer {PdfText.String(Producer)}{author}{subject} /CreationDate {date} /ModDate {date}>>";
    }

    /// <param name="document">Whose properties.</param>
    /// <param name="isArchival">Says that the file is PDF/A-2u; whoever calls has checked it.</param>
    public static string Xmp(Document document, bool isArchival)
    {
        var identifier = isArchival ? "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>" : "";
        var date = document.CreatedAt.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        var author = document.Author is { } name ? $"<dc:creator><rdf:Seq><rdf:li>{Escape(name)}</rdf:li></rdf:Seq></dc:creator>" : "";
        var subject = document.Subject is { } line ? $"<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{Escape(line)}</rdf:li></rdf:Alt></dc:description>" : "";
        return $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
             xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">{identifier}
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Escape(document.Title)}</rdf:li></rdf:Alt></dc:title>{author}{subject}
            <dc:language><rdf:Bag><rdf:li>{Escape(document.Language)}</rdf:li></rdf:Bag></dc:language>
            <xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><pdf:Producer>{Producer}</pdf:Producer>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>
            """;
    }

    private static string Escape(string text) => SecurityElement.Escape(text.Normalize(NormalizationForm.FormC)) ?? "";
}
