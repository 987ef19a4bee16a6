using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Tests.Tasks;
using Supervision.Tests.Web;

namespace Supervision.Tests.Remediation;

/// <summary>Once the office has taken a report up, whoever may confirm is told that it is their turn; and what came of a part is said as it is.</summary>
public sealed class AppraisalPageTests : SiteTest
{
    [Test]
    public async Task A_report_under_appraisal_waits_for_whoever_may_confirm_on_the_first_page_the_tasks_page_and_in_a_notice()
    {
        var task = await World.AcceptedTask();
        var (report, items, handedIn) = await World.SubmittedRemediation((task, RemediationClaim.Done));
        var (board, office) = (await Browser(World.StandingBoard), await Browser(World.Office));
        Assert.That((await office.Open($"/noi-dung/{task}")).QuerySelector(".actions a[href='#appraise']")!.TextContent, Is.EqualTo("Bắt đầu thẩm định báo cáo"));
        Assert.That((await board.Open("/")).QuerySelector($"a[href='/noi-dung/{task}#viec']"), Is.Null);

        await World.Send(World.Office, new BeginAppraisal { RemediationReportId = report, Version = handedIn.Version, AppraisalOn = SomeTasks.Today });

        Assert.That((await board.Open("/")).QuerySelector($"a[href='/noi-dung/{task}#viec']")!.ParentElement!.TextContent, Does.Contain("Ủy ban nhân dân xã Hòa Bình: đã thực hiện"));
        Assert.That((await board.Open($"/noi-dung/{task}")).QuerySelector(".actions a[href='#viec']")!.TextContent, Is.EqualTo("Xác nhận hoặc đề nghị bổ sung"));
        Assert.That((await office.Open($"/noi-dung/{task}")).Body!.TextContent, Does.Contain("Bước tiếp theo: Thường trực Hội đồng nhân dân"));
        Assert.That((await office.Open("/")).QuerySelector($"a[href='/noi-dung/{task}#viec']"), Is.Null, "the office does not confirm");
        Assert.That((await World.Send(World.StandingBoard, new NoticeList { Take = 200 })).Items.Select(notice => (notice.Title, notice.Link)),
            Has.One.EqualTo(("Chờ xác nhận kết quả thực hiện 1 nội dung của Ủy ban nhân dân xã Hòa Bình", $"/noi-dung/{task}")));
        Assert.That((await World.Refused(World.Office, new ReportsToConfirm())).Kind, Is.EqualTo(Core.Pipeline.RefusalKind.Forbidden));

        await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.Confirmed) with { DecidedOn = SomeTasks.Today });
        Assert.That((await board.Open("/")).QuerySelector($"a[href='/noi-dung/{task}#viec']"), Is.Null);
    }

    [Test]
    public async Task A_task_confirmed_in_part_says_whose_percent_it_is_and_its_remainder_says_whose_deadlines()
    {
        var task = await World.AcceptedTask();
        var (_, items) = await World.AppraisedRemediation((task, RemediationClaim.Done));
        var rest = (await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.ConfirmedPartly))).RemainderTaskId;
        var board = await Browser(World.StandingBoard);

        var page = (await board.Open($"/noi-dung/{task}")).Body!.TextContent;
        Assert.That(page, Does.Contain("đơn vị báo cáo 100%, được xác nhận hoàn thành một phần").And.Contain("Chưa có tài liệu chứng minh").And.Not.Contain("minh.."));
        Assert.That((await board.Open($"/noi-dung/{rest}")).Body!.TextContent, Does.Contain("Thời hạn của nội dung gốc").And.Contain("Thời hạn của phần còn lại").And.Contain("đặt khi xác nhận một phần").And.Not.Contain("Thời hạn ban đầu"));
    }

    [Test]
    public async Task What_a_committee_recommended_waits_on_its_own_leaders_first_page_once_it_is_appraised()
    {
        var (task, leader) = await World.CommitteeTask();
        var other = await World.Person(Role.CommitteeLeader, "Trưởng Ban khác", bodyId: World.Council.StandingBoardId);
        await World.Send(World.UnitContact, new AcceptTask { TaskId = task, Version = 2, AcceptedOn = SomeTasks.AcceptedOn });
        var (report, items, handedIn) = await World.SubmittedRemediation((task, RemediationClaim.Done));
        var (own, stranger, way) = (await Browser(leader), await Browser(other), $"a[href='/noi-dung/{task}#viec']");
        Assert.That((await own.Open("/")).QuerySelector(way), Is.Null, "the office has not appraised it");

        await World.Send(World.Office, new BeginAppraisal { RemediationReportId = report, Version = handedIn.Version, AppraisalOn = SomeTasks.Today });

        Assert.That((await own.Open("/")).QuerySelector(way)!.ParentElement!.TextContent, Does.Contain("Ủy ban nhân dân xã Hòa Bình: đã thực hiện"));
        Assert.That((await stranger.Open("/")).QuerySelector(way), Is.Null, "another body's leader has no part in it");
        await World.Send(leader, SomeTasks.Decision(items[0], RemediationOutcome.Confirmed) with { DecidedOn = SomeTasks.Today });
        Assert.That((await own.Open("/")).QuerySelector(way), Is.Null);
    }

    private async Task<FormBrowser> Browser(Guid person) => new(await Site.BrowserOf(person));
}
