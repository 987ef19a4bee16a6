using System.Net;
using Supervision.Core.Access;
using Supervision.Core.Ledger;
using Supervision.Core.Notices;
using Supervision.Core.Tasks;
using Supervision.Tests.Ledger;

namespace Supervision.Tests.Web;

/// <summary>A paper outside campaigns from its registration to what the unit sees of it, by forms alone.</summary>
public sealed partial class LedgerFilingPageTests
{
    private const string Papers = "/van-ban-nguon";

    [Test]
    public async Task A_paper_is_registered_its_tasks_are_drafted_and_somebody_else_sends_them_out()
    {
        var (office, board, unit) = (await Browser(World.Office), await Browser(World.StandingBoard), await Browser(World.UnitHead));
        await office.Do(Papers, "#register", ("register.Kind", nameof(SourcePaperKind.QuestioningResolution)), ("register.Reference", "31/NQ-HĐND"), ("register.IssuedOn", "02/3/2026"),
            ("register.Issuer", "Hội đồng nhân dân tỉnh Lam Sơn"), ("register.Title", "Nghị quyết về hoạt động chất vấn"));
        var path = (await office.Open(Papers)).QuerySelector("main .rows a")!.GetAttribute("href")!;

        var added = await Add(office, path);
        var draft = (await World.Send(World.Office, new TaskList { SourcePaperId = Guid.Parse(path[^36..]) })).Items.Single();
        var onTask = (await office.Open($"/noi-dung/{draft.Id}")).QuerySelector($"main a[href='{path}']");
        var waits = (await board.Open("/")).QuerySelector($"main a[href='{path}']")!.ParentElement!;
        var before = await unit.Get(path);
        foreach (var page in new[] { added, await board.Open(path) })
            Assert.That(page.QuerySelector($"#noi-dung-{draft.Id}")!.TextContent, Does.Contain("Thời hạn: 30/6/2026").And.Contain("phối hợp: Ủy ban nhân dân xã Tân Tiến"));
        Assert.That((await board.Open(path)).QuerySelector($"#noi-dung-{draft.Id}")!.CompareDocumentPosition((await board.Open(path)).QuerySelector("#assign")!), Is.Not.Zero);
        var sent = await board.Do(path, "#assign");
        var seen = await unit.Open(path);

        Assert.That(added.QuerySelector("[role=status]")!.TextContent, Is.EqualTo("Đã thêm nội dung số 1 vào dự thảo; đơn vị chưa thấy cho đến khi được duyệt chuyển."));
        Assert.That(added.QuerySelector("#du-thao .rows")!.TextContent, Does.Contain("Rà soát quỹ đất công ích").And.Contain("Ủy ban nhân dân xã Hòa Bình"));
        Assert.That((added.QuerySelector("#assign"), before.Status), Is.EqualTo(((AngleSharp.Dom.IElement?)null, HttpStatusCode.NotFound)), "the office does not approve, the unit sees nothing yet");
        Assert.That(onTask, Is.Not.Null);
        Assert.That(waits.TextContent, Does.Contain("31/NQ-HĐND").And.Contain("1 nội dung chưa chuyển"));
        Assert.That((await board.Open("/")).QuerySelector($"main a[href='{path}']"), Is.Null, "nothing waits any more");
        Assert.That(sent.QuerySelector("#da-chuyen")!.TextContent, Does.Contain("Rà soát quỹ đất công ích").And.Contain("thời hạn 30/6/2026"));
        Assert.That(seen.QuerySelector("#da-chuyen")!.TextContent, Does.Contain("Rà soát quỹ đất công ích"));
        Assert.That(seen.QuerySelector("details.action"), Is.Null);
        Assert.That((await World.Send(World.Office, new TaskDetails(draft.Id))).Coordinators.Select(c => c.UnitId), Is.EqualTo(new[] { World.OtherUnit }));
        Assert.That((await World.Send(World.UnitHead, new NoticeList())).Items, Is.Not.Empty);
    }

    [Test]
    public async Task A_drafted_task_is_mended_and_taken_off_and_what_is_wrong_stands_beside_its_field()
    {
        var paper = (await World.Send(World.Office, SomeLedger.Paper())).Id;
        var path = $"{Papers}/{paper}";
        var office = await Browser(World.Office);
        await Add(office, path);
        var draft = (await World.Send(World.Office, new TaskList { SourcePaperId = paper })).Items.Single();
        var mending = $"{path}?noi-dung={draft.Id}";

        var (early, refused) = await office.Send(mending, "#revise", ("revise.Task.Deadline.On", "01/3/2026"), ("revise.Task.Content", "Rà soát lại"));
        var (endless, cycle) = await office.Send(mending, "#revise", ("revise.Task.Deadline.Kind", "Recurring"), ("revise.Task.Deadline.On", ""));
        var (unknown, named) = await office.Send(mending, "#revise", ("revise.Typed.CoordinatingUnitIds", "Đơn vị không có"));
        var mended = await office.Do(mending, "#revise", ("revise.Task.Content", "Rà soát lại"), ("revise.Typed.CoordinatingUnitIds", ""));
        var view = await World.Send(World.Office, new TaskDetails(draft.Id));
        var removed = await office.Do(mending, "#remove");

        Assert.That((early, unknown, endless), Is.EqualTo((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity)));
        Assert.That(cycle.QuerySelector("#revise-Task-Deadline-Cycle")!.ParentElement!.QuerySelector(".error")!.TextContent, Does.Contain("cần có chu kỳ"));
        Assert.That(refused.QuerySelector("#revise-Task-Deadline-On")!.ParentElement!.QuerySelector(".error")!.TextContent, Does.Contain("sớm hơn ngày 02/3/2026"));
        Assert.That(FormBrowser.ValueOf(refused.QuerySelector("#revise-Task-Content")!), Is.EqualTo("Rà soát lại"));
        Assert.That(named.QuerySelector("#revise-Typed-CoordinatingUnitIds ~ .error")!.TextContent, Does.Contain("“Đơn vị không có”"));
        Assert.That(mended.QuerySelector("#du-thao .rows")!.TextContent, Does.Contain("Rà soát lại"));
        Assert.That((view.Coordinators, view.StatedOn), Is.EqualTo((Array.Empty<CoordinatingUnit>(), new DateOnly(2026, 6, 30))));
        Assert.That(removed.QuerySelector("#du-thao")!.TextContent, Does.Contain("Không có nội dung nào chờ chuyển."));
    }

    [Test]
    public async Task Who_wrote_a_task_does_not_send_it_out_and_is_told_so()
    {
        var paper = (await World.Send(World.Office, SomeLedger.Paper())).Id;
        await World.Send(World.StandingBoard, new AddLedgerTask { SourcePaperId = paper, Task = SomeLedger.Task(World) });

        var own = await (await Browser(World.StandingBoard)).Open($"{Papers}/{paper}");
        var committee = await (await Browser(await World.Person(Role.CommitteeLeader, "Trưởng ban"))).Open($"{Papers}/{paper}");

        Assert.That(own.QuerySelectorAll("details.action").Select(form => form.Id), Is.EqualTo(new[] { "add" }));
        Assert.That(own.QuerySelector("#du-thao .notice")!.TextContent, Does.Contain("không tự duyệt"));
        Assert.That(committee.QuerySelector("#du-thao"), Is.Null, "a paper of no committee");
    }

    private Task<AngleSharp.Html.Dom.IHtmlDocument> Add(FormBrowser office, string path) => office.Do(path, "#add",
        ("add.Task.Content", "Rà soát quỹ đất công ích"), ("add.Task.LeadUnitId", World.Unit.ToString()), ("add.Typed.CoordinatingUnitIds", "u2"), ("add.Task.ResponsiblePost", "Chủ tịch Ủy ban nhân dân xã"),
        ("add.Task.Product", "Báo cáo kết quả"), ("add.Task.Deadline.On", "30/6/2026"));

    private async Task<FormBrowser> Browser(Guid person) => new(await Site.BrowserOf(person));
}
