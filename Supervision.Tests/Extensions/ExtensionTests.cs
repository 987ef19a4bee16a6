using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Extensions;
using Supervision.Core.Law;
using Supervision.Core.Ledger;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Receipts;
using Supervision.Core.Tasks;
using Supervision.Tests.Conclusions;
using Supervision.Tests.Ledger;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Extensions;

public sealed class ExtensionTests : FeatureTest
{
    private static readonly DateOnly Asked = new(2026, 8, 14);

    private static DraftExtension Draft(Guid task, DateOnly? dueOn = null) => new()
    {
        TaskId = task,
        Extension = new ExtensionContent { RequestedDueOn = dueOn ?? Asked, Reason = "Còn 12 hồ sơ chờ xác minh nguồn gốc đất.", DoneSoFar = "Đã giải quyết 60/72 hồ sơ." },
    };

    private static DecideExtension Decision(Guid request, int version, bool granted = true) => new()
    {
        ExtensionRequestId = request,
        Version = version,
        Granted = granted,
        DecisionReference = "31/HĐND-VP",
        DecidedOn = SomeTasks.Today,
        Reason = granted ? null : "Chưa có lý do khách quan.",
    };

    private async Task<Guid> Sent(Guid task, DateOnly? dueOn = null)
    {
        var request = (await World.Send(World.UnitContact, Draft(task, dueOn))).Id;
        await World.Send(World.UnitContact, new SendExtension { ExtensionRequestId = request, Version = 1 });
        return request;
    }

    [Test]
    public async Task A_request_without_an_answer_lapses_with_its_task_and_the_unit_is_told()
    {
        var tasks = await World.AcceptedTasks(2);
        var (dropped, confirmed) = (await Sent(tasks[0]), await Sent(tasks[1]));
        Assert.That((await World.Send(World.StandingBoard, new ExtensionsToDecide())).Items, Has.Count.EqualTo(2));

        await World.Send(World.StandingBoard, new DropTask { TaskId = tasks[0], Version = await World.VersionOf(tasks[0]), DroppedOn = SomeTasks.Today, DecisionReference = "28/TB-HĐND", Reason = "Dự án đã dừng." });
        var (_, items) = await World.AppraisedRemediation((tasks[1], Core.Remediation.RemediationClaim.Done));
        await World.Send(World.StandingBoard, SomeTasks.Decision(items[0], Core.Remediation.RemediationOutcome.Confirmed));

        foreach (var request in new[] { dropped, confirmed })
        {
            var view = await World.Send(World.UnitHead, new ExtensionDetails(request));
            Assert.That(view.Status, Is.EqualTo(ExtensionStatus.Withdrawn));
            Assert.That(await World.Journalled(request, "ExtensionEnded", "Data"), Has.Count.EqualTo(1));
        }
        Assert.That((await World.Send(World.StandingBoard, new ExtensionsToDecide())).Items, Is.Empty);
        Assert.That((await World.Send(World.UnitHead, new NoticeList { Take = 50 })).Items.Select(one => one.Title).Where(title => title.EndsWith("không còn được xem xét", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "Đề nghị gia hạn nội dung số 2 đến 14/8/2026 không còn được xem xét", "Đề nghị gia hạn nội dung số 1 đến 14/8/2026 không còn được xem xét",
        }));
    }

    [Test]
    public async Task A_granted_request_moves_the_current_deadline_and_both_numbers_are_told()
    {
        var task = await World.AcceptedTask();
        var request = (await World.Send(World.UnitContact, Draft(task))).Id;
        foreach (var person in new[] { World.StandingBoard, World.Office, World.OtherUnitHead })
        {
            Assert.That((await World.Refused(person, new ExtensionDetails(request))).Kind, Is.EqualTo(RefusalKind.NotFound), "a draft is the unit's alone");
            Assert.That((await World.Send(person, new ExtensionList())).Items, Is.Empty);
        }
        var handedIn = await World.Send(World.UnitContact, new SendExtension { ExtensionRequestId = request, Version = 1 });
        Assert.That((await World.Refused(World.OtherUnitHead, new ExtensionDetails(request))).Kind, Is.EqualTo(RefusalKind.NotFound), "it only coordinates");
        Assert.That((await World.Send(World.Office, new ExtensionList { Status = ExtensionStatus.Sent })).Items.Single().Id, Is.EqualTo(request));
        await World.Send(World.Head, new GiveExtensionOpinion { ExtensionRequestId = request, Version = 2, GivenOn = SomeTasks.Today, Favours = true, Opinion = "Đồng ý." });

        var decision = Decision(request, 3);
        foreach (var person in new[] { World.UnitHead, World.Office, World.Head })
            Assert.That((await World.Refused(person, decision)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.StandingBoard, decision with { Version = 2 })).Kind, Is.EqualTo(RefusalKind.Stale));
        await World.Send(World.StandingBoard, decision);

        var moved = await World.Send(World.UnitHead, new TaskDetails(task));
        Assert.That((moved.DueOn, moved.OriginalDueOn), Is.EqualTo((Asked, new DateOnly(2026, 6, 30))));
        var seen = await World.Send(World.UnitHead, new ExtensionDetails(request));
        Assert.That((seen.Status, seen.GrantedDueOn, seen.ReceiptId, seen.Opinion), Is.EqualTo((ExtensionStatus.Granted, Asked, handedIn.ReceiptId, (string?)null)));

        World.Clock.Set(new DateOnly(2026, 7, 10), new TimeOnly(8, 0));
        var counts = await World.Send(World.Office, new TaskStatistics());
        Assert.That((counts.OpenInTerm, counts.OpenOverdue, counts.AgainstOriginal!.OpenInTerm, counts.AgainstOriginal.OpenOverdue), Is.EqualTo((1, 0, 0, 1)));
        var history = await World.Send(World.UnitHead, new TaskHistory(task));
        var axis = history.Days.Single();
        Assert.That((axis.Axis, axis.Times, axis.TotalDays, axis.Current, axis.Moves.Single().CauseId), Is.EqualTo((DateAxis.Deadline, 1, 45, Asked, request)));
        Assert.That(history.Extensions.Single().DecisionReference, Is.EqualTo("31/HĐND-VP"));
        Assert.That((await World.Send(World.OtherUnitHead, new TaskHistory(task))).Extensions, Is.Empty, "it only coordinates");
    }

    [Test]
    public async Task After_the_deadline_only_the_head_sends_it_and_says_why()
    {
        var task = await World.AcceptedTask();
        var request = (await World.Send(World.UnitContact, Draft(task))).Id;
        World.Clock.Set(new DateOnly(2026, 6, 30), new TimeOnly(23, 0));
        await World.Send(World.UnitContact, new SendExtension { ExtensionRequestId = request, Version = 1 });
        await World.Send(World.UnitContact, new WithdrawExtension(request, 2));

        World.Clock.Set(new DateOnly(2026, 8, 15), new TimeOnly(8, 0));
        Assert.That((await World.Refused(World.UnitContact, Draft(task))).Fields.Single().Value.Single(), Is.EqualTo("“Thời hạn đề nghị” (14/8/2026) phải là một ngày chưa qua, không trước ngày 15/8/2026."), "a day that is over is no more time");
        World.Clock.Set(new DateOnly(2026, 7, 1), new TimeOnly(8, 0));
        var again = (await World.Send(World.UnitContact, Draft(task))).Id;
        var send = new SendExtension { ExtensionRequestId = again, Version = 1 };
        Assert.That((await World.Refused(World.UnitContact, send with { LateSendingReason = "Sót việc." })).Code, Is.EqualTo("extension.late"));
        Assert.That((await World.Refused(World.UnitHead, send)).Code, Is.EqualTo("extension.late_reason"));
        await World.Send(World.UnitHead, send with { LateSendingReason = "Chờ kết quả đo đạc." });
        Assert.That((await World.Send(World.Office, new ExtensionDetails(again))).LateSendingReason, Is.EqualTo("Chờ kết quả đo đạc."));
    }

    [Test]
    public async Task A_late_request_that_the_head_drafted_needs_another_hand()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(new DateOnly(2026, 7, 1), new TimeOnly(8, 0));
        var request = (await World.Send(World.UnitHead, Draft(task))).Id;
        Assert.That((await World.Refused(World.UnitHead, new SendExtension { ExtensionRequestId = request, Version = 1, LateSendingReason = "Sót việc." })).Code, Is.EqualTo("four_eyes"));
        Assert.That((await World.Send(World.UnitContact, new NoticeList())).Items.Select(n => n.Title), Has.Some.EndsWith("chờ đầu mối xem lại"));

        Assert.That((await Owed(World.UnitContact)).TimeStep!.Words, Is.EqualTo("Xem lại đề nghị gia hạn"));

        await World.Send(World.UnitContact, new ReviseExtension { ExtensionRequestId = request, Version = 1, Extension = Draft(task).Extension });
        var waits = await Owed(World.UnitHead);
        Assert.That((waits.TimeStep!.Words, waits.Reason), Is.EqualTo(("Gửi đề nghị gia hạn", "Quá hạn 1 ngày vì chưa có báo cáo; đề nghị gia hạn đã soạn, chờ người đứng đầu gửi và nêu lý do gửi chậm")));
        await World.Send(World.UnitHead, new SendExtension { ExtensionRequestId = request, Version = 2, LateSendingReason = "Sót việc." });
        Assert.That((await World.Send(World.Office, new ExtensionDetails(request))).Status, Is.EqualTo(ExtensionStatus.Sent));
        var sent = await Owed(World.UnitContact);
        Assert.That((sent.TimeStep, sent.Reason), Is.EqualTo(((NextStep?)null, "Quá hạn 1 ngày vì chưa có báo cáo; đề nghị gia hạn đã gửi, chờ quyết định")));

        async Task<OwedTask> Owed(Guid person) => (await World.Send(person, new OwedTasks { UnitId = World.Unit })).Items.Single();
    }

    [Test]
    public async Task The_councils_limits_refuse_by_their_name()
    {
        await World.Send(World.Administrator, new SetFollowUpPolicy { Policy = FollowUpPolicy.Shipped[^1] with { EffectiveFrom = new DateOnly(2026, 5, 1), Paper = "Quy chế 05/QC-HĐND" } });
        var task = await World.AcceptedTask();
        Assert.That((await World.Refused(World.UnitContact, Draft(task, new DateOnly(2026, 6, 30)))).Code, Is.EqualTo("extension.not_later"));
        // 30 June and 90 days is 28 September.
        var tooFar = await World.Refused(World.UnitContact, Draft(task, new DateOnly(2026, 9, 29)));
        Assert.That((tooFar.Code, tooFar.Message), Is.EqualTo(("extension.max_days", tooFar.Message)));
        Assert.That(tooFar.Message, Does.EndWith("vượt quá 90 ngày so với thời hạn ban đầu (30/6/2026) theo Quy chế 05/QC-HĐND."), "the rule that was broken and no other");

        foreach (var due in new[] { new DateOnly(2026, 7, 15), new DateOnly(2026, 8, 14) })
        {
            var request = await Sent(task, due);
            await World.Send(World.StandingBoard, Decision(request, 2));
        }
        var tooMany = await World.Refused(World.UnitContact, Draft(task, new DateOnly(2026, 9, 1)));
        Assert.That((tooMany.Code, tooMany.Message), Is.EqualTo(("extension.max_count", tooMany.Message)));
        Assert.That(tooMany.Message, Is.EqualTo("Nội dung này đã được gia hạn 2 lần; tối đa 2 lần theo Quy chế 05/QC-HĐND."));
        var history = await World.Send(World.Office, new TaskHistory(task));
        Assert.That((history.Days.Single().Times, history.Days.Single().TotalDays), Is.EqualTo((2, 45)));
    }

    [Test]
    public async Task The_shipped_limits_are_no_law_and_whoever_decides_passes_them_with_a_reason()
    {
        var task = await World.AcceptedTask();
        // 30 June and 90 days is 28 September.
        var request = await Sent(task, new DateOnly(2026, 9, 29));
        var refused = await World.Refused(World.StandingBoard, Decision(request, 2));
        Assert.That((refused.Code, refused.Fields.Keys.Single()), Is.EqualTo(("extension.beyond_limit", nameof(DecideExtension.ConfirmsBeyondLimit))));
        Assert.That((await World.Refused(World.StandingBoard, Decision(request, 2) with { ConfirmsBeyondLimit = true })).Fields.Keys, Is.EqualTo(new[] { nameof(DecideExtension.Reason) }));
        await World.Send(World.StandingBoard, Decision(request, 2) with { ConfirmsBeyondLimit = true, Reason = "Quy hoạch chưa được duyệt." });
        Assert.That((await World.Send(World.UnitHead, new TaskDetails(task))).DueOn, Is.EqualTo(new DateOnly(2026, 9, 29)));
    }

    [Test]
    public async Task A_task_has_one_request_at_a_time_and_none_once_it_is_reported_or_closed()
    {
        var task = await World.AcceptedTask();
        var request = (await World.Send(World.UnitContact, Draft(task))).Id;
        var second = await World.Refused(World.UnitHead, Draft(task));
        Assert.That((second.Kind, second.Message), Is.EqualTo((RefusalKind.Conflict, "Nội dung này đã có đề nghị gia hạn chưa xử lý xong.")));
        await World.Send(World.UnitHead, new ReviseExtension { ExtensionRequestId = request, Version = 1, Extension = Draft(task, new DateOnly(2026, 7, 15)).Extension });
        await World.Send(World.UnitContact, new SendExtension { ExtensionRequestId = request, Version = 2 });
        Assert.That((await World.Refused(World.UnitContact, new ReviseExtension { ExtensionRequestId = request, Version = 3, Extension = Draft(task).Extension })).Code, Is.EqualTo("extension.step"));

        await World.SubmittedRemediation((task, Core.Remediation.RemediationClaim.Done));
        Assert.That((await World.Refused(World.StandingBoard, Decision(request, 3))).Code, Is.EqualTo("extension.task"), "it waits for confirmation");
        await World.Send(World.StandingBoard, Decision(request, 3, granted: false));
        Assert.That((await World.Refused(World.UnitContact, Draft(task))).Code, Is.EqualTo("extension.task"));
        Assert.That((await World.Send(World.UnitHead, new TaskDetails(task))).DueOn, Is.EqualTo(new DateOnly(2026, 6, 30)));
    }

    [Test]
    public async Task A_request_of_a_unit_that_handed_the_task_over_ends_with_the_reason_and_its_successor_asks_anew()
    {
        var tasks = await World.AcceptedTasks(3);
        var sent = await Sent(tasks[0]);
        var drafted = (await World.Send(World.UnitContact, Draft(tasks[1]))).Id;
        var split = await Sent(tasks[2]);
        var third = (await World.Send(World.Administrator, World.NewUnit("U3", "Ủy ban nhân dân xã Đông Kinh"))).Id;
        await World.EndUnit(third);
        await World.Send(World.Office, new HandOverTask { TaskId = tasks[0], Version = await World.VersionOf(tasks[0]), ReceivingUnitIds = [World.OtherUnit], Paper = SomeLedger.Handover });
        await World.Send(World.Office, new TransferOpenTasks
        {
            UnitId = World.Unit, Version = 2, ReceivingUnitIds = [World.OtherUnit], Chosen = [new ChosenReceivers(tasks[2], [World.OtherUnit, third])], Paper = SomeLedger.Handover,
        });

        var seen = await World.Send(World.Office, new ExtensionDetails(sent));
        Assert.That((seen.Status, seen.EndReason, seen.Allowed.Count), Is.EqualTo((ExtensionStatus.Withdrawn, "Nội dung đã được bàn giao cho đơn vị kế thừa theo Biên bản bàn giao số 03/BB-UBND.", 0)));
        Assert.That((await World.Refused(World.StandingBoard, Decision(sent, 3))).Code, Is.EqualTo("extension.step"));
        foreach (var (request, from) in new[] { (sent, "sent"), (drafted, "draft"), (split, "sent") })
        {
            Assert.That(await World.Journalled(request, nameof(ExtensionEnded), "Data"), Has.One.Contains("reason"));
            Assert.That((await World.Journalled(request, nameof(ExtensionEnded), "Before")).Single(), Does.Contain($"\"{from}\"").IgnoreCase);
        }
        foreach (var task in tasks.Take(2)) await World.Send(World.OtherUnitHead, Draft(task));
    }

    [Test]
    public async Task A_request_of_a_unit_that_refused_the_task_ends_when_another_gets_it_and_stays_when_it_comes_back()
    {
        foreach (var comesBack in new[] { true, false })
        {
            if (!comesBack) await World.OpenCouncil();
            var (_, _, task, _) = await World.SentConclusion();
            var request = (await World.Send(World.UnitContact, Draft(task))).Id;
            await World.Send(World.UnitHead, new RefuseTask { TaskId = task, Version = 2, RefusedOn = SomeTasks.AcceptedOn, Reason = "Không thuộc thẩm quyền." });
            await World.Send(World.StandingBoard, new ReassignTask { TaskId = task, Version = 3, LeadUnitId = comesBack ? World.Unit : World.OtherUnit, ReassignedOn = SomeTasks.Today, Reason = "Theo phân công." });

            Assert.That(await World.Journalled(request, nameof(ExtensionEnded), "Data"), Has.Count.EqualTo(comesBack ? 0 : 1));
            if (comesBack) await World.Send(World.UnitContact, new SendExtension { ExtensionRequestId = request, Version = 1 });
            else await World.Send(World.OtherUnitHead, Draft(task));
        }
    }

    [TestCase(CouncilLevel.Province, "four_eyes")]
    [TestCase(CouncilLevel.Commune, null)]
    public async Task Whoever_gave_the_opinion_decides_only_in_a_commune(CouncilLevel level, string? refusal)
    {
        if (level is CouncilLevel.Commune) await World.OpenCouncil(level);
        var task = await World.AcceptedTask();
        var request = await Sent(task);
        await World.Send(World.StandingBoard, new GiveExtensionOpinion { ExtensionRequestId = request, Version = 2, GivenOn = SomeTasks.Today, Favours = true, Opinion = "Đồng ý." });
        if (refusal is null) await World.Send(World.StandingBoard, Decision(request, 3));
        else Assert.That((await World.Refused(World.StandingBoard, Decision(request, 3))).Code, Is.EqualTo(refusal));
    }

    [Test]
    public async Task Every_submission_has_its_receipt_numbered_through_the_year_with_the_hashes_of_its_files()
    {
        var tasks = await World.AcceptedTasks(2);
        var (report, version, items) = await World.DraftedRemediation((tasks[0], Core.Remediation.RemediationClaim.Done));
        var first = await World.Send(World.UnitHead, new Core.Remediation.SubmitRemediationReport { RemediationReportId = report, Version = version, ReportedOn = SomeTasks.ReportedOn });
        var request = await Sent(tasks[1]);
        var second = await World.Send(World.Office, new ExtensionDetails(request));
        Assert.That((first.ReceiptNumber, second.ReceiptNumber), Is.EqualTo((1, 2)));

        var receipt = await World.Send(World.UnitContact, new ReceiptDetails(first.ReceiptId));
        Assert.That((receipt.Year, receipt.UnitName, receipt.Kind, receipt.SubjectId, receipt.SubjectText, receipt.ReceivedAt),
            Is.EqualTo((2026, "Ủy ban nhân dân xã Hòa Bình", ReceiptKind.RemediationReport, report, "Báo cáo kết quả khắc phục, số 45/BC-UBND", World.Clock.GetUtcNow())));
        Assert.That((await World.Refused(World.OtherUnitHead, new ReceiptDetails(first.ReceiptId))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That(items, Has.Count.EqualTo(1));
    }
}
