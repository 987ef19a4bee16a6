using System.Globalization;
using System.Text;
using System.Xml;
using Supervision.Core.Documents;
using Supervision.Core.Papers;
using Supervision.Core.Text;

namespace Supervision.Core.Dossiers;

/// <summary>
/// The index of a dossier's copy. Elements are called as Decree 30/2020/NĐ-CP, Annex VI, calls the fields of dossiers and documents where it has one; how an archive's own system
/// wants them is not known (unverified), so nothing is left out that it may ask for.
/// </summary>
internal static class DossierIndex
{
    public static byte[] Write(DossierContent content)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) }))
        {
            var dossier = content.Dossier;
            xml.WriteStartElement("Dossier");
            if (content.IsDemo) xml.WriteAttributeString("Note", Document.DemoBanner);
            Fields(xml, ("OrganName", content.CouncilName), ("FileNotation", dossier.Code), ("Title", dossier.Title), ("Maintenance", RetentionPolicy.Said(dossier.RetentionYears)),
                ("MaintenanceBasis", dossier.RetentionBasis), ("MaintenanceVerified", dossier.RetentionVerified ? "true" : "false"), ("State", dossier.Status.Label()),
                ("StartDate", Day(content.Papers.Min(paper => paper.Paper.IssuedOn) ?? dossier.OpenedOn)), ("EndDate", Day(dossier.ClosedOn)), ("HandOverDueDate", Day(dossier.HandOverDueOn)),
                ("TotalDoc", Number(content.Papers.Count)), ("NumberOfPage", Number(content.Papers.Sum(paper => paper.Paper.Pages ?? 0))));
            xml.WriteStartElement("Documents");
            foreach (var (paper, entry) in content.Papers) Paper(xml, paper, entry);
            xml.WriteEndElement();
            if (content.Records.Count > 0)
            {
                xml.WriteStartElement("Records");
                foreach (var record in content.Records)
                {
                    xml.WriteStartElement("Record");
                    Fields(xml, ("TypeName", record.TypeName), ("CodeNumberNotation", record.Reference), ("IssuedDate", Day(record.MadeOn)), ("OrganName", record.Author), ("Subject", record.Title),
                        ("Held", record.IsHeld ? "true" : "false"));
                    xml.WriteEndElement();
                }
                xml.WriteEndElement();
            }
            if (content.Others.Count > 0)
            {
                xml.WriteStartElement("Attachments");
                foreach (var (purpose, entry) in content.Others)
                {
                    xml.WriteStartElement("Attachment");
                    Fields(xml, ("FileName", entry.Name), ("Purpose", purpose), ("Size", Number(entry.Size)), ("Sha256", entry.Sha256));
                    xml.WriteEndElement();
                }
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static void Paper(XmlWriter xml, DossierLine paper, DossierEntry entry)
    {
        xml.WriteStartElement("Document");
        Fields(xml, ("DocOrdinal", Number(paper.Number)), ("FileName", entry.Name), ("TypeName", DocumentTypes.Name(paper.DocumentType) ?? paper.Kind.Label()),
            ("CodeNumber", paper.PaperNumber is { } number ? DocumentNumber.Digits(number) : null), ("CodeNotation", paper.Symbol), ("IssuedDate", Day(paper.IssuedOn)), ("OrganName", paper.Author),
            ("Subject", paper.Title), ("Signer", paper.SignerName), ("Language", "vie"), ("PageAmount", paper.Pages is { } pages ? Number(pages) : null), ("Kind", paper.Kind.ToString()),
            ("State", paper.Force.Label()), ("Size", Number(entry.Size)), ("Sha256", entry.Sha256));
        xml.WriteEndElement();
    }

    private static void Fields(XmlWriter xml, params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        foreach (var (name, value) in fields)
            if (!string.IsNullOrEmpty(value)) xml.WriteElementString(name, value);
    }

    private static string? Day(DateOnly? on) => on?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
