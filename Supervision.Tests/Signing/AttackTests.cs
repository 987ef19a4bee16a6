using System.Globalization;
using System.Text;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Infrastructure.Signing.Reading;
using Supervision.Infrastructure.Signing.Writing;
using static Supervision.Tests.Signing.SigningTestParts;

namespace Supervision.Tests.Signing;

/// <summary>Files that were changed after signing, by accident and by the attacks that are known.</summary>
public sealed class AttackTests
{
    private static readonly byte[][] Life = WholeLife(TestPdf.Classic());
    private static readonly byte[] Signed = Life[1];

    private static IEnumerable<(string Name, Action<PdfRevision, PdfUpdate> Attack)> Updates()
    {
        yield return ("page content", (file, update) => update.Set(4, "<</Length 38>>\nstream\nBT /F 14 Tf 72 770 Td (15 -> 51) Tj ET\nendstream"));
        yield return ("page with other content", (file, update) => update.Replace(new(3, 0), file.Pages[0].Dictionary.With("Contents", new PdfReference(update.AddStream("", "0 0 9 9 re f"u8.ToArray()), 0))));
        yield return ("font", (file, update) => update.Set(5, "<</Type /Font /Subtype /Type1 /BaseFont /Symbol>>"));
        yield return ("inherited resources", (file, update) => update.Replace(new(2, 0), ((PdfDictionary)file.Resolve(new PdfReference(2, 0))).With("Resources", PdfDictionary.Empty)));
        yield return ("size of the page", (file, update) => update.Replace(new(3, 0), file.Pages[0].Dictionary.With("CropBox", Numbers(0, 0, 100, 100))));
        yield return ("annotation over the text", (file, update) => Annotate(file, update, "/Subtype /Square /Rect [0 700 595 842] /IC [1 1 1]"));
        yield return ("link", (file, update) => Annotate(file, update, "/Subtype /Link /Rect [0 0 9 9] /A <</S /URI /URI (http://example.invalid)>>"));
        yield return ("box with a name of ours and a picture", (file, update) =>
        {
            var picture = update.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 40 16] /Resources <<>>", "1 0 0 rg 0 0 40 16 re f"u8.ToArray());
            Annotate(file, update, Format($"/Subtype /FreeText /NM (GiamSat_Thang) /Rect [0 0 40 16] /Contents (01) /AP <</N {picture} 0 R>>"));
        });
        yield return ("annotations taken out", (file, update) => update.Replace(new(3, 0), file.Pages[0].Dictionary.With("Annots", new PdfArray([]))));
        yield return ("opening action", (file, update) => Catalogue(file, update, "OpenAction", new PdfArray([new PdfReference(3, 0), new PdfName("Fit")])));
        yield return ("appearances drawn anew", (file, update) => update.Replace(FormOf(file), file.Form!.With("NeedAppearances", new PdfBoolean(true))));
        yield return ("signature that certifies taken back", (file, update) => Catalogue(file, update, "Perms", null));
        yield return ("new field", (file, update) =>
        {
            var field = update.Add("<</Type /Annot /Subtype /Widget /FT /Tx /T (More) /Rect [0 0 9 9] /P 3 0 R>>");
            update.Replace(FormOf(file), file.Form!.With("Fields", new PdfArray([.. ((PdfArray)file.Resolve(file.Form["Fields"])).Items, new PdfReference(field, 0)])));
        });
        yield return ("empty signature field that shows something", (file, update) =>
        {
            var picture = update.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 40 16] /Resources <<>>", "1 0 0 rg 0 0 40 16 re f"u8.ToArray());
            var field = update.Add(Format($"<</Type /Annot /Subtype /Widget /FT /Sig /T (More) /Rect [0 0 40 16] /P 3 0 R /AP <</N {picture} 0 R>>>>"));
            update.Replace(FormOf(file), file.Form!.With("Fields", new PdfArray([.. ((PdfArray)file.Resolve(file.Form["Fields"])).Items, new PdfReference(field, 0)])));
        });
        yield return ("second page", (file, update) =>
        {
            var page = update.Add("<</Type /Page /Parent 2 0 R>>");
            update.Replace(new(2, 0), ((PdfDictionary)file.Resolve(new PdfReference(2, 0))).With("Kids", new PdfArray([new PdfReference(3, 0), new PdfReference(page, 0)])).With("Count", new PdfNumber(2)));
        });
        yield return ("box that says one thing and shows another", (file, update) =>
        {
            var box = FormFields.Read(file).First(field => field.Name == "GiamSat_So");
            var other = new PdfString("\u00FE\u00FF\0009\0009"u8.ToArray());
            var filled = PdfRevision.Open(Signer.Fill(Signed, NumberAndDate));
            var shown = (PdfStream)filled.Resolve(filled.Dictionary(FormFields.Read(filled).First(field => field.Name == "GiamSat_So").Dictionary["AP"])!["N"]);
            var appearance = update.AddStream(PdfSerializer.Write(shown.Dictionary.With("Length", null))[2..^2], shown.Raw.ToArray());
            update.Replace(box.Reference!, box.Dictionary.With("V", other).With("AP", new PdfDictionary([new("N", new PdfReference(appearance, 0))])));
        });
    }

    private static IEnumerable<string> Names() => Updates().Select(update => update.Name);

    [TestCaseSource(nameof(Names))]
    public void Content_changed_by_a_later_revision_is_refused(string name)
    {
        var verification = Verifier.Verify(Update(Signed, Updates().First(update => update.Name == name).Attack));
        Assert.That(verification.IsAccepted, Is.False, name);
        Assert.That(Codes(verification), Is.EqualTo(SignatureCodes.ContentChanged), Sentences(verification));
        Assert.That(verification.Signatures[0].IsIntact, "the signature itself still fits its bytes");
        Assert.That(verification.Signatures[0].Later, Is.EqualTo(LaterContent.Other));
    }

    [Test]
    public void Content_changed_between_two_signatures_is_told_of_the_first()
    {
        using var agency = TestCertificates.Shared.Key("Cơ quan");
        var forged = Update(Signed, (file, update) => update.Set(5, "<</Type /Font /Subtype /Type1 /BaseFont /Symbol>>"));
        var verification = Verifier.Verify(Signer.Sign(forged, agency, ByAgency), Life[0]);
        Assert.That(verification.Signatures[0].Faults.Single().Code, Is.EqualTo(SignatureCodes.ContentChanged));
        Assert.That(verification.Signatures[1].IsAccepted);
        Assert.That(verification.IsAccepted, Is.False);
    }

    [Test]
    public void A_number_written_a_second_time_is_refused()
    {
        var again = Update(Life[2], (file, update) =>
        {
            var box = FormFields.Read(file).First(field => field.Name == "GiamSat_So");
            update.Replace(box.Reference!, box.Dictionary.With("V", new PdfString("99"u8.ToArray())));
        });
        var verification = Verifier.Verify(Signer.Sign(Life[2], TestCertificates.Shared.Key("X"), ByAgency));
        Assert.That(verification.IsAccepted);
        Assert.That(Codes(Verifier.Verify(again)), Is.EqualTo(SignatureCodes.ContentChanged));
    }

    [Test]
    public void A_signature_that_was_taken_out_is_missed()
    {
        var bare = Update(Signed, (file, update) => update.Replace(FormOf(file), file.Form!.With("Fields", new PdfArray([]))));
        Assert.That(Codes(Verifier.Verify(bare)), Is.EqualTo($"{SignatureCodes.None} {SignatureCodes.Removed}"));
    }

    [TestCase("/ByteRange", "/ByteRangf", SignatureCodes.Forged)]
    [TestCase("/Contents <", "/Contentz <", SignatureCodes.Forged)]
    [TestCase("/ByteRange [0 ", "/ByteRange [8 ", SignatureCodes.Partial)]
    [TestCase("/ETSI.CAdES.detached", "/adbe.pkcs7.sha1    ", SignatureCodes.Kind)]
    public void A_signature_without_its_parts_is_a_forgery(string from, string to, string code)
    {
        var verification = Verifier.Verify(Patch(Signed, from, to));
        Assert.That(Codes(verification), Does.StartWith(code), Sentences(verification));
        Assert.That(verification.IsAccepted, Is.False);
    }

    [Test]
    public void Contents_of_zeros_and_a_gap_that_is_not_the_signature_are_forgeries()
    {
        var (before, second, after) = Range(Signed);
        var empty = Signed.ToArray();
        empty.AsSpan(before + 1, second - before - 2).Fill((byte)'0');
        Assert.That(Codes(Verifier.Verify(empty)), Is.EqualTo(SignatureCodes.Forged));

        // Wrapping: the gap is wider than the signature, so that something fits in beside it.
        Assert.That(Codes(Verifier.Verify(Ranged(Signed, before, second + 20, after - 20))), Is.EqualTo(SignatureCodes.Forged));
        Assert.That(Codes(Verifier.Verify(Ranged(Signed, before - 20, second, after))), Is.EqualTo(SignatureCodes.Forged));
        Assert.That(Codes(Verifier.Verify(Ranged(Signed, before, second, after + 1))), Is.EqualTo(SignatureCodes.Forged));
    }

    [Test]
    public void A_signature_over_a_part_of_the_file_is_reported_as_such()
    {
        var (before, second, after) = Range(Signed);
        var verification = Verifier.Verify(Ranged(Signed, before, second, after - 30));
        Assert.That(verification.Signatures[0].Cover, Is.EqualTo(SignatureCover.Part));
        Assert.That(verification.Signatures[0].Faults[0].Code, Is.EqualTo(SignatureCodes.Partial));
        Assert.That(verification.IsAccepted, Is.False);
        // Bytes behind the end belong to no revision and no signature.
        var longer = Verifier.Verify([.. Signed, .. "% more\n"u8]);
        Assert.That(Codes(longer), Is.EqualTo(SignatureCodes.Partial));
    }

    [Test]
    public void Every_changed_byte_is_caught()
    {
        var file = Life[3];
        var holes = new[] { Range(file, 0), Range(file, 1) };
        for (var at = 0; at < file.Length; at += 1 + (file.Length / 150))
        {
            var changed = file.ToArray();
            changed[at] ^= 1;
            try
            {
                var verification = Verifier.Verify(changed, Life[0]);
                Assert.That(verification.IsAccepted, Is.False, $"byte {at}");
            }
            catch (RefusedException refused)
            {
                Assert.That(refused.Code, Is.EqualTo("pdf.unreadable"), $"byte {at}");
            }
        }
        Assert.That(holes.All(hole => hole.After > 0));
    }

    [Test]
    public void A_changed_byte_of_content_is_named_as_such()
    {
        var changed = Patch(Life[3], "15/TB-HDND", "16/TB-HDND");
        var verification = Verifier.Verify(changed, Life[0]);
        Assert.That(verification.Signatures.Select(signature => signature.Faults[0].Code), Is.All.EqualTo(SignatureCodes.Changed));
        Assert.That(verification.Issued, Is.EqualTo(IssuedState.OtherBytes));
        Assert.That(verification.FirstDifference, Is.EqualTo(Encoding.Latin1.GetString(Life[3]).IndexOf("15/TB-HDND", StringComparison.Ordinal) + 1));
        Assert.That(Codes(verification), Does.StartWith(SignatureCodes.NotIssued));
    }

    [Test]
    public void Another_paper_and_one_changed_before_signing_are_not_the_issued_one()
    {
        using var key = TestCertificates.Shared.Key("A");
        var other = Verifier.Verify(Signer.Sign(Paper, key, BySigner), TestPdf.Classic());
        Assert.That(other.Issued, Is.EqualTo(IssuedState.OtherBytes));
        Assert.That(Codes(other), Is.EqualTo(SignatureCodes.NotIssued));

        var changed = Update(TestPdf.Classic(), (file, update) => update.Set(5, "<</Type /Font /Subtype /Type1 /BaseFont /Symbol>>"));
        var before = Verifier.Verify(Signer.Sign(changed, key, BySigner), TestPdf.Classic());
        Assert.That(before.Issued, Is.EqualTo(IssuedState.ChangedBeforeSigning));
        Assert.That(Codes(before), Is.EqualTo(SignatureCodes.ChangedBeforeSigning));
        Assert.That(before.Signatures[0].IsAccepted);
    }

    [Test]
    public void An_unsigned_file_strange_roots_and_a_time_to_come_are_refused()
    {
        Assert.That(Codes(Verifier.Verify(Paper)), Is.EqualTo(SignatureCodes.None));
        var stranger = VerifierAt(TestCertificates.Now, new TestCertificates("CA khác")).Verify(Signed);
        Assert.That(Codes(stranger), Is.EqualTo(SignatureCodes.Untrusted));
        Assert.That(stranger.Signatures[0].IsIntact);
        var unset = SigningTestParts.VerifierWithoutRoots.Verify(Signed);
        Assert.That(unset.AllFaults.Single().Message, Does.StartWith("Hệ thống chưa được thiết lập tổ chức chứng thực tin cậy").And.Contain("báo quản trị"), "not the signer's fault");
        Assert.That(Codes(VerifierAt(TestCertificates.Now.AddDays(-1)).Verify(Signed)), Is.EqualTo(SignatureCodes.FutureTime));
    }

    [Test]
    public void A_certificate_that_expired_since_and_revocation_that_nobody_knows_are_notes()
    {
        var verification = VerifierAt(TestCertificates.Now.AddYears(5), settings: Settings with { Revocation = Infrastructure.Signing.RevocationCheck.Offline }).Verify(Signed);
        Assert.That(verification.IsAccepted, Sentences(verification));
        Assert.That(verification.Signatures[0].Notes.Select(note => note.Code), Is.EquivalentTo(new[] { SignatureCodes.ExpiredSince, SignatureCodes.RevocationUnknown }));
        Assert.That(verification.Signatures[0].Revocation, Is.EqualTo(RevocationState.Unknown));
    }

    private static byte[] Update(byte[] pdf, Action<PdfRevision, PdfUpdate> change)
    {
        var file = PdfRevision.Open(pdf);
        var update = new PdfUpdate(file);
        change(file, update);
        return update.Write().File;
    }

    private static void Annotate(PdfRevision file, PdfUpdate update, string entries)
    {
        var added = update.Add($"<</Type /Annot {entries} /P 3 0 R>>");
        var old = ((PdfArray)file.Resolve(file.Pages[0].Dictionary["Annots"])).Items;
        update.Replace(new(3, 0), file.Pages[0].Dictionary.With("Annots", new PdfArray([.. old, new PdfReference(added, 0)])));
    }

    private static void Catalogue(PdfRevision file, PdfUpdate update, string name, PdfValue? value) => update.Replace(file.CatalogueReference, file.Catalogue.With(name, value));

    private static PdfReference FormOf(PdfRevision file) => (PdfReference)file.Catalogue["AcroForm"]!;

    private static PdfArray Numbers(params long[] values) => new([.. values.Select(value => new PdfNumber(value))]);

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static byte[] Patch(byte[] file, string from, string to)
    {
        var patched = file.ToArray();
        var at = file.AsSpan().LastIndexOf(Encoding.Latin1.GetBytes(from));
        Encoding.Latin1.GetBytes(to).CopyTo(patched, at);
        return patched;
    }

    private static (int Before, int Second, int After) Range(byte[] file, int which = 0)
    {
        var numbers = Encoding.Latin1.GetString(file).Split("/ByteRange [0 ")[which + 1].Split(' ', ']').Take(3).Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return (numbers[0], numbers[1], numbers[2]);
    }

    private static byte[] Ranged(byte[] file, int before, int second, int after)
    {
        var patched = file.ToArray();
        var at = file.AsSpan().IndexOf("/ByteRange [0 "u8) + "/ByteRange [0 ".Length;
        Encoding.ASCII.GetBytes(Format($"{before} {second} {after}").PadRight(32)).CopyTo(patched, at);
        return patched;
    }
}
