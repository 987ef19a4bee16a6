using Microsoft.Extensions.DependencyInjection;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Evidence;
using Supervision.Core.Extensions;
using Supervision.Core.Notices;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Receipts;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Tests.Documents;
using Supervision.Tests.Evidence;
using Supervision.Tests.Tasks;

namespace Supervision.Tests.Remediation;

public sealed class PaperAnswerTests : FeatureTest
{
    private static readonly DateOnly OnPaper = new(2026, 6, 29);
    private static readonly DateOnly Received = new(2026, 7, 2);

    private static EnterPaperReport Paper(Guid task) => new()
    {
        TaskId = task,
        Reference = "45/BC-UBND",
        SignedBy = "Chủ tịch UBND xã",
        ReportedOn = OnPaper,
        ReceivedOn = Received,
        Claim = RemediationClaim.Done,
        PercentDone = 100,
        Text = "Đã giải quyết 72 hồ sơ.",
    };

    private static EnterPaperExtension Request(Guid task) => new()
    {
        TaskId = task,
        Extension = new ExtensionContent { RequestedDueOn = new DateOnly(2026, 8, 14), Reason = "Còn 12 hồ sơ chờ xác minh.", Reference = "46/UBND-VP" },
        SignedBy = "Chủ tịch UBND xã",
        SentOn = OnPaper,
        ReceivedOn = Received,
    };

    [Test]
    public async Task A_paper_report_is_judged_by_its_own_day_and_whoever_entered_it_does_not_confirm_it()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(Received, new TimeOnly(9, 0));

        var entered = await World.Send(World.Office, Paper(task));

        var report = await World.Send(World.StandingBoard, new RemediationReportDetails(entered.Id));
        Assert.That((report.Report.Reference, report.Report.ReportedOn, report.Report.PaperReceivedOn, report.Report.PaperSignedBy), Is.EqualTo(("45/BC-UBND", OnPaper, Received, "Chủ tịch UBND xã")));
        Assert.That(await World.Value<long>("SELECT COUNT(*) FROM Journal WHERE SubjectId = @Id AND Event = 'PaperReportEntered' AND ActorId = @Office AND CouncilId = @CouncilId", new { entered.Id, World.Office }), Is.EqualTo(1));
        await World.Send(World.Office, new BeginAppraisal { RemediationReportId = entered.Id, Version = entered.Version, AppraisalOn = Received });
        var decision = SomeTasks.Decision(report.Items.Single().Id, RemediationOutcome.Confirmed) with { DecidedOn = Received };
        var identity = World.Identity(World.Office);
        World.Know(identity with { Roles = [Role.StandingBoard] });
        Assert.That((await World.Refused(World.Office, decision)).Code, Is.EqualTo("four_eyes"));
        World.Know(identity);
        await World.Send(World.StandingBoard, decision);
        var done = await World.Send(World.StandingBoard, new TaskDetails(task));
        Assert.That((done.ReportedOn, done.Timeliness), Is.EqualTo((OnPaper, Timeliness.Early)), "the paper is dated before the deadline that has passed since");
        var told = await World.Value<long>("SELECT COUNT(*) FROM Notices WHERE UnitId = @Unit AND OnceKey LIKE 'report-entered/%' AND CouncilId = @CouncilId", new { World.Unit });
        Assert.That(told, Is.GreaterThan(0), "the unit is told what was entered in its name");
    }

    [Test]
    public async Task A_paper_that_answers_two_tasks_stays_one_report_and_takes_nothing_that_the_unit_still_prepares()
    {
        var tasks = await World.AcceptedTasks(2);
        await using (var prepared = await World.Received(SomeFiles.Pdf, "còn chuẩn bị.pdf"))
            await World.Send(World.UnitContact, new AddEvidence { TaskId = tasks[0], Secrecy = Core.Files.Secrecy.None, Content = prepared });
        World.Clock.Set(Received, new TimeOnly(9, 0));

        var first = await World.Send(World.Office, Paper(tasks[0]));
        var second = await World.Send(World.Office, Paper(tasks[1]) with { Claim = RemediationClaim.Partly, PercentDone = 60, Cause = "Thiếu nhân lực." });

        Assert.That((second.Id, second.ReceiptNumber), Is.EqualTo((first.Id, first.ReceiptNumber)));
        Assert.That((await World.Send(World.Office, new RemediationReportDetails(first.Id))).Items.Select(i => i.TaskId), Is.EqualTo(tasks));
        Assert.That((await World.Send(World.Office, new EvidenceList { TaskId = tasks[0] })).Items, Is.Empty);
        Assert.That((await World.Refused(World.Office, Paper(tasks[0]))).Code, Is.EqualTo("remediation.open"));
    }

    [Test]
    public async Task A_mistyped_report_is_taken_back_until_it_is_taken_up_and_the_tasks_stand_as_before()
    {
        var tasks = await World.AcceptedTasks(2);
        World.Clock.Set(Received, new TimeOnly(9, 0));
        async Task<(TaskProgress, int, DateOnly?)> Stands(Guid task) => await World.Send(World.Office, new TaskDetails(task)) is var view ? (view.Progress, view.PercentDone, view.ReportedOn) : default;
        var before = (await Stands(tasks[0]), await Stands(tasks[1]));
        await World.Send(World.Office, Paper(tasks[0]));
        var entered = await World.Send(World.Office, Paper(tasks[1]) with { Claim = RemediationClaim.NotYet, PercentDone = 30, Cause = "Thiếu nhân lực." });
        Assert.That((await Stands(tasks[0]), await Stands(tasks[1])), Is.Not.EqualTo(before));
        var taken = new WithdrawPaperReport { RemediationReportId = entered.Id, Version = entered.Version, Reason = "Nhập nhầm số" };

        Assert.That((await World.Refused(World.UnitHead, taken)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        await World.Send(World.Office, taken);

        Assert.That((await Stands(tasks[0]), await Stands(tasks[1])), Is.EqualTo(before));
        Assert.That((await World.Journalled(entered.Id, nameof(PaperReportWithdrawn), "Data")).Single(), Does.Contain("Nhập nhầm số"));
        var again = await World.Send(World.Office, Paper(tasks[0]));
        Assert.That(again.Id, Is.Not.EqualTo(entered.Id));
        await World.Send(World.Office, new BeginAppraisal { RemediationReportId = again.Id, Version = again.Version, AppraisalOn = Received });
        Assert.That((await World.Refused(World.Office, taken with { RemediationReportId = again.Id, Version = again.Version + 1 })).Code, Is.EqualTo("remediation.taken_up"));
    }

    [Test]
    public async Task A_mistyped_request_for_more_time_is_taken_back_with_a_reason_while_nobody_weighed_it_and_is_entered_anew()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(Received, new TimeOnly(9, 0));
        var before = (await World.Send(World.Office, new TaskDetails(task))).Progress;
        var entered = await World.Send(World.Office, Request(task));
        var taken = new WithdrawPaperExtension { ExtensionRequestId = entered.Id, Version = entered.Version, Reason = "Nhập nhầm ngày đề nghị" };

        Assert.That((await World.Refused(World.UnitHead, taken)).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await World.Refused(World.Office, taken with { Reason = "" })).Fields.Keys, Is.EqualTo(new[] { "Reason" }));
        await World.Send(World.Office, taken);

        Assert.That((await World.Send(World.StandingBoard, new NoticeList())).Items[0].Title, Does.StartWith("Văn phòng rút đề nghị gia hạn số"), "who was asked to decide need not any more");
        var gone = await World.Send(World.Office, new ExtensionDetails(entered.Id));
        Assert.That((gone.Status, gone.EndReason, (await World.Send(World.Office, new TaskDetails(task))).Progress), Is.EqualTo((ExtensionStatus.Withdrawn, "Nhập nhầm ngày đề nghị", before)));
        Assert.That((await World.Journalled(entered.Id, nameof(PaperExtensionWithdrawn), "Data")).Single(), Does.Contain("Nhập nhầm ngày đề nghị"));
        var again = await World.Send(World.Office, Request(task));
        await World.Send(World.StandingBoard, new GiveExtensionOpinion { ExtensionRequestId = again.Id, Version = again.Version, Favours = true, Opinion = "Đồng ý", GivenOn = Received });
        Assert.That((await World.Refused(World.Office, taken with { ExtensionRequestId = again.Id, Version = again.Version + 1 })).Code, Is.EqualTo("extension.weighed"));
    }

    [Test]
    public async Task What_came_on_paper_is_read_as_its_scan_and_never_made_up_as_the_units_paper()
    {
        var tasks = await World.AcceptedTasks(2);
        World.Clock.Set(Received, new TimeOnly(9, 0));
        var report = await World.Send(World.Office, Paper(tasks[0]));
        var request = await World.Send(World.Office, Request(tasks[1]));

        foreach (var reader in new[] { World.Office, World.StandingBoard, World.UnitHead })
            Assert.That((await World.Refused(reader, new PrintRemediationReport(report.Id))).Code, Is.EqualTo("remediation.on_paper"));
        Assert.That((await World.Refused(World.UnitContact, new OpenSubjectPaper { Kind = PaperKind.RemediationReport, SubjectId = report.Id })).Code, Is.EqualTo("remediation.on_paper"));
        Assert.That((await World.Refused(World.UnitContact, new DraftPaper { Kind = PaperKind.ExtensionRequest, SubjectId = request.Id })).Code, Is.EqualTo("extension.on_paper"));
        Assert.That((await World.Send(World.UnitContact, new PapersToBegin { About = PaperAbout.RemediationReport, SubjectId = report.Id })).Kinds, Is.Empty);
    }

    [Test]
    public async Task The_receipt_of_a_paper_says_when_it_came_and_names_its_scan()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(new DateOnly(2026, 7, 6), new TimeOnly(9, 0));
        var report = await World.Send(World.Office, Paper(task) with { Claim = RemediationClaim.NotYet, PercentDone = 20, Cause = "Thiếu nhân lực." });
        var request = await World.Send(World.Office, Request(task));
        await using (var scan = await World.Received(SomeFiles.Pdf, "bản quét báo cáo.pdf"))
            await World.Send(World.Office, new AttachPaperFile { TaskId = task, Secrecy = Core.Files.Secrecy.None, Content = scan });
        await using (var scan = await World.Received(SomeFiles.Pdf, "bản quét đề nghị.pdf"))
            await World.Send(World.Office, new AttachPaperFile { TaskId = task, Secrecy = Core.Files.Secrecy.None, ExtensionRequestId = request.Id, Content = scan });

        var receipt = await World.Send(World.UnitHead, new ReceiptDetails(report.ReceiptId));
        Assert.That((receipt.PaperReceivedOn, receipt.Files.Single().FileName), Is.EqualTo(((DateOnly?)Received, "bản quét báo cáo.pdf")));
        Assert.That((await World.Send(World.UnitHead, new ReceiptDetails(request.ReceiptId))).Files.Single().FileName, Is.EqualTo("bản quét đề nghị.pdf"));
        var files = (await World.Send(World.Office, new EvidenceList { TaskId = task })).Items;
        Assert.That(files.Select(file => (file.FileName, file.ExtensionRequestId)), Is.EqualTo(new[] { ("bản quét báo cáo.pdf", (Guid?)null), ("bản quét đề nghị.pdf", request.Id) }));
        var printed = PdfTools.FlatText(await World.With(World.UnitHead, async services =>
            services.GetRequiredService<IPdfEngine>().Render(await services.GetRequiredService<MediatR.IMediator>().Send(new PrintReceipt(report.ReceiptId))).Content));
        Assert.That(printed, Does.Contain("Ngày nhận văn bản giấy").And.Contain("ngày 02 tháng 7 năm 2026").And.Contain("Thời điểm nhập").And.Contain("1 tệp").And.Contain("bản quét báo cáo.pdf").And.Not.Contain("không có"));
    }

    [Test]
    public async Task Only_the_office_enters_papers_and_a_paper_is_not_dated_after_it_came()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(Received, new TimeOnly(9, 0));

        foreach (var person in new[] { World.UnitHead, World.UnitContact, World.Secretary, World.Head, World.StandingBoard, World.Clerk })
        {
            Assert.That((await World.Refused(person, Paper(task))).Kind, Is.EqualTo(RefusalKind.Forbidden));
            Assert.That((await World.Refused(person, Request(task))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        }
        Assert.That((await World.Refused(World.Office, Paper(task) with { ReceivedOn = OnPaper.AddDays(-1) })).Code, Is.EqualTo("date.order"));
        Assert.That((await World.Refused(World.Office, Paper(task) with { PercentDone = 60 })).Fields.Keys, Does.Contain(nameof(EnterPaperReport.PercentDone)));
    }

    [Test]
    public async Task A_request_on_paper_is_in_time_by_its_own_day_and_whoever_entered_it_does_not_decide_it()
    {
        var task = await World.AcceptedTask();
        World.Clock.Set(Received, new TimeOnly(9, 0));
        Assert.That((await World.Refused(World.Office, Request(task) with { SentOn = new DateOnly(2026, 7, 1) })).Code, Is.EqualTo("extension.late_reason"));

        var entered = await World.Send(World.Office, Request(task));

        var decision = new DecideExtension { ExtensionRequestId = entered.Id, Version = entered.Version, Granted = true, DecisionReference = "31/HĐND-VP", DecidedOn = Received };
        var identity = World.Identity(World.Office);
        World.Know(identity with { Roles = [Role.StandingBoard] });
        Assert.That((await World.Refused(World.Office, decision)).Code, Is.EqualTo("four_eyes"));
        World.Know(identity);
        await World.Send(World.StandingBoard, decision);
        var view = await World.Send(World.UnitHead, new ExtensionDetails(entered.Id));
        Assert.That((view.Status, view.SentOn, view.DueOnWhenSent, view.LateSendingReason, view.PaperReceivedOn), Is.EqualTo((ExtensionStatus.Granted, (DateOnly?)OnPaper, (DateOnly?)new DateOnly(2026, 6, 30), (string?)null, (DateOnly?)Received)));
    }
}
