using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Councils;
using Supervision.Core.Extensions;
using Supervision.Core.Notices;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Web;

/// <summary>More time is offered to be granted to whoever may grant it, with the limits said beforehand and the day as the paper names it.</summary>
public sealed partial class TaskHandlingPageTests
{
    [Test]
    public async Task Another_bodys_leader_reads_a_task_and_is_offered_nothing_that_would_be_refused()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        var committee = (await World.Send(World.Administrator, new AddBody
        {
            Kind = BodyKind.Committee, Name = "Ban Văn hóa - Xã hội Hội đồng nhân dân tỉnh", HeaderName = "BAN VĂN HÓA - XÃ HỘI", ShortCode = "BVHXH", ValidFrom = new DateOnly(2021, 7, 1),
        })).Id;
        var leader = await World.Person(Role.CommitteeLeader, "Trưởng Ban Văn hóa - Xã hội", bodyId: committee);
        await Asked(task, new DateOnly(2026, 8, 14));

        var page = await (await Browser(leader)).Open($"/noi-dung/{task}");
        Assert.That(page.QuerySelectorAll("#viec details").Select(form => form.Id), Is.EqualTo(new[] { "contact" }), "whoever urged the unit may write it down");
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("Đề nghị gia hạn chờ cơ quan đã kết luận, kiến nghị quyết định."));
        Assert.That((await (await Browser(World.StandingBoard)).Open($"/noi-dung/{task}")).QuerySelectorAll("#grant, #deny, #drop, #suspend"), Has.Length.EqualTo(4));
    }

    [Test]
    public async Task The_leader_of_the_committee_that_recommended_decides_about_its_task()
    {
        var (task, leader) = await World.CommitteeTask();
        await World.Send(World.UnitContact, new AcceptTask { TaskId = task, Version = 2, AcceptedOn = SomeTasks.AcceptedOn });
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        await Asked(task, new DateOnly(2026, 8, 14));
        Assert.That((await (await Browser(leader)).Open($"/noi-dung/{task}")).QuerySelectorAll("#grant, #deny, #drop, #suspend"), Has.Length.EqualTo(4));
    }

    [Test]
    public async Task The_limits_are_said_before_anything_is_typed_and_passed_with_a_reason()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        var path = $"/noi-dung/{task}";
        const string Limits = "Giới hạn theo mức mặc định của hệ thống: gia hạn tối đa 2 lần (đã gia hạn 0 lần), không quá 90 ngày so với thời hạn ban đầu, tức đến ngày 28/9/2026.";
        var (contact, board) = (await Browser(World.UnitContact), await Browser(World.StandingBoard));
        Assert.That((await contact.Open(path)).QuerySelector("#extension")!.TextContent, Does.Contain(Limits));
        await contact.Do(path, "#extension", ("extension.Extension.RequestedDueOn", "2026-10-17"), ("extension.Extension.Reason", "Chờ đo đạc."));
        if ((await contact.Open(path)).QuerySelector("#sendExtension") is not null) await contact.Do(path, "#sendExtension");

        var offered = (await board.Open(path)).QuerySelector("#grant")!;
        Assert.That(offered.TextContent, Does.Contain(Limits).And.Contain("17/10/2026 (thứ Bảy, thực hiện đến hết ngày 19/10/2026)"));
        var (status, refused) = await board.Send(path, "#grant", ("grant.DecisionReference", "160/HĐND-VP"));
        Assert.That((status, refused.QuerySelector("#grant-ConfirmsBeyondLimit-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity,
            "“Thời hạn mới” (17/10/2026) vượt quá 90 ngày so với thời hạn ban đầu (30/6/2026) theo mức mặc định của hệ thống. Vẫn chấp thuận thì chọn “Có” ở đây và nêu lý do.")));
        Assert.That(FormBrowser.ValueOf(refused.QuerySelector("#grant-DecisionReference")!), Is.EqualTo("160/HĐND-VP"));
        Assert.That((await board.Send(path, "#grant", ("grant.DecisionReference", "160/HĐND-VP"), ("grant.ConfirmsBeyondLimit", "true"))).Page.QuerySelector("#grant-Reason-loi"), Is.Not.Null);
        var page = await board.Do(path, "#grant", ("grant.DecisionReference", "160/HĐND-VP"), ("grant.ConfirmsBeyondLimit", "true"), ("grant.Reason", "Chờ quy hoạch được duyệt."));

        const string Named = "17/10/2026 (thứ Bảy, thực hiện đến hết ngày 19/10/2026)";
        Assert.That(page.QuerySelector("dl.facts b")!.TextContent, Is.EqualTo(Named));
        Assert.That(page.QuerySelector("#gia-han")!.TextContent, Does.Contain($"thời hạn mới {Named}"));
        Assert.That((await World.Send(World.UnitHead, new NoticeList())).Items[0].Title, Is.EqualTo($"Nội dung số 1 được gia hạn đến {Named}"));
        Assert.That((await World.Send(World.UnitHead, new TaskDetails(task))).DueOn, Is.EqualTo(new DateOnly(2026, 10, 19)), "it ends with the next working day");
        Assert.That((await World.Send(World.UnitHead, new ExtensionList { TaskId = task })).Items.Single().GrantedDueOn, Is.EqualTo(new DateOnly(2026, 10, 17)), "as the paper says");
    }

    [Test]
    public async Task A_head_who_drafts_a_late_request_is_told_beforehand_who_looks_at_it_first()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(new DateOnly(2026, 7, 1), new TimeOnly(9, 0));
        var (path, head, contact) = ($"/noi-dung/{task}", await Browser(World.UnitHead), await Browser(World.UnitContact));
        const string First = "đầu mối hoặc người khác của đơn vị xem lại, lưu lại trước, sau đó người đứng đầu mới gửi";

        Assert.That((await head.Open(path)).QuerySelector("#extension")!.TextContent, Does.Contain($"Thời hạn đã qua: đề nghị do người đứng đầu soạn thì {First}, nêu lý do gửi chậm."));
        Assert.That((await contact.Open(path)).QuerySelector("#extension")!.TextContent, Does.Contain("Thời hạn đã qua: đề nghị được lập để người đứng đầu đơn vị gửi, nêu lý do gửi chậm.").And.Not.Contain("xem lại"));
        var drafted = await head.Do(path, "#extension", ("extension.Extension.RequestedDueOn", "2026-08-14"), ("extension.Extension.Reason", "Chờ đo đạc."));
        Assert.That(drafted.QuerySelector("[role=status]")!.TextContent, Is.EqualTo($"Đã lập đề nghị gia hạn, chưa gửi. Thời hạn đã qua: {First}."));
        Assert.That(drafted.QuerySelector("#sendExtension"), Is.Null);

        await head.Do(path, "#withdrawExtension");
        await World.With(World.Administrator, services => services.GetRequiredService<Core.Storage.Db>().Execute("UPDATE People SET IsActive = 0 WHERE Id = @UnitContact AND CouncilId = @CouncilId", new { World.UnitContact }, CancellationToken.None));
        Assert.That((await head.Open(path)).QuerySelector("#extension")!.TextContent, Does.Contain("Thời hạn đã qua: lập đề nghị rồi gửi ở bước tiếp theo, nêu lý do gửi chậm."), "who writes alone sends alone");
        await head.Do(path, "#extension", ("extension.Extension.RequestedDueOn", "2026-08-14"), ("extension.Extension.Reason", "Chờ đo đạc."));
        Assert.That((await head.Do(path, "#sendExtension", ("sendExtension.LateSendingReason", "Sót việc."))).QuerySelector("[role=status]")!.TextContent, Does.StartWith("Đã gửi đề nghị gia hạn"));
    }

    [Test]
    public async Task Whoever_sends_the_report_first_is_told_of_the_request_for_time_and_is_offered_no_form_that_is_refused()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        var (path, head) = ($"/noi-dung/{task}", await Browser(World.UnitHead));
        await World.Send(World.UnitContact, new DraftExtension { TaskId = task, Extension = new ExtensionContent { RequestedDueOn = new DateOnly(2026, 8, 14), Reason = "Chờ đo đạc." } });
        var draft = await World.DraftedRemediation((task, RemediationClaim.Partly));

        const string Told = "Đề nghị gia hạn đã lập cho nội dung số 1 chưa gửi; gửi báo cáo rồi thì không gửi được đề nghị đó nữa.";
        Assert.That((await head.Open(path)).QuerySelector("#submitReport")!.TextContent, Does.Contain(Told));
        Assert.That((await head.Open($"/bao-cao/{draft.Report}")).QuerySelector("#submitReport")!.TextContent, Does.Contain(Told));
        var reported = await head.Do(path, "#submitReport", ("submitReport.ReportedOn", $"{SomeTasks.Today:d/M/yyyy}"));

        Assert.That(reported.QuerySelectorAll("#sendExtension, #reviseExtension, #extension"), Is.Empty);
        Assert.That(reported.QuerySelector("#withdrawExtension")!.TextContent, Does.Contain("Đã báo cáo, chờ thẩm định"));
    }

    [Test]
    public async Task A_coordinating_unit_reads_whose_delay_it_is()
    {
        var (_, _, task, _) = await World.SentConclusion();
        World.Clock.Set(new DateOnly(2026, 7, 6), new TimeOnly(9, 0));
        const string Theirs = "Quá hạn 6 ngày vì Ủy ban nhân dân xã Hòa Bình chưa xác nhận đã nhận, chưa có báo cáo; đơn vị phối hợp";

        var other = await Browser(World.OtherUnitHead);
        Assert.That((await other.Open($"/noi-dung/{task}")).QuerySelector("main")!.TextContent, Does.Contain(Theirs));
        Assert.That((await other.Open("/noi-dung?xem=tat-ca")).QuerySelector("main")!.TextContent, Does.Contain(Theirs));
        Assert.That((await (await Browser(World.UnitHead)).Open($"/noi-dung/{task}")).QuerySelector("main")!.TextContent, Does.Contain("Quá hạn 6 ngày vì đơn vị chưa xác nhận đã nhận, chưa có báo cáo"));
    }

    private async Task Asked(Guid task, DateOnly dueOn)
    {
        var request = (await World.Send(World.UnitContact, new DraftExtension { TaskId = task, Extension = new ExtensionContent { RequestedDueOn = dueOn, Reason = "Chờ đo đạc." } })).Id;
        await World.Send(World.UnitContact, new SendExtension { ExtensionRequestId = request, Version = 1 });
    }
}
