using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Findings;

/// <summary>What units answered of what was found about them and nobody has settled: for the heads of the delegation and the leaders of the committee that supervises, who settle it. None for others.</summary>
[Requires(Subject.Finding, Act.Read)]
public sealed record FindingsToSettle : IQuery<IReadOnlyList<AnsweredByUnit>>;

public sealed record AnsweredByUnit
{
    public required Guid CampaignId { get; init; }
    public required string CampaignTitle { get; init; }
    public required string UnitName { get; init; }
    public required int FindingCount { get; init; }

    /// <summary>Of those, what the unit does not agree with; how that was weighed is said when it is settled.</summary>
    public required int Disputed { get; init; }
}

internal sealed class FindingsToSettleHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<FindingsToSettle, IReadOnlyList<AnsweredByUnit>>
{
    private const int Most = 50;

    private const string Sql = """
        SELECT c.Id AS CampaignId, c.Title AS CampaignTitle, n.Name AS UnitName, COUNT(*) AS FindingCount, SUM(CASE WHEN f.UnitAgrees = 0 THEN 1 ELSE 0 END) AS Disputed
        FROM Findings f
        JOIN Campaigns c ON c.Id = f.CampaignId
        JOIN Units u ON u.Id = f.UnitId
        """ + UnitNaming.OnDay + """
        WHERE f.CouncilId = @CouncilId AND @ActorUnitId IS NULL AND f.Status = 'Reconciling' AND f.UnitAgrees IS NOT NULL
            AND c.Status NOT IN ('Suspended', 'Cancelled', 'Archived')
            AND (c.BodyId IN @Leads
                OR EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = f.CampaignId AND m.PersonId = @ActorId AND m.Role IN ('Head', 'DeputyHead') AND @AsHead = 1))
        GROUP BY c.Seq, c.Id, c.Title, u.Seq, u.Id, n.Name
        ORDER BY c.Seq, u.Seq
        """;

    public async Task<IReadOnlyList<AnsweredByUnit>> Handle(FindingsToSettle query, CancellationToken ct)
    {
        gate.Council(Subject.Finding, Act.Read);
        return (await db.Page<AnsweredByUnit>(Sql, actor.Sight(Subject.Finding, new { On = clock.Today() }), Most, row => [row.CampaignId, row.UnitName], ct)).Items;
    }
}
