using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Receipts;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Remediation;

/// <summary>
/// Enters what a unit reported of one task on paper: the office does it, as the delegation is gone by then. The paper's own day is the day of the report, by which the task is judged.
/// A paper that answers several tasks is entered at each of them and stays one report. Whoever entered it does not confirm it.
/// </summary>
[Requires(Subject.RemediationReport, Act.Write)]
public sealed record EnterPaperReport : ICommand<HandedIn>
{
    public required Guid TaskId { get; init; }

    /// <summary>The paper's own number: "45/BC-UBND".</summary>
    public required string Reference { get; init; }

    /// <summary>Who signed it, by post.</summary>
    public required string SignedBy { get; init; }

    /// <summary>The day that stands on the paper.</summary>
    public required DateOnly ReportedOn { get; init; }

    /// <summary>The day it came.</summary>
    public required DateOnly ReceivedOn { get; init; }
    public required RemediationClaim Claim { get; init; }

    /// <summary>How much is done, in percent: 100 for what is done, less for the rest.</summary>
    public required int PercentDone { get; init; }
    public required string Text { get; init; }

    /// <summary>Why it is not all done.</summary>
    public string? Cause { get; init; }

    /// <summary>What the unit asks for.</summary>
    public string? Request { get; init; }

    internal SetRemediationItem Item => new() { RemediationReportId = Guid.Empty, TaskId = TaskId, Version = 1, Claim = Claim, PercentDone = PercentDone, Text = Text, Cause = Cause, Request = Request };

    public sealed class Validator : AbstractValidator<EnterPaperReport>
    {
        public Validator()
        {
            RuleFor(c => c.Reference).NotEmpty().MaximumLength(200);
            RuleFor(c => c.SignedBy).NotEmpty().MaximumLength(300);
            // What is said of a task is held to the same rules, whichever way it came.
            RuleFor(c => c).Custom((command, context) =>
            {
                foreach (var error in new SetRemediationItem.Validator().Validate(command.Item).Errors) context.AddFailure(error.PropertyName, error.ErrorMessage);
            });
        }
    }
}

internal sealed class EnterPaperReportHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<EnterPaperReport, HandedIn>
{
    public async Task<HandedIn> Handle(EnterPaperReport command, CancellationToken ct)
    {
        RemediationRows.DemandCouncil(await gate.FollowUpTask(command.TaskId, Subject.RemediationReport, Act.Write, ct));
        // Two who enter the same paper take their turns.
        await db.Execute("UPDATE FollowUpTasks SET Version = Version WHERE Id = @TaskId AND CouncilId = @CouncilId", new { command.TaskId }, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        await db.DemandNoOpenReport(task.Id, Guid.Empty, ct);
        EventDate.Demand(nameof(command.ReceivedOn), command.ReceivedOn, clock.Today(), [new PastEvent("ngày ghi trên văn bản", command.ReportedOn)]);

        var report = await Entered(task.LeadUnitId, command, ct);
        var isNew = report is null;
        report ??= await Begin(task, command, ct);
        var item = new RemediationItem
        {
            Id = Guid.CreateVersion7(),
            RemediationReportId = report.Id,
            TaskId = task.Id,
            Claim = command.Claim,
            PercentDone = command.PercentDone,
            Text = command.Text,
            Cause = command.Cause,
            Request = command.Request,
            IsOpen = false,
            Version = 1,
        };
        await db.Execute("""
            INSERT INTO RemediationItems (Id, CouncilId, RemediationReportId, TaskId, Claim, PercentDone, Text, Cause, Request, IsOpen, ProgressBefore, PercentBefore, AcceptedBefore, ReportedBefore, Version)
            VALUES (@Id, @CouncilId, @RemediationReportId, @TaskId, @Claim, @PercentDone, @Text, @Cause, @Request, @IsOpen, @Progress, @TaskPercent, @AcceptedOn, @ReportedOn, @Version)
            """, new
        {
            item.Id, item.RemediationReportId, item.TaskId, item.Claim, item.PercentDone, item.Text, item.Cause, item.Request, item.IsOpen, item.Version,
            task.Progress, TaskPercent = task.PercentDone, task.AcceptedOn, task.ReportedOn,
        }, ct);
        await db.ReportTask(journal, report, item, clock.GetUtcNow(), ct);
        journal.Add(new PaperReportEntered(report.Id, report.UnitId, task.Id, command.Reference, command.SignedBy, command.ReportedOn, command.ReceivedOn));
        journal.Add(new RemediationItemSet(report.Id, item.Id, task.Id, item.Claim, item.PercentDone, item.Text, item.Cause, item.Request), new { Item = "chưa có" });

        var receipt = isNew ? await Receive(report, ct) : await Receipt(report.Id, ct);
        if (!isNew) await db.Save(report, ct);
        await db.TellSubmitted(report, [item], receipt.Number, ct);
        await db.TellEntered(report, item, receipt.Number, ct);
        return new HandedIn(report.Id, isNew ? report.Version : report.Version + 1, receipt.Id, receipt.Number);
    }

    // The same paper, entered at another of the tasks that it answers and not taken up yet.
    private async Task<RemediationReport?> Entered(Guid unitId, EnterPaperReport command, CancellationToken ct) =>
        await db.List<ReportId>("""
            SELECT Id FROM RemediationReports
            WHERE UnitId = @unitId AND Reference = @Reference AND ReportedOn = @ReportedOn AND PaperReceivedOn IS NOT NULL AND Status = 'Submitted' AND CouncilId = @CouncilId
            ORDER BY Seq
            """, new { unitId, command.Reference, command.ReportedOn }, ct) is [var found, ..] ? await db.LockReport(found.Id, ct) : null;

    private async Task<RemediationReport> Begin(FollowUpTask task, EnterPaperReport command, CancellationToken ct)
    {
        var report = new RemediationReport
        {
            Id = Guid.CreateVersion7(),
            UnitId = task.LeadUnitId,
            Title = "Báo cáo kết quả thực hiện nhận bằng văn bản giấy",
            Reference = command.Reference,
            Status = RemediationStatus.Submitted,
            DraftedBy = actor.PersonId,
            SubmittedBy = actor.PersonId,
            ReportedOn = command.ReportedOn,
            PaperReceivedOn = command.ReceivedOn,
            PaperSignedBy = command.SignedBy,
            Version = 1,
        };
        await db.Execute("""
            INSERT INTO RemediationReports (Id, CouncilId, UnitId, Title, Reference, Status, DraftedBy, SubmittedBy, ReportedOn, PaperReceivedOn, PaperSignedBy, ItemCount, Version)
            VALUES (@Id, @CouncilId, @UnitId, @Title, @Reference, @Status, @DraftedBy, @SubmittedBy, @ReportedOn, @PaperReceivedOn, @PaperSignedBy, 0, @Version)
            """, report, ct);
        journal.Add(new RemediationReportDrafted(report.Id, report.UnitId, report.Title, report.Reference));
        return report;
    }

    private Task<(Guid Id, int Number)> Receive(RemediationReport report, CancellationToken ct) => db.AddReceipt(journal, ReceiptKind.RemediationReport, report.Id, report.UnitId,
        $"{report.Title}, số {report.Reference}", actor.PersonId, clock.GetUtcNow(), ct);

    private async Task<(Guid Id, int Number)> Receipt(Guid reportId, CancellationToken ct)
    {
        var row = (await db.Find<ReceiptRow>("SELECT Id, Number FROM Receipts WHERE SubjectId = @reportId AND CouncilId = @CouncilId", new { reportId }, ct))!;
        return (row.Id, row.Number);
    }

    private sealed record ReportId
    {
        public required Guid Id { get; init; }
    }

    private sealed record ReceiptRow
    {
        public required Guid Id { get; init; }
        public required int Number { get; init; }
    }
}

/// <summary>What a unit reported on paper was entered by whoever stands beside it in the journal.</summary>
public sealed record PaperReportEntered(Guid SubjectId, Guid UnitId, Guid TaskId, string Reference, string SignedBy, DateOnly ReportedOn, DateOnly ReceivedOn) : IEvent;
