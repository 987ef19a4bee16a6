using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Conclusions;

/// <summary>Takes a finding out of a drafted report; it can be taken in again. Leaving it out for good takes a reason and other hands.</summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record TakeOutFinding(Guid ReportId, Guid FindingId) : ICommand<Changed>;

internal sealed class TakeOutFindingHandler(Db db, Journal journal, Gate gate) : IRequestHandler<TakeOutFinding, Changed>
{
    public async Task<Changed> Handle(TakeOutFinding command, CancellationToken ct)
    {
        await gate.DelegationReport(command.ReportId, Act.Write, ct);
        var (report, _) = await db.LockDelegationReport(command.ReportId, 0, ct);
        report.DemandDraft();
        if (!(await db.PlacesInReport(report.Id, ct)).TryGetValue(command.FindingId, out var place)) throw RefusedException.NotFound("nội dung ghi nhận trong báo cáo");

        var (left, moved) = (await db.LoadFinding(command.FindingId, ct)).Take(FindingStep.LeaveReport);
        await db.Save(left, ct);
        await db.Execute("DELETE FROM DelegationReportFindings WHERE FindingId = @FindingId AND DelegationReportId = @ReportId AND CouncilId = @CouncilId", command, ct);
        journal.Add(moved);
        journal.Add(new FindingTakenOut(report.Id, left.Id, left.Number), new { Place = place });
        return new Changed(report.Id, report.Version);
    }
}

public sealed record FindingTakenOut(Guid SubjectId, Guid FindingId, int Number) : IEvent;
