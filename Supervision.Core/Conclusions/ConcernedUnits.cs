using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Conclusions;

/// <summary>A unit that a conclusion concerns: it was supervised, at the session where one session alone is concluded, or a task of the conclusion names it to lead or to coordinate.</summary>
internal sealed record ConcernedUnit
{
    public required Guid UnitId { get; init; }
    public required string Name { get; init; }
    public required bool HasTask { get; init; }
    public required bool InCampaign { get; init; }

    /// <summary>The paper was sent to it.</summary>
    public required bool IsSent { get; init; }
}

/// <summary>Which units a conclusion concerns; it goes to each of them, and no other gets it.</summary>
internal static class ConcernedUnits
{
    /// <summary>Those supervised first; the others follow by name.</summary>
    public static Task<IReadOnlyList<ConcernedUnit>> ConcernedBy(this Db db, Guid conclusionId, DateOnly on, CancellationToken ct) => db.List<ConcernedUnit>("""
        SELECT u.Id AS UnitId, n.Name, x.HasTask, x.InCampaign, CASE WHEN r.Id IS NULL THEN 0 ELSE 1 END AS IsSent
        FROM (
            SELECT y.UnitId, MAX(y.HasTask) AS HasTask, MAX(y.InCampaign) AS InCampaign
            FROM (
                SELECT c.UnitId, 0 AS HasTask, 1 AS InCampaign FROM CampaignUnits c JOIN Conclusions k ON k.CampaignId = c.CampaignId
                WHERE k.Id = @conclusionId AND (k.VisitId IS NULL OR EXISTS (SELECT 1 FROM VisitUnits v WHERE v.VisitId = k.VisitId AND v.UnitId = c.UnitId))
                UNION ALL
                SELECT t.LeadUnitId AS UnitId, 1 AS HasTask, 0 AS InCampaign FROM FollowUpTasks t WHERE t.ConclusionId = @conclusionId
                UNION ALL
                SELECT x.LeadUnitId AS UnitId, 1 AS HasTask, 0 AS InCampaign FROM FollowUpTasks t JOIN FollowUpTasks x ON x.ParentId = t.ReplacesTaskId WHERE t.ConclusionId = @conclusionId AND x.ClosedOn IS NULL
                UNION ALL
                SELECT o.UnitId, 1 AS HasTask, 0 AS InCampaign FROM TaskCoordinators o JOIN FollowUpTasks t ON t.Id = o.TaskId WHERE t.ConclusionId = @conclusionId
            ) y
            GROUP BY y.UnitId
        ) x
        JOIN Units u ON u.Id = x.UnitId
        """ + UnitNaming.OnDay + """
        LEFT JOIN ConclusionReceipts r ON r.UnitId = u.Id AND r.ConclusionId = @conclusionId AND r.CouncilId = @CouncilId
        WHERE u.CouncilId = @CouncilId
        ORDER BY x.InCampaign DESC, n.Name
        """, new { conclusionId, On = on }, ct);
}
