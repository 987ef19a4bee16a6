using System.Net;
using Supervision.Core.Chasing;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Registers;
using Supervision.Tests.Evidence;
using Supervision.Tests.Papers;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Web;

/// <summary>Pages that take files: what comes without the page's own token is nobody's, whatever else is right about it.</summary>
public sealed class StreamedPageTests : SiteTest
{
    private const string Token = "__RequestVerificationToken";

    private static readonly string[] Pages = ["minh chứng", "dự thảo sửa trong Word", "bản đã ký", "bản quét văn bản đến", "gói liên thông"];

    [TestCaseSource(nameof(Pages))]
    public async Task A_file_is_taken_with_the_pages_own_token_only(string page)
    {
        var (person, path, form, name, content) = await Prepare(page);
        var browser = new FormBrowser(await Site.BrowserOf(person));
        var others = FormBrowser.ValueOf((await new FormBrowser(await Site.BrowserOf(World.Administrator)).Open("/")).QuerySelector($"input[name={Token}]")!);
        var before = await Site.Rows();

        var missing = await browser.Attach(path, form, name, content, withToken: false);
        var wrong = await browser.Attach(path, form, name, content, typed: (Token, "CfDJ8-không-phải-của-trang-này"));
        var foreign = await browser.Attach(path, form, name, content, typed: (Token, others));

        Assert.That((missing.Status, wrong.Status, foreign.Status), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)));
        Assert.That(await Site.Rows(), Is.EqualTo(before), "nothing was kept");
        var (answer, shown) = await browser.Attach(path, form, name, "không phải tệp nào"u8.ToArray());
        Assert.That(answer, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "with its token the form is read, and what is wrong in it is said on the page");
        Assert.That(shown.QuerySelectorAll("main .error").Select(error => error.TextContent.Trim()), Has.Some.Not.Empty);
    }

    [Test]
    public async Task How_secret_evidence_was_marked_stays_chosen_when_the_form_comes_back()
    {
        var path = $"/noi-dung/{await World.AcceptedTask()}/minh-chung";
        var contact = new FormBrowser(await Site.BrowserOf(World.UnitContact));
        var marked = (await contact.Open(path)).QuerySelectorAll("#secrecy option").Select(option => option.GetAttribute("value")!).Last();

        var (status, shown) = await contact.Attach(path, "form[enctype]", "", [], typed: ("secrecy", marked));

        Assert.That((status, FormBrowser.ValueOf(shown.QuerySelector("#secrecy")!)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, marked)), "no file was chosen");
    }

    [TestCase(false, "Nơi và thời gian chụp được bỏ khỏi ảnh JPEG, PNG; phim (MP4, MOV) và tệp PDF được giữ nguyên, kể cả nơi quay, người lập ghi trong tệp.")]
    [TestCase(true, "Ảnh, phim và tệp PDF được giữ nguyên, kể cả nơi và thời gian chụp, quay ghi trong tệp.")]
    public async Task What_is_kept_of_places_is_said_alike_on_the_task_and_after_a_fault(bool keeps, string said)
    {
        var task = await World.AcceptedTask();
        if (keeps) await World.Send(World.Administrator, new SetFollowUpPolicy { Policy = FollowUpPolicy.Shipped[^1] with { EffectiveFrom = World.Clock.Today(), Paper = "Quy chế 05/QC-HĐND", KeepPhotoPlace = true } });
        var contact = new FormBrowser(await Site.BrowserOf(World.UnitContact));

        var before = await contact.Open($"/noi-dung/{task}");
        var (_, after) = await contact.Attach($"/noi-dung/{task}/minh-chung", "form[enctype]", "", []);

        foreach (var page in new[] { before, after })
            Assert.That(page.QuerySelectorAll("main span.meta").Select(line => line.TextContent).Where(line => line.Contains("nơi quay", StringComparison.Ordinal) || line.Contains("được giữ nguyên", StringComparison.Ordinal)), Is.EqualTo(new[] { said }));
    }

    private async Task<(Guid Person, string Path, string Form, string Name, byte[] Content)> Prepare(string page)
    {
        switch (page)
        {
            case "minh chứng":
                return (World.UnitContact, $"/noi-dung/{await World.AcceptedTask()}/minh-chung", "form[enctype]", "minh chứng.pdf", SomeFiles.Pdf);
            case "dự thảo sửa trong Word":
                return (World.Office, $"/van-ban/{await World.CorrectionDraft(await World.IssuedNotice())}/ban-sua", "#ban-sua", "dự thảo.docx", SomeFiles.Pdf);
            case "bản đã ký":
                return (World.Clerk, $"/van-ban/{(await World.ApprovedCorrection(await World.IssuedNotice())).Id}/ky", "#upload", "da-ky.pdf", SomeFiles.Pdf);
            case "gói liên thông":
                return (World.Clerk, $"/van-ban/{await World.IssuedNotice()}/truc-lien-thong", "#pack", "dau.p12", SomeFiles.Pdf);
            default:
                World.Clock.Set(SomePapers.IssuedOn, new TimeOnly(8, 0));
                var entered = await World.Send(World.Clerk, new RegisterIncoming { ArrivedOn = SomePapers.IssuedOn, SenderUnitId = World.Unit, TypeName = "Báo cáo", Reference = "12/BC-UBND", Title = "Kết quả rà soát" });
                return (World.Clerk, $"/van-ban-den/{entered.Id}/ban-quet", "#ban-quet", "bản quét.pdf", SomeFiles.Pdf);
        }
    }
}
