using System.Net;
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

    [Test]
    public async Task What_the_office_found_and_proposes_stands_above_the_decision_until_it_is_made_and_no_unit_reads_it()
    {
        var task = await World.AcceptedTask();
        var (_, items, _) = await World.SubmittedRemediation((task, RemediationClaim.Done));
        var path = $"/noi-dung/{task}";
        var (board, office, unit) = (await Browser(World.StandingBoard), await Browser(World.Office), await Browser(World.UnitHead));

        var (status, half) = await office.Send(path, "#appraise", ("appraise.AppraisalText", "Thiếu ảnh chụp của 12 hồ sơ."));
        Assert.That((status, half.QuerySelector("#appraise-ProposedOutcome-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Chọn “Đề xuất xử lý” khi ghi ý kiến thẩm định.")));
        await office.Do(path, "#appraise", ("appraise.ProposedOutcome", "Returned"), ("appraise.AppraisalText", "Thiếu ảnh chụp của 12 hồ sơ."));
        var first = await board.Open(path);
        Assert.That(first.QuerySelector("#viec #tham-dinh")!.TextContent, Does.Contain("Thiếu ảnh chụp của 12 hồ sơ.").And.Contain("Đề xuất: Đề nghị bổ sung, làm rõ").And.Contain(World.Identity(World.Office).Name));
        Assert.That(new[] { "#giveBack", "#confirm" }.Select(form => first.QuerySelector(form)!.HasAttribute("open")), Is.EqualTo(new[] { true, false }));
        Assert.That((first.QuerySelector("#appraisal"), (await unit.Open(path)).Body!.TextContent.Contains("Thiếu ảnh chụp", StringComparison.Ordinal)), Is.EqualTo(((AngleSharp.Dom.IElement?)null, false)));

        var revised = await office.Do(path, "#appraisal", ("appraisal.ProposedOutcome", "Confirmed"), ("appraisal.AppraisalText", "Đã xem đủ ảnh chụp tại chỗ."));
        Assert.That(revised.QuerySelector("#bao-cao")!.TextContent, Does.Contain("Đã xem đủ ảnh chụp tại chỗ.").And.Not.Contain("Thiếu ảnh chụp"));
        Assert.That((await board.Send(first, path, "#giveBack", ("giveBack.Reason", "Thiếu ảnh chụp."))).Status, Is.EqualTo(HttpStatusCode.PreconditionFailed), "the office has found something else meanwhile");
        Assert.That((await World.Refused(World.UnitHead, Said(items[0]))).Kind, Is.EqualTo(Core.Pipeline.RefusalKind.Forbidden));
        Assert.That((await board.Open($"/bao-cao/{(await World.Send(World.Office, new RemediationReportList { TaskId = task })).Items[0].Id}")).Body!.TextContent, Does.Contain("Đã xem đủ ảnh chụp tại chỗ."));

        await board.Do(path, "#confirm");
        Assert.That((await World.Refused(World.Office, Said(items[0]) with { Version = 5 })).Code, Is.EqualTo("remediation.not_appraised"));
        Assert.That((await office.Open(path)).QuerySelector("#bao-cao")!.TextContent, Does.Contain("Đề xuất: Xác nhận hoàn thành"));
        Assert.That((await unit.Open(path)).Body!.TextContent, Does.Not.Contain("Đã xem đủ ảnh chụp tại chỗ.").And.Not.Contain("Đề xuất:"));
        Assert.That(await World.Journalled(items[0], "RemediationItemAppraised", "Data"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_report_of_several_tasks_is_appraised_task_by_task_on_its_own_page()
    {
        var tasks = await World.AcceptedTasks(2);
        var (report, items) = await World.AppraisedRemediation((tasks[0], RemediationClaim.Done), (tasks[1], RemediationClaim.Done));
        var office = await Browser(World.Office);

        var said = await office.Do($"/bao-cao/{report}", $"#appraisal-{items[1]:N}", ("appraisal.ProposedOutcome", "NotSatisfactory"), ("appraisal.AppraisalText", "Chưa có quyết định bổ sung nhân lực."));

        Assert.That(said.QuerySelector($"#noi-dung-{tasks[1]:N}")!.TextContent, Does.Contain("Chưa có quyết định bổ sung nhân lực."));
        Assert.That(said.QuerySelector($"#noi-dung-{tasks[0]:N}")!.TextContent, Does.Not.Contain("Chưa có quyết định bổ sung nhân lực."));
        Assert.That((await (await Browser(World.StandingBoard)).Open($"/noi-dung/{tasks[0]}")).QuerySelector("#viec")!.TextContent, Does.Contain("Văn phòng chưa ghi ý kiến thẩm định, đề xuất."));
    }

    private static AppraiseRemediationItem Said(Guid item) => new() { RemediationItemId = item, Version = 4, ProposedOutcome = RemediationOutcome.Confirmed, AppraisalText = "Đủ.", AppraisedOn = SomeTasks.Today };

    private async Task<FormBrowser> Browser(Guid person) => new(await Site.BrowserOf(person));
}
