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
        Assert.That((await head.Open("/")).QuerySelector("main")!.TextContent, Does.Contain("dự thảo báo cáo chờ người đứng đầu phê duyệt, gửi"));
        Assert.That((await head.Open(way)).QuerySelector("#submitReport"), Is.Not.Null);
        Assert.That(await Step(contact, task), Is.EqualTo(("Sửa dự thảo báo cáo", $"/noi-dung/{task}?buoc=report#report")), "the contact does not send");
        Assert.That((await World.Send(World.Office, new Core.Ledger.OwedTasks { UnitId = World.Unit })).Items.Single(one => one.Id == task).IsDrafted, Is.False, "a draft is the unit's alone");

        await head.Do($"/noi-dung/{task}", "#submitReport");
        Assert.That((await head.Open("/")).QuerySelectorAll($"a.button[href^='/noi-dung/{task}']"), Is.Empty, "it is with the council now");
    }

    private static async Task<(string, string?)> Step(FormBrowser browser, Guid task)
    {
        var link = (await browser.Open("/")).QuerySelector($"a.button[href^='/noi-dung/{task}']")!;
        return (link.TextContent, link.GetAttribute("href"));
    }
}
