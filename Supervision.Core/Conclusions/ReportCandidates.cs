using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Conclusions;

/// <summary>The findings of a report's campaign that stand in no report and were not left out, in the order they were recorded; for whoever drafts it.</summary>
[Requires(Subject.Conclusion, Act.Write)]
public sealed record ReportCandidates : IQuery<Page<CandidateFinding>>
{
    public required Guid ReportId { get; init; }
    public FindingKind? Kind { get; init; }
    public Guid? UnitId { get; init; }
    public string? After { get; init; }
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<ReportCandidates>
    {
        public Validator()
        {
            RuleFor(q => q.Kind).IsInEnum();
            RuleFor(q => q.Take).InclusiveBetween(1, 200);
        }
    }
}

/// <summary>Why a finding cannot enter a report now.</summary>
public enum EntryObstacle
{
    [Label("chưa gửi đơn vị đối chiếu")] NotReconciled,
    [Label("đơn vị đang đối chiếu, chưa chốt")] Reconciling,
    [Label("đơn vị đã kết thúc hoạt động, chưa chốt")] UnitEnded,
    [Label("chưa có căn cứ, minh chứng")] NoEvidence,
}

public sealed record CandidateFinding
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required FindingKind Kind { get; init; }
    public required string Text { get; init; }
    public string? Field { get; init; }
    public CauseNature? CauseNature { get; init; }
    public Guid? UnitId { get; init; }

    /// <summary>The unit's name on the day the plan was sent.</summary>
    public string? UnitName { get; init; }

    /// <summary>The last day of a unit that has ended: it is settled without being sent.</summary>
    public DateOnly? UnitEndedOn { get; init; }
    public required bool IsHeading { get; init; }
    public required FindingStatus Status { get; init; }
    public required long EvidenceCount { get; init; }

    /// <summary>To be sent back with a decision on it.</summary>
    public required int Version { get; init; }

    /// <summary>None where it can enter.</summary>
    public EntryObstacle? Obstacle => FindingLife.After(Status, FindingStep.EnterReport, UnitId is not null) is null
        ? UnitEndedOn is not null ? EntryObstacle.UnitEnded : Status is FindingStatus.Reconciling ? EntryObstacle.Reconciling : EntryObstacle.NotReconciled
        : IsWeighty && EvidenceCount == 0 ? EntryObstacle.NoEvidence : null;

    /// <summary>The report is not submitted before it is in it, or was left out with a reason.</summary>
    public bool IsWeighty => !IsHeading && Kind is FindingKind.Shortcoming or FindingKind.SignOfViolation;
}

internal sealed class ReportCandidatesHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<ReportCandidates, Page<CandidateFinding>>
{
    public async Task<Page<CandidateFinding>> Handle(ReportCandidates query, CancellationToken ct)
    {
        await gate.DelegationReport(query.ReportId, Act.Write, ct);
        return await db.Page<CandidateFinding>("""
            SELECT f.Seq, f.Id, f.Number, f.Kind, f.Text, f.Field, f.CauseNature, f.UnitId, n.Name AS UnitName, CASE WHEN u.ValidTo < @Today THEN u.ValidTo END AS UnitEndedOn, f.IsHeading, f.Status, f.Version,
                   (SELECT COUNT(*) FROM FindingEvidence e WHERE e.FindingId = f.Id) AS EvidenceCount
            FROM DelegationReports r
            JOIN Campaigns c ON c.Id = r.CampaignId
            JOIN Findings f ON f.CampaignId = c.Id
            LEFT JOIN Units u ON u.Id = f.UnitId
            """ + UnitNaming.InCampaign + """
            WHERE r.Id = @ReportId AND r.CouncilId = @CouncilId AND f.Status IN ('Recorded', 'Reconciling', 'Reconciled')
                AND NOT EXISTS (SELECT 1 FROM DelegationReportFindings i WHERE i.FindingId = f.Id)
                AND (@Kind IS NULL OR f.Kind = @Kind)
                AND (@UnitId IS NULL OR f.UnitId = @UnitId)
                AND (@After IS NULL OR f.Seq > @After)
            ORDER BY f.Seq
            """, new { query.ReportId, query.Kind, query.UnitId, After = Cursor.ReadSeq(query.After), Today = clock.Today() }, query.Take, row => [row.Seq], ct);
    }
}
