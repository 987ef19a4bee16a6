using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Extensions;
using Supervision.Core.Papers;
using Supervision.Core.Registers;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;
using Supervision.Tests.Tasks;
using Supervision.Tests.Web;

namespace Supervision.Tests.Papers;

/// <summary>The number of a paper that a decision states is taken in the outgoing register: no other paper gets it, and the clerk sees it.</summary>
public sealed class StatedNumberTests : SiteTest
{
    [Test]
    public async Task The_letter_that_a_decision_about_more_time_states_stands_in_the_book_and_no_other_paper_gets_its_number()
    {
        var tasks = await World.AcceptedTasks(3);
        var notice = Guid.Parse((await World.Value<string>("SELECT CAST(Id AS nvarchar(36)) FROM OfficialPapers WHERE Kind = 'ConclusionNotice' AND CouncilId = @CouncilId"))!);
        var draft = await World.ApprovedCorrection(notice);
        var requests = new List<Guid>();
        foreach (var task in tasks) requests.Add(await Sent(task));
        await World.Send(World.StandingBoard, Granted(requests[0], "031/HĐND-VP"));

        var line = (await Letters()).Single();
        Assert.That((line.Number, line.Symbol, line.IssuedOn, line.PaperId, line.TaskId, line.Receivers.Single()), Is.EqualTo((31, "HĐND-VP", SomeTasks.Today, (Guid?)null, (Guid?)tasks[0], "Ủy ban nhân dân xã Hòa Bình")));
        var row = (await new FormBrowser(await Site.BrowserOf(World.Clerk)).Open("/so-van-ban/di/2026")).QuerySelector($"main a[href='/noi-dung/{tasks[0]}']")!.ParentElement!.TextContent;
        Assert.That(row, Does.Contain("31/HĐND-VP").And.Contain("trả lời đề nghị gia hạn").And.Contain("văn bản lập ngoài hệ thống"));
        var taken = await World.Refused(World.Clerk, new IssuePaper { PaperId = draft.Id, Version = draft.Version, Number = 31, IssuedOn = SomeTasks.Today, IsHandSigned = true, SignedOn = SomeTasks.Today });
        Assert.That((taken.Code, taken.Message), Is.EqualTo(("number.taken", "Số 31 của sổ CV năm 2026 đã được cấp.")));

        await World.Send(World.StandingBoard, Granted(requests[1], "31/HĐND-VP"));
        Assert.That(await Letters(), Has.Count.EqualTo(1), "one letter answers two requests of the unit");
        await World.Send(World.Clerk, new IssuePaper { PaperId = draft.Id, Version = draft.Version, Number = 32, IssuedOn = SomeTasks.Today, IsHandSigned = true, SignedOn = SomeTasks.Today });
        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        var (status, page) = await board.Send($"/noi-dung/{tasks[2]}?buoc=grant", "#grant", ("grant.DecisionReference", "32/HĐND-VP"), ("grant.DecidedOn", "2026-05-29"));
        Assert.That((status, page.QuerySelector("#grant-DecisionReference-loi")?.TextContent), Is.EqualTo((HttpStatusCode.Conflict, $"Số 32 của sổ CV năm 2026 đã được cấp cho văn bản khác: {PaperKind.CorrectionLetter.Label()} “{(await World.Send(World.Clerk, new PaperDetails(draft.Id))).Title}” ngày 29/5/2026.")), "a correction that went to the unit the same day is another letter");
        await World.Send(World.StandingBoard, Granted(requests[2], "Thông báo kết luận phiên họp tháng 5"));
        Assert.That(await Letters(), Has.Count.EqualTo(2), "what is no number of a book is only written down");
    }

    [Test]
    public async Task A_number_of_another_paper_is_named_and_stated_only_by_whoever_says_that_this_paper_decides()
    {
        var task = await World.AcceptedTask();
        var request = await Sent(task);
        // The notice went out the same day.
        await World.With(World.Administrator, services => services.GetRequiredService<Db>().Execute("UPDATE DocumentNumbers SET IssuedOn = @Today WHERE DocumentType = 'TB' AND CouncilId = @CouncilId", new { SomeTasks.Today }, CancellationToken.None));
        var number = (await World.Value<string>("SELECT CONCAT(Number, '/', Symbol) FROM DocumentNumbers WHERE DocumentType = 'TB' AND CouncilId = @CouncilId"))!;
        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        var path = $"/noi-dung/{task}?buoc=deny";
        (string, string)[] typed = [("deny.DecisionReference", number), ("deny.Reason", "Đủ thời gian thực hiện.")];
        Assert.That((await board.Open(path)).QuerySelector("#deny-SharesNumber"), Is.Null, "not asked for nothing");

        var (status, asked) = await board.Send(path, "#deny", typed);

        Assert.That((status, asked.QuerySelector("#deny-SharesNumber-loi")?.TextContent), Is.EqualTo((HttpStatusCode.Conflict,
            $"Số {number} trong sổ văn bản đi là của {PaperKind.ConclusionNotice.Label()} “{await World.Value<string>("SELECT Title FROM OfficialPapers WHERE Kind = 'ConclusionNotice' AND CouncilId = @CouncilId")}” ngày 29/5/2026. Chính văn bản đó quyết định việc này thì chọn “Có” ở đây; không thì ghi lại số.")));
        var deny = Granted(request, number) with { Granted = false, Reason = "Đủ thời gian thực hiện." };
        Assert.That((await World.Refused(World.StandingBoard, deny)).Code, Is.EqualTo("number.shared"));
        await World.Send(World.StandingBoard, deny with { SharesNumber = true });
        Assert.That((await World.Journalled(request, nameof(ExtensionDecided), "Data")).Single(), Does.Contain("\"sharesNumber\":true"));
    }

    [Test]
    public async Task The_letter_written_afterwards_carries_the_number_of_its_decision()
    {
        var request = await Sent(await World.AcceptedTask());
        await World.NumberFrom(NumberSource.Internal);
        var ahead = await World.Refused(World.StandingBoard, Granted(request, "31/HĐND-VP"));
        Assert.That((ahead.Code, ahead.Message), Is.EqualTo(("number.ahead", "Số văn bản do sổ của hệ thống này cấp theo thứ tự: số tiếp theo của sổ CV năm 2026 là 01.")));
        await World.Send(World.StandingBoard, Granted(request, "01/HĐND-VP"));
        var answer = (await World.Send(World.Office, new DraftPaper { Kind = PaperKind.ExtensionAnswer, SubjectId = request })).Id;
        await World.Send(World.Office, new SubmitPaper { PaperId = answer, Version = 1 });
        await World.Send(World.StandingBoard, new ApprovePaper { PaperId = answer, Version = 2 });
        var issue = new IssuePaper { PaperId = answer, Version = 3, IssuedOn = SomeTasks.Today, IsHandSigned = true, SignedOn = SomeTasks.Today, SignerName = "Nguyễn Văn Minh Họa" };
        Assert.That((await World.Refused(World.Clerk, issue with { Symbol = "HĐND-TH" })).Code, Is.EqualTo("number.stated"));

        await World.Send(World.Clerk, issue);

        Assert.That((await World.Send(World.Office, new PaperDetails(answer))).Reference, Is.EqualTo("01/HĐND-VP"));
        Assert.That((await Letters()).Select(line => (line.Number, line.PaperId)), Is.EqualTo(new[] { (1, (Guid?)answer) }), "taken once");
    }

    [Test]
    public async Task One_slip_may_state_several_results_of_a_report_but_not_those_of_another()
    {
        var tasks = await World.AcceptedTasks(3);
        var (report, items) = await World.AppraisedRemediation((tasks[0], RemediationClaim.Done), (tasks[1], RemediationClaim.Done));
        await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.Confirmed) with { Reference = "12/PXN-HĐND" });
        await World.Send(World.StandingBoard, SomeTasks.Decision(items[1], RemediationOutcome.Confirmed, await Version(items[1])) with { Reference = "12/PXN-HĐND", DecidedOn = SomeTasks.Today });

        var line = (await World.Send(World.Clerk, new OutgoingList { Year = 2026, Series = "PXN" })).Items.Single();
        Assert.That((line.Number, line.DocumentType, line.ReportId, line.PaperId), Is.EqualTo((12, "PXN", (Guid?)report, (Guid?)null)));
        Assert.That((await new FormBrowser(await Site.BrowserOf(World.Clerk)).Open("/so-van-ban/di/2026")).QuerySelector($"main a[href='/bao-cao/{report}']"), Is.Not.Null);
        var (_, others) = await World.AppraisedRemediation((tasks[2], RemediationClaim.Done));
        var refused = await World.Refused(World.StandingBoard, SomeTasks.Decision(others[0], RemediationOutcome.Confirmed) with { Reference = "12/PXN-HĐND", DecidedOn = SomeTasks.Today });
        Assert.That((refused.Code, refused.Fields.Single().Key), Is.EqualTo(("number.taken", nameof(DecideRemediationItem.Reference))));
    }

    [Test]
    public async Task A_slip_states_the_number_of_a_notice_only_by_whoever_says_so()
    {
        var task = await World.AcceptedTask();
        var (_, items) = await World.AppraisedRemediation((task, RemediationClaim.Done));
        await World.With(World.Administrator, services => services.GetRequiredService<Db>().Execute("UPDATE DocumentNumbers SET IssuedOn = @Today WHERE DocumentType = 'TB' AND CouncilId = @CouncilId", new { SomeTasks.Today }, CancellationToken.None));
        var number = (await World.Value<string>("SELECT CONCAT(Number, '/', Symbol) FROM DocumentNumbers WHERE DocumentType = 'TB' AND CouncilId = @CouncilId"))!;
        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));

        var (status, asked) = await board.Send($"/noi-dung/{task}", "#confirm", ("confirm.Reference", number), ("confirm.DecidedOn", VietnameseDate.Short(SomeTasks.Today)));

        Assert.That(status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(asked.QuerySelector("#confirm-SharesNumber-loi")!.TextContent, Does.StartWith($"Số {number} trong sổ văn bản đi là của {PaperKind.ConclusionNotice.Label()} “"));
        Assert.That(FormBrowser.ValueOf(asked.QuerySelector("#confirm-Reference")!), Is.EqualTo(number), "and keeps what was typed");
        await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], RemediationOutcome.Confirmed) with { Reference = number, DecidedOn = SomeTasks.Today, SharesNumber = true });
        Assert.That((await World.Journalled(items[0], nameof(RemediationItemDecided), "Data")).Single(), Does.Contain("\"sharesNumber\":true"));
    }

    [Test]
    public async Task The_paper_that_suspends_a_task_stands_in_the_book_with_its_own_day_and_no_other_paper_gets_its_number()
    {
        var tasks = await World.AcceptedTasks(3);
        World.Clock.Set(SomeTasks.Today, new TimeOnly(9, 0));
        var board = new FormBrowser(await Site.BrowserOf(World.StandingBoard));
        (string, string)[] typed = [("suspend.DecisionReference", "27/TB-HĐND"), ("suspend.DecidedOn", "25/5/2026"), ("suspend.SuspendedOn", "27/5/2026"), ("suspend.Reason", "Chờ hướng dẫn của cấp trên.")];
        var path = $"/noi-dung/{tasks[0]}";
        var (future, late) = await board.Send(path, "#suspend", [.. typed, ("suspend.DecidedOn", "30/5/2026")]);
        Assert.That((future, late.QuerySelector("#suspend-DecidedOn-loi") is not null), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));

        await board.Do(path, "#suspend", typed);

        var line = (await World.Send(World.Clerk, new OutgoingList { Year = 2026, Series = "TB" })).Items.Single(one => one.Number == 27);
        Assert.That((line.Symbol, line.IssuedOn, line.TaskId, line.ReportId, line.PaperId), Is.EqualTo(("TB-HĐND", new DateOnly(2026, 5, 25), (Guid?)tasks[0], (Guid?)null, (Guid?)null)));
        var row = (await new FormBrowser(await Site.BrowserOf(World.Clerk)).Open("/so-van-ban/di/2026")).QuerySelector($"main a[href='{path}']")!.ParentElement!.TextContent;
        Assert.That(row, Does.Contain("27/TB-HĐND").And.Contain("V/v tạm dừng: Giải quyết dứt điểm"));
        var journal = (await World.Journalled(tasks[0], nameof(TaskSuspended), "Data")).Single();
        Assert.That(journal, Does.Contain("\"decidedOn\":\"2026-05-25\"").And.Contain("\"on\":\"2026-05-27\""));

        var other = new SuspendTask { TaskId = tasks[1], Version = 3, SuspendedOn = new DateOnly(2026, 5, 27), DecisionReference = "27/TB-HĐND", Reason = "Chờ hướng dẫn." };
        var taken = await World.Refused(World.StandingBoard, other);
        Assert.That((taken.Code, taken.Fields.Keys.Single()), Is.EqualTo(("number.taken", nameof(SuspendTask.DecisionReference))), "another day, another paper");
        await World.Send(World.StandingBoard, other with { DecidedOn = new DateOnly(2026, 5, 25) });
        Assert.That((await World.Send(World.Clerk, new OutgoingList { Year = 2026, Series = "TB" })).Items.Count(one => one.Number == 27), Is.EqualTo(1), "one paper suspends several");

        var (status, shared) = await board.Send($"/noi-dung/{tasks[2]}", "#suspend", [.. typed, ("suspend.DecisionReference", "15/TB-HĐND"), ("suspend.DecidedOn", "14/5/2026")]);
        Assert.That(status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(shared.QuerySelector("#suspend-SharesNumber-loi")!.TextContent, Does.StartWith($"Số 15/TB-HĐND trong sổ văn bản đi là của {PaperKind.ConclusionNotice.Label()} “"));
    }

    private async Task<Guid> Sent(Guid task)
    {
        var request = (await World.Send(World.UnitContact, new DraftExtension { TaskId = task, Extension = new ExtensionContent { RequestedDueOn = new DateOnly(2026, 8, 14), Reason = "Chờ xác minh nguồn gốc đất." } })).Id;
        await World.Send(World.UnitContact, new SendExtension { ExtensionRequestId = request, Version = 1 });
        return request;
    }

    private static DecideExtension Granted(Guid request, string reference) => new() { ExtensionRequestId = request, Version = 2, Granted = true, DecisionReference = reference, DecidedOn = SomeTasks.Today };

    private Task<int> Version(Guid item) => World.Value<int>("SELECT Version FROM RemediationItems WHERE Id = @item AND CouncilId = @CouncilId", new { item })!;

    private async Task<IReadOnlyList<OutgoingLine>> Letters() => (await World.Send(World.Clerk, new OutgoingList { Year = 2026, Series = "CV" })).Items;
}
