using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Conclusions;

/// <summary>The delegations' reports, the meetings that examined them and the conclusions of a campaign. A unit sees conclusions that were sent to it, and no report nor meeting.</summary>
[Requires(Subject.Conclusion, Act.Read)]
public sealed record CampaignConclusions(Guid CampaignId) : IQuery<CampaignConclusionsView>;

public sealed record CampaignConclusionsView(IReadOnlyList<ReportLine> Reports, IReadOnlyList<ExaminationView> Examinations, IReadOnlyList<ConclusionLine> Conclusions);

public sealed record ReportLine
{
    public required Guid Id { get; init; }
    public required string DelegationName { get; init; }
    public required ReportStatus Status { get; init; }
    public string? Reference { get; init; }

    /// <summary>The issued paper in the registers; none for a report that was issued with a typed number before reports had a register.</summary>
    public Guid? PaperId { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public DateOnly? ReceivedOn { get; init; }
    public required int Version { get; init; }
}

public sealed record ConclusionLine
{
    public required Guid Id { get; init; }
    public required ConclusionKind Kind { get; init; }
    public required ConclusionStatus Status { get; init; }
    public required string Abstract { get; init; }
    public int? Number { get; init; }
    public string? Symbol { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public Guid? ReplacesId { get; init; }
    public required long Tasks { get; init; }
    public required int Version { get; init; }
}

internal sealed class CampaignConclusionsHandler(Db db, Gate gate) : IRequestHandler<CampaignConclusions, CampaignConclusionsView>
{
    public async Task<CampaignConclusionsView> Handle(CampaignConclusions query, CancellationToken ct)
    {
        var access = await gate.Campaign(query.CampaignId, Subject.Conclusion, Act.Read, ct);
        var seesDrafts = access.Allows(Subject.Conclusion, Standing.Draft, Act.Read);
        var reports = access.IsUnit ? [] : await db.List<ReportLine>("""
            SELECT r.Id, d.Name AS DelegationName, r.Status, r.Reference, r.IssuedOn, r.ReceivedOn, r.Version,
                   (SELECT p.Id FROM OfficialPapers p WHERE p.SubjectId = r.Id AND p.Kind = 'DelegationReport' AND p.Status IN ('Issued', 'Sent', 'Acknowledged')) AS PaperId
            FROM DelegationReports r
            JOIN Delegations d ON d.Id = r.DelegationId
            WHERE r.CampaignId = @CampaignId AND r.CouncilId = @CouncilId AND (@SeesDrafts = 1 OR r.Status = 'Issued')
            ORDER BY d.Number
            """, new { query.CampaignId, SeesDrafts = seesDrafts }, ct);
        var conclusions = await db.List<ConclusionLine>("""
            SELECT k.Id, k.Kind, k.Status, k.Abstract, k.Number, k.Symbol, k.IssuedOn, k.ReplacesId, k.Version,
                   (SELECT COUNT(*) FROM FollowUpTasks t WHERE t.ConclusionId = k.Id
                      AND (@ActorUnitId IS NULL OR t.LeadUnitId = @ActorUnitId
                           OR EXISTS (SELECT 1 FROM TaskCoordinators o WHERE o.TaskId = t.Id AND o.UnitId = @ActorUnitId))) AS Tasks
            FROM Conclusions k
            WHERE k.CampaignId = @CampaignId AND k.CouncilId = @CouncilId
              AND (@ActorUnitId IS NULL OR EXISTS (SELECT 1 FROM ConclusionReceipts r WHERE r.ConclusionId = k.Id AND r.UnitId = @ActorUnitId))
              AND (@SeesDrafts = 1 OR k.Status NOT IN ('Draft', 'Consulting', 'Submitted'))
            ORDER BY k.Seq
            """, new { query.CampaignId, SeesDrafts = seesDrafts }, ct);
        var examinations = access.IsUnit || access.IsInvited ? [] : await db.List<ExaminationView>("""
            SELECT e.Id, b.Name AS BodyName, e.HeldOn, e.SessionName, e.Term, e.Chair, e.Attendance, e.PresentCount, e.MemberCount, e.PresentedBy, e.UnitOpinion, e.Debate,
                   e.VotesFor, e.VotesAgainst, e.VotesAbstained, e.Outcome, e.NotAdoptedBecause
            FROM Examinations e
            JOIN Bodies b ON b.Id = e.BodyId
            WHERE e.CampaignId = @CampaignId AND e.CouncilId = @CouncilId AND e.ConclusionId IS NULL
            ORDER BY e.Seq
            """, new { query.CampaignId }, ct);
        return new CampaignConclusionsView(reports, examinations, conclusions);
    }
}
