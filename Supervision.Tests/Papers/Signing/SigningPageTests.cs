using System.Net;
using Supervision.Core.Papers;
using Supervision.Tests.Signing;
using Supervision.Tests.Web;

namespace Supervision.Tests.Papers.Signing;

/// <summary>Papers are prepared, signed and sealed through the forms of their page only.</summary>
public sealed class SigningPageTests : SigningSiteTest
{
    [Test]
    public async Task A_paper_is_prepared_signed_and_sealed_through_forms_and_its_page_says_that_the_signatures_are_valid()
    {
        var notice = await World.IssuedNotice();
        await World.NumberFrom(Core.Councils.NumberSource.Internal);
        var path = $"/van-ban/{(await Approved(notice)).Id}";
        var (office, board, clerk) = (new FormBrowser(await Site.BrowserOf(World.Office)), new FormBrowser(await Site.BrowserOf(World.StandingBoard)), new FormBrowser(await Site.BrowserOf(World.Clerk)));
        await office.Do(path, "#prepare");

        var key = ("pkcs12", "ky.p12", TestCertificates.Shared.Pkcs12(SignerName));
        var (wrong, again) = await board.Attach(path, "#sign", [key, ("picture", "ky.png", SigningTestParts.Picture(20, 40, 190))], ("password", "sai mật khẩu"));
        Assert.That((wrong, again.QuerySelector("#sign-password-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Mật khẩu của tệp chứng thư số không đúng.")));
        Assert.That(again.Body!.OuterHtml, Does.Not.Contain("sai mật khẩu"));
        Assert.That(again.QuerySelectorAll("[id$='-chon-lai']").Select(said => (said.Id, said.TextContent)), Is.EqualTo(new[]
        {
            ("sign-pkcs12-chon-lai", "Tệp đã chọn chưa được giữ lại, hãy chọn lại: ky.p12."), ("sign-picture-chon-lai", "Tệp đã chọn chưa được giữ lại, hãy chọn lại: ky.png."),
        }));
        Assert.That((await board.Attach(path, "#sign", [key, ("picture", "ky.png", SigningTestParts.Picture(20, 40, 190))], ("password", TestCertificates.Password))).Status, Is.EqualTo(HttpStatusCode.Found));
        Assert.That((await clerk.Attach(path, "#seal", [("pkcs12", "dau.p12", TestCertificates.Shared.Pkcs12(Agency))], ("password", TestCertificates.Password), ("issuedOn", "2026-05-29"))).Status,
            Is.EqualTo(HttpStatusCode.Found));

        var page = await clerk.Open(path);
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("01/HĐND-VP, ngày 29/5/2026").And.Contain(Agency));
        Assert.That(page.QuerySelectorAll("section[aria-labelledby=chu-ky] .badge.good").Select(badge => badge.TextContent), Is.EqualTo(new[] { "chữ ký hợp lệ", "chữ ký hợp lệ" }));
    }

    [Test]
    public async Task The_administrator_reads_whose_certificates_are_trusted_and_others_do_not()
    {
        var administrator = await new FormBrowser(await Site.BrowserOf(World.Administrator)).Open("/ky-thay");

        Assert.That(administrator.QuerySelector("#to-chuc-chung-thuc li")!.TextContent, Does.Contain(TestCertificates.Shared.Root.GetNameInfo(System.Security.Cryptography.X509Certificates.X509NameType.SimpleName, false)));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Office)).Open("/ky-thay")).QuerySelector("#to-chuc-chung-thuc"), Is.Null);
    }

    [Test]
    public async Task What_is_wrong_with_an_uploaded_file_is_said_at_its_field()
    {
        var paper = await Prepared();
        var clerk = new FormBrowser(await Site.BrowserOf(World.Clerk));

        var (status, page) = await clerk.Attach($"/van-ban/{paper.Id}", "#upload", [("signed", "da-ky.pdf", await Download(paper.Id, "prepared"))]);

        Assert.That((status, page.QuerySelector("#upload-signed-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Tệp PDF chưa có chữ ký số nào.")));
        Assert.That((await View(paper.Id)).Status, Is.EqualTo(PaperStatus.Approved));
    }
}
