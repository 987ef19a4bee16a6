using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Papers;

/// <summary>A supervised unit that reads a paper of its campaign in the system.</summary>
public sealed record SystemReceiver
{
    public required Guid UnitId { get; init; }
    public required string Name { get; init; }
}

internal static class SystemReceivers
{
    /// <summary>The units of the plan that have accounts and were not sent this paper in the system yet; of the papers that speak to all of them, the founding paper and the outline.</summary>
    public static async Task<IReadOnlyList<SystemReceiver>> Of(Db db, OfficialPaper paper, DateOnly today, CancellationToken ct) =>
        paper is not { Kind: PaperKind.FoundingResolution or PaperKind.FoundingDecision or PaperKind.Outline, CampaignId: not null, IsIssued: true } ? [] : await db.List<SystemReceiver>("""
            SELECT u.Id AS UnitId, n.Name
            FROM CampaignUnits i
            JOIN Campaigns c ON c.Id = i.CampaignId
            JOIN Units u ON u.Id = i.UnitId
            """ + UnitNaming.InCampaign + """
            WHERE i.CampaignId = @CampaignId AND i.CouncilId = @CouncilId
              AND EXISTS (SELECT 1 FROM People p JOIN RoleAssignments r ON r.PersonId = p.Id AND r.Role IN ('UnitHead', 'UnitContact')
                  AND r.ValidFrom <= @Today AND (r.ValidTo IS NULL OR r.ValidTo >= @Today) WHERE p.UnitId = u.Id AND p.IsActive = 1)
              AND NOT EXISTS (SELECT 1 FROM PaperDispatches d WHERE d.PaperId = @Id AND d.UnitId = u.Id AND d.Channel = 'System' AND d.Status IN ('Sent', 'Acknowledged'))
            ORDER BY i.Seq
            """, new { paper.CampaignId, paper.Id, Today = today }, ct);
}
