using System.Net;
using Supervision.Core.Documents;
using Supervision.Core.Letters;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Web;

/// <summary>An urging letter that the office drafts from the page of an overdue task.</summary>
public sealed class LetterByHandPageTests : SiteTest
{
    [Test]
    public async Task The_office_drafts_a_letter_from_the_page_of_an_overdue_task_and_the_clerk_finds_it()
    {
        var task = await World.AcceptedTask();
        var path = $"/noi-dung/{task}";
        var office = new FormBrowser(await Site.BrowserOf(World.Office));
        Assert.That((await office.Open(path)).QuerySelector("#draftLetter"), Is.Null, "it is not due soon");
        World.Clock.Set(new DateOnly(2026, 7, 2), new TimeOnly(9, 0));
        office = new FormBrowser(await Site.BrowserOf(World.Office));

        var (status, _) = await office.Send(path, "#draftLetter", ("draftLetter.LetterText", "Đề nghị gửi kèm ảnh."));

        Assert.That(status, Is.EqualTo(HttpStatusCode.Found));
        var letter = (await World.Send(World.Clerk, new ReminderLetterList { LetterStatus = LetterStatus.Draft })).Items.Single();
        var clerk = await new FormBrowser(await Site.BrowserOf(World.Clerk)).Open($"/cong-van-don-doc/{letter.Id}");
        Assert.That(clerk.QuerySelector("main")!.TextContent, Does.Contain("Đề nghị gửi kèm ảnh.").And.Contain("chậm 2 ngày"));
        Assert.That(clerk.QuerySelector("#issue-Recipients")!.TextContent.Trim(), Is.EqualTo("Như trên\nThường trực Hội đồng nhân dân tỉnh Lam Sơn\nLưu: VT, Hồ sơ"), "as its draft reads");
        Assert.That(clerk.QuerySelector("#issue-AuthorityLines")!.TextContent.Trim(), Is.EqualTo("TL. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN\nCHÁNH VĂN PHÒNG"));
        await new FormBrowser(await Site.BrowserOf(World.Clerk)).Do($"/cong-van-don-doc/{letter.Id}", "#issue",
            ("issue.Number", "31"), ("issue.SignerName", "Nguyễn Văn Minh Họa"), ("issue.IsHandSigned", "true"), ("issue.SignedOn", "2026-07-02"), ("issue.IssuedOn", "2026-07-02"));
        var signature = (await World.Send(World.Clerk, new PrintReminderLetter(letter.Id))).Blocks.OfType<SignatureBlock>().Single();
        Assert.That(signature.Recipients!.To, Is.EqualTo(new[] { "Như trên", "Thường trực Hội đồng nhân dân tỉnh Lam Sơn" }));
        Assert.That(signature.Recipients.Archive, Is.EqualTo("VT, Hồ sơ"), "kept once");
    }
}
