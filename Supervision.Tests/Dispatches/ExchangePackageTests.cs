using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Supervision.Core.Dispatches;
using Supervision.Core.Dispatches.Exchange;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Tests.Papers;
using Supervision.Tests.Signing;
using Supervision.Tests.Web;

namespace Supervision.Tests.Dispatches;

/// <summary>edXML packages: what is in them, who signed them, and that nobody changes them unseen.</summary>
public sealed class ExchangePackageTests : ExchangeSiteTest
{
    private static readonly XNamespace Ed = "http://www.mic.gov.vn/TBT/QCVN_102_2016";

    [Test]
    public async Task A_package_carries_what_is_known_of_the_paper_and_its_file_as_issued_signed_by_the_agency()
    {
        var (paper, package) = await Packed();

        var file = await File(paper, package.Id);

        var signature = Verified(file);
        Assert.That((signature.HolderName, signature.Faults), Is.EqualTo((Agency, Array.Empty<SignatureFinding>())));
        var header = XDocument.Parse(Encoding.UTF8.GetString(file)).Root!.Element(Ed + "edXMLEnvelope")!.Element(Ed + "edXMLHeader")!.Element(Ed + "MessageHeader")!;
        string Value(params string[] path) => path.Aggregate(header, (element, name) => element.Element(Ed + name)!).Value;
        Assert.That((Value("From", "OrganId"), Value("From", "OrganName"), Value("To", "OrganId"), Value("To", "OrganName")), Is.EqualTo(("H51.1", Agency, "H51.7.2", Receiver)));
        Assert.That((Value("Code", "CodeNumber"), Value("Code", "CodeNotation"), Value("PromulgationInfo", "Place"), Value("PromulgationInfo", "PromulgationDate"), Value("DueDate")),
            Is.EqualTo(("41", "HĐND-VP", "Lam Sơn", "2026-05-29", "2026-06-15")));
        Assert.That((Value("SignerInfo", "FullName"), Value("DocumentId"), Value("DocumentType", "TypeName")), Is.EqualTo(("Nguyễn Văn Minh Họa", package.Id.ToString(), "Công văn")));
        Assert.That(Value("Content"), Does.Contain("MINH HỌA"), "a demonstration says so wherever it goes");
        var attached = XDocument.Parse(Encoding.UTF8.GetString(file)).Descendants(Ed + "ContentTransferEncoded").Single().Value;
        Assert.That(Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(attached))), Is.EqualTo((await View(paper)).Sha256));
        Assert.That(Convert.ToHexStringLower(SHA256.HashData(file)), Is.EqualTo(package.Sha256), "the journal's hash is the file's");
        Assert.That((await World.Journalled(paper, nameof(Core.Dispatches.Exchange.PaperSentByExchange), "Data")).Single(), Does.Contain(package.Sha256).And.Not.Contain(TestCertificates.Password));
    }

    [Test]
    public async Task A_changed_byte_anywhere_in_a_package_is_found()
    {
        var (paper, package) = await Packed();
        var file = await File(paper, package.Id);
        Assert.That(Verified(file).IsAccepted, Is.True);

        // Each a letter for another, so that the file stays XML.
        foreach (var (within, at) in new[] { ("<edXML:CodeNumber>", 0), ("<edXML:Subject>", 3), ("<edXML:DocumentId>", 2), ("<edXML:ContentTransferEncoded>", 5000), ("<DigestValue>", 4), ("<SignatureValue>", 4) })
        {
            var changed = (byte[])file.Clone();
            var place = changed.AsSpan().IndexOf(Encoding.UTF8.GetBytes(within)) + within.Length + at;
            while (!char.IsAsciiLetterOrDigit((char)changed[place])) place++;
            changed[place] = changed[place] == (byte)'7' ? (byte)'8' : (byte)'7';
            Assert.That(Verified(changed).Faults.Select(fault => fault.Code), Is.EqualTo(new[] { SignatureCodes.Changed }), within);
        }
    }

    [Test]
    public async Task What_is_put_beside_the_signed_part_or_points_to_another_part_is_no_signature()
    {
        var (paper, package) = await Packed();
        var text = Encoding.UTF8.GetString(await File(paper, package.Id));
        var signature = text[text.IndexOf("<Signature ", StringComparison.Ordinal)..(text.IndexOf("</Signature>", StringComparison.Ordinal) + 12)];

        string Code(string xml) => Verified(Encoding.UTF8.GetBytes(xml)).Faults[0].Code;
        Assert.That(Code(text.Replace(signature, "", StringComparison.Ordinal)), Is.EqualTo(SignatureCodes.None));
        Assert.That(Code(text.Replace(signature, signature + signature, StringComparison.Ordinal)), Is.EqualTo(SignatureCodes.Forged));
        Assert.That(Code(text.Replace("<Reference URI=\"\">", "<Reference URI=\"#a\">", StringComparison.Ordinal)), Is.EqualTo(SignatureCodes.Partial));
        Assert.That(Code(text.Replace("<Reference URI=\"\">", "<Reference URI=\"http://127.0.0.1:9/x\">", StringComparison.Ordinal)), Is.EqualTo(SignatureCodes.Partial), "nothing is fetched");
        Assert.That(Code(text.Replace("http://www.w3.org/2000/09/xmldsig#enveloped-signature", "http://www.w3.org/TR/1999/REC-xpath-19991116", StringComparison.Ordinal)), Is.AnyOf(SignatureCodes.Partial, SignatureCodes.Broken));
        Assert.That(Code(text.Replace("rsa-sha256", "rsa-sha1", StringComparison.Ordinal)), Is.AnyOf(SignatureCodes.Kind, SignatureCodes.Broken));
    }

    [Test]
    public async Task Only_the_agencys_certificate_seals_a_package_and_only_an_issued_paper_goes()
    {
        var paper = await Issued();

        var other = await Pack(paper, TestCertificates.Shared.Pkcs12("Công ty Khác"));
        Assert.That((other.Status, other.Code), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "certificate.other_agency")));
        var code = await Pack(paper, receiverCode: "ủy ban xã");
        Assert.That((code.Status, code.Fields), Is.EqualTo((HttpStatusCode.UnprocessableEntity, new[] { "receiverCode" })));
        Assert.That((await World.Refused(World.Clerk, new SendPaper
        {
            PaperId = paper.Id, Version = paper.Version, SentOn = SomePapers.IssuedOn, Receivers = [new PaperReceiver { UnitId = World.Unit, Way = DispatchChannel.Edxml }],
        })).Fields.Keys, Is.EqualTo(new[] { "Receivers[0].Way" }), "without a signature nothing goes this way");
        Assert.That((await View(paper.Id)).Status, Is.EqualTo(PaperStatus.Issued), "nothing was sent");

        var draft = await World.CorrectionDraft(await World.IssuedNotice(16));
        Assert.That((await Pack(new(draft, 2))).Code, Is.EqualTo("paper.step"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_paper_goes_to_a_receiver_once_whatever_kind_of_key_signs(bool ecdsa)
    {
        var paper = await Issued();
        Assert.That((await Pack(paper, TestCertificates.Shared.Pkcs12(Agency, ecdsa))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Verified(await File(paper.Id, (await Exchange(paper.Id)).Packages.Single().Id)).Faults, Is.Empty);

        var again = await Pack(paper with { Version = paper.Version + 1 });

        Assert.That((again.Status, (string?)again.Json?["errors"]?["receiver"]?[0]), Is.EqualTo((HttpStatusCode.Conflict, "Văn bản đã được gửi cho nơi nhận này.")));
        Assert.That((await Exchange(paper.Id)).Packages, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Whoever_received_a_paper_reads_it_and_neither_sends_it_on_nor_recalls_it_nor_sees_who_else_got_it()
    {
        var (paper, _) = await Packed();
        var seen = await World.Send(World.UnitHead, new PaperDetails(paper));

        Assert.That((await World.Refused(World.UnitHead, new ExchangeDetails(paper))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.UnitHead, new SendPaper
        {
            PaperId = paper, Version = seen.Version, SentOn = SomePapers.IssuedOn, Receivers = [new PaperReceiver { UnitId = World.OtherUnit, Way = DispatchChannel.System }],
        })).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.UnitHead, new RecallPaper { PaperId = paper, Version = seen.Version, RecallReference = "50/TB-HĐND", RecalledOn = SomePapers.IssuedOn, Reason = "Không đồng ý", ConfirmsRecall = true })).Kind, Is.EqualTo(RefusalKind.NotFound));
    }
}
