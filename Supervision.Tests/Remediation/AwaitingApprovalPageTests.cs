using Supervision.Core.Remediation;
using Supervision.Tests.Tasks;
using Supervision.Tests.Web;

namespace Supervision.Tests.Remediation;

/// <summary>A report that the contact drafted waits for the unit's head, and the head's first page says so.</summary>
public sealed class AwaitingApprovalPageTests : SiteTest
{
    [Test]
    public async Task The_head_is_led_to_approve_and_send_what_the_contact_drafted()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        var (head, contact) = (new FormBrowser(await Site.BrowserOf(World.UnitHead)), new FormBrowser(await Site.BrowserOf(World.UnitContact)));
        Assert.That(await Step(head, task), Is.EqualTo(("Gửi báo cáo kết quả thực hiện", $"/noi-dung/{task}?buoc=report#report")));

        await World.DraftedRemediation((task, RemediationClaim.Done));

        var way = $"/noi-dung/{task}?buoc=submitReport#submitReport";
        Assert.That(await Step(head, task), Is.EqualTo(("Phê duyệt, gửi báo cáo", way)));
        Assert.That((await head.Open("/")).QuerySelector("main")!.TextContent, Does.Contain("có dự thảo báo cáo, chưa gửi").And.Not.Contain("chờ người đứng đầu"), "nobody asked the head yet");
        Assert.That((await head.Open(way)).QuerySelector("#submitReport"), Is.Not.Null);
        Assert.That(await Step(contact, task), Is.EqualTo(("Sửa dự thảo báo cáo", $"/noi-dung/{task}?buoc=report#report")), "the contact does not send");
        Assert.That((await World.Send(World.Office, new Core.Ledger.OwedTasks { UnitId = World.Unit })).Items.Single(one => one.Id == task).IsDrafted, Is.False, "a draft is the unit's alone");

        await head.Do($"/noi-dung/{task}", "#submitReport");
        Assert.That((await head.Open("/")).QuerySelectorAll($"a.button[href^='/noi-dung/{task}']"), Is.Empty, "it is with the council now");
    }

    [Test]
    public async Task The_contact_lays_the_report_before_the_head_who_is_told_and_what_is_written_on_is_laid_again()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        var (head, contact, page) = (new FormBrowser(await Site.BrowserOf(World.UnitHead)), new FormBrowser(await Site.BrowserOf(World.UnitContact)), $"/noi-dung/{task}");

        var saved = await contact.Do(page, "#report", ("report.Text", "Đã cắm mốc."));
        Assert.That(saved.Body!.TextContent, Does.Contain("đính kèm minh chứng rồi bấm “Trình người đứng đầu”"));
        Assert.That(await Asked(), Is.Zero);
        Assert.That((await head.Open(page)).QuerySelector("#askHead"), Is.Null, "the head sends");
        var asked = await contact.Do(page, "#askHead");
        Assert.That(asked.Body!.TextContent, Does.Contain("Đã trình người đứng đầu"));
        Assert.That(asked.QuerySelector("#askHead"), Is.Null);
        Assert.That((await World.Send(World.UnitHead, new Core.Notices.NoticeList())).Items[0].Title, Is.EqualTo("Dự thảo báo cáo kết quả thực hiện chờ phê duyệt, gửi"));
        Assert.That((await head.Open("/")).QuerySelector("main")!.TextContent, Does.Contain($"dự thảo báo cáo trình ngày {SomeTasks.Today:dd/M/yyyy}, chờ người đứng đầu phê duyệt, gửi"));

        Assert.That((await contact.Do(page, "#report", ("report.Text", "Đã cắm 12 mốc."))).QuerySelector("#askHead"), Is.Not.Null);
        await contact.Do(page, "#report", ("report.AsksHead", "true"));
        Assert.That(await Asked(), Is.EqualTo(2));
        var report = await World.Value<string>("SELECT CAST(Id AS nvarchar(36)) FROM RemediationReports WHERE CouncilId = @CouncilId");
        Assert.That((await contact.Open($"/bao-cao/{report}")).QuerySelector("main")!.TextContent, Does.Contain("chờ người đứng đầu phê duyệt, gửi"));
        await head.Do(page, "#submitReport");
    }

    private Task<long> Asked() => World.Value<long>("SELECT COUNT(*) FROM Journal WHERE Event = 'RemediationHeadAsked' AND CouncilId = @CouncilId");

    private static async Task<(string, string?)> Step(FormBrowser browser, Guid task)
    {
        var link = (await browser.Open("/")).QuerySelector($"a.button[href^='/noi-dung/{task}']")!;
        return (link.TextContent, link.GetAttribute("href"));
    }
}
