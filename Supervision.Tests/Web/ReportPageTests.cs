using System.Net;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Tests.Evidence;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Web;

/// <summary>One report that answers several tasks, from its pages alone.</summary>
public sealed class ReportPageTests : SiteTest
{
    [Test]
    public async Task A_unit_answers_three_tasks_in_one_report_takes_one_out_and_the_Standing_Board_decides_the_rest()
    {
        var tasks = await World.AcceptedTasks(3);
        var contact = await Browser(World.UnitContact);

        var draft = await contact.Do("/bao-cao", "#draft", ("draft.Title", "Báo cáo chung"));
        var path = $"/bao-cao/{await World.Value<string>("SELECT LOWER(CAST(Id AS nvarchar(36))) FROM RemediationReports WHERE CouncilId = @CouncilId", new { })}";
        Assert.That(draft.QuerySelector("h1")!.TextContent, Is.EqualTo("Báo cáo chung"));
        Assert.That(draft.QuerySelectorAll("#add-TaskId option[value!='']").Select(o => o.GetAttribute("value")), Is.EqualTo(tasks.Select(t => $"{t}")));
        foreach (var task in tasks) await contact.Do(path, "#add", ("add.TaskId", $"{task}"), ("add.Text", "Đã giải quyết xong."));
        await contact.Do(path, $"#say-{tasks[1]:N}", ("say.Claim", nameof(RemediationClaim.Partly)), ("say.PercentDone", "60"), ("say.Cause", "Thiếu người."));
        var kept = await contact.Do(path, $"#remove-{tasks[2]:N}");
        await contact.Attach($"/noi-dung/{tasks[0]}/minh-chung", "form[enctype]", "ảnh.pdf", SomeFiles.Pdf);
        Assert.That(kept.QuerySelectorAll("#noi-dung-bao-cao > ol > li"), Has.Length.EqualTo(2));
        Assert.That(kept.QuerySelector("#submitReport"), Is.Null, "who drafted does not approve");

        var head = await Browser(World.UnitHead);
        var (unread, refused) = await head.Send(path, "#submitReport", ("submitReport.ReportedOn", "2026-06-30"), ("submitReport.Reference", "45/BC-UBND"));
        var submitted = await head.Do(path, "#submitReport", ("submitReport.ReportedOn", "2026-05-25"), ("submitReport.Reference", "45/BC-UBND"));
        var office = await Browser(World.Office);
        Assert.That((await office.Open("/bao-cao")).QuerySelector("ul.rows > li")!.TextContent, Does.Contain("Báo cáo chung").And.Contain("trả lời 2 nội dung"));
        await office.Do(path, "#appraise");
        var seen = await (await Browser(World.StandingBoard)).Open(path);

        Assert.That(unread, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.QuerySelector("#submitReport-ReportedOn ~ .error"), Is.Not.Null);
        Assert.That(FormBrowser.ValueOf(refused.QuerySelector("#submitReport-Reference")!), Is.EqualTo("45/BC-UBND"));
        Assert.That(submitted.QuerySelector("[role=status]")!.TextContent, Does.StartWith("Đã gửi báo cáo; giấy biên nhận số"));
        Assert.That(submitted.QuerySelectorAll("details.action"), Is.Empty);
        Assert.That(submitted.QuerySelector("main")!.TextContent, Does.Contain("ảnh.pdf").And.Contain("thực hiện một phần, 60%"));
        Assert.That(seen.QuerySelectorAll("a.button").Select(a => a.GetAttribute("href")), Is.EqualTo(new[] { $"/noi-dung/{tasks[0]}#viec", $"/noi-dung/{tasks[1]}#viec" }));
        Assert.That((await Progress(tasks[0]), await Progress(tasks[2])), Is.EqualTo((TaskProgress.ReportedDone, TaskProgress.Accepted)));
    }

    [Test]
    public async Task What_is_wrong_with_one_task_shows_in_its_own_form_and_leaves_nothing()
    {
        var tasks = await World.AcceptedTasks(3);
        var (report, _, _) = await World.DraftedRemediation((tasks[0], RemediationClaim.Done), (tasks[1], RemediationClaim.Done));
        var contact = await Browser(World.UnitContact);
        var before = await Site.Rows();

        var (status, page) = await contact.Send($"/bao-cao/{report}", $"#say-{tasks[1]:N}", ("say.PercentDone", "60"), ("say.Text", "Mới làm một phần."));
        var (none, nonePage) = await contact.Send($"/bao-cao/{report}", "#add", ("add.Text", "Đã xong."));

        Assert.That((status, none), Is.EqualTo((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity)));
        Assert.That(page.QuerySelector($"#say-{tasks[1]:N}-PercentDone ~ .error")!.TextContent, Does.Contain("phải là 100"));
        Assert.That(FormBrowser.ValueOf(page.QuerySelector($"#say-{tasks[1]:N}-Text")!), Is.EqualTo("Mới làm một phần."));
        Assert.That((page.QuerySelectorAll(".error").Length, page.QuerySelector($"#say-{tasks[0]:N}")!.HasAttribute("open")), Is.EqualTo((1, false)), "the other task's form is not touched");
        Assert.That(nonePage.QuerySelector("#add-TaskId ~ .error"), Is.Not.Null);
        Assert.That(FormBrowser.ValueOf(nonePage.QuerySelector("#add-Text")!), Is.EqualTo("Đã xong."));
        Assert.That(await Site.Rows(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_draft_begun_by_an_impatient_hand_is_begun_once_and_is_the_unit_s_alone()
    {
        await World.AcceptedTask();

        var sent = await (await Browser(World.UnitContact)).SendTwice("/bao-cao", "#draft");
        var report = await World.Value<string>("SELECT LOWER(CAST(Id AS nvarchar(36))) FROM RemediationReports WHERE CouncilId = @CouncilId", new { });

        Assert.That(sent, Is.EqualTo((HttpStatusCode.Found, HttpStatusCode.Found)));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM RemediationReports WHERE CouncilId = @CouncilId", new { }), Is.EqualTo(1));
        foreach (var person in new[] { World.OtherUnitHead, World.Office, World.StandingBoard })
        {
            var browser = await Browser(person);
            Assert.That((await browser.Get($"/bao-cao/{report}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await browser.Open("/bao-cao?tinh-trang=tat-ca")).QuerySelectorAll("ul.rows > li"), Is.Empty);
        }
        Assert.That((await (await Browser(World.UnitHead)).Get("/bao-cao?tinh-trang=khong-co")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private async Task<FormBrowser> Browser(Guid person) => new(await Site.BrowserOf(person));

    private async Task<TaskProgress> Progress(Guid task) => (await World.Send(World.StandingBoard, new TaskDetails(task))).Progress;
}
