using System.Globalization;
using System.Text;
using System.Xml;
using Supervision.Core.Dispatches;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Text;

namespace Supervision.Infrastructure.Dispatches;

/// <summary>
/// Puts a paper and its data into the hand-over folder. The data carry the header fields of edXML (QCVN 102:2016/BTTTT); the structure was read from a sample and is not checked against
/// the official schema.
/// </summary>
internal sealed class FolderCourier(string? root) : IPaperCourier
{
    public DispatchChannel Channel => DispatchChannel.Folder;

    public bool IsOpen => root is not null;

    public Task<SendOutcome> Carry(PaperPackage package, CancellationToken ct)
    {
        package = package with { FileName = HandOverFolder.Plain(package.FileName) };
        return HandOverFolder.Put(root!, package, ct, (package.FileName, package.Content), ("van-ban.xml", Describe(package)));
    }

    internal static byte[] Describe(PaperPackage package)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("edXMLHeader");
            xml.WriteStartElement("MessageHeader");
            Group(xml, "From", ("OrganName", package.CouncilName));
            Group(xml, "To", ("OrganName", package.Receiver), ("Email", package.Address));
            Group(xml, "Code", ("CodeNumber", package.Number?.ToString("00", CultureInfo.InvariantCulture)), ("CodeNotation", package.Symbol));
            Group(xml, "PromulgationInfo", ("PromulgationDate", package.IssuedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
            Group(xml, "DocumentType", ("Type", package.DocumentType), ("TypeName", DocumentTypes.Name(package.DocumentType) ?? package.Kind.Label()));
            xml.WriteElementString("Subject", package.Title);
            Group(xml, "SignerInfo", ("Position", package.SignerTitle), ("FullName", package.SignerName));
            Group(xml, "OtherInfo", ("PageAmount", package.Pages?.ToString(CultureInfo.InvariantCulture)));
            xml.WriteElementString("DocumentId", package.Key.ToString());
            xml.WriteEndElement();
            Group(xml, "Attachment", ("AttachmentName", package.FileName), ("ContentType", RenderedPaper.PdfContentType), ("Sha256", package.Sha256), ("CheckUrl", package.CheckUrl),
                ("Note", package.IsDemo ? Document.DemoBanner : null));
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static void Group(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        xml.WriteStartElement(name);
        foreach (var (field, value) in fields)
            if (value is not null) xml.WriteElementString(field, value);
        xml.WriteEndElement();
    }
}
