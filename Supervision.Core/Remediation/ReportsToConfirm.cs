using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Remediation;

/// <summary>
/// What units reported, the office appraises and the reader may confirm, the one reported first before the others: for the Standing Board all, for a leader those about what their own body recommended.
/// None for units.
/// </summary>
[Requires(Subject.RemediationReport, Act.Confirm)]
public sealed record ReportsToConfirm : IQuery<Page<ReportToConfirm>>
{
    public int Take { get; init; } = 50;

    public sealed class Validator : AbstractValidator<ReportsToConfirm>
    {
        public Validator() => RuleFor(q => q.Take).InclusiveBetween(1, 200);
    }
}

public sealed record ReportToConfirm
{
    public required long Seq { get; init; }

    /// <summary>The report.</summary>
    public required Guid Id { get; init; }
    public required Guid TaskId { get; init; }
    public required int TaskNumber { get; init; }
    public required string TaskContent { get; init; }
    public required string UnitName { get; init; }
    public required RemediationClaim Claim { get; init; }
    public DateOnly? ReportedOn { get; init; }

    /// <summary>The day by which it should be decided.</summary>
    public DateOnly? AppraisalDueOn { get; init; }
}

internal sealed class ReportsToConfirmHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<ReportsToConfirm, Page<ReportToConfirm>>
{
    public async Task<Page<ReportToConfirm>> Handle(ReportsToConfirm query, CancellationToken ct)
    {
        gate.Council(Subject.RemediationReport, Act.Confirm);
        return await db.Page<ReportToConfirm>("""
            SELECT i.Seq, r.Id, i.TaskId, t.Number AS TaskNumber, t.Content AS TaskContent, n.Name AS UnitName, i.Claim, r.ReportedOn, r.AppraisalDueOn
            FROM RemediationReports r
            JOIN RemediationItems i ON i.RemediationReportId = r.Id AND i.IsOpen = 1
            JOIN FollowUpTasks t ON t.Id = i.TaskId
            JOIN Units u ON u.Id = r.UnitId
            """ + UnitNaming.OnDay + """
            LEFT JOIN Campaigns c ON c.Id = t.CampaignId
            LEFT JOIN SourcePapers s ON s.Id = t.SourcePaperId
            WHERE r.CouncilId = @CouncilId AND r.Status = 'UnderAppraisal' AND @ActorUnitId IS NULL
              AND (@ConfirmsAll = 1 OR COALESCE(c.BodyId, s.BodyId) IN @Leads)
            ORDER BY r.ReportedOn, i.Seq
            """, new { On = clock.Today(), ConfirmsAll = actor.Identity.Roles.Contains(Role.StandingBoard), Leads = actor.Leads() }, query.Take, row => [row.Seq], ct);
    }
}
