using System.Net;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Ledger;
using Supervision.Core.Notices;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Evidence;
using Supervision.Tests.Ledger;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Web;

/// <summary>What is done about tasks by a button: evidence handed over, a list entered, a check ordered, an opinion given, the line of a digest followed.</summary>
public sealed partial class HandlingByButtonTests : SiteTest
{
    protected override bool Alone => true;

    [Test]
    public async Task A_coordinating_unit_hands_its_evidence_over_and_the_lead_sees_it()
    {
        var task = await World.AcceptedTask();
        var path = $"/noi-dung/{task}";
        var (other, lead) = (await Browser(World.OtherUnitHead), await Browser(World.UnitContact));
        Assert.That((await other.Open(path)).QuerySelector("#handOver"), Is.Null, "nothing is attached yet");
        await other.Attach(path, "#minh-chung-moi", "phoi-hop.pdf", SomeFiles.Pdf);
        Assert.That((await lead.Open(path)).QuerySelector("#minh-chung")!.TextContent, Does.Not.Contain("phoi-hop.pdf"));

        var offered = await other.Open(path);
        var sent = await other.SendTwice(path, "#handOver");
        var done = await other.Open(path);
        var seen = await lead.Open(path);

        Assert.That(offered.QuerySelector("#handOver")!.TextContent, Does.Contain("Ủy ban nhân dân xã Hòa Bình").And.Contain("phoi-hop.pdf"));
        Assert.That(sent, Is.EqualTo((HttpStatusCode.Found, HttpStatusCode.Found)));
        Assert.That((done.QuerySelector("[role=status]")!.TextContent, done.QuerySelector("#handOver")), Is.EqualTo(("Đã chuyển minh chứng cho cơ quan chủ trì.", (AngleSharp.Dom.IElement?)null)));
        Assert.That(seen.QuerySelector("#minh-chung")!.TextContent, Does.Contain("phoi-hop.pdf").And.Contain("đã chuyển cơ quan chủ trì"));
        Assert.That(seen.QuerySelector("#handOver"), Is.Null, "the lead hands nothing over");
    }

    [Test]
    public async Task A_filed_list_waits_on_the_ledger_is_told_to_whoever_approves_and_is_entered_by_one_of_them()
    {
        var filed = await Filed();
        var path = $"/noi-dung/nhap/{filed}";
        var (office, board, filer) = (await Browser(World.Office), await Browser(World.StandingBoard), World.Office);
        Assert.That((await World.Send(World.StandingBoard, new NoticeList())).Items.Select(n => (n.Title, n.Link)), Has.Some.EqualTo(("Danh sách 2 nội dung chờ duyệt ghi vào sổ theo dõi", path)));
        Assert.That((await (await Browser(World.UnitHead)).Get(path)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await (await Browser(World.UnitHead)).Open("/noi-dung?xem=tat-ca")).QuerySelector("#cho-duyet"), Is.Null);

        var ledger = await board.Open("/noi-dung");
        var list = await board.Open(ledger.QuerySelector("#cho-duyet a")!.GetAttribute("href")!);
        var filersOwn = await office.Open(path);
        var entered = await board.Do(path, "#enter");

        Assert.That(ledger.QuerySelector("#cho-duyet")!.TextContent, Does.Contain("2 nội dung theo văn bản số 25/NQ-HĐND").And.Contain(World.Identity(filer).Name));
        Assert.That(list.QuerySelectorAll("#noi-dung-nhap tbody tr").Select(r => r.QuerySelector("td[data-label='Nội dung']")!.TextContent), Is.EqualTo(new[] { "Rà soát quỹ đất công ích (sản phẩm: Báo cáo)", "Nâng cấp trạm y tế (sản phẩm: Báo cáo)" }));
        Assert.That(list.QuerySelector("#noi-dung-nhap tbody td[data-label='Đơn vị']")!.TextContent, Is.EqualTo("Ủy ban nhân dân xã Hòa Bình, Chủ tịch UBND xã"));
        Assert.That((filersOwn.QuerySelector("#enter"), filersOwn.QuerySelector("#decline")), Is.EqualTo(((AngleSharp.Dom.IElement?)null, (AngleSharp.Dom.IElement?)null)), "the office files, it does not approve");
        Assert.That(entered.QuerySelector("[role=status]")!.TextContent, Does.StartWith("Đã ghi 2 nội dung vào sổ, từ số 1."));
        Assert.That((entered.QuerySelector("#enter"), (await board.Open("/noi-dung")).QuerySelector("#cho-duyet")), Is.EqualTo(((AngleSharp.Dom.IElement?)null, (AngleSharp.Dom.IElement?)null)));
        Assert.That((await World.Send(filer, new NoticeList())).Items[0].Title, Is.EqualTo("Danh sách đã được duyệt, ghi vào sổ theo dõi"));
        Assert.That((await World.Send(World.UnitHead, new TaskList())).Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_list_is_declined_with_a_reason_that_whoever_filed_it_reads()
    {
        var filed = await Filed();
        var path = $"/noi-dung/nhap/{filed}";
        var board = await Browser(World.StandingBoard);

        var (status, refused) = await board.Send(path, "#decline");
        await board.Do(path, "#decline", ("decline.Reason", "Nhầm kỳ báo cáo."));
        var seen = await (await Browser(World.Office)).Open(path);

        Assert.That((status, refused.QuerySelector("#decline-Reason ~ .error")), Is.EqualTo((HttpStatusCode.UnprocessableEntity, refused.QuerySelector(".error"))));
        Assert.That(seen.QuerySelector("main")!.TextContent, Does.Contain("Nhầm kỳ báo cáo."));
        Assert.That((await World.Send(World.Office, new NoticeList())).Items[0].Text, Does.Contain("Lý do: Nhầm kỳ báo cáo."));
    }

    [Test]
    public async Task Who_filed_a_list_may_decline_it_and_not_enter_it()
    {
        var paper = (await World.Send(World.Office, SomeLedger.Paper(SourcePaperKind.Backlog) with { IssuedOn = new DateOnly(2024, 7, 1) })).Id;
        var filed = (await World.Send(World.StandingBoard, new ImportLedger { SourcePaperId = paper, Rows = [Row("U1", "Rà soát quỹ đất công ích")] })).SubjectId;

        var own = await (await Browser(World.StandingBoard)).Open($"/noi-dung/nhap/{filed}");

        Assert.That(own.QuerySelectorAll("details.action").Select(d => d.Id), Is.EqualTo(new[] { "decline" }));
        Assert.That(own.QuerySelector("#viec")!.TextContent, Does.Contain("không tự duyệt"));
    }

    [Test]
    public async Task A_task_that_was_ended_by_mistake_is_opened_again_by_a_form()
    {
        var (_, _, task, _) = await World.SentConclusion();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        var path = $"/noi-dung/{task}";
        var (board, office) = (await Browser(World.StandingBoard), await Browser(World.Office));
        var before = await board.Open(path);
        Assert.That((before.QuerySelector("#drop")!.TextContent.Contains("Muốn mở lại phải có văn bản khác.", StringComparison.Ordinal), before.QuerySelector("#reopen")), Is.EqualTo((true, (AngleSharp.Dom.IElement?)null)));
        Assert.That(before.QuerySelector("dl.facts")!.TextContent, Does.Contain("Ngày ban hành").And.Contain("14/5/2026; gửi đơn vị ngày 15/5/2026; đơn vị chưa xác nhận đã nhận"));
        await board.Do(path, "#drop", ("drop.DecisionReference", "28/TB-HĐND"), ("drop.Reason", "Dự án đã dừng."));
        Assert.That((await office.Open(path)).QuerySelector("#reopen"), Is.Null, "the office does not decide");

        var (status, refused) = await board.Send(path, "#reopen", ("reopen.DecisionReference", "29/TB-HĐND"), ("reopen.Reason", "Kết thúc nhầm."), ("reopen.DueOn", "28/5/2026"));
        var opened = await board.Do(path, "#reopen", ("reopen.DecisionReference", "29/TB-HĐND"), ("reopen.Reason", "Kết thúc nhầm."), ("reopen.DueOn", "14/8/2026"));
        var unit = await (await Browser(World.UnitHead)).Open(path);

        Assert.That((status, FormBrowser.ValueOf(refused.QuerySelector("#reopen-Reason")!)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Kết thúc nhầm.")));
        Assert.That(refused.QuerySelector("#reopen-DueOn")!.ParentElement!.QuerySelector(".error")!.TextContent, Does.Contain("phải từ hôm nay trở đi"));
        Assert.That(opened.QuerySelector("[role=status]")!.TextContent, Is.EqualTo("Đã mở lại nội dung; đơn vị được báo và tiếp tục thực hiện."));
        Assert.That(unit.QuerySelector("main")!.TextContent, Does.Contain("Đang thực hiện").And.Contain("14/8/2026, đã đổi 1 lần"));
        Assert.That(unit.QuerySelector("#lich-su")!.TextContent, Does.Contain("kết thúc do không còn phù hợp theo 28/TB-HĐND").And.Contain("29/5/2026: mở lại nội dung theo 29/TB-HĐND. Kết thúc nhầm."));
    }

    [Test]
    public async Task The_form_that_opens_a_confirmed_task_again_stands_open_once_a_check_found_otherwise()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        var (_, items) = await World.AppraisedRemediation((task, RemediationClaim.Done));
        await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.Confirmed));
        var board = await Browser(World.StandingBoard);
        Assert.That((await board.Open($"/noi-dung/{task}")).QuerySelector("#reopen")!.HasAttribute("open"), Is.False);

        await (await Browser(World.Office)).Do($"/noi-dung/{task}", "#recheck", ("recheck.Place", "Bộ phận Một cửa"), ("recheck.Participants", "Văn phòng, UBND xã"), ("recheck.Result", nameof(RecheckResult.NotRemedied)));

        Assert.That((await board.Open($"/noi-dung/{task}")).QuerySelector("#reopen")!.HasAttribute("open"), Is.True);
    }

    [Test]
    public async Task A_check_on_the_spot_is_ordered_and_recorded_by_forms()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        var path = $"/noi-dung/{task}";
        var office = await Browser(World.Office);

        var (status, refused) = await office.Send(path, "#orderRecheck", ("orderRecheck.RecheckOn", "28/5/2026"), ("orderRecheck.Reason", "Chưa có ảnh hiện trường."));
        var ordered = await office.Do(path, "#orderRecheck", ("orderRecheck.RecheckOn", "29/05/2026"), ("orderRecheck.AssignedTo", "Chuyên viên Văn phòng"), ("orderRecheck.Reason", "Chưa có ảnh hiện trường."));
        await office.Do(path, "#orderRecheck", ("orderRecheck.RecheckOn", "05/6/2026"), ("orderRecheck.AssignedTo", "Phó Chánh Văn phòng"), ("orderRecheck.Reason", "Kiểm tra lần hai."));
        var second = (await World.Send(World.Office, new TaskHistory(task))).RecheckOrders[1].Id;
        await office.Do(path, $"#withdrawRecheck-{second:N}", ("withdrawRecheck.Reason", "Không cần nữa."));
        var recorded = await office.Do(path, "#recheck", ("recheck.Place", "Bộ phận Một cửa"), ("recheck.Participants", "Văn phòng, UBND xã"));
        var unit = await (await Browser(World.UnitHead)).Open(path);

        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(refused.QuerySelector("#orderRecheck-RecheckOn ~ .error")!.TextContent, Does.Contain("phải từ hôm nay trở đi"));
        Assert.That(FormBrowser.ValueOf(refused.QuerySelector("#orderRecheck-Reason")!), Is.EqualTo("Chưa có ảnh hiện trường."));
        Assert.That(ordered.QuerySelector("#lich-su")!.TextContent, Does.Contain("giao kiểm tra lại tại chỗ ngày 29/5/2026").And.Contain("Chờ kiểm tra"));
        Assert.That(ordered.QuerySelector("#recheck")!.HasAttribute("open"), Is.True, "it is the day");
        Assert.That(recorded.QuerySelectorAll("#lich-su .badge").Select(b => b.TextContent), Is.EqualTo(new[] { "Đã kiểm tra", "Đã hủy" }));
        Assert.That(unit.QuerySelector("#lich-su")!.TextContent, Does.Contain("Chuyên viên Văn phòng").And.Contain("Không cần nữa."));
        Assert.That((unit.QuerySelector("#orderRecheck"), unit.QuerySelector("#recheck")), Is.EqualTo(((AngleSharp.Dom.IElement?)null, (AngleSharp.Dom.IElement?)null)));
    }

    [Test]
    public async Task The_former_head_of_the_delegation_gives_an_opinion_that_the_unit_does_not_read()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        var (report, items) = await World.AppraisedRemediation((task, RemediationClaim.Done));
        var path = $"/bao-cao/{report}";
        var form = $"#opinion-{items[0]:N}";
        var head = await Browser(World.Head);

        var (status, refused) = await head.Send(path, form, ("opinion.GivenOn", "30/6/2026"), ("opinion.Text", "Nên kiểm tra tại chỗ."));
        var sent = await head.SendTwice(path, form, ("opinion.Text", "Nên kiểm tra tại chỗ."));
        var board = await (await Browser(World.StandingBoard)).Open(path);
        var unit = await (await Browser(World.UnitHead)).Open(path);

        Assert.That((status, FormBrowser.ValueOf(refused.QuerySelector($"{form}-Text")!)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Nên kiểm tra tại chỗ.")));
        Assert.That(refused.QuerySelector($"{form}-GivenOn ~ .error"), Is.Not.Null);
        Assert.That(sent, Is.EqualTo((HttpStatusCode.Found, HttpStatusCode.Found)));
        Assert.That(board.QuerySelector("#noi-dung-bao-cao")!.TextContent, Does.Contain($"Ý kiến của {World.Identity(World.Head).Name}, ngày 29/5/2026: Nên kiểm tra tại chỗ."));
        Assert.That(board.QuerySelector(form), Is.Null, "whoever decides gives no opinion");
        Assert.That((unit.QuerySelector(form), unit.QuerySelector("main")!.TextContent.Contains("Nên kiểm tra", StringComparison.Ordinal)), Is.EqualTo(((AngleSharp.Dom.IElement?)null, false)));
    }

    [Test]
    public async Task A_line_of_the_digest_leads_to_its_task_and_whoever_follows_it_has_read_the_notice()
    {
        var tasks = await World.AcceptedTasks(2);
        World.Clock.Set(new DateOnly(2026, 7, 6), new TimeOnly(6, 30));
        await World.Run(new ChaseJob());
        var client = await Site.BrowserOf(World.UnitHead);
        var head = new FormBrowser(client);

        var digest = (await head.Open("/thong-bao")).QuerySelectorAll("li.unread").Single(li => li.TextContent.Contains("Tổng hợp nội dung quá hạn", StringComparison.Ordinal));
        var ways = digest.QuerySelector("ul")!.QuerySelectorAll("li > a").Select(a => a.GetAttribute("href")!).ToList();
        using var followed = await client.GetAsync(new Uri(ways[1], UriKind.Relative));
        using var foreign = await (await Site.BrowserOf(World.Office)).GetAsync(new Uri(ways[1], UriKind.Relative));
        var after = (await World.Send(World.UnitHead, new NoticeList())).Items.Single(n => n.Kind is NoticeKind.OverdueDigest);

        Assert.That(ways.Select(way => way.Split('?')[0]), Is.EqualTo(tasks.Select(task => $"/noi-dung/{task}")));
        Assert.That((followed.StatusCode, followed.Headers.Location!.ToString()), Is.EqualTo((HttpStatusCode.Found, $"/noi-dung/{tasks[1]}")));
        Assert.That((foreign.StatusCode, foreign.Headers.Location!.ToString()), Is.EqualTo((HttpStatusCode.Found, $"/noi-dung/{tasks[1]}")), "a mail that was passed on");
        Assert.That(after.ReadAt, Is.Not.Null);
    }

    private static LedgerRow Row(string unit, string content) => new()
    {
        UnitCode = unit,
        Content = content,
        ResponsiblePost = "Chủ tịch UBND xã",
        Product = "Báo cáo",
        AssignedOn = new DateOnly(2024, 7, 10),
        DueOn = new DateOnly(2025, 3, 31),
        Progress = TaskProgress.Assigned,
    };

    private async Task<Guid> Filed()
    {
        var paper = (await World.Send(World.Office, SomeLedger.Paper(SourcePaperKind.Backlog) with { IssuedOn = new DateOnly(2024, 7, 1) })).Id;
        return (await World.Send(World.Office, new ImportLedger { SourcePaperId = paper, Rows = [Row("U1", "Rà soát quỹ đất công ích"), Row("U2", "Nâng cấp trạm y tế")] })).SubjectId;
    }

    private async Task<FormBrowser> Browser(Guid person) => new(await Site.BrowserOf(person));
}
