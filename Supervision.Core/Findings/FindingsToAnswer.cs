using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Findings;

/// <summary>In which supervisions a unit still owes its answer to what was found about it, and to how much; for the unit alone, none for the council's people.</summary>
[Requires(Subject.Finding, Act.Read)]
public sealed record FindingsToAnswer : IQuery<IReadOnlyList<UnansweredFindings>>;

public sealed record UnansweredFindings
{
    public required Guid CampaignId { get; init; }
    public required string CampaignTitle { get; init; }
    public required int FindingCount { get; init; }

    /// <summary>Of those, to how many an answer was drafted that the unit's head has not sent.</summary>
    public required int DraftedCount { get; init; }
}

internal sealed class FindingsToAnswerHandler(Db db, Gate gate) : IRequestHandler<FindingsToAnswer, IReadOnlyList<UnansweredFindings>>
{
    // A unit is supervised in a few at a time.
    private const int Shown = 20;

    public async Task<IReadOnlyList<UnansweredFindings>> Handle(FindingsToAnswer query, CancellationToken ct)
    {
        gate.Council(Subject.Finding, Act.Read);
        return (await db.Page<UnansweredFindings>("""
            SELECT c.Id AS CampaignId, c.Title AS CampaignTitle, COUNT(*) AS FindingCount, SUM(CASE WHEN f.UnitDraftAgrees IS NULL THEN 0 ELSE 1 END) AS DraftedCount
            FROM Findings f
            JOIN Campaigns c ON c.Id = f.CampaignId
            WHERE f.UnitId = @ActorUnitId AND f.CouncilId = @CouncilId AND f.Status = 'Reconciling' AND f.UnitAgrees IS NULL
              AND c.Status NOT IN ('Suspended', 'Cancelled', 'Archived')
            GROUP BY c.Seq, c.Id, c.Title
            ORDER BY c.Seq
            """, null, Shown, row => [row.CampaignId], ct)).Items;
    }
}
