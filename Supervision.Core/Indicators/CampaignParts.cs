using Supervision.Core.Calendar;
using Supervision.Core.Findings;
using Supervision.Core.Storage;
using Supervision.Core.Visits;

namespace Supervision.Core.Indicators;

/// <summary>The rows of a campaign, apart from its figures, that the check looks at.</summary>
internal sealed record CampaignParts(
    IReadOnlyList<CampaignParts.Source> Sources,
    IReadOnlyList<CampaignParts.Member> Members,
    IReadOnlyList<CampaignParts.Attendance> Attendances,
    IReadOnlyList<CampaignParts.Finding> Findings,
    IReadOnlyList<CampaignParts.IndicatorEvidence> Evidence,
    IReadOnlyList<CampaignParts.FollowUp> Tasks,
    IReadOnlyList<CampaignParts.Clause> Clauses,
    IReadOnlyList<CampaignParts.Remark> Remarks)
{
    public static async Task<CampaignParts> Load(Db db, Guid campaignId, CancellationToken ct)
    {
        var args = new { campaignId };
        return new CampaignParts(
            await db.List<Source>("SELECT PublishedOn, PublishedTime, UnstatedDays FROM CampaignSources WHERE CampaignId = @campaignId AND CouncilId = @CouncilId", args, ct),
            await db.List<Member>("""
                SELECT DelegationId, Title, RelationToUnit, JoinedOn, LeftOn FROM DelegationMembers WHERE CampaignId = @campaignId AND CouncilId = @CouncilId ORDER BY Number
                """, args, ct),
            await db.List<Attendance>("""
                SELECT a.VisitId, a.Side, a.Title, a.RelationToUnit
                FROM Attendances a
                JOIN Visits v ON v.Id = a.VisitId
                WHERE v.CampaignId = @campaignId AND a.CouncilId = @CouncilId
                ORDER BY a.Number
                """, args, ct),
            await db.List<Finding>("""
                SELECT Id, VisitId, UnitId, Number, Kind, Text FROM Findings
                WHERE CampaignId = @campaignId AND CouncilId = @CouncilId AND Kind IN ('Shortcoming', 'SignOfViolation', 'UnitPetition') AND Status <> 'LeftOut'
                ORDER BY Number
                """, args, ct),
            await db.List<IndicatorEvidence>("""
                SELECT e.FindingId, e.RefId
                FROM FindingEvidence e
                JOIN Findings f ON f.Id = e.FindingId
                WHERE f.CampaignId = @campaignId AND e.CouncilId = @CouncilId AND e.Kind = 'Indicator'
                ORDER BY e.Seq
                """, args, ct),
            // Leaves only: a task that was split is judged by its parts. A replacement not yet issued only repeats the paper that still stands.
            await db.List<FollowUp>("""
                SELECT t.Id, t.Content, t.DeadlineKind, t.DueOn, t.ReviewOn, t.Cycle
                FROM FollowUpTasks t
                LEFT JOIN Conclusions k ON k.Id = t.ConclusionId
                WHERE t.CampaignId = @campaignId AND t.CouncilId = @CouncilId AND t.Progress <> 'Dropped'
                    AND (k.ReplacesId IS NULL OR k.Status NOT IN ('Draft', 'Consulting', 'Submitted'))
                    AND NOT EXISTS (SELECT 1 FROM FollowUpTasks part WHERE part.ParentId = t.Id AND part.CouncilId = @CouncilId)
                ORDER BY t.Seq
                """, args, ct),
            await db.List<Clause>("""
                SELECT c.Id, k.VisitId, c.Text,
                       CASE WHEN EXISTS (SELECT 1 FROM TaskSources s WHERE s.ClauseId = c.Id AND s.CouncilId = @CouncilId) THEN 1 ELSE 0 END AS HasTask
                FROM ConclusionClauses c
                JOIN Conclusions k ON k.Id = c.ConclusionId
                WHERE k.CampaignId = @campaignId AND c.CouncilId = @CouncilId AND c.Block = 'Recommendations' AND k.Status NOT IN ('Replaced', 'Recalled')
                    AND (k.ReplacesId IS NULL OR k.Status NOT IN ('Draft', 'Consulting', 'Submitted'))
                ORDER BY k.Seq, c.Number
                """, args, ct),
            await db.List<Remark>("""
                SELECT r.Id, r.VisitId, r.Text
                FROM ClosingRemarks r
                JOIN Visits v ON v.Id = r.VisitId
                WHERE v.CampaignId = @campaignId AND r.CouncilId = @CouncilId AND r.Kind IN ('Request', 'Direction')
                ORDER BY r.Seq
                """, args, ct));
    }

    internal sealed record Source
    {
        public DateOnly? PublishedOn { get; init; }
        public string? PublishedTime { get; init; }
        public string? UnstatedDays { get; init; }
    }

    internal sealed record Member
    {
        public required Guid DelegationId { get; init; }
        public required string Title { get; init; }
        public Campaigns.RelationToUnit? RelationToUnit { get; init; }
        public DateOnly? JoinedOn { get; init; }
        public DateOnly? LeftOn { get; init; }

        /// <summary>Was in the delegation on that day; of a session without a day, is in it now.</summary>
        public bool IsInOn(DateOnly? day) => day is { } on ? !(JoinedOn > on) && !(LeftOn <= on) : LeftOn is null;
    }

    internal sealed record Attendance
    {
        public required Guid VisitId { get; init; }
        public required Side Side { get; init; }
        public required string Title { get; init; }
        public Campaigns.RelationToUnit? RelationToUnit { get; init; }
    }

    internal sealed record Finding
    {
        public required Guid Id { get; init; }
        public Guid? VisitId { get; init; }
        public Guid? UnitId { get; init; }
        public required int Number { get; init; }
        public required FindingKind Kind { get; init; }
        public required string Text { get; init; }
    }

    internal sealed record IndicatorEvidence
    {
        public required Guid FindingId { get; init; }
        public required Guid RefId { get; init; }
    }

    internal sealed record FollowUp
    {
        public required Guid Id { get; init; }
        public required string Content { get; init; }
        public required DeadlineKind DeadlineKind { get; init; }
        public DateOnly? DueOn { get; init; }
        public DateOnly? ReviewOn { get; init; }
        public Cycle? Cycle { get; init; }
    }

    /// <summary>A recommendation of a paper; its visit where the paper is the notice of a session's remarks.</summary>
    internal sealed record Clause
    {
        public required Guid Id { get; init; }
        public Guid? VisitId { get; init; }
        public required string Text { get; init; }
        public required bool HasTask { get; init; }
    }

    internal sealed record Remark
    {
        public required Guid Id { get; init; }
        public required Guid VisitId { get; init; }
        public required string Text { get; init; }
    }
}
