using System.Globalization;
using System.Text;
using System.Xml;
using Supervision.Core.Documents;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Dispatches.Exchange;

/// <summary>A paper as it goes over the national exchange axis.</summary>
internal sealed record ExchangeMessage
{
    /// <summary>By which the receiver's answers name it.</summary>
    public required Guid DocumentId { get; init; }
    public required string SenderCode { get; init; }
    public required string SenderName { get; init; }
    public required string Place { get; init; }
    public required string ReceiverCode { get; init; }
    public required string ReceiverName { get; init; }
    public string? ReceiverMail { get; init; }
    public required OfficialPaper Paper { get; init; }
    public required IReadOnlyList<string> AuthorityLines { get; init; }
    public required IReadOnlyList<string> ToPlaces { get; init; }
    public DateOnly? DueOn { get; init; }

    /// <summary>Number and date of the paper that this one answers.</summary>
    public (string Reference, DateOnly? On)? Answers { get; init; }
    public required bool IsDemo { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required string FileName { get; init; }
    public required byte[] Content { get; init; }
}

/// <summary>
/// Writes edXML packages: header and manifest in the envelope, the files behind it in Base64. Names and order follow public programs that exchange such packages (QCVN 102:2016/BTTTT and
/// its amendment were not at hand): <b>unverified against the official schema</b>.
/// </summary>
internal static class ExchangeEnvelope
{
    public const string Namespace = "http://www.mic.gov.vn/TBT/QCVN_102_2016";

    /// <summary>Local name of the element that the signature goes into.</summary>
    public const string Header = "edXMLHeader";

    private const string Prefix = "edXML";

    public static byte[] Write(ExchangeMessage message)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement(Prefix, "edXML", Namespace);
            Start(xml, "edXMLEnvelope");
            Start(xml, Header);
            MessageHeader(xml, message);
            Start(xml, "TraceHeaderList");
            Group(xml, "TraceHeader", ("OrganId", message.SenderCode), ("Timestamp", Moment(message.MadeAt)));
            xml.WriteEndElement();
            xml.WriteEndElement();
            Start(xml, "edXMLBody");
            Start(xml, "edXMLManifest");
            Group(xml, "Reference", ("ContentId", $"cid:{ContentId(message)}"), ("ContentType", RenderedPaper.PdfContentType), ("AttachmentName", message.FileName), ("Description", message.Paper.Title));
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
            Attachment(xml, message);
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static void MessageHeader(XmlWriter xml, ExchangeMessage message)
    {
        var paper = message.Paper;
        Start(xml, "MessageHeader");
        Group(xml, "From", ("OrganId", message.SenderCode), ("OrganName", message.SenderName));
        Group(xml, "To", ("OrganId", message.ReceiverCode), ("OrganName", message.ReceiverName), ("Email", message.ReceiverMail));
        Group(xml, "Code", ("CodeNumber", paper.Number is { } number ? DocumentNumber.Digits(number) : null), ("CodeNotation", paper.Symbol));
        Group(xml, "PromulgationInfo", ("Place", message.Place), ("PromulgationDate", Day(paper.IssuedOn)));
        Group(xml, "DocumentType", ("Type", paper.DocumentType), ("TypeName", DocumentTypes.Name(paper.DocumentType) ?? paper.Kind.Label()));
        Element(xml, "Subject", paper.Title);
        if (message.IsDemo) Element(xml, "Content", Document.DemoBanner);
        Group(xml, "SignerInfo", ("Competence", message.AuthorityLines.Count > 1 ? string.Join(' ', message.AuthorityLines.SkipLast(1)) : null), ("Position", message.AuthorityLines is [.., var position] ? position : null), ("FullName", paper.SignerName));
        if (message.DueOn is not null) Element(xml, "DueDate", Day(message.DueOn)!);
        if (message.ToPlaces.Count > 0) Group(xml, "ToPlaces", [.. message.ToPlaces.Select(place => ("Place", (string?)place))]);
        Group(xml, "OtherInfo", ("PageAmount", paper.Pages?.ToString(CultureInfo.InvariantCulture)));
        if (message.Answers is var (reference, on)) Group(xml, "ResponseFor", ("Code", reference), ("PromulgationDate", Day(on)));
        Element(xml, "DocumentId", message.DocumentId.ToString());
        xml.WriteEndElement();
    }

    private static void Attachment(XmlWriter xml, ExchangeMessage message)
    {
        Start(xml, "AttachmentEncoded");
        Start(xml, "Attachment");
        Element(xml, "ContentId", ContentId(message));
        Element(xml, "ContentType", RenderedPaper.PdfContentType);
        Start(xml, "ContentTransferEncoded");
        xml.WriteBase64(message.Content, 0, message.Content.Length);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string ContentId(ExchangeMessage message) => $"{message.DocumentId:N}.1";

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, VietnamTime.Zone).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private static void Start(XmlWriter xml, string name) => xml.WriteStartElement(Prefix, name, Namespace);

    private static void Element(XmlWriter xml, string name, string value) => xml.WriteElementString(Prefix, name, Namespace, Writable(value));

    private static void Group(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        Start(xml, name);
        foreach (var (field, value) in fields)
            if (value is not null) Element(xml, field, value);
        xml.WriteEndElement();
    }

    // What was pasted may hold what XML does not have at all.
    private static string Writable(string value)
    {
        try
        {
            return XmlConvert.VerifyXmlChars(value);
        }
        catch (XmlException)
        {
            return string.Concat(value.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)));
        }
    }
}
