using Supervision.Tests.Documents;
using Supervision.Tests.Web;
using static Supervision.Tests.Signing.SigningTestParts;

namespace Supervision.Tests.Signing;

/// <summary>Files of the programs that offices print with. A missing program skips the test.</summary>
public sealed class OtherProgramsTests
{
    private const string Page = "<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>Thông báo</title></head><body><h1>THÔNG BÁO</h1><p>Số: 15/TB-HĐND</p><p>Kết luận giám sát việc thực hiện chính sách.</p></body></html>";

    [Test]
    public void A_PDF_of_LibreOffice_is_signed_numbered_and_sealed() =>
        Live(SignatureTools.Printed("soffice", "libreoffice-writer-nogui", Page, "--headless", "-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf:writer_web_pdf_Export", "page.html"));

    [Test]
    public void A_PDF_of_Chromium_is_signed_numbered_and_sealed() =>
        Live(SignatureTools.Printed(Chromium.Program ?? "chromium", "chromium", Page, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir={folder}/profile", "--print-to-pdf=page.pdf", "page.html"));

    private static void Live(byte[] printed)
    {
        var life = WholeLife(printed);
        PdfTools.Check(life[3]);
        var verification = Verifier.Verify(life[3], life[0]);
        Assert.That(verification.IsAccepted, Sentences(verification));
        Assert.That(SignatureTools.PdfSig(life[3]).Split("Signature is Valid").Length - 1, Is.EqualTo(2));
        Assert.That(PdfTools.FlatText(life[3]), Does.Contain("Sông Lam, ngày 05 tháng 01 năm 2026"));
    }
}
