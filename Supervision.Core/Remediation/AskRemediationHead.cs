using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Remediation;

/// <summary>Lays a drafted report on tasks before the unit's head, who is told: what it says is written, and its evidence is there.</summary>
[Requires(Subject.RemediationReport, Act.Write)]
public sealed record AskRemediationHead : ICommand<Changed>, IVersioned
{
    public required Guid RemediationReportId { get; init; }
    public required int Version { get; init; }
}

internal sealed class AskRemediationHeadHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<AskRemediationHead, Changed>
{
    public async Task<Changed> Handle(AskRemediationHead command, CancellationToken ct)
    {
        RemediationRows.DemandUnit(await gate.RemediationReport(command.RemediationReportId, Act.Write, ct));
        var report = await db.LoadRemediationReport(command.RemediationReportId, ct);
        await db.DemandVersion(report.Id, command.Version, report.Version, ct);
        report.Demand(RemediationStep.Edit);
        if ((await db.RemediationItems(report.Id, ct)).Count == 0) throw RefusedException.Conflict("remediation.empty", "Báo cáo chưa nêu kết quả thực hiện nội dung nào.");
        report.AskedOn = clock.Today();
        await db.Save(report, ct);
        await db.TellAsked(journal, report, actor.PersonId, ct);
        return new Changed(report.Id, report.Version + 1);
    }
}

/// <param name="SubjectId">The report.</param>
/// <param name="AskedOn">The day.</param>
public sealed record RemediationHeadAsked(Guid SubjectId, DateOnly AskedOn) : IEvent;
