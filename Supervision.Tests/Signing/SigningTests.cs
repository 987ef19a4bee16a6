using Supervision.Core.Signing;
using Supervision.Tests.Documents;
using static Supervision.Tests.Signing.SigningTestParts;

namespace Supervision.Tests.Signing;

/// <summary>A paper from draft to seal; poppler, qpdf and openssl say what they think of it.</summary>
public sealed class SigningTests
{
    private static readonly byte[][] Life = WholeLife(Paper);

    [Test]
    public void Every_revision_begins_with_all_of_the_one_before()
    {
        byte[][] all = [Paper, .. Life];
        for (var i = 1; i < all.Length; i++)
        {
            Assert.That(all[i].AsSpan().StartsWith(all[i - 1]));
            PdfTools.Check(all[i]);
        }
    }

    [Test]
    public void Signer_number_and_seal_one_after_another_are_accepted_and_told_apart()
    {
        var verification = Verifier.Verify(Life[3], issued: Life[0]);
        Assert.That(verification.IsAccepted, Sentences(verification));
        Assert.That(verification.Issued, Is.EqualTo(IssuedState.Same));
        Assert.That(verification.Signatures, Has.Count.EqualTo(2));
        var (signer, agency) = (verification.Signatures[0], verification.Signatures[1]);
        Assert.Multiple(() =>
        {
            Assert.That(signer.SignerName, Is.EqualTo("Nguyễn Văn Minh Họa"));
            Assert.That(signer.Organisation, Is.EqualTo("Hội đồng nhân dân tỉnh Sông Lam"));
            Assert.That(signer.Field, Is.EqualTo("GiamSat_NguoiKy1"));
            Assert.That(signer.Cover, Is.EqualTo(SignatureCover.EarlierRevision));
            Assert.That(signer.Later, Is.EqualTo(LaterContent.Boxes));
            Assert.That(signer.ClaimedAt, Is.EqualTo(TestCertificates.Now));
            Assert.That(signer.SignedLength, Is.EqualTo(Life[1].Length));
            Assert.That(agency.Field, Is.EqualTo("GiamSat_CoQuan"));
            Assert.That(agency.Cover, Is.EqualTo(SignatureCover.WholeFile));
            Assert.That(agency.Later, Is.EqualTo(LaterContent.Nothing));
            Assert.That(verification.Boxes[PaperBox.Number], Is.EqualTo("15"));
            Assert.That(verification.Boxes[PaperBox.PlaceAndDate], Is.EqualTo("Sông Lam, ngày 05 tháng 01 năm 2026"));
        });
    }

    [Test]
    public void Poppler_calls_both_signatures_valid()
    {
        var answer = SignatureTools.PdfSig(Life[3]);
        Assert.That(answer.Split("Signature is Valid").Length - 1, Is.EqualTo(2), answer);
        Assert.That(answer, Does.Contain("Nguyễn Văn Minh Họa").And.Contain("Total document signed").And.Contain("ETSI.CAdES.detached").And.Contain("SHA-256"));
    }

    [Test]
    public void Openssl_verifies_the_CMS_of_both_against_the_authority()
    {
        foreach (var (cms, content) in SignatureTools.Signatures(Life[3]))
            Assert.That(SignatureTools.OpensslVerify(cms, content, TestCertificates.Shared), Does.Contain("CAdES Verification successful"));
    }

    [Test]
    public void The_text_of_number_and_date_is_found_by_a_reader_of_the_page()
    {
        var page = PdfTools.Pages(Life[3])[0];
        Assert.That(page.Words.Any(word => word.Text == "15" && word.Left is > 120 and < 170 && word.Top is > 100 and < 130));
        Assert.That(PdfTools.FlatText(Life[3]), Does.Contain("Sông Lam, ngày 05 tháng 01 năm 2026"));
        Assert.That(PdfTools.Fonts(Life[3]), Has.Some.Match(@"^[A-Z]{6}\+LiberationSerif-Italic.*yes yes yes"));
    }

    [Test]
    public void Signature_and_seal_are_seen_in_their_colours_where_they_were_put()
    {
        var picture = SignatureTools.Rendered(Life[3], 72);
        Assert.That(picture.Count(SignaturePlace, (red, _, blue) => blue > 150 && red < 90), Is.GreaterThan(150), "blue ink");
        Assert.That(picture.Count(SealPlace, (red, _, blue) => red > 180 && blue < 90), Is.GreaterThan(500), "red ink");
        var overlap = SignaturePlace with { Width = SignaturePlace.Width / 3 };
        Assert.That(picture.Count(overlap, (red, _, blue) => red > 150 && blue < 120), Is.GreaterThan(20), "the seal on the first third of the signature");
    }

    [Test]
    public void A_copy_carries_its_mark_as_text_without_picture()
    {
        using var agency = TestCertificates.Shared.Key("Văn phòng", ecdsa: true);
        var copy = Signer.Sign(Paper, agency, new(SignerRole.Agency) { Texts = [CopyMark.Box("15/TB-HĐND", TestCertificates.Now)] });
        var line = PdfTools.Pages(copy)[0].Line("15/TB-HĐND; 05/01/2026; 08:30:00+07:00");
        Assert.That(line.Top, Is.LessThan(50));
        Assert.That(line.Right, Is.EqualTo(PagePlace.Millimetres(190)).Within(1));
        Assert.That(Verifier.Verify(copy, Paper).IsAccepted);
        Assert.That(SignatureTools.PdfSig(copy), Does.Contain("Signature is Valid"));
    }

    [Test]
    public void Seal_and_mark_stand_in_one_revision_when_the_mark_was_prepared()
    {
        using var agency = TestCertificates.Shared.Key("Văn phòng");
        var prepared = Signer.Prepare(Paper, Fields with { Boxes = new Dictionary<PaperBox, PagePlace> { [PaperBox.CopyMark] = PagePlace.CopyMark } });
        var sealed_ = Signer.Sign(prepared, agency, ByAgency with { Texts = [CopyMark.Box("15/TB-HĐND", TestCertificates.Now)] });
        var verification = Verifier.Verify(sealed_, prepared);
        Assert.That(verification.IsAccepted, Sentences(verification));
        Assert.That(verification.Boxes[PaperBox.CopyMark], Is.EqualTo("15/TB-HĐND; 05/01/2026; 08:30:00+07:00"));
    }

    [Test]
    public void Two_people_sign_minutes_one_after_the_other_without_pictures()
    {
        using var secretary = TestCertificates.Shared.Key("Thư ký", ecdsa: true);
        using var chair = TestCertificates.Shared.Key("Chủ tọa");
        var signed = Signer.Sign(Signer.Sign(Paper, secretary, new(SignerRole.Signer)), chair, new(SignerRole.Signer));
        var verification = Verifier.Verify(signed, Paper);
        Assert.That(verification.IsAccepted, Sentences(verification));
        Assert.That(verification.Signatures.Select(signature => signature.SignerName), Is.EqualTo(new[] { "Thư ký", "Chủ tọa" }));
        Assert.That(verification.Signatures[0].Later, Is.EqualTo(LaterContent.Signatures));
    }

    [Test]
    public void Number_and_date_go_in_as_annotations_where_nothing_was_prepared_and_the_signature_leaves_it_open()
    {
        using var key = TestCertificates.Shared.Key("Người ký");
        var placed = NumberAndDate.Select(text => text with { Place = Fields.Boxes[text.Box] }).ToArray();
        var open = Signer.Sign(Paper, key, BySigner with { Permits = LaterChanges.Unrestricted });
        var numbered = Signer.Fill(open, placed);
        PdfTools.Check(numbered);
        var verification = Verifier.Verify(numbered, Paper);
        Assert.That(verification.IsAccepted, Sentences(verification));
        Assert.That(verification.Signatures[0].Later, Is.EqualTo(LaterContent.Boxes));
        Assert.That(verification.Boxes[PaperBox.Number], Is.EqualTo("15"));
        Assert.That(PdfTools.FlatText(numbered), Does.Contain("Sông Lam, ngày 05 tháng 01 năm 2026"));

        var certified = Signer.Sign(Paper, key, BySigner);
        Refused(() => Signer.Fill(certified, placed), "pdf.locked", "không được tạo sẵn");
        Refused(() => Signer.Fill(numbered, placed), "pdf.box_filled", "đã được ghi");
    }

    [Test]
    public void The_same_input_key_and_time_give_the_same_bytes()
    {
        using var key = TestCertificates.Shared.Key("Người ký");
        var first = Signer.Sign(Paper, key, BySigner);
        Assert.That(Signer.Sign(Paper, key, BySigner), Is.EqualTo(first));
    }
}
