using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Remediation;

/// <summary>
/// The office takes back a report that was entered from paper by mistake, while it was not taken up: every task that it answers stands again as before, and can be reported on anew. What was entered
/// stays with the reason, and the unit is told.
/// </summary>
[Requires(Subject.RemediationReport, Act.Write)]
public sealed record WithdrawPaperReport : ICommand<Changed>, IVersioned
{
    public required Guid RemediationReportId { get; init; }
    public required int Version { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<WithdrawPaperReport>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
    }
}

internal sealed class WithdrawPaperReportHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<WithdrawPaperReport, Changed>
{
    public async Task<Changed> Handle(WithdrawPaperReport command, CancellationToken ct)
    {
        RemediationRows.DemandCouncil(await gate.RemediationReport(command.RemediationReportId, Act.Write, ct));
        var report = await db.LockReport(command.RemediationReportId, ct);
        await db.DemandVersion(report.Id, command.Version, report.Version, ct);
        if (report.PaperReceivedOn is null) throw RefusedException.Forbidden("Báo cáo do đơn vị gửi trên hệ thống thì không rút thay đơn vị được.", "remediation.unit");
        var items = await db.RemediationItems(report.Id, ct);
        if (report.Status is not RemediationStatus.Submitted || items.Any(item => item.Outcome is not (null or RemediationOutcome.Noted)))
            throw RefusedException.Conflict("remediation.taken_up", "Báo cáo đã được thẩm định nên không rút việc nhập được; cần sửa thì đề nghị bổ sung, làm rõ.");

        var today = clock.Today();
        foreach (var item in items) await PutBack(report, item, command.Reason, today, ct);
        journal.Add(report.TakeBack(today));
        await db.Save(report, ct);
        journal.Add(new PaperReportWithdrawn(report.Id, [.. items.Select(item => item.TaskId)], command.Reason), new { Items = items });
        foreach (var item in items) await db.TellTakenBack(report, item, command.Reason, ct);
        return new Changed(report.Id, report.Version + 1);
    }

    private async Task PutBack(RemediationReport report, RemediationItem item, string reason, DateOnly today, CancellationToken ct)
    {
        var task = await db.LoadTask(item.TaskId, ct);
        // What went on since, or went to another unit, stays as it is.
        var stands = item.Outcome is null ? TaskProgress.ReportedDone : TaskProgress.InProgress;
        if (task.Progress == stands && task.LeadUnitId == report.UnitId
            && await db.Find<Before>("SELECT ProgressBefore, PercentBefore, AcceptedBefore, ReportedBefore FROM RemediationItems WHERE Id = @Id AND CouncilId = @CouncilId AND ProgressBefore IS NOT NULL", new { item.Id }, ct) is { } before)
        {
            journal.Add(task.PutBack(before.ProgressBefore, before.PercentBefore, before.AcceptedBefore, before.ReportedBefore, today));
            await db.Save(task, ct);
        }
        // Without a day: nothing was decided, and what is entered anew may be dated before today.
        (item.IsOpen, item.Outcome, item.OutcomeReason, item.DecidedOn) = (false, RemediationOutcome.Lapsed, reason, null);
        await db.Save(item, ct);
    }

    private sealed record Before
    {
        public required TaskProgress ProgressBefore { get; init; }
        public required int PercentBefore { get; init; }
        public DateOnly? AcceptedBefore { get; init; }
        public DateOnly? ReportedBefore { get; init; }
    }
}

/// <summary>What was entered of a unit's paper was taken back.</summary>
public sealed record PaperReportWithdrawn(Guid SubjectId, IReadOnlyList<Guid> TaskIds, string Reason) : IEvent;
