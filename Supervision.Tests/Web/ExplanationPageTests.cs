using System.Net;
using Supervision.Core.Evidence;
using Supervision.Core.Files;
using Supervision.Core.Ledger;
using Supervision.Core.Measures;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;
using Supervision.Tests.Evidence;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Web;

/// <summary>A unit explains in writing what the Standing Board demanded of it, with files, and whoever demanded it reads it beside the demand.</summary>
public sealed class ExplanationPageTests : SiteTest
{
    private static readonly DateOnly Decided = new(2026, 8, 3);

    [Test]
    public async Task A_unit_answers_a_demand_with_its_text_and_files_and_the_demand_is_no_longer_owed()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(Decided, new TimeOnly(9, 0));
        var (chosen, kept) = (await Attached(task, "ke-hoach.pdf"), await Attached(task, "bao-cao.pdf"));
        var measure = (await World.Send(World.StandingBoard, Demand(task))).Id;
        var (path, form) = ($"/noi-dung/{task}", $"#explain-{measure:N}");
        var (contact, head) = (await Browser(World.UnitContact), await Browser(World.UnitHead));
        Assert.That((await contact.Open("/")).QuerySelector($"main a[href='{path}?buoc=explain{form}']")!.TextContent, Is.EqualTo("Giải trình"));

        var open = (await contact.Open($"{path}?buoc=explain")).QuerySelector(form)!;
        Assert.That(open.TextContent, Does.Contain("Giải trình nguyên nhân chậm giải quyết 72 hồ sơ.").And.Contain("Người giải trình: Chủ tịch Ủy ban nhân dân xã.").And.Contain("Chậm nhất ngày 18/8/2026.")
            .And.Contain("do người đứng đầu đơn vị gửi").And.Not.Contain("ke-hoach.pdf"));
        var (status, refused) = await contact.Send(path, form, ("explain.AnswerReference", "90/UBND-VP"));
        Assert.That((status, refused.QuerySelector($"{form}-Explanation-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "“Nội dung giải trình” không được để trống.")));
        var drafted = await contact.Do(path, form, ("explain.Explanation", "Thiếu công chức."), ("explain.AnswerReference", "90/UBND-VP"));

        Assert.That(drafted.QuerySelector("[role=status]")!.TextContent, Is.EqualTo("Đã lưu dự thảo giải trình; người đứng đầu được báo."));
        foreach (var person in new[] { World.StandingBoard, World.Office, World.OtherUnitHead })
            Assert.That((await World.Send(person, new TaskMeasures(task))).Single() is { AnsweredOn: null, DraftAnswer: null, DraftReference: null, DraftedByName: null }, "a draft is the unit's alone");
        Assert.That((await World.Send(World.UnitHead, new NoticeList())).Items.Single(notice => notice.Link == $"{path}?buoc=explain{form}").Title, Is.EqualTo("Dự thảo giải trình bằng văn bản chờ người đứng đầu gửi"));
        Assert.That((await head.Open("/")).QuerySelector($"main a[href='{path}?buoc=explain{form}']")!.Closest("li")!.TextContent, Does.Contain("Dự thảo giải trình chờ người đứng đầu gửi"));
        var prepared = (await head.Open($"{path}?buoc=explain")).QuerySelector(form)!;
        Assert.That(prepared.TextContent, Does.Contain("xem lại, sửa nếu cần rồi gửi").And.Contain("ke-hoach.pdf").And.Contain("bao-cao.pdf"));
        Assert.That(FormBrowser.ValueOf(prepared.QuerySelector("[name='explain.AnswerReference']")!), Is.EqualTo("90/UBND-VP"));
        var done = await head.Do(path, form, ("explain.Explanation", "Thiếu công chức địa chính từ tháng 5."), ("explain.AttachmentIds", $"{chosen}"));

        Assert.That(done.QuerySelector("[role=status]")!.TextContent, Does.StartWith("Đã gửi giải trình"));
        Assert.That(done.QuerySelector(form), Is.Null);
        Assert.That((await contact.Open("/")).QuerySelector("main")!.TextContent, Does.Not.Contain("Yêu cầu giải trình bằng văn bản"));
        var board = await Browser(World.StandingBoard);
        var seen = await board.Open(path);
        Assert.That(seen.QuerySelector("#bien-phap")!.TextContent, Does.Contain("Đơn vị giải trình ngày 03/8/2026, văn bản số 90/UBND-VP:").And.Contain("Thiếu công chức địa chính từ tháng 5."));
        Assert.That(seen.QuerySelectorAll("#bien-phap a[href*='/evidence/']").Select(link => (link.GetAttribute("href"), link.TextContent)), Is.EqualTo(new[] { ($"/api/tasks/{task}/evidence/{chosen}", "Gửi kèm giải trình: ke-hoach.pdf") }));
        Assert.That(seen.QuerySelector("main")!.TextContent, Does.Not.Contain("bao-cao.pdf"), "what the unit keeps for its report is its own");
        using var file = await (await Site.BrowserOf(World.StandingBoard)).GetAsync(new Uri($"/api/tasks/{task}/evidence/{chosen}", UriKind.Relative));
        Assert.That(file.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await (await Browser(World.Office)).Open(path)).QuerySelectorAll("[id^=answerMeasure]"), Is.Empty, "it is answered");
        Assert.That((await World.Send(World.UnitContact, new EvidenceList { TaskId = task })).Items.Single(one => one.Id == kept).SubmittedAt, Is.Null);

        const string Told = "Ủy ban nhân dân xã Hòa Bình giải trình nội dung số 1 theo 31/YC-TTHĐND";
        foreach (var person in new[] { World.StandingBoard, World.Office })
            Assert.That((await World.Send(person, new NoticeList())).Items.Count(notice => notice.Title == Told), Is.EqualTo(1));
        Assert.That((await World.Send(World.UnitContact, new NoticeList())).Items.Select(notice => notice.Title), Has.Some.EqualTo("Giải trình bằng văn bản đã được gửi"), "whoever drafted it");
        Assert.That((await World.Journalled(measure, nameof(MeasureExplained), "Data")).Single(), Does.Contain("Thiếu công chức địa chính").And.Contain($"{chosen}"));
    }

    [Test]
    public async Task What_was_demanded_before_a_task_was_split_is_still_explained_by_the_unit_that_led_it()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(Decided, new TimeOnly(9, 0));
        var measure = (await World.Send(World.StandingBoard, Demand(task))).Id;
        await World.Send(World.Office, new SplitTask { TaskId = task, Version = (await World.Send(World.Office, new TaskDetails(task))).Version, Shares = [new NewShare(World.Unit), new NewShare(World.OtherUnit)] });
        var (path, form, head) = ($"/noi-dung/{task}", $"#explain-{measure:N}", await Browser(World.UnitHead));
        Assert.That((await head.Open("/")).QuerySelector($"main a[href='{path}?buoc=explain{form}']"), Is.Not.Null);

        var done = await head.Do($"{path}?buoc=explain", form, ("explain.Explanation", "Thiếu công chức địa chính từ tháng 5."));

        Assert.That(done.QuerySelector("[role=status]")!.TextContent, Does.StartWith("Đã gửi giải trình"));
        Assert.That((await World.Send(World.StandingBoard, new TaskMeasures(task))).Single().Answer, Is.EqualTo("Thiếu công chức địa chính từ tháng 5."));
    }

    [Test]
    public async Task Only_the_lead_unit_explains_once_what_was_demanded_in_writing_with_files_of_its_own()
    {
        var tasks = await World.AcceptedTasks(2);
        World.Clock.Set(new DateOnly(2026, 8, 20), new TimeOnly(9, 0));
        var measure = (await World.Send(World.StandingBoard, Demand(tasks[0]))).Id;
        var session = (await World.Send(World.StandingBoard, Demand(tasks[0]) with { MeasureKind = MeasureKind.ExplanationSession })).Id;
        var explain = new ExplainMeasure { TaskId = tasks[0], MeasureId = measure, Version = 1, Explanation = "Thiếu công chức." };

        Assert.That((await World.Refused(World.Office, explain)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.OtherUnitHead, explain)).Kind, Is.EqualTo(RefusalKind.Forbidden), "it coordinates");
        Assert.That((await World.Refused(World.UnitHead, explain with { TaskId = tasks[1] })).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await World.Refused(World.UnitHead, explain with { MeasureId = session })).Code, Is.EqualTo("measure.kind"));
        Assert.That((await World.Refused(World.UnitHead, explain with { AttachmentIds = [await Attached(tasks[1], "khac.pdf")] })).Kind, Is.EqualTo(RefusalKind.NotFound), "of another task");
        Assert.That((await World.Refused(World.UnitHead, explain with { Version = 2 })).Kind, Is.EqualTo(RefusalKind.Stale));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Attachments WHERE MeasureId IS NOT NULL AND CouncilId = @CouncilId"), Is.Zero);

        await World.Send(World.UnitHead, explain);

        Assert.That((await World.Refused(World.UnitHead, explain with { Version = 2 })).Code, Is.EqualTo("measure.answered"));
        var answered = (await World.Send(World.Office, new TaskMeasures(tasks[0]))).Single(one => one.Id == measure);
        Assert.That((answered.IsExplained, answered.IsLate, answered.AnsweredOn), Is.EqualTo((true, true, (DateOnly?)new DateOnly(2026, 8, 20))));
        Assert.That((await World.Send(World.StandingBoard, new NoticeList())).Items.Select(notice => notice.Title), Has.Some.EndsWith("theo 31/YC-TTHĐND, sau hạn giải trình"));
        var page = await (await Browser(World.UnitHead)).Open($"/noi-dung/{tasks[0]}");
        Assert.That(page.QuerySelectorAll("[id^=explain-]"), Is.Empty, "a session is none to answer in writing");
        await World.Send(World.Office, new AnswerMeasure { MeasureId = session, Version = 1, AnsweredOn = new DateOnly(2026, 8, 20), Answer = "Đã giải trình tại phiên." });
        Assert.That((await World.Send(World.Office, new TaskMeasures(tasks[0]))).Single(one => one.Id == session).IsExplained, Is.False);
    }

    [Test]
    public async Task What_one_unit_drafted_is_not_shown_to_the_unit_that_the_task_goes_to_nor_felt_by_the_office()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(Decided, new TimeOnly(9, 0));
        var measure = (await World.Send(World.StandingBoard, Demand(task))).Id;
        var draft = new ExplainMeasure { TaskId = task, MeasureId = measure, Version = 1, SeenDraft = 0, Explanation = "Thiếu công chức." };
        Assert.That((await World.Refused(World.UnitContact, draft with { AttachmentIds = [await Attached(task, "ke-hoach.pdf")] })).Code, Is.EqualTo("measure.draft_files"), "nothing that was chosen is lost in silence");
        await World.Send(World.UnitContact, draft);
        Assert.That((await World.Refused(World.UnitContact, draft)).Code, Is.EqualTo("measure.newer_draft"), "drafted meanwhile");
        await World.Send(World.UnitContact, draft with { SeenDraft = 1 });
        Assert.That((await World.Send(World.UnitHead, new TaskMeasures(task))).Single() is { DraftAnswer: "Thiếu công chức.", DraftNumber: 2, Version: 1 });
        Assert.That((await World.Send(World.Office, new TaskMeasures(task))).Single() is { DraftNumber: 0, Version: 1 }, "nobody outside of the unit learns of it");

        await World.Value<long>("UPDATE FollowUpTasks SET LeadUnitId = @other WHERE Id = @task AND CouncilId = @CouncilId; SELECT 1", new { task, other = World.OtherUnit });
        Assert.That((await World.Send(World.OtherUnitHead, new TaskMeasures(task))).Single() is { DraftAnswer: null, DraftReference: null, DraftedByName: null, DraftedOn: null });
        Assert.That((await World.Send(World.OtherUnitHead, new MeasureList())).Items.Single().IsDrafted, Is.False);
        await World.Send(World.OtherUnitHead, draft with { SeenDraft = 2, Explanation = "Đơn vị mới giải trình." });
        Assert.That((await World.Send(World.UnitContact, new NoticeList())).Items.Select(notice => notice.Title), Has.None.EqualTo("Giải trình bằng văn bản đã được gửi"));
    }

    private static DecideMeasure Demand(Guid task) => new()
    {
        TaskId = task,
        MeasureKind = MeasureKind.WrittenExplanation,
        DecidedOn = Decided,
        DecidedBy = "Phiên họp thứ 12 của Thường trực HĐND tỉnh",
        Reference = "31/YC-TTHĐND",
        Content = "Giải trình nguyên nhân chậm giải quyết 72 hồ sơ",
        ResponsiblePost = "Chủ tịch Ủy ban nhân dân xã",
    };

    private async Task<Guid> Attached(Guid task, string name)
    {
        await using var file = await World.Received(SomeFiles.Pdf, name);
        return (await World.Send(World.UnitContact, new AddEvidence { TaskId = task, Secrecy = Secrecy.None, Content = file })).Id;
    }

    private async Task<FormBrowser> Browser(Guid person) => new(await Site.BrowserOf(person));
}
