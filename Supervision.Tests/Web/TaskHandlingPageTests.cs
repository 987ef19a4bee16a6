using System.Net;
using Supervision.Core.Extensions;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Evidence;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Web;

/// <summary>What goes otherwise than straight on with a task: evidence taken back, a check on the spot, another unit, a corrected request, somebody who was first.</summary>
public sealed partial class TaskHandlingPageTests : SiteTest
{
    [Test]
    public async Task A_file_is_taken_back_before_it_is_handed_in_and_not_after()
    {
        var task = await World.AcceptedTask();
        var path = $"/noi-dung/{task}";
        var contact = await Browser(World.UnitContact);
        await contact.Attach(path, "#minh-chung-moi", "nhầm.pdf", SomeFiles.Pdf);
        await contact.Attach(path, "#minh-chung-moi", "đúng.pdf", SomeFiles.Pdf);
        var files = (await contact.Open(path)).QuerySelectorAll("#minh-chung details.action").Select(d => d.Id!).ToList();

        var sent = await contact.SendTwice(path, $"#{files[0]}");
        var rest = await contact.Open(path);
        // What is not done yet is only noted: the task stays open, and what was handed in stays handed in.
        await World.SubmittedRemediation((task, RemediationClaim.NotYet));
        var handedIn = await contact.Open(path);

        Assert.That(files, Has.Count.EqualTo(2));
        Assert.That(sent, Is.EqualTo((HttpStatusCode.Found, HttpStatusCode.Found)));
        Assert.That(rest.QuerySelector("[role=status]")!.TextContent, Is.EqualTo("Đã rút minh chứng."));
        Assert.That(rest.QuerySelector("#minh-chung")!.TextContent, Does.Contain("đúng.pdf").And.Not.Contain("nhầm.pdf"));
        Assert.That((handedIn.QuerySelector("#minh-chung-moi"), handedIn.QuerySelectorAll("#minh-chung details.action").Length), Is.EqualTo((handedIn.QuerySelectorAll("#viec details")[^1], 0)));
    }

    [Test]
    public async Task The_office_writes_down_what_was_found_on_the_spot_once()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        var path = $"/noi-dung/{task}";
        var office = await Browser(World.Office);

        var (status, refused) = await office.Send(path, "#recheck", ("recheck.CheckedOn", "2026-06-30"), ("recheck.Place", "Bộ phận Một cửa"), ("recheck.Participants", "Văn phòng, UBND xã"), ("recheck.Result", nameof(RecheckResult.PartlyRemedied)));
        var (empty, emptyPage) = await office.Send(path, "#recheck");
        var sent = await office.SendTwice(path, "#recheck", ("recheck.Place", "Bộ phận Một cửa"), ("recheck.Participants", "Văn phòng, UBND xã"), ("recheck.Result", nameof(RecheckResult.PartlyRemedied)), ("recheck.Note", "Còn 12 hồ sơ."));
        var page = await office.Open(path);

        Assert.That((status, empty), Is.EqualTo((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity)));
        Assert.That(refused.QuerySelector("#recheck-CheckedOn ~ .error"), Is.Not.Null);
        Assert.That(FormBrowser.ValueOf(refused.QuerySelector("#recheck-Result")!), Is.EqualTo(nameof(RecheckResult.PartlyRemedied)));
        foreach (var field in new[] { "#recheck-Place", "#recheck-Participants" }) Assert.That(emptyPage.QuerySelector($"{field} ~ .error"), Is.Not.Null, field);
        Assert.That(sent, Is.EqualTo((HttpStatusCode.Found, HttpStatusCode.Found)));
        Assert.That(page.QuerySelector("#lich-su")!.TextContent, Does.Contain("29/5/2026").And.Contain("khắc phục một phần. Còn 12 hồ sơ.").And.Contain("Văn phòng, UBND xã"));
        Assert.That((await World.Send(World.Office, new TaskHistory(task))).Rechecks, Has.Count.EqualTo(1));
        Assert.That((await (await Browser(World.UnitHead)).Open(path)).QuerySelector("#recheck"), Is.Null);
    }

    [Test]
    public async Task A_refused_task_goes_to_another_unit_that_is_found_by_its_name_among_many()
    {
        var (_, _, task, _) = await World.SentConclusion();
        for (var i = 0; i < 200; i++) await World.Send(World.Administrator, World.NewUnit($"M{i}", $"Ủy ban nhân dân xã Mẫu {i}"));
        var far = (await World.Send(World.Administrator, World.NewUnit("Z9", "Ủy ban nhân dân xã Vĩnh Xa"))).Id;
        var head = await World.Person(Core.Access.Role.UnitHead, "Chủ tịch UBND xã", far);
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        await World.Send(World.UnitContact, new RefuseTask { TaskId = task, Version = 2, RefusedOn = SomeTasks.AcceptedOn, Reason = "Thuộc xã khác." });
        var path = $"/noi-dung/{task}";
        var board = await Browser(World.StandingBoard);
        string[] Offered(AngleSharp.Dom.IParentNode page) => [.. page.QuerySelectorAll("#reassign-LeadUnitId option").Select(o => o.GetAttribute("value")!).Where(v => v.Length > 0)];

        var opened = await board.Open(path);
        var (looked, found) = await board.Send(path, "#reassign", ("reassign.Find", "vinh xa"), ("reassign.Reason", "Địa bàn của xã Vĩnh Xa."), ("find", "1"));
        Assert.That(opened.QuerySelector("#reassign")!.TextContent, Does.Contain("Thuộc xã khác."));
        Assert.That(Offered(opened), Has.Length.LessThanOrEqualTo(201).And.Not.Contain($"{far}"));
        Assert.That((looked, found.QuerySelectorAll(".error").Length), Is.EqualTo((HttpStatusCode.OK, 0)));
        Assert.That(Offered(found), Is.EqualTo(new[] { $"{World.Unit}", $"{far}" }), "the unit that has it, and what was found");
        Assert.That(FormBrowser.ValueOf(found.QuerySelector("#reassign-Reason")!), Is.EqualTo("Địa bàn của xã Vĩnh Xa."));

        var (status, refused) = await board.Send(path, "#reassign");
        var done = await board.Do(path, "#reassign", ("reassign.LeadUnitId", $"{far}"), ("reassign.Reason", "Địa bàn của xã Vĩnh Xa."));
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.QuerySelector("#reassign-LeadUnitId ~ .error")!.TextContent, Is.EqualTo("“Cơ quan chủ trì” không được để trống."));
        Assert.That(refused.QuerySelector("#reassign-Reason ~ .error"), Is.Not.Null, "whoever left two fields empty is told of both");
        Assert.That(done.QuerySelector("main")!.TextContent, Does.Contain("Đã chuyển nội dung cho cơ quan chủ trì").And.Contain("Ủy ban nhân dân xã Vĩnh Xa"));
        Assert.That((await (await Browser(head)).Open("/noi-dung")).QuerySelectorAll("ul.rows > li"), Has.Length.EqualTo(1));
        Assert.That((await (await Browser(World.Office)).Open(path)).QuerySelector("#reassign"), Is.Null);
    }

    [Test]
    public async Task A_request_that_was_not_sent_is_corrected()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(new DateOnly(2026, 7, 2), new TimeOnly(9, 0));
        var path = $"/noi-dung/{task}";
        var contact = await Browser(World.UnitContact);
        await contact.Do(path, "#extension", ("extension.Extension.RequestedDueOn", "2026-08-14"), ("extension.Extension.Reason", "Chờ xác minh."));

        var (status, refused) = await contact.Send(path, "#reviseExtension", ("reviseExtension.Extension.RequestedDueOn", "2026-06-01"), ("reviseExtension.Extension.Reason", "Chờ xác minh 12 hồ sơ."));
        var done = await contact.Do(path, "#reviseExtension", ("reviseExtension.Extension.RequestedDueOn", "2026-08-07"), ("reviseExtension.Extension.Reason", "Chờ xác minh 12 hồ sơ."));
        await (await Browser(World.UnitHead)).Do(path, "#sendExtension", ("sendExtension.LateSendingReason", "Mưa lũ kéo dài."));
        var sent = await contact.Open(path);

        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.QuerySelector("#reviseExtension-Extension-RequestedDueOn ~ .error")!.TextContent, Does.Contain("phải sau thời hạn hiện nay"));
        Assert.That(FormBrowser.ValueOf(refused.QuerySelector("#reviseExtension-Extension-Reason")!), Is.EqualTo("Chờ xác minh 12 hồ sơ."));
        Assert.That(done.QuerySelector("#gia-han")!.TextContent, Does.Contain("Đề nghị đến 07/8/2026").And.Contain("Chờ xác minh 12 hồ sơ."));
        Assert.That((sent.QuerySelector("#reviseExtension"), sent.QuerySelector("#withdrawExtension")!.TextContent.Contains("rút đề nghị này rồi gửi đề nghị mới", StringComparison.Ordinal)), Is.EqualTo(((AngleSharp.Dom.IElement?)null, true)));
        Assert.That((await World.Send(World.UnitHead, new ExtensionList { TaskId = task })).Items.Single().RequestedDueOn, Is.EqualTo(new DateOnly(2026, 8, 7)));
    }

    [Test]
    public async Task A_report_is_given_back_until_a_day_that_leaves_the_tasks_deadline_as_it_is()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        await World.AppraisedRemediation((task, RemediationClaim.Done));
        var path = $"/noi-dung/{task}";
        var board = await Browser(World.StandingBoard);
        Assert.That((await board.Open(path)).QuerySelector("#giveBack")!.TextContent, Does.Contain("Bổ sung chậm nhất ngày").And.Contain("thời hạn thực hiện 30/6/2026 không sớm lên"));

        var (status, refused) = await board.Send(path, "#giveBack", ("giveBack.Reason", "Thiếu ảnh chụp."), ("giveBack.NewDueOn", "2026-05-29"));
        Assert.That((status, refused.QuerySelector("#giveBack-NewDueOn-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "“Bổ sung chậm nhất ngày” phải sau ngày xử lý.")));
        await board.Do(path, "#giveBack", ("giveBack.Reason", "Thiếu ảnh chụp."), ("giveBack.NewDueOn", "2026-06-10"));
        var page = await (await Browser(World.UnitHead)).Open(path);
        Assert.That(page.QuerySelectorAll("dl.facts dd").Select(dd => dd.TextContent.Trim()), Does.Contain("chậm nhất ngày 10/6/2026").And.Contain("30/6/2026, chưa đổi lần nào"));
        Assert.That(page.QuerySelector("#bao-cao, main")!.TextContent, Does.Contain("Bổ sung chậm nhất ngày 10/6/2026"));
    }

    [Test]
    public async Task A_report_that_came_in_time_is_given_back_after_the_deadline_with_a_day_and_is_not_late_until_then()
    {
        var task = await World.AcceptedTask();
        await World.AppraisedRemediation((task, RemediationClaim.Done));
        World.Clock.Set(new DateOnly(2026, 7, 10), new TimeOnly(9, 0));
        var path = $"/noi-dung/{task}";
        var board = await Browser(World.StandingBoard);

        var (status, refused) = await board.Send(path, "#giveBack", ("giveBack.Reason", "Thiếu ảnh chụp."), ("giveBack.NewDueOn", ""));
        Assert.That((status, refused.QuerySelector("#giveBack-NewDueOn-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Thời hạn thực hiện (30/6/2026) đã qua nên phải nêu ngày đơn vị bổ sung, làm rõ chậm nhất.")));
        await board.Do(path, "#giveBack", ("giveBack.Reason", "Thiếu ảnh chụp."));

        var back = await World.Send(World.UnitHead, new TaskDetails(task));
        Assert.That((back.Progress, back.DueOn > new DateOnly(2026, 7, 10), back.Timeliness is Timeliness.Overdue), Is.EqualTo((TaskProgress.Returned, true, false)), "the day that is proposed");
        Assert.That((await (await Browser(World.UnitHead)).Open(path)).QuerySelector("main")!.TextContent, Does.Not.Contain("Quá hạn"));
        World.Clock.Set(back.DueOn!.Value, new TimeOnly(9, 0));
        var (report, version, items) = await World.DraftedRemediation((task, RemediationClaim.Done));
        var handedIn = await World.Send(World.UnitHead, new SubmitRemediationReport { RemediationReportId = report, Version = version, ReportedOn = back.DueOn.Value });
        await World.Send(World.Office, new BeginAppraisal { RemediationReportId = report, Version = handedIn.Version, AppraisalOn = back.DueOn.Value });
        await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.Confirmed) with { DecidedOn = back.DueOn.Value });
        Assert.That((await World.Send(World.Office, new TaskDetails(task))).Timeliness, Is.EqualTo(Timeliness.OnTime), "what was asked by a day came by that day");
    }

    [Test]
    public async Task A_report_without_evidence_is_remarked_to_whoever_sends_appraises_and_confirms_it()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        var path = $"/noi-dung/{task}";
        var (report, version, _) = await World.DraftedRemediation((task, RemediationClaim.Done));
        Assert.That((await (await Browser(World.UnitHead)).Open(path)).QuerySelector("#submitReport")!.TextContent, Does.Contain("Chưa kèm minh chứng nào cho nội dung này"));
        var handedIn = await World.Send(World.UnitHead, new SubmitRemediationReport { RemediationReportId = report, Version = version, ReportedOn = SomeTasks.ReportedOn });
        const string Bare = "Đơn vị không gửi kèm minh chứng nào cho nội dung này";
        Assert.That((await (await Browser(World.Office)).Open(path)).QuerySelector("#appraise")!.TextContent, Does.Contain(Bare));
        await World.Send(World.Office, new BeginAppraisal { RemediationReportId = report, Version = handedIn.Version, AppraisalOn = SomeTasks.Today });
        Assert.That((await (await Browser(World.StandingBoard)).Open(path)).QuerySelector("#confirm")!.TextContent, Does.Contain(Bare));
    }

    [Test]
    public async Task Who_decides_a_report_second_is_told_and_what_was_typed_is_not_lost()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        var (_, items) = await World.AppraisedRemediation((task, RemediationClaim.Done));
        var path = $"/noi-dung/{task}";
        var board = await Site.BrowserOf(World.StandingBoard);
        var opened = FormBrowser.Parse(await board.GetStringAsync(new Uri(path, UriKind.Relative)));
        await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.Confirmed));

        using var content = new FormUrlEncodedContent(opened.QuerySelectorAll("#giveBack input, #giveBack textarea")
            .Select(f => new KeyValuePair<string, string>(f.GetAttribute("name")!, f.GetAttribute("name") == "giveBack.Reason" ? "Thiếu ảnh chụp." : FormBrowser.ValueOf(f))));
        using var response = await board.PostAsync(new Uri($"{path}?handler=giveBack", UriKind.Relative), content);
        var page = FormBrowser.Parse(await response.Content.ReadAsStringAsync());

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.PreconditionFailed));
        Assert.That(page.QuerySelector("#giveBack"), Is.Null);
        Assert.That(page.QuerySelector("main > [role=alert] li")!.TextContent, Does.Contain("đã được"));
        Assert.That(page.QuerySelector("main > [role=alert] dd")!.TextContent, Is.EqualTo("Thiếu ảnh chụp."));
    }

    private async Task<FormBrowser> Browser(Guid person) => new(await Site.BrowserOf(person));
}
