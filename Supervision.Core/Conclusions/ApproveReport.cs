using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Conclusions;

/// <summary>The head of the delegation approves its report as it is submitted; whoever wrote in it does not. Only then it is signed, numbered and issued.</summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record ApproveReport : ICommand<Changed>, IVersioned
{
    public required Guid ReportId { get; init; }
    public required int Version { get; init; }
}

internal sealed class ApproveReportHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<ApproveReport, Changed>
{
    public async Task<Changed> Handle(ApproveReport command, CancellationToken ct)
    {
        DemandHead(await gate.DelegationReport(command.ReportId, Act.Write, ct));
        var report = await db.LoadDelegationReport(command.ReportId, ct);
        await db.DemandVersion(report.Id, command.Version, report.Version, ct);
        await db.DemandOtherThanWriters(report.Id, report.DraftedBy, actor.PersonId, ct);

        journal.Add(report.Take(ReportStep.Approve));
        report.ApprovedBy = actor.PersonId;
        await db.Save(report, ct);
        await db.TellApproved(report, actor, ct);
        journal.Add(new DelegationReportApproved(report.Id, actor.PersonId));
        return new Changed(report.Id, report.Version + 1);
    }

    internal static bool IsHead(CampaignAccess access) => access.Roles.Contains(Role.DelegationHead) || PermissionMatrix.AllowsAny(access.Roles, Subject.Conclusion, Act.Approve);

    /// <summary>The delegation's report is its head's to approve or to give back, or theirs who may approve a conclusion of the campaign.</summary>
    internal static void DemandHead(CampaignAccess access)
    {
        if (!IsHead(access))
            throw RefusedException.Forbidden("Chỉ Trưởng đoàn, Phó Trưởng đoàn hoặc người có thẩm quyền của cơ quan thành lập Đoàn được duyệt báo cáo của Đoàn giám sát.");
    }
}

public sealed record DelegationReportApproved(Guid SubjectId, Guid ApprovedBy) : IEvent;
