using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Extensions;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Papers;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Web;

/// <summary>A paper in place of another one: a resolution with a session of its own, and what units and drafters read of its days and numbers.</summary>
public sealed class ReplacingResolutionPageTests : SiteTest
{
    private static readonly DateOnly Later = new(2026, 5, 28);

    [Test]
    public async Task A_resolution_in_place_of_another_is_submitted_once_the_council_passed_it_at_a_session_of_its_own()
    {
        var ended = await World.EndedCampaign(SubjectKind.Council);
        await World.ReceivedReport(ended);
        await World.Send(World.Office, SomeConclusions.Session(ended));
        var resolution = (await World.Send(World.Office, SomeConclusions.Draft(ended, ConclusionKind.SupervisionResolution))).Id;
        Assert.That((await World.Refused(World.Office, Adoption(resolution, 1))).Code, Is.EqualTo("conclusion.no_session"), "the first one is voted on with the report");
        await World.Send(World.Office, new SubmitConclusion { ConclusionId = resolution, Version = 1 });
        await World.SendOn(SomeConclusions.IssuedOn, World.StandingBoard, new ApproveConclusion { ConclusionId = resolution, Version = 2 });
        var version = (await World.Send(World.Clerk, SomeConclusions.Issue(resolution, 3, 84) with { Symbol = "NQ-HĐND", AuthorityLines = ["Chủ tịch"] })).Version;
        await World.Send(World.Clerk, new SendConclusion { ConclusionId = resolution, Version = version, ReceivingUnitIds = [World.Unit], SentOn = new DateOnly(2026, 5, 15) });
        var office = await Browser(World.Office);
        Assert.That((await office.Open($"/ket-luan/{resolution}")).QuerySelector("#replace")!.TextContent, Does.Contain("biểu quyết thông qua tại kỳ họp").And.Contain("đính chính bằng công văn"));

        var next = (await World.Send(World.Office, new ReplaceConclusion { ConclusionId = resolution, Reason = "Sai thời hạn." })).Id;
        var path = $"/ket-luan/{next}";
        var page = await office.Open(path);
        Assert.That((page.QuerySelector("#bieu-quyet"), page.QuerySelector("#chua-thong-qua") is not null, page.QuerySelector("#con-thieu a[href='#adopt']") is not null), Is.EqualTo(((AngleSharp.Dom.IElement?)null, true, true)));
        Assert.That(SomeOfficePapers.Text(await World.Send(World.Office, new PrintConclusion(next))), Does.Contain("Hội đồng nhân dân tỉnh Lam Sơn khóa ……, Kỳ họp thứ …… thông qua ngày").And.Not.Contain("Kỳ họp thứ 15"));
        var (early, refused) = await office.Send(path, "#submit");
        Assert.That((early, refused.QuerySelector("#submit [role=alert]")!.TextContent.Trim()), Is.EqualTo((HttpStatusCode.Conflict, "Nghị quyết thay thế phải được Hội đồng nhân dân biểu quyết thông qua tại kỳ họp; chưa có lần biểu quyết nào thông qua đúng nội dung dự thảo hiện nay.")));

        var (blank, fields) = await office.Send(path, "#adopt", [.. Session.Where(field => !field.Item1.EndsWith("VotesAgainst", StringComparison.Ordinal))]);
        Assert.That((blank, fields.QuerySelector("#adopt-VotesAgainst-loi") is not null), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)), "a blank is no zero");
        var (many, counted) = await office.Send(path, "#adopt", [.. Session, ("adopt.VotesAgainst", "30")]);
        Assert.That((many, counted.QuerySelector("#adopt-VotesFor-loi")!.TextContent), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "Tổng số phiếu (71) lớn hơn số người có mặt (45).")));
        var (before, day) = await office.Send(path, "#adopt", [.. Session, ("adopt.VotesAgainst", "2"), ("adopt.HeldOn", "13/5/2026")]);
        Assert.That((before, day.QuerySelector("#adopt-HeldOn-loi") is not null), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)), "not before what it replaces was issued");

        var failed = await office.Do(path, "#adopt", [.. Session, ("adopt.VotesAgainst", "20"), ("adopt.VotesFor", "20")]);
        Assert.That(failed.QuerySelector(".khong-thong-qua")!.TextContent, Does.Contain("khóa XIX, Kỳ họp thứ 16, ngày 28/5/2026").And.Contain("có 20 phiếu tán thành trên tổng số 50"));
        Assert.That(failed.QuerySelector("#chua-thong-qua"), Is.Not.Null);
        var passed = await office.Do(path, "#adopt", [.. Session, ("adopt.VotesAgainst", "2")]);
        Assert.That(passed.QuerySelector("#bieu-quyet")!.TextContent, Is.EqualTo("40 tán thành, 2 không tán thành, 1 không có ý kiến; có mặt 45 trên tổng số 50"));
        Assert.That((await World.Send(World.Office, new CampaignConclusions(ended.Campaign))).Examinations, Has.Count.EqualTo(1), "the report was examined once");
        Assert.That(SomeOfficePapers.Text(await World.Send(World.Office, new PrintConclusion(next))), Does.Contain("khóa XIX, Kỳ họp thứ 16 thông qua ngày 28 tháng 5 năm 2026"));

        await World.Send(World.Office, Words(await World.Send(World.Office, new ConclusionDetails(next))));
        Assert.That((await office.Open(path)).QuerySelector("#bieu-quyet"), Is.Not.Null, "saved as it was, it is what was passed");
        await World.Send(World.Office, Words(await World.Send(World.Office, new ConclusionDetails(next))) with { Abstract = "Kết quả giám sát, số liệu đã sửa" });
        var lapsed = await office.Open(path);
        Assert.That((lapsed.QuerySelector("#bieu-quyet"), lapsed.QuerySelector("#chua-thong-qua") is not null), Is.EqualTo(((AngleSharp.Dom.IElement?)null, true)), "what was passed were other words");
        Assert.That((await office.Send(path, "#submit")).Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await World.Journalled(next, nameof(ReplacementVoteLapsed), "Data"), Has.Count.EqualTo(1));
        await office.Do(path, "#adopt", [.. Session, ("adopt.VotesAgainst", "2")]);
        var added = await World.Send(World.Office, new AddTask { ConclusionId = next, Task = SomeConclusions.Task(World, (await World.Send(World.Office, new ConclusionDetails(next))).Clauses[^1].Id) });
        Assert.That((await office.Open(path)).QuerySelector("#chua-thong-qua"), Is.Not.Null, "its annex is what was passed, too");
        await office.Do(path, "#adopt", [.. Session, ("adopt.VotesAgainst", "2")]);
        await World.Send(World.Office, new RemoveTask(added.Id, 1));
        Assert.That(await World.Journalled(next, nameof(ReplacementVoteLapsed), "Data"), Has.Count.EqualTo(2 + 1));
        await office.Do(path, "#adopt", [.. Session, ("adopt.VotesAgainst", "2")]);

        await office.Do(path, "#submit");
        await (await Browser(World.StandingBoard)).Do(path, "#approve");

        // Whatever brings the report before the council once more, the votes on the resolution are none on it.
        await World.With(World.Administrator, services => services.GetRequiredService<Db>().Execute("UPDATE Campaigns SET Status = 'Reported' WHERE Id = @Campaign AND CouncilId = @CouncilId", new { ended.Campaign }, CancellationToken.None));
        var again = SomeConclusions.Session(ended) with { Version = (await World.Send(World.Office, new CampaignDetails { CampaignId = ended.Campaign })).Head.Version, SessionName = "Kỳ họp bất thường", HeldOn = new DateOnly(2026, 5, 20) };
        await World.Send(World.Office, again);
        Assert.That((await World.Send(World.Office, new CampaignConclusions(ended.Campaign))).Examinations, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_task_whose_day_the_new_paper_states_earlier_says_which_paper_states_which_day()
    {
        var (_, conclusion, task, _) = await World.SentConclusion();
        var next = (await World.Send(World.Office, new ReplaceConclusion { ConclusionId = conclusion, Reason = "Sai thời hạn." })).Id;
        var drafted = (await World.Send(World.Office, new ConclusionTasks(next))).Tasks.Single();
        await World.Send(World.Office, new ReviseTask { TaskId = drafted.Id, Version = 1, Task = drafted.Task with { Deadline = new DeadlineRule { Kind = DeadlineKind.Date, On = new DateOnly(2026, 6, 15) } } });
        await Sent(next);

        var days = (await (await Browser(World.UnitHead)).Open($"/noi-dung/{task}")).QuerySelector("main")!.TextContent;
        Assert.That(days, Does.Contain("15/6/2026 (theo 18/TB-HĐND; trước là 30/6/2026 theo 15/TB-HĐND)").And.Not.Contain("ngày nghỉ"));
        Assert.That((await World.Send(World.UnitHead, new TaskDetails(task))).OriginalDueOn, Is.EqualTo(new DateOnly(2026, 6, 30)), "what was first set stays");
    }

    [Test]
    public async Task The_annex_prints_the_day_that_was_granted_meanwhile_with_the_paper_that_granted_it()
    {
        var tasks = await World.AcceptedTasks(2);
        var request = (await World.Send(World.UnitContact, new DraftExtension { TaskId = tasks[0], Extension = new ExtensionContent { RequestedDueOn = new DateOnly(2026, 8, 28), Reason = "Cần thêm thời gian." } })).Id;
        await World.Send(World.UnitHead, new SendExtension { ExtensionRequestId = request, Version = 1 });
        await World.Send(World.StandingBoard, new DecideExtension { ExtensionRequestId = request, Version = 2, Granted = true, DecisionReference = "31/HĐND-VP", DecidedOn = SomeTasks.Today, Reason = "Theo đề nghị." });
        var next = (await World.Send(World.Office, new ReplaceConclusion { ConclusionId = (await World.Send(World.Office, new TaskDetails(tasks[0]))).ConclusionId!.Value, Reason = "Sai tên." })).Id;

        Assert.That(await Annex(), Does.Match(@"28/8/2026 \(gia hạn theo 31/HĐND-?VP; ban đầu 30/6/2026\)"));
        var split = await (await Browser(World.Office)).Open($"/ket-luan/{next}/tach-nhiem-vu");
        Assert.That(split.QuerySelectorAll(".thoi-han-giu").Select(line => line.TextContent), Is.EqualTo(new[] { "Thời hạn đang thực hiện 28/8/2026 được giữ; phụ lục in ngày này, nêu văn bản gia hạn và thời hạn ban đầu." }));

        // Where the new paper states another day, that day counts.
        var drafted = (await World.Send(World.Office, new ConclusionTasks(next))).Tasks[0];
        await World.Send(World.Office, new ReviseTask { TaskId = drafted.Id, Version = 1, Task = drafted.Task with { Deadline = new DeadlineRule { Kind = DeadlineKind.Date, On = new DateOnly(2026, 9, 30) } } });
        Assert.That(await Annex(), Does.Contain("30/9/2026").And.Not.Contain("28/8/2026"));

        async Task<string> Annex() => SomeOfficePapers.Text(await World.Send(World.Office, new PrintConclusion(next))).Replace('\u00A0', ' ');
    }

    [Test]
    public async Task A_task_that_was_never_extended_does_not_read_as_extended_where_its_day_is_kept()
    {
        var (_, conclusion, task, _) = await World.SentConclusion(new DeadlineRule { Kind = DeadlineKind.Immediate });
        var due = (await World.Send(World.Office, new TaskDetails(task))).DueOn!.Value;
        World.Clock.Set(Later, new TimeOnly(8, 0));
        var next = (await World.Send(World.Office, new ReplaceConclusion { ConclusionId = conclusion, Reason = "Sai tên." })).Id;
        Assert.That(await Kept(), Is.EqualTo($"Thời hạn đang thực hiện {Core.Documents.VietnameseDate.Short(due)} được giữ."), "counted from the old paper, and as that one says it");

        await World.Send(World.StandingBoard, new SuspendTask { TaskId = task, Version = 2, SuspendedOn = new DateOnly(2026, 5, 18), DecisionReference = "27/TB-HĐND", Reason = "Chờ hướng dẫn.", ClockStops = true });
        await World.Send(World.StandingBoard, new ResumeTask { TaskId = task, Version = 3, ResumedOn = Later });
        var moved = (await World.Send(World.Office, new TaskDetails(task))).DueOn!.Value;
        Assert.That(moved, Is.GreaterThan(due));
        Assert.That(await Kept(), Is.EqualTo($"Thời hạn đang thực hiện {Core.Documents.VietnameseDate.Short(moved)} được giữ; phụ lục in ngày này, nêu thời hạn ban đầu."));
        Assert.That(SomeOfficePapers.Text(await World.Send(World.Office, new PrintConclusion(next))).Replace('\u00A0', ' '), Does.Contain($"{Core.Documents.VietnameseDate.Short(moved)} (thời hạn đang thực hiện; ban đầu"), "as the annex says");

        async Task<string> Kept() => (await (await Browser(World.Office)).Open($"/ket-luan/{next}/tach-nhiem-vu")).QuerySelector(".thoi-han-giu")!.TextContent;
    }

    [Test]
    public async Task Whoever_drafts_approves_and_numbers_is_told_of_a_request_for_more_time_that_ends_with_the_new_paper()
    {
        var tasks = await World.AcceptedTasks(3);
        var requests = new List<Guid>();
        foreach (var (task, i) in tasks.Select((task, i) => (task, i)))
        {
            var request = (await World.Send(World.UnitContact, new DraftExtension { TaskId = task, Extension = new ExtensionContent { RequestedDueOn = new DateOnly(2026, 8, 24 + i), Reason = "Chờ đo đạc.", Reference = i == 0 ? "46/UBND-VP" : null } })).Id;
            requests.Add(request);
        }
        var next = (await World.Send(World.Office, new ReplaceConclusion { ConclusionId = (await World.Send(World.Office, new TaskDetails(tasks[0]))).ConclusionId!.Value, Reason = "Sai nội dung." })).Id;
        var path = $"/ket-luan/{next}";
        var drafted = (await World.Send(World.Office, new ConclusionTasks(next))).Tasks;
        await World.Send(World.Office, new RemoveTask(drafted[0].Id, 1));
        await World.Send(World.Office, new ReviseTask { TaskId = drafted[1].Id, Version = await Version(drafted[1].Id), Task = drafted[1].Task with { LeadUnitId = World.OtherUnit, CoordinatingUnitIds = [] } });
        var office = await Browser(World.Office);
        Assert.That((await office.Open(path)).QuerySelectorAll(".cho-gia-han"), Is.Empty, "what is drafted is the unit's alone");
        foreach (var request in requests) await World.Send(World.UnitContact, new SendExtension { ExtensionRequestId = request, Version = 1 });

        const string Unit = "Ủy ban nhân dân xã Hòa Bình", Sent = "gửi ngày 29/5/2026) đang chờ quyết định, ", Ends = "kết thúc khi gửi văn bản này";
        var page = await office.Open(path);
        Assert.That(page.QuerySelectorAll("#noi-dung-thay-the .cho-gia-han").Select(line => line.TextContent.Trim()), Is.EqualTo(new[]
        {
            $"Đề nghị gia hạn đến 24/8/2026 của {Unit} (số 46/UBND-VP, {Sent}{Ends}", $"Đề nghị gia hạn đến 25/8/2026 của {Unit} ({Sent}{Ends}", $"Đề nghị gia hạn đến 26/8/2026 của {Unit} ({Sent}được xem xét tiếp",
        }));
        var told = page.QuerySelector("#submit-luu-y")!.TextContent;
        Assert.That(told, Does.Contain("Văn bản này không còn nội dung “Giải quyết dứt điểm 72 hồ sơ").And.Contain($"đề nghị gia hạn đến 24/8/2026 của {Unit} (số 46/UBND-VP, {Sent}{Ends}."));
        var passed = $"Nội dung số 1 chuyển sang cơ quan chủ trì khác: đề nghị gia hạn đến 25/8/2026 của {Unit} ({Sent}{Ends}.";
        Assert.That(told, Does.Contain(passed).And.Not.Contain("26/8/2026"));
        Assert.That((await office.Open($"{path}/tach-nhiem-vu")).QuerySelectorAll(".luu-y").Select(line => line.TextContent), Does.Contain(passed));
        await office.Do(path, "#submit");
        var board = await Browser(World.StandingBoard);
        Assert.That((await board.Open(path)).QuerySelector("#approve-luu-y")!.TextContent, Does.Contain("24/8/2026").And.Contain(passed));
        await board.Do(path, "#approve");
        Assert.That((await (await Browser(World.Clerk)).Open(path)).QuerySelector("#issue-luu-y")!.TextContent, Does.Contain("24/8/2026").And.Contain(passed));

        var issued = await World.Send(World.Clerk, SomeConclusions.Issue(next, (await World.Send(World.Clerk, new ConclusionDetails(next))).Version, 18) with { IssuedOn = SomeTasks.Today, SignedOn = SomeTasks.Today });
        await World.Send(World.Clerk, new SendConclusion { ConclusionId = next, Version = issued.Version, ReceivingUnitIds = [World.Unit, World.OtherUnit], SentOn = SomeTasks.Today });
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM ExtensionRequests WHERE Status = 'Withdrawn' AND Id IN @ended AND CouncilId = @CouncilId", new { ended = requests.Take(2) }), Is.EqualTo(2), "as was said");
        Assert.That((await World.Send(World.StandingBoard, new ExtensionsToDecide())).Items.Single().Id, Is.EqualTo(requests[2]));

        Task<int> Version(Guid task) => World.Value<int>("SELECT Version FROM FollowUpTasks WHERE Id = @task AND CouncilId = @CouncilId", new { task })!;
    }

    [Test]
    public async Task A_task_has_one_number_in_the_draft_on_paper_and_in_what_its_unit_is_told()
    {
        var tasks = await World.AcceptedTasks(3);
        var next = (await World.Send(World.Office, new ReplaceConclusion { ConclusionId = (await World.Send(World.Office, new TaskDetails(tasks[0]))).ConclusionId!.Value, Reason = "Thừa một nội dung." })).Id;
        var drafted = (await World.Send(World.Office, new ConclusionTasks(next))).Tasks;
        await World.Send(World.Office, new RemoveTask(drafted[1].Id, 1));

        Assert.That((await World.Send(World.Office, new ConclusionTasks(next))).Tasks.Select(task => (task.Id, task.Number)), Is.EqualTo(new[] { (drafted[0].Id, 1), (drafted[2].Id, 2) }));
        var added = await World.Send(World.Office, new AddTask { ConclusionId = next, Task = drafted[0].Task });
        Assert.That(added.Number, Is.EqualTo(3));
        await World.Send(World.Office, new RemoveTask(added.Id, 1));
        await Sent(next);

        Assert.That((await World.Send(World.UnitHead, new TaskDetails(tasks[2]))).Number, Is.EqualTo(2));
        var told = (await World.Send(World.UnitHead, new NoticeList())).Items.Single(notice => notice.Title.Contains("18/TB-HĐND", StringComparison.Ordinal)).Text;
        Assert.That(told, Does.Contain("nội dung số 3 của 15/TB-HĐND, nay là số 2").And.Contain("nội dung số 2 của 15/TB-HĐND"));
        Assert.That(told.Split("nội dung số 2 của 15/TB-HĐND"), Has.Length.EqualTo(2), "the one that ended, and no other");
    }

    private static readonly (string, string)[] Session =
    [
        ("adopt.SessionName", "Kỳ họp thứ 16"), ("adopt.Term", "XIX"), ("adopt.HeldOn", "28/5/2026"), ("adopt.Chair", "Chủ tịch Hội đồng nhân dân tỉnh"), ("adopt.Attendance", "Đại biểu Hội đồng nhân dân tỉnh"),
        ("adopt.PresentCount", "45"), ("adopt.MemberCount", "50"), ("adopt.PresentedBy", "Thường trực Hội đồng nhân dân tỉnh"), ("adopt.VotesFor", "40"), ("adopt.VotesAbstained", "1"), ("adopt.Outcome", "Thông qua."),
    ];

    private static AdoptReplacement Adoption(Guid conclusion, int version) => new()
    {
        ConclusionId = conclusion,
        Version = version,
        HeldOn = Later,
        SessionName = "Kỳ họp thứ 16",
        Term = "XIX",
        Chair = "Chủ tịch Hội đồng nhân dân tỉnh",
        Attendance = "Đại biểu",
        PresentCount = 45,
        MemberCount = 50,
        PresentedBy = "Thường trực",
        VotesFor = 40,
        VotesAgainst = 2,
        VotesAbstained = 1,
        Outcome = "Thông qua.",
    };

    private async Task Sent(Guid conclusion) => await World.Send(World.Clerk, new SendConclusion
    {
        ConclusionId = conclusion,
        Version = await World.Issued(conclusion, 18),
        ReceivingUnitIds = [World.Unit, World.OtherUnit],
        SentOn = Later,
    });

    private async Task<FormBrowser> Browser(Guid person) => new(await Site.BrowserOf(person));

    private static ReviseConclusion Words(ConclusionView view) => new()
    {
        ConclusionId = view.Id, Version = view.Version, Abstract = view.Abstract, RemedyBy = view.RemedyBy, ExecuteBy = view.ExecuteBy, ReportBy = view.ReportBy, ReportDueOn = view.ReportDueOn, FiguresAsOf = view.FiguresAsOf,
        Clauses = [.. view.Clauses.Select(clause => new NewClause { Id = clause.Id, Block = clause.Block, Text = clause.Text, FindingId = clause.FindingId })],
    };
}
