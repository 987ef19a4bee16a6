using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Receipts;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Remediation;

/// <summary>
/// The unit's head approves a report and hands it in; whose words stand in it cannot, where the unit has somebody else who writes. Tasks reported done, wholly or in part, wait for confirmation and are judged by the reported day;
/// those not done yet are only noted. What the unit attached to the tasks, and what coordinating units handed over to it, is handed in with it; what is missing of a fixed list of
/// evidence is told and stops nothing. The unit gets a receipt.
/// </summary>
[Requires(Subject.RemediationReport, Act.Approve)]
public sealed record SubmitRemediationReport : ICommand<HandedIn>, IVersioned
{
    public required Guid RemediationReportId { get; init; }
    public required int Version { get; init; }

    /// <summary>The day the unit reported. It may lie in the past, but not so that what came late would count as in time.</summary>
    public required DateOnly ReportedOn { get; init; }

    /// <summary>The unit's own number, where the draft has none: "45/BC-UBND".</summary>
    public string? Reference { get; init; }

    public sealed class Validator : AbstractValidator<SubmitRemediationReport>
    {
        public Validator() => RuleFor(c => c.Reference).MaximumLength(200);
    }
}

/// <summary>The paper that was handed in with its next version, and the receipt for it.</summary>
public sealed record HandedIn(Guid Id, int Version, Guid ReceiptId, int ReceiptNumber)
{
    /// <summary>What whoever handed it in should know: evidence that a task asks for and that no file was sent for.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

internal sealed class SubmitRemediationReportHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<SubmitRemediationReport, HandedIn>
{
    public async Task<HandedIn> Handle(SubmitRemediationReport command, CancellationToken ct)
    {
        RemediationRows.DemandUnit(await gate.RemediationReport(command.RemediationReportId, Act.Approve, ct));
        var report = await db.LoadRemediationReport(command.RemediationReportId, ct);
        await db.DemandVersion(report.Id, command.Version, report.Version, ct);
        var moved = report.Take(RemediationStep.Submit, command.ReportedOn);
        if (await db.NeedsOtherHand(report, clock.Today(), ct)) await db.DemandOtherHands(FourEyesDuty.RemediationSending, "Người soạn thảo báo cáo không tự phê duyệt, gửi báo cáo của mình; một người khác của đơn vị xem lại, lưu lại dự thảo rồi người đứng đầu gửi.", ct);
        var items = await db.RemediationItems(report.Id, ct);
        if (items.Count == 0) throw RefusedException.Conflict("remediation.empty", "Báo cáo chưa nêu kết quả thực hiện nội dung nào.");

        report.Reference = command.Reference ?? report.Reference;
        (report.SubmittedBy, report.ReportedOn) = (actor.PersonId, command.ReportedOn);
        await db.Save(report, ct);
        journal.Add(moved);
        var now = clock.GetUtcNow();
        foreach (var item in items) await db.ReportTask(journal, report, item, now, ct);
        var receipt = await db.AddReceipt(journal, ReceiptKind.RemediationReport, report.Id, report.UnitId,
            report.Reference is { } reference ? $"{report.Title}, số {reference}" : report.Title, actor.PersonId, now, ct);
        journal.Add(new RemediationReportSubmitted(report.Id, report.UnitId, report.Reference, command.ReportedOn, [.. items.Select(i => i.TaskId)], receipt.Number));
        await db.TellSubmitted(report, items, receipt.Number, ct);
        return new HandedIn(report.Id, report.Version + 1, receipt.Id, receipt.Number)
        {
            Warnings = [.. (await db.MissingEvidence(report.Id, ct)).GroupBy(m => m.TaskId).Select(g => $"Nội dung số {g.First().TaskNumber} chưa có tệp minh chứng: {string.Join("; ", g.Select(m => m.Name))}.")],
        };
    }
}

public sealed record RemediationReportSubmitted(
    Guid SubjectId, Guid UnitId, string? Reference, DateOnly ReportedOn, IReadOnlyList<Guid> TaskIds, int ReceiptNumber) : IEvent;
