using System.Security.Cryptography.X509Certificates;
using System.Text;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Infrastructure.Signing.Reading;
using Supervision.Tests.Documents;
using static Supervision.Tests.Signing.SigningTestParts;

namespace Supervision.Tests.Signing;

/// <summary>What is not signed, and how it is said.</summary>
public sealed class RefusalTests
{
    private static readonly TestCertificates Authority = TestCertificates.Shared;

    [Test]
    public void A_certificate_that_cannot_sign_now_is_refused_when_it_is_opened()
    {
        var (now, password) = (TestCertificates.Now, TestCertificates.Password);
        Refused(() => Keys.FromPkcs12(Authority.Pkcs12("A", to: now.AddDays(-1)), password), "certificate.expired", "hết hạn từ 04/01/2026");
        Refused(() => Keys.FromPkcs12(Authority.Pkcs12("A", from: now.AddDays(1)), password), "certificate.not_yet_valid", "bắt đầu từ 06/01/2026");
        Refused(() => Keys.FromPkcs12(Authority.Pkcs12("A", usage: X509KeyUsageFlags.KeyEncipherment), password), "certificate.purpose", "không được cấp để ký");
        Refused(() => Keys.FromPkcs12(Authority.Pkcs12("A", bits: 1024), password), "certificate.algorithm", "2048 bit");
        Refused(() => Keys.FromPkcs12(Authority.Pkcs12("A"), "sai"), "certificate.password", "Mật khẩu");
        Refused(() => Keys.FromPkcs12(Encoding.ASCII.GetBytes("no file of keys"), password), "certificate.unreadable", "PKCS#12");
        Refused(() => Keys.FromPkcs12(new X509Certificate2Collection { Authority.Intermediate }.Export(X509ContentType.Pkcs12, password)!, password), "certificate.no_key", "khóa bí mật");
        Refused(() => Keys.FromStore("00 11 22 33 44 55 66 77 88 99 AA BB CC DD EE FF 00 11 22 33"), "certificate.not_found", "kho khóa");
    }

    [Test]
    public void A_certificate_without_stated_usage_and_one_for_content_commitment_sign()
    {
        foreach (var usage in new X509KeyUsageFlags?[] { null, X509KeyUsageFlags.NonRepudiation })
        {
            using var key = Keys.FromPkcs12(Authority.Pkcs12("A", usage: usage), TestCertificates.Password);
            Assert.That(Verifier.Verify(Signer.Sign(Paper, key, BySigner)).IsAccepted);
        }
    }

    [Test]
    public void A_key_that_expired_since_it_was_opened_does_not_sign()
    {
        using var key = Authority.Key("A");
        Refused(() => SignerAt(TestCertificates.Now.AddYears(3)).Sign(Paper, key, BySigner), "certificate.expired", "gia hạn");
    }

    [Test]
    public void What_is_no_sound_PDF_is_refused_by_signer_and_verifier()
    {
        using var key = Authority.Key("A");
        (byte[] File, string Code)[] files =
        [
            (Encoding.ASCII.GetBytes("PK\u0003\u0004 a document of another kind"), "pdf.unreadable"),
            ([], "pdf.unreadable"),
            (Paper[..(Paper.Length / 2)], "pdf.unreadable"),
            (Paper[..^10], "pdf.unreadable"),
            (TestPdf.WithTrailer("/Encrypt <</Filter /Standard /V 2>>"), "pdf.encrypted"),
            (new byte[(5 * 1024 * 1024) + 1], "pdf.too_large"),
            (TestPdf.Classic("<</Type /Catalog>>"), "pdf.unreadable"),
        ];
        foreach (var (file, code) in files)
        {
            Refused(() => Signer.Sign(file, key, BySigner), code, "PDF");
            Refused(() => Verifier.Verify(file), code, "PDF");
        }
    }

    [Test]
    public void A_linearised_file_is_signed_and_one_that_broke_off_is_refused()
    {
        using var key = Authority.Key("A");
        var whole = SignatureTools.Qpdf(Paper, "--linearize", "--object-streams=disable");
        Assert.That(Verifier.Verify(Signer.Sign(whole, key, BySigner), whole).IsAccepted);
        // The first part of it ends like a whole file.
        var first = whole.AsSpan().IndexOf("%%EOF"u8) + 6;
        Refused(() => Signer.Sign(whole[..first], key, BySigner), "pdf.unreadable", "cắt cụt");
    }

    [Test]
    public void Files_that_turn_in_circles_or_lie_about_their_size_end_in_a_refusal()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 100_000)) + string.Concat(Enumerable.Repeat("]", 100_000));
        byte[][] files =
        [
            TestPdf.Classic("", "<</Type /Pages /Count 1 /Kids [2 0 R]>>"),
            TestPdf.Classic("", "<</Type /Pages /Count 99999999 /Kids [3 0 R 3 0 R 3 0 R] /MediaBox [0 0 595 842]>>"),
            TestPdf.Classic("", "2 0 R"),
            TestPdf.Classic("", "", "", "<</Length 4 0 R>>\nstream\nX\nendstream"),
            TestPdf.Classic($"<</Type /Catalog /Pages 2 0 R /Deep {deep}>>"),
            TestPdf.Classic("<</Type /Catalog /Pages 2 0 R /Pages 3 0 R>>"),
            TestPdf.WithTrailer("/Prev 0"),
            TestPdf.WithTrailer("/Prev 99999999999"),
            TestPdf.WithTrailer("/XRefStm 15"),
            Replace(TestPdf.Classic(), "xref\n0 6", "xref\n0 999999999"),
            Replace(TestPdf.Classic(), "xref\n0 6", "xref\n99999999 6"),
        ];
        for (var i = 0; i < files.Length; i++)
        {
            var refused = Assert.Throws<RefusedException>(() => ReadAll(files[i]), $"file {i}");
            Assert.That(refused!.Code, Is.EqualTo("pdf.unreadable"), $"file {i}");
        }
        var chain = TestPdf.WithTrailer("/Prev 12345");
        var start = Encoding.Latin1.GetString(chain).LastIndexOf("xref\n0", StringComparison.Ordinal);
        Refused(() => ReadAll(Replace(chain, "/Prev 12345", $"/Prev {start:00000}")), "pdf.unreadable", "tham chiếu chéo");
    }

    [Test]
    [CancelAfter(60_000)]
    public void A_file_with_any_bytes_changed_is_read_or_refused_and_never_fails_otherwise()
    {
        var random = new Random(20260105);
        using var key = Authority.Key("A", ecdsa: true);
        var signed = Signer.Sign(Paper, key, BySigner);
        byte[][] sources = [TestPdf.Classic(), TestPdf.Hybrid(), signed];
        for (var round = 0; round < 240; round++)
        {
            var file = sources[round % sources.Length].ToArray();
            for (var change = random.Next(1, 6); change > 0; change--) file[random.Next(file.Length)] = (byte)random.Next(256);
            try
            {
                Assert.That(Verifier.Verify(file).IsAccepted, Is.False, $"round {round}");
                ReadAll(file);
            }
            catch (RefusedException refused)
            {
                Assert.That(refused.Code, Does.StartWith("pdf."));
            }
        }
    }

    [Test]
    public void Nobody_signs_twice_and_no_signer_behind_the_agency()
    {
        using var key = Authority.Key("A");
        using var other = Authority.Key("B");
        var signed = Signer.Sign(Paper, key, BySigner);
        Refused(() => Signer.Sign(signed, key, BySigner), "pdf.already_signed", "đã ký văn bản rồi");
        Refused(() => Signer.Prepare(signed, Fields), "pdf.already_signed", "đã có chữ ký số");
        var closed = Signer.Sign(signed, other, ByAgency);
        using var third = Authority.Key("C");
        Refused(() => Signer.Sign(closed, third, BySigner), "pdf.already_signed", "Cơ quan đã ký số");
        var prepared = Signer.Prepare(Paper, Fields);
        Refused(() => Signer.Prepare(prepared, Fields), "pdf.already_prepared", "có sẵn");
    }

    [Test]
    public void Places_texts_and_pictures_that_do_not_fit_are_refused()
    {
        using var key = Authority.Key("A");
        var picture = BySigner.Picture!;
        Refused(() => Signer.Sign(Paper, key, BySigner with { Picture = picture with { Place = SignaturePlace with { Page = 99 } } }), "pdf.place", "trang 100");
        Refused(() => Signer.Sign(Paper, key, BySigner with { Picture = picture with { Place = SignaturePlace with { Left = 550 } } }), "pdf.place", "ngoài trang");
        Refused(() => Signer.Sign(Paper, key, BySigner with { Picture = picture with { Place = SignaturePlace with { Top = double.NaN } } }), "pdf.place", "ngoài trang");
        Refused(() => Signer.Sign(Paper, key, BySigner with { Picture = picture with { Png = [0xFF, 0xD8, 0xFF] } }), "signature.image", "không phải ảnh PNG");
        Refused(() => Signer.Sign(Paper, key, BySigner with { Picture = picture with { Png = picture.Png[..^20] } }), "signature.image", "cắt cụt");
        Refused(() => Signer.Sign(Paper, key, BySigner with { Picture = picture with { Png = TestPng.Write(2, 2, (_, _) => default, interlace: 1) } }), "signature.image", "interlaced");
        var huge = picture.Png.ToArray();
        (huge[16], huge[20]) = (0x7F, 0x7F);
        Refused(() => Signer.Sign(Paper, key, BySigner with { Picture = picture with { Png = huge } }), "signature.image", "điểm ảnh");

        var prepared = Signer.Prepare(Paper, Fields);
        Refused(() => Signer.Fill(prepared, [new(PaperBox.Number, new string('9', 200))]), "pdf.place", "dài hơn ô");
        Refused(() => Signer.Fill(prepared, [new(PaperBox.Number, " ")]), "pdf.box_empty", "chưa có nội dung");
        Assert.That(() => Signer.Fill(prepared, [new(PaperBox.Number, "15 👍")]), Throws.TypeOf<Core.Documents.MissingGlyphException>());
    }

    [Test]
    public void Tables_hybrid_files_and_turned_pages_are_signed_too()
    {
        using var key = Authority.Key("A");
        byte[][] files =
        [
            TestPdf.Classic(),
            TestPdf.Hybrid(),
            TestPdf.Classic("", "", "<</Type /Page /Parent 2 0 R /Contents 4 0 R /Rotate 90 /CropBox [10 20 500 800] /Annots []>>"),
            TestPdf.Classic("<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [] /DA (/Helv 0 Tf 0 g)>>>>"),
        ];
        foreach (var file in files)
        {
            PdfTools.Check(file);
            var signed = Signer.Sign(file, key, BySigner with { Picture = new(Picture(0, 0, 200), new(0, 200, 100, 120, 50)) });
            PdfTools.Check(signed);
            var verification = Verifier.Verify(signed, file);
            Assert.That(verification.IsAccepted, Sentences(verification));
            Assert.That(SignatureTools.PdfSig(signed), Does.Contain("Signature is Valid").And.Contain("Total document signed"));
            Assert.That(SignatureTools.Rendered(signed, 72).Count(new(0, 195, 95, 130, 60), (red, _, blue) => blue > 150 && red < 90), Is.GreaterThan(150));
        }
    }

    private static void ReadAll(byte[] file)
    {
        var revision = PdfRevision.Open(file);
        _ = FormFields.Read(revision);
        foreach (var page in revision.Pages) revision.Resolve(page.Dictionary["Contents"]);
    }

    private static byte[] Replace(byte[] file, string from, string to) => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(file).Replace(from, to, StringComparison.Ordinal));
}
