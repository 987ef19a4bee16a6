using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>The head of the delegation gives a submitted draft back, to be improved.</summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record ReturnReport : ICommand<Changed>, IVersioned
{
    public required Guid ReportId { get; init; }
    public required int Version { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<ReturnReport>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(1000);
    }
}

internal sealed class ReturnReportHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<ReturnReport, Changed>
{
    public async Task<Changed> Handle(ReturnReport command, CancellationToken ct)
    {
        ApproveReportHandler.DemandHead(await gate.DelegationReport(command.ReportId, Act.Write, ct));
        var report = await db.LoadDelegationReport(command.ReportId, ct);
        await db.DemandVersion(report.Id, command.Version, report.Version, ct);

        await db.DemandNotSigned(PaperKind.DelegationReport, report.Id, ct);

        journal.Add(report.Take(ReportStep.Return));
        var before = new { report.ApprovedBy };
        report.ApprovedBy = null;
        await db.Save(report, ct);
        await db.TellReturned(actor, (report.Id, report.Version, PaperKind.DelegationReport.Label(), $"/bao-cao-doan/{report.Id}"),
            [report.DraftedBy, await db.LastSubmitter(report.Id, nameof(ReportMoved), ct)], command.Reason, ct);
        journal.Add(new ReportReturned(report.Id, command.Reason), before);
        return new Changed(report.Id, report.Version + 1);
    }
}

public sealed record ReportReturned(Guid SubjectId, string Reason) : IEvent;
