using System.IO.Compression;
using System.Security.Cryptography;
using System.Xml.Linq;
using Supervision.Core.Dossiers;
using Supervision.Core.Files;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Dossiers;

/// <summary>A dossier's copy as files, opened as whoever receives it would.</summary>
public sealed class DossierExportTests : FeatureTest
{
    [Test]
    public async Task The_copy_holds_the_issued_files_byte_for_byte_in_the_order_of_time_with_the_hashes_of_its_index()
    {
        var (_, dossier, earlier, later) = await World.OpenDossier();

        var zip = await Exported(dossier);

        using var archive = new ZipArchive(new MemoryStream(zip));
        Assert.That(archive.Entries.Select(e => e.FullName), Is.EqualTo(new[] { "muc-luc.xml", "SHA256SUMS", "van-ban/001_2026-03-11_46-HDND-VP.pdf", "van-ban/002_2026-03-18_47-HDND-VP.pdf" }));
        var index = XDocument.Parse(Text(archive, "muc-luc.xml")).Root!;
        var papers = index.Descendants("Document").ToList();
        Assert.That(papers.Select(p => $"{p.Element("CodeNumber")!.Value}/{p.Element("CodeNotation")!.Value} {p.Element("IssuedDate")!.Value}"), Is.EqualTo(new[] { "46/HĐND-VP 2026-03-11", "47/HĐND-VP 2026-03-18" }));
        foreach (var (paper, number) in new[] { (earlier, 0), (later, 1) })
        {
            var issued = await Bytes(new IssuedPaper(paper));
            var inside = Content(archive, papers[number].Element("FileName")!.Value);
            Assert.That(inside, Is.EqualTo(issued));
            Assert.That(papers[number].Element("Sha256")!.Value, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(inside))));
            Assert.That(Text(archive, "SHA256SUMS"), Does.Contain($"{papers[number].Element("Sha256")!.Value}  {papers[number].Element("FileName")!.Value}\n"));
        }
        Assert.That((index.Element("Maintenance")!.Value, index.Element("MaintenanceVerified")!.Value, index.Element("TotalDoc")!.Value), Is.EqualTo(("vĩnh viễn", "false", "2")));
        Assert.That(papers[0].Element("State")!.Value, Is.EqualTo("còn hiệu lực"));
    }

    [Test]
    public async Task The_same_dossier_gives_the_same_bytes_and_every_copy_is_in_the_journal()
    {
        var (_, dossier, _, _) = await World.OpenDossier();

        var (first, second) = (await Exported(dossier), await Exported(dossier));

        Assert.That(second, Is.EqualTo(first));
        Assert.That(await World.Journalled(dossier, "DossierExported", "Data"), Has.Count.EqualTo(2));
        Assert.That((await World.Send(World.Clerk, new DossierDetails(dossier))).Exports, Has.Count.EqualTo(2));
        Assert.That(Directory.GetFiles(Path.Combine(World.Database.Folder, "files", "passing")), Is.Empty, "nothing is left of it on the server");
    }

    [Test]
    public async Task A_copy_is_for_who_asked_for_it_and_for_an_hour()
    {
        var (_, dossier, _, _) = await World.OpenDossier();
        var export = (await World.Send(World.Clerk, new ExportDossier { DossierId = dossier })).Id;

        Assert.That((await World.Refused(World.Office, new DossierPackage(export))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.UnitHead, new ExportDossier { DossierId = dossier })).Kind, Is.EqualTo(RefusalKind.NotFound));
        World.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.That((await World.Refused(World.Clerk, new DossierPackage(export))).Code, Is.EqualTo("dossier.export_old"));
    }

    [Test]
    public async Task Signed_minutes_come_along_and_names_from_outside_stay_in_their_folder()
    {
        var visit = await World.LockedVisit();
        var campaign = await World.CampaignOf(visit);
        await World.IssuedPlanLetter(campaign, 46, new DateOnly(2026, 4, 15));
        var dossier = (await World.Send(World.Office, new CampaignDossiers(campaign))).Single().Id;

        using var archive = new ZipArchive(new MemoryStream(await Exported(dossier)));

        Assert.That(archive.Entries.Select(e => e.FullName), Has.Some.EqualTo("bien-ban-da-ky/001_bien-ban.pdf"));
        Assert.That(Content(archive, "bien-ban-da-ky/001_bien-ban.pdf"), Is.EqualTo(SomeVisits.Scan));
    }

    [TestCase("15/TB-HĐND", "15-TB-HDND")]
    [TestCase("../../etc/passwd", "etc-passwd")]
    [TestCase("Báo cáo số liệu: đất đai (lần 2)", "Bao-cao-so-lieu-dat-dai-lan-2")]
    [TestCase("…", "khong-ten")]
    [TestCase("C:\\CON", "C-CON")]
    public void A_name_is_one_that_every_system_takes(string typed, string name) => Assert.That(SafeNames.Of(typed), Is.EqualTo(name));

    private async Task<byte[]> Exported(Guid dossier) => await Bytes(new DossierPackage((await World.Send(World.Clerk, new ExportDossier { DossierId = dossier })).Id));

    private async Task<byte[]> Bytes(IQuery<KeptFile> query)
    {
        var file = await World.Send(World.Clerk, query);
        using var bytes = new MemoryStream();
        await using (file.Content) await file.Content.CopyToAsync(bytes);
        Assert.That(bytes.Length, Is.EqualTo(file.Size));
        return bytes.ToArray();
    }

    private static byte[] Content(ZipArchive archive, string name)
    {
        using var stream = archive.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Text(ZipArchive archive, string name) => System.Text.Encoding.UTF8.GetString(Content(archive, name));
}
