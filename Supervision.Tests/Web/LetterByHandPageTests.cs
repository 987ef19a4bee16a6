using System.Net;
using System.Text.RegularExpressions;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Extensions;
using Supervision.Core.Letters;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;
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

    [Test]
    public async Task The_clerk_s_form_has_the_day_of_the_answer_and_mends_it_where_the_draft_s_has_passed()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(new DateOnly(2026, 7, 2), new TimeOnly(9, 0));
        var letter = (await World.Send(World.Office, new DraftReminderLetter { TaskId = task })).Id;
        var path = $"/cong-van-don-doc/{letter}";
        Assert.That(await Offered(path), Is.EqualTo(("09/07/2026", false)), "the draft's, while it is ahead");
        World.Clock.Set(new DateOnly(2026, 7, 15), new TimeOnly(9, 0));
        Assert.That(await Offered(path), Is.EqualTo(("22/07/2026", true)), "anew by the policy");
        Assert.That(await Offered($"/ban-da-ky{path}"), Is.EqualTo(("22/07/2026", true)));

        var clerk = new FormBrowser(await Site.BrowserOf(World.Clerk));
        (string, string)[] typed = [("issue.Number", "31"), ("issue.SignerName", "Nguyễn Văn Minh Họa"), ("issue.IsHandSigned", "true")];
        var (status, refused) = await clerk.Send(path, "#issue", [.. typed, ("issue.ReplyBy", "15/7/2026")]);
        Assert.That((status, refused.QuerySelector("#issue-ReplyBy-loi")?.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Hạn trả lời 15/7/2026 phải sau ngày ban hành 15/7/2026; hãy ghi hạn trả lời mới.")));
        await clerk.Do(path, "#issue", typed);

        Assert.That((await World.Send(World.Clerk, new ReminderLetterDetails(letter))).ReplyBy, Is.EqualTo(new DateOnly(2026, 7, 22)));

        async Task<(string?, bool)> Offered(string at)
        {
            var page = await new FormBrowser(await Site.BrowserOf(World.Clerk)).Open(at);
            return (FormBrowser.ValueOf(page.QuerySelector("#issue-ReplyBy")!), page.QuerySelector("#issue")!.TextContent.Contains("Dự thảo ghi", StringComparison.Ordinal));
        }
    }

    [Test]
    public async Task Whoever_drafts_or_issues_a_letter_is_told_that_the_unit_asked_for_more_time_and_waits()
    {
        var (_, conclusion) = await World.DraftedConclusion();
        var content = SomeConclusions.Task(World, await World.Clause(conclusion, 5));
        var task = (await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = content })).Id;
        var other = (await World.Send(World.Office, new AddTask { ConclusionId = conclusion, Task = content with { LeadUnitId = World.OtherUnit, CoordinatingUnitIds = [] } })).Id;
        await World.Send(World.Clerk, new SendConclusion { ConclusionId = conclusion, Version = await World.Issued(conclusion), ReceivingUnitIds = [World.Unit, World.OtherUnit], SentOn = new DateOnly(2026, 5, 15) });
        await World.Send(World.UnitContact, new AcceptTask { TaskId = task, Version = 2, AcceptedOn = SomeTasks.AcceptedOn });
        var request = (await World.Send(World.UnitContact, new DraftExtension { TaskId = task, Extension = new ExtensionContent { RequestedDueOn = new DateOnly(2026, 8, 14), Reason = "Chờ xác minh nguồn gốc đất." } })).Id;
        await World.Send(World.UnitContact, new SendExtension { ExtensionRequestId = request, Version = 1 });
        World.Clock.Set(new DateOnly(2026, 7, 2), new TimeOnly(9, 0));
        var (office, clerk) = (new FormBrowser(await Site.BrowserOf(World.Office)), new FormBrowser(await Site.BrowserOf(World.Clerk)));

        Assert.That((await office.Open($"/noi-dung/{task}")).QuerySelector("#draftLetter")!.TextContent, Does.Contain("đơn vị đã đề nghị gia hạn đến 14/8/2026 (gửi ngày 29/5/2026), đang chờ quyết định"));
        Assert.That((await office.Open($"/noi-dung/{other}")).QuerySelector("#draftLetter")!.TextContent, Does.Not.Contain("đề nghị gia hạn"));
        var letter = (await World.Send(World.Office, new DraftReminderLetter { TaskId = task })).Id;
        await World.Send(World.Office, new DraftReminderLetter { TaskId = other });

        var list = await clerk.Open("/cong-van-don-doc");
        Assert.That(list.QuerySelectorAll("[data-row] .badge.warn").Select(badge => badge.TextContent), Is.EqualTo(new[] { "đề nghị gia hạn chờ quyết định" }));
        Assert.That(list.QuerySelectorAll("#batch label").Select(label => label.TextContent.Trim()), Has.One.EndsWith("1 nội dung; đề nghị gia hạn chờ quyết định"));
        Assert.That((await clerk.Open($"/cong-van-don-doc/{letter}")).Body!.TextContent, Does.Contain("Đơn vị đề nghị gia hạn đến 14/8/2026, đang chờ quyết định"));
        await World.Send(World.StandingBoard, new DecideExtension { ExtensionRequestId = request, Version = 2, Granted = false, DecisionReference = "30/HĐND-VP", DecidedOn = new DateOnly(2026, 7, 2), Reason = "Chưa có lý do khách quan." });

        Assert.That((await clerk.Open("/cong-van-don-doc")).QuerySelector("[data-row] .badge.warn"), Is.Null);
        Assert.That((await office.Open($"/cong-van-don-doc/{letter}")).Body!.TextContent, Does.Not.Contain("đang chờ quyết định"));
    }

    [Test]
    public async Task While_the_unit_has_time_to_answer_a_letter_another_one_is_drafted_only_by_a_tick_and_never_asks_earlier()
    {
        var task = await World.AcceptedTask();
        var path = $"/noi-dung/{task}";
        World.Clock.Set(new DateOnly(2026, 7, 2), new TimeOnly(9, 0));
        var (office, clerk) = (new FormBrowser(await Site.BrowserOf(World.Office)), new FormBrowser(await Site.BrowserOf(World.Clerk)));
        Assert.That((await office.Open(path)).QuerySelector("#draftLetter-ConfirmsRunningLetter"), Is.Null);
        await office.Send(path, "#draftLetter", ("draftLetter.ReplyBy", "2026-07-31"));
        var first = (await World.Send(World.Clerk, new ReminderLetterList { LetterStatus = LetterStatus.Draft })).Items.Single();
        await clerk.Do($"/cong-van-don-doc/{first.Id}", "#issue", ("issue.Number", "31"), ("issue.SignerName", "Nguyễn Văn Minh Họa"), ("issue.IsHandSigned", "true"), ("issue.SignedOn", "2026-07-02"), ("issue.IssuedOn", "2026-07-02"));
        await World.Send(World.Clerk, new SendReminderLetter { LetterId = first.Id, Version = (await World.Send(World.Clerk, new ReminderLetterDetails(first.Id))).Version, SentOn = new DateOnly(2026, 7, 2) });

        Assert.That((await office.Open(path)).QuerySelector("#draftLetter")!.TextContent, Does.Contain("Đơn vị còn thời gian trả lời công văn số 31/").And.Contain("hạn trả lời 31/7/2026"));
        var (status, refused) = await office.Send(path, "#draftLetter");
        Assert.That((status, refused.QuerySelector("#draftLetter-ConfirmsRunningLetter-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, Regex.Match(refused.QuerySelector("#draftLetter-ConfirmsRunningLetter-loi")!.TextContent, "^Đơn vị còn thời gian trả lời công văn số 31/.* Vẫn lập công văn nữa thì chọn “Có” ở đây\\.$").Value)));
        Assert.That((await office.Send(path, "#draftLetter", ("draftLetter.ConfirmsRunningLetter", "true"))).Status, Is.EqualTo(HttpStatusCode.Found));

        var second = (await World.Send(World.Clerk, new ReminderLetterList { LetterStatus = LetterStatus.Draft })).Items.Single();
        Assert.That((second.ReplyBy, second.RunningUntil), Is.EqualTo((new DateOnly(2026, 7, 31), (DateOnly?)new DateOnly(2026, 7, 31))));
        Assert.That((await clerk.Open("/cong-van-don-doc")).QuerySelectorAll("main .late").Select(line => line.TextContent.Trim()), Is.EqualTo(new[] { "Công văn trước về cùng nội dung còn hạn trả lời đến 31/7/2026; cân nhắc chờ trả lời rồi mới ban hành." }));
    }
}
