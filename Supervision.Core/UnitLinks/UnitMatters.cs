using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.UnitLinks;

/// <summary>What waits for a unit now and a link could open: for whoever sends one to choose from.</summary>
[Requires(Subject.UnitLink, Act.Read)]
public sealed record UnitMatters(Guid UnitId) : IQuery<IReadOnlyList<UnitMatterLine>>;

public sealed record UnitMatterLine
{
    public required LinkMatter Matter { get; init; }
    public required Guid MatterId { get; init; }

    /// <summary>The task's number; null of the others.</summary>
    public int? Number { get; init; }

    /// <summary>The task's content, or the campaign's title.</summary>
    public required string Text { get; init; }
    public DateOnly? DueOn { get; init; }
}

internal sealed class UnitMattersHandler(Db db, Gate gate) : IRequestHandler<UnitMatters, IReadOnlyList<UnitMatterLine>>
{
    private const int Most = 200;

    public async Task<IReadOnlyList<UnitMatterLine>> Handle(UnitMatters query, CancellationToken ct)
    {
        gate.Council(Subject.UnitLink, Act.Read);
        return (await db.Page<UnitMatterLine>("""
            SELECT m.Matter, m.MatterId, m.Number, m.Text, m.DueOn
            FROM (
                SELECT 'UnitReport' AS Matter, r.Id AS MatterId, CAST(NULL AS int) AS Number, c.Title AS Text, r.DueOn
                FROM UnitReports r JOIN Campaigns c ON c.Id = r.CampaignId AND c.Status NOT IN ('Planned', 'Programmed', 'Founded', 'Suspended', 'Cancelled', 'Completed', 'Archived')
                WHERE r.UnitId = @ActorUnitId AND r.CouncilId = @CouncilId AND r.Status NOT IN ('Accepted', 'AcceptedWithReservation')
                UNION ALL
                SELECT 'Findings' AS Matter, c.Id AS MatterId, CAST(NULL AS int) AS Number, c.Title AS Text, CAST(NULL AS date) AS DueOn
                FROM Campaigns c
                WHERE c.CouncilId = @CouncilId AND EXISTS (SELECT 1 FROM Findings f WHERE f.CampaignId = c.Id AND f.UnitId = @ActorUnitId AND f.Status = 'Reconciling')
                UNION ALL
                SELECT 'FollowUpTask' AS Matter, t.Id AS MatterId, t.Number, t.Content AS Text, t.DueOn
                FROM FollowUpTasks t
                WHERE t.CouncilId = @CouncilId AND t.IsParent = 0 AND t.Progress NOT IN ('Confirmed', 'PartlyDone', 'Dropped') AND
            """ + TaskSight.OfUnit + """
            ) m
            ORDER BY m.Matter DESC, m.DueOn, m.MatterId
            """, new { ActorUnitId = query.UnitId }, Most, row => [row.MatterId], ct)).Items;
    }
}
