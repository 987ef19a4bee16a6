using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Conclusions;

/// <summary>
/// Conclusions of which a unit was told that they are amended or replaced, and no paper that does it was begun, the one that waits longest first: for the office and the secretaries of the supervision, who draft it.
/// None for units.
/// </summary>
[Requires(Subject.Conclusion, Act.Read)]
public sealed record AmendmentsToDraft : IQuery<IReadOnlyList<AmendmentToDraft>>;

public sealed record AmendmentToDraft
{
    public required Guid ConclusionId { get; init; }
    public required string UnitName { get; init; }
    public required ReconsiderationOutcome Outcome { get; init; }
    public required DateOnly AnsweredOn { get; init; }
    public required string Abstract { get; init; }
    public int? Number { get; init; }
    public string? Symbol { get; init; }

    /// <summary>"152/TB-HĐND".</summary>
    public string? Reference => Number is { } number ? $"{DocumentNumber.Digits(number)}/{Symbol}" : null;
}

internal sealed class AmendmentsToDraftHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<AmendmentsToDraft, IReadOnlyList<AmendmentToDraft>>
{
    private const int Most = 50;

    private const string Sql = """
        SELECT k.Id AS ConclusionId, n.Name AS UnitName, q.Outcome, q.AnsweredOn, k.Abstract, k.Number, k.Symbol
        FROM Reconsiderations q
        JOIN Conclusions k ON k.Id = q.ConclusionId
        JOIN Campaigns c ON c.Id = k.CampaignId
        JOIN Units u ON u.Id = q.UnitId
        """ + UnitNaming.OnDay + """
        WHERE q.CouncilId = @CouncilId AND @ActorUnitId IS NULL AND q.Outcome IN ('Amended', 'Replaced') AND k.Status IN ('Issued', 'Sent', 'Received', 'Reconsidering') AND c.Status <> 'Archived'
            AND NOT EXISTS (SELECT 1 FROM Conclusions x WHERE x.ReplacesId = k.Id AND x.Status <> 'Recalled')
            AND (@ActsAsOffice = 1
                OR (@ActsAsSecretary = 1 AND EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = c.Id AND m.PersonId = @ActorId AND m.Role = 'Secretary')))
        ORDER BY q.AnsweredOn, q.Seq
        """;

    public async Task<IReadOnlyList<AmendmentToDraft>> Handle(AmendmentsToDraft query, CancellationToken ct)
    {
        gate.Council(Subject.Conclusion, Act.Read);
        return (await db.Page<AmendmentToDraft>(Sql, new
        {
            On = clock.Today(),
            ActsAsOffice = actor.Identity.Roles.Contains(Role.Office),
            ActsAsSecretary = actor.Identity.Roles.Contains(Role.Secretary),
        }, Most, row => [row.ConclusionId], ct)).Items;
    }
}
