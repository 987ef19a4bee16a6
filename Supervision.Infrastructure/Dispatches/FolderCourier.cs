using System.Globalization;
using System.Text;
using System.Xml;
using Supervision.Core.Dispatches;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Text;

namespace Supervision.Infrastructure.Dispatches;

/// <summary>
/// Puts a paper and its data into a folder of its own under the hand-over folder. The folder gets its name last, when all that belongs in it is there: whoever takes over
/// never finds half a package. The data carry the header fields of edXML (QCVN 102:2016/BTTTT); the structure was read from a sample and is not checked against the official schema.
/// </summary>
internal sealed class FolderCourier(string? root) : IPaperCourier
{
    public DispatchChannel Channel => DispatchChannel.Folder;

    public bool IsOpen => root is not null;

    public async Task<SendOutcome> Carry(PaperPackage package, CancellationToken ct)
    {
        package = package with { FileName = Plain(package.FileName) };
        var folder = Path.Combine(root!, package.Key.ToString("N"));
        try
        {
            if (Directory.Exists(folder)) return SendOutcome.Sent;
            var passing = Path.Combine(root!, $".{package.Key:N}");
            if (Directory.Exists(passing)) Directory.Delete(passing, recursive: true);
            Directory.CreateDirectory(passing);
            await File.WriteAllBytesAsync(Path.Combine(passing, package.FileName), package.Content, ct);
            await File.WriteAllBytesAsync(Path.Combine(passing, "van-ban.xml"), Describe(package), ct);
            Directory.Move(passing, folder);
            return SendOutcome.Sent;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new SendOutcome(SendResult.Unreachable, $"Không ghi được thư mục bàn giao: {e.Message}");
        }
    }

    // Symbols are typed by people: a stroke in one must not lead into another folder, on whichever system the folder is read.
    private static string Plain(string name)
    {
        var plain = string.Concat(name.Select(c => c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' || char.IsControl(c) ? '-' : c)).TrimStart('.', '-', ' ');
        return plain.Length == 0 ? "van-ban.pdf" : plain;
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
