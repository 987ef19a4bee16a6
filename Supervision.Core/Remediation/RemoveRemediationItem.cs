using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Remediation;

/// <summary>Takes a task out of a report that is still a draft. Its evidence stays with the task, for the next report.</summary>
[Requires(Subject.RemediationReport, Act.Write)]
public sealed record RemoveRemediationItem(Guid RemediationReportId, Guid TaskId, int Version) : ICommand<Changed>, IVersioned;

internal sealed class RemoveRemediationItemHandler(Db db, Journal journal, Gate gate) : IRequestHandler<RemoveRemediationItem, Changed>
{
    public async Task<Changed> Handle(RemoveRemediationItem command, CancellationToken ct)
    {
        RemediationRows.DemandUnit(await gate.RemediationReport(command.RemediationReportId, Act.Write, ct));
        var report = await db.LoadRemediationReport(command.RemediationReportId, ct);
        await db.DemandVersion(report.Id, command.Version, report.Version, ct);
        report.Demand(RemediationStep.Edit);
        var item = (await db.RemediationItems(report.Id, ct)).FirstOrDefault(i => i.TaskId == command.TaskId) ?? throw RefusedException.NotFound("nội dung báo cáo");

        await db.Execute("DELETE FROM RemediationItems WHERE Id = @Id AND CouncilId = @CouncilId", new { item.Id }, ct);
        await db.Save(report, ct);
        journal.Add(new RemediationItemRemoved(report.Id, item.Id, item.TaskId), item);
        return new Changed(report.Id, report.Version + 1);
    }
}

public sealed record RemediationItemRemoved(Guid SubjectId, Guid RemediationItemId, Guid TaskId) : IEvent;
