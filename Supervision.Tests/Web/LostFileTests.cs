using System.Net;
using Supervision.Tests.Evidence;
using Supervision.Tests.Tasks;
using Supervision.Tests.Visits;

namespace Supervision.Tests.Web;

/// <summary>Whoever has to send a form once more is told which files a browser without scripts does not choose again by itself.</summary>
public sealed class LostFileTests : SiteTest
{
    [Test]
    public async Task The_photograph_of_a_finding_that_was_refused_is_named_beside_its_field()
    {
        var page = $"/buoi-lam-viec/{await World.StartedVisit()}";
        var member = new FormBrowser(await Site.BrowserOf(World.Member));

        var (status, refused) = await member.Attach(page, "#ghi", [("ghi.Photo", "anh-cap-thoat-nuoc.jpg", SomeFiles.Jpeg())], ("ghi.Text", "Còn hồ sơ quá hạn."));
        var (done, _) = await member.Attach(page, "#ghi", [("ghi.Photo", "anh-cap-thoat-nuoc.jpg", SomeFiles.Jpeg())], ("ghi.Text", "Còn hồ sơ quá hạn."), ("ghi.Kind", "Shortcoming"));

        Assert.That((status, refused.QuerySelector("#ghi-Photo-chon-lai")?.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Tệp đã chọn chưa được giữ lại, hãy chọn lại: anh-cap-thoat-nuoc.jpg.")));
        Assert.That(refused.QuerySelector("#ghi-Photo")!.GetAttribute("aria-describedby"), Is.EqualTo("ghi-Photo-chon-lai"));
        Assert.That(refused.QuerySelector("#ghi-Text")!.TextContent.Trim(), Is.EqualTo("Còn hồ sơ quá hạn."));
        Assert.That(done, Is.EqualTo(HttpStatusCode.Found));
    }

    [Test]
    public async Task Of_several_files_those_are_named_that_were_not_taken()
    {
        var task = await World.AcceptedTask();
        var contact = new FormBrowser(await Site.BrowserOf(World.UnitContact));

        var (status, refused) = await contact.Attach($"/noi-dung/{task}/minh-chung", "form[data-pieces]", [("files", "mot.pdf", SomeFiles.Pdf), ("files", "hai.exe", "MZ"u8.ToArray()), ("files", "ba.pdf", SomeFiles.Pdf)]);

        Assert.That((int)status, Is.InRange(400, 499));
        Assert.That(refused.QuerySelector("#files")!.GetAttribute("aria-describedby"), Is.EqualTo("files-loi files-chon-lai"));
        Assert.That(refused.QuerySelector("#files-chon-lai")?.TextContent, Is.EqualTo("Tệp đã chọn sau “hai.exe” (nếu có) chưa được giữ lại, hãy chọn lại."), "and the one that is no evidence is not to be chosen again");
        Assert.That(refused.QuerySelector("#files-loi")!.TextContent, Does.Contain("Đã đính kèm trước đó: mot.pdf."));
    }

    [Test]
    public async Task A_form_in_which_nothing_was_chosen_says_nothing_of_files()
    {
        var task = await World.AcceptedTask();
        var contact = new FormBrowser(await Site.BrowserOf(World.UnitContact));

        var (status, refused) = await contact.Attach($"/noi-dung/{task}/minh-chung", "form[data-pieces]", files: []);

        Assert.That(((int)status, refused.QuerySelector("#files-loi") is null, refused.QuerySelector("[id$='-chon-lai']") is null), Is.EqualTo((422, false, true)));
    }
}
