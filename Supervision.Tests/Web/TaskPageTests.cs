using System.Net;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Evidence;
using Supervision.Tests.Ledger;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Web;

/// <summary>A task from its pages alone, as a browser without scripts meets them.</summary>
public sealed class TaskPageTests : SiteTest
{
    [Test]
    public async Task A_unit_accepts_reports_with_a_file_and_the_Standing_Board_confirms_through_forms_only()
    {
        var (_, _, task, _) = await World.SentConclusion();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        var contact = await Browser(World.UnitContact);
        var path = $"/noi-dung/{task}";

        var owed = await contact.Open("/noi-dung");
        var step = owed.QuerySelector("main .rows a.button")!;
        Assert.That(step.TextContent, Is.EqualTo("Xác nhận đã nhận"));
        Assert.That((await contact.Open(step.GetAttribute("href")!)).QuerySelector("#accept")!.HasAttribute("open"), Is.True);
        var accepted = await contact.Do(path, "#accept");
        Assert.That(accepted.QuerySelector("[role=status]")!.TextContent, Is.EqualTo("Đã ghi: đơn vị đã nhận."));
        await contact.Do(path, "#report", ("report.Reference", "45/BC-UBND"), ("report.Text", "Đã giải quyết 72 hồ sơ."));
        var (attached, _) = await contact.Attach(path, "#minh-chung-moi", "thư xin lỗi.pdf", SomeFiles.Pdf);
        Assert.That(attached, Is.EqualTo(HttpStatusCode.Found));
        Assert.That((await contact.Open(path)).QuerySelector("#submitReport"), Is.Null, "who drafted does not approve");

        var head = await Browser(World.UnitHead);
        var submitted = await head.Do(path, "#submitReport");
        Assert.That(submitted.QuerySelector("[role=status]")!.TextContent, Does.StartWith("Đã gửi báo cáo; giấy biên nhận số"));
        var receipt = submitted.QuerySelector("#bao-cao a[href*='/receipts/']")!.GetAttribute("href")!;
        using var paper = await (await Site.As(World.UnitHead)).GetAsync(new Uri(receipt, UriKind.Relative));
        Assert.That((paper.StatusCode, paper.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, "application/pdf")));

        var office = await Browser(World.Office);
        var seen = await office.Open(path);
        Assert.That(seen.QuerySelector("#minh-chung")!.TextContent, Does.Contain("thư xin lỗi.pdf"));
        Assert.That(seen.QuerySelector("#confirm"), Is.Null, "the office appraises and does not confirm");
        await office.Do(path, "#appraise");
        var board = await Browser(World.StandingBoard);
        var confirmed = await board.Do(path, "#confirm", ("confirm.Reference", "12/PXN-HĐND"));

        Assert.That(confirmed.QuerySelector("main")!.TextContent, Does.Contain("Hoàn thành").And.Contain("Hoàn thành trước hạn").And.Contain("12/PXN-HĐND"));
        var view = await World.Send(World.StandingBoard, new TaskDetails(task));
        Assert.That((view.Progress, view.PercentDone, view.ReportedOn), Is.EqualTo((TaskProgress.Confirmed, 100, SomeTasks.Today)));
    }

    [Test]
    public async Task More_time_is_asked_for_and_granted_through_forms()
    {
        var task = await World.AcceptedTask();
        var path = $"/noi-dung/{task}";
        var contact = await Browser(World.UnitContact);
        await contact.Do(path, "#promise", ("promise.PromisedOn", "2026-07-20"));

        var asked = await contact.Do(path, "#extension",
            ("extension.Extension.RequestedDueOn", "2026-08-14"), ("extension.Extension.Reason", "Còn 12 hồ sơ chờ xác minh."));
        var board = await Browser(World.StandingBoard);
        var granted = await board.Do(path, "#grant", ("grant.DecisionReference", "31/HĐND-VP"));

        Assert.That(asked.QuerySelector("#gia-han")!.TextContent, Does.Contain("Đề nghị đến 14/8/2026").And.Contain("Đã gửi"));
        var facts = granted.QuerySelectorAll("dl.facts")[1].TextContent;
        Assert.That(facts, Does.Contain("30/6/2026").And.Contain("14/8/2026").And.Contain("đã đổi 1 lần, lùi thêm 45 ngày").And.Contain("20/7/2026"));
        Assert.That((await World.Send(World.UnitHead, new TaskDetails(task))).DueOn, Is.EqualTo(new DateOnly(2026, 8, 14)));
    }

    [Test]
    public async Task After_the_deadline_the_head_sends_what_the_contact_drafted_and_says_why()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(new DateOnly(2026, 7, 2), new TimeOnly(9, 0));
        var path = $"/noi-dung/{task}";
        var contact = await Browser(World.UnitContact);
        var drafted = await contact.Do(path, "#extension", ("extension.Extension.RequestedDueOn", "2026-08-14"), ("extension.Extension.Reason", "Chờ xác minh."));
        Assert.That(drafted.QuerySelector("#sendExtension"), Is.Null);

        var head = await Browser(World.UnitHead);
        var (status, page) = await head.Send(path, "#sendExtension");
        await head.Do(path, "#sendExtension", ("sendExtension.LateSendingReason", "Mưa lũ kéo dài."));

        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.QuerySelector("#sendExtension .error")!.TextContent, Does.Contain("phải nêu lý do gửi chậm"));
        Assert.That(await World.Value<string>("SELECT LateSendingReason FROM ExtensionRequests WHERE TaskId = @task AND CouncilId = @CouncilId", new { task }), Is.EqualTo("Mưa lũ kéo dài."));
    }

    [Test]
    public async Task Wrong_input_keeps_what_was_typed_names_the_field_and_leaves_nothing()
    {
        var task = await World.AcceptedTask();
        var path = $"/noi-dung/{task}";
        var contact = await Browser(World.UnitContact);
        var before = await Site.Rows();

        var (status, page) = await contact.Send(path, "#report",
            ("report.Claim", nameof(RemediationClaim.Partly)), ("report.PercentDone", "100"), ("report.Text", "Đã làm được một nửa."), ("report.Request", "Xin hướng dẫn\nvề hồ sơ."));
        var (unread, unreadPage) = await contact.Send(path, "#promise", ("promise.PromisedOn", "31/02/2026"));

        var form = page.QuerySelector("#report")!;
        Assert.That((status, form.HasAttribute("open")), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        Assert.That(form.QuerySelector("#report-PercentDone ~ .error")!.TextContent, Does.Contain("phải nhỏ hơn 100"));
        Assert.That(form.QuerySelector("#report-Cause ~ .error")!.TextContent, Does.Contain("khi chưa thực hiện xong"));
        Assert.That(form.QuerySelectorAll(".error"), Has.Length.EqualTo(2));
        Assert.That(FormBrowser.ValueOf(form.QuerySelector("#report-Text")!), Is.EqualTo("Đã làm được một nửa."));
        Assert.That(FormBrowser.ValueOf(form.QuerySelector("#report-Request")!).ReplaceLineEndings("\n"), Is.EqualTo("Xin hướng dẫn\nvề hồ sơ."));
        Assert.That(FormBrowser.ValueOf(form.QuerySelector("#report-Claim")!), Is.EqualTo(nameof(RemediationClaim.Partly)));
        Assert.That(unread, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(unreadPage.QuerySelector("#promise-PromisedOn ~ .error")!.TextContent, Does.Contain("31/02/2026").And.Contain("Ngày đơn vị hứa"));
        Assert.That(await Site.Rows(), Is.EqualTo(before));
    }

    [Test]
    public async Task Who_comes_second_is_told_and_sees_how_it_stands_now()
    {
        var task = await World.AcceptedTask();
        var path = $"/noi-dung/{task}";
        var board = await Site.BrowserOf(World.StandingBoard);
        var opened = FormBrowser.Parse(await board.GetStringAsync(new Uri(path, UriKind.Relative)));
        await World.Send(World.UnitContact, new StartTask { TaskId = task, Version = await World.VersionOf(task), StartedOn = SomeTasks.Today });

        using var content = new FormUrlEncodedContent(opened.QuerySelectorAll("#suspend input, #suspend select, #suspend textarea")
            .Select(f => new KeyValuePair<string, string>(f.GetAttribute("name")!, f.GetAttribute("name") switch { "suspend.DecisionReference" => "27/TB-HĐND", "suspend.Reason" => "Chờ luật mới.", _ => FormBrowser.ValueOf(f) })));
        using var response = await board.PostAsync(new Uri($"{path}?handler=suspend", UriKind.Relative), content);
        var page = FormBrowser.Parse(await response.Content.ReadAsStringAsync());

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.PreconditionFailed));
        Assert.That(page.QuerySelector("#suspend [role=alert]")!.TextContent, Does.Contain("đã được"));
        Assert.That(page.QuerySelector("main .badge")!.TextContent, Is.EqualTo("Đang thực hiện"));
        Assert.That(FormBrowser.ValueOf(page.QuerySelector("#suspend-Reason")!), Is.EqualTo("Chờ luật mới."));
        Assert.That(page.QuerySelector("#suspend [name='suspend.Version']")!.GetAttribute("value"), Is.EqualTo($"{await World.VersionOf(task)}"));
    }

    [Test]
    public async Task Another_unit_s_task_is_not_there()
    {
        var (_, task) = await World.Assigned();
        var lead = await Site.BrowserOf(World.UnitHead);
        var stranger = await Site.BrowserOf(World.OtherUnitHead);
        var form = FormBrowser.Parse(await lead.GetStringAsync(new Uri($"/noi-dung/{task}", UriKind.Relative)));
        // The stranger's own token, from a page that they may see.
        await World.Send(World.StandingBoard, new Core.Ledger.AssignSourcePaper { SourcePaperId = await OtherPaper(), Version = 1 });
        var own = await World.Value<string>("SELECT LOWER(CAST(Id AS nvarchar(36))) FROM FollowUpTasks WHERE LeadUnitId = @OtherUnit AND CouncilId = @CouncilId", new { World.OtherUnit });
        var ownPage = FormBrowser.Parse(await stranger.GetStringAsync(new Uri($"/noi-dung/{own}", UriKind.Relative)));
        var before = await Site.Rows();

        foreach (var path in new[] { $"/noi-dung/{task}", $"/noi-dung/{task}/minh-chung" })
            Assert.That((await stranger.GetAsync(new Uri(path, UriKind.Relative))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["accept.AcceptedOn"] = "2026-03-09",
            ["accept.Version"] = form.QuerySelector("#accept [name='accept.Version']")!.GetAttribute("value")!,
            ["__RequestVerificationToken"] = ownPage.QuerySelector("#accept [name=__RequestVerificationToken]")!.GetAttribute("value")!,
        });
        var sent = await stranger.PostAsync(new Uri($"/noi-dung/{task}?handler=accept", UriKind.Relative), content);

        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await Site.Rows(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_message_stands_ready_to_be_copied_and_a_call_is_noted()
    {
        var (_, _, task, _) = await World.SentConclusion();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        var office = await Browser(World.Office);

        var page = await office.Open($"/noi-dung/{task}");
        await office.Do($"/noi-dung/{task}", "#contact", ("contact.ToWhom", "Chủ tịch UBND xã"), ("contact.Text", "Đã nhắn qua Zalo, hẹn báo cáo cuối tuần."));
        var book = await office.Open($"/so-don-doc?noi-dung={task}");

        Assert.That(FormBrowser.ValueOf(page.QuerySelector("#tin-nhan textarea")!), Does.Contain("trân trọng đề nghị").And.Contain($"/noi-dung/{task}"));
        Assert.That(page.QuerySelector("#tin-nhan svg"), Is.Not.Null);
        Assert.That(page.QuerySelector("#tin-nhan button")!.HasAttribute("hidden"), Is.True, "without scripts there is nothing to press");
        Assert.That(book.QuerySelector("tbody")!.TextContent, Does.Contain("Zalo").And.Contain("hẹn báo cáo cuối tuần"));
    }

    private async Task<FormBrowser> Browser(Guid person) => new(await Site.BrowserOf(person));

    private async Task<Guid> OtherPaper()
    {
        var paper = (await World.Send(World.Office, SomeLedger.Paper() with { Reference = "26/NQ-HĐND" })).Id;
        await World.Send(World.Office, new Core.Ledger.AddLedgerTask { SourcePaperId = paper, Task = SomeLedger.Task(World) with { LeadUnitId = World.OtherUnit } });
        return paper;
    }
}
