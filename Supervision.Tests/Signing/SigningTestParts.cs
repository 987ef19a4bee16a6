using System.Text;
using Supervision.Core.Pipeline;
using Supervision.Core.Signing;
using Supervision.Infrastructure.Documents;
using Supervision.Infrastructure.Documents.Pdf;
using Supervision.Infrastructure.Signing;
using Supervision.Infrastructure.Signing.Signatures;
using Supervision.Infrastructure.Signing.Verifying;
using Supervision.Tests.Documents;

namespace Supervision.Tests.Signing;

/// <summary>What most tests of signing start from.</summary>
internal static class SigningTestParts
{
    public static readonly SigningSettings Settings = new() { LimitInMegabytes = 5, Revocation = RevocationCheck.None };

    // About the size of the widgets in a real paper.
    public static readonly PagePlace SignaturePlace = new(0, 360, 600, 120, 50);

    public static readonly PagePlace SealPlace = PagePlace.Seal(SignaturePlace, 100);

    public static readonly PreparedFields Fields = new(
        new Dictionary<PaperBox, PagePlace>
        {
            [PaperBox.Number] = new(0, 128, 110, 40, 16),
            [PaperBox.PlaceAndDate] = new(0, 300, 130, 240, 18),
        },
        SealPlace);

    public static readonly BoxText[] NumberAndDate =
    [
        new(PaperBox.Number, "15") { Alignment = Core.Documents.TextAlignment.Centre },
        new(PaperBox.PlaceAndDate, "Sông Lam, ngày 05 tháng 01 năm 2026") { IsItalic = true, Size = 14 },
    ];

    public static ISigningKeys Keys { get; } = new SigningKeys(new StandingClock(TestCertificates.Now));

    public static IPdfSigner Signer { get; } = SignerAt(TestCertificates.Now);

    public static IPdfVerifier Verifier { get; } = VerifierAt(TestCertificates.Now.AddMinutes(1));

    public static IPdfVerifier VerifierWithoutRoots { get; } = new PdfVerifier(TrustedCertificates.Of(), new StandingClock(TestCertificates.Now.AddMinutes(1)), Settings);

    /// <summary>A whole paper of our own engine: object streams and a cross-reference stream.</summary>
    public static byte[] Paper { get; } = new PdfEngine(PaperFonts.Default).Render(SamplePapers.Notice()).Content;

    public static IPdfSigner SignerAt(DateTimeOffset now) => new PdfSigner(PaperFonts.Default, new StandingClock(now), Settings);

    public static IPdfVerifier VerifierAt(DateTimeOffset now, TestCertificates? authority = null, SigningSettings? settings = null) =>
        new PdfVerifier(TrustedCertificates.Of((authority ?? TestCertificates.Shared).Root), new StandingClock(now), settings ?? Settings);

    public static IXmlSigner XmlSignerAt(DateTimeOffset now) => new Infrastructure.Signing.Xml.XmlSigner(TrustedCertificates.Of(TestCertificates.Shared.Root), Settings, new StandingClock(now));

    /// <summary>A picture of one colour on nothing, as a signature or a seal is.</summary>
    public static byte[] Picture(byte red, byte green, byte blue, bool isRound = false) => TestPng.Write(120, isRound ? 120 : 50, (x, y) =>
    {
        var ring = Math.Sqrt(Math.Pow(x - 59.5, 2) + Math.Pow(y - 59.5, 2));
        var isInk = isRound ? ring is > 50 and < 59 || ring < 20 : Math.Abs(y - 25 - (18 * Math.Sin(x / 9.0))) < 3;
        return isInk ? (red, green, blue, (byte)230) : ((byte)0, (byte)0, (byte)0, (byte)0);
    });

    public static SignRequest BySigner { get; } = new(SignerRole.Signer) { Picture = new(Picture(20, 40, 190), SignaturePlace), Reason = "Ký ban hành" };

    public static SignRequest ByAgency { get; } = new(SignerRole.Agency) { Picture = new(Picture(210, 20, 30, isRound: true), SealPlace) };

    /// <summary>Prepared, signed, numbered and dated, sealed.</summary>
    public static byte[][] WholeLife(byte[] paper)
    {
        using var signer = TestCertificates.Shared.Key("Nguyễn Văn Minh Họa");
        using var agency = TestCertificates.Shared.Key("Hội đồng nhân dân tỉnh Sông Lam", ecdsa: true);
        var prepared = Signer.Prepare(paper, Fields);
        var signed = Signer.Sign(prepared, signer, BySigner);
        var numbered = Signer.Fill(signed, NumberAndDate);
        return [prepared, signed, numbered, Signer.Sign(numbered, agency, ByAgency)];
    }

    public static void Refused(Action act, string code, string part)
    {
        var refused = Assert.Throws<RefusedException>(() => act());
        Assert.Multiple(() =>
        {
            Assert.That(refused!.Code, Is.EqualTo(code), refused.Message);
            Assert.That(refused.Message, Does.Contain(part));
            Assert.That(refused.Message.IsNormalized(NormalizationForm.FormC));
        });
    }

    /// <summary>Every code that a verification gives, the file's first.</summary>
    public static string Codes(PdfVerification verification) => string.Join(' ', verification.AllFaults.Select(fault => fault.Code));

    public static string Sentences(PdfVerification verification) => string.Join(" | ", verification.AllFaults.Select(fault => $"{fault.Code}: {fault.Message}"));

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
