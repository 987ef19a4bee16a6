using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Conclusions;

/// <summary>
/// What units asked to be reconsidered and nobody answered, the one that waits longest first: for whoever approves such conclusions, and for the office and the secretaries who prepare the answer. None for units.
/// </summary>
[Requires(Subject.Conclusion, Act.Read)]
public sealed record OpenReconsiderations : IQuery<IReadOnlyList<OpenReconsideration>>;

public sealed record OpenReconsideration
{
    public required Guid Id { get; init; }
    public required Guid ConclusionId { get; init; }
    public required string UnitName { get; init; }
    public required DateOnly RequestedOn { get; init; }
    public required string Abstract { get; init; }
    public int? Number { get; init; }
    public string? Symbol { get; init; }

    /// <summary>The reader answers it; otherwise somebody else does.</summary>
    public required bool MayAnswer { get; init; }

    /// <summary>"152/TB-HĐND".</summary>
    public string? Reference => Number is { } number ? $"{DocumentNumber.Digits(number)}/{Symbol}" : null;
}

internal sealed class OpenReconsiderationsHandler(Db db, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<OpenReconsiderations, IReadOnlyList<OpenReconsideration>>
{
    private const int Most = 50;

    public async Task<IReadOnlyList<OpenReconsideration>> Handle(OpenReconsiderations query, CancellationToken ct)
    {
        gate.Council(Subject.Conclusion, Act.Read);
        return (await db.Page<OpenReconsideration>("""
            SELECT w.Id, w.ConclusionId, w.UnitName, w.RequestedOn, w.Abstract, w.Number, w.Symbol, w.MayAnswer
            FROM (
                SELECT q.Id, q.Seq, k.Id AS ConclusionId, n.Name AS UnitName, q.RequestedOn, k.Abstract, k.Number, k.Symbol,
                       CASE WHEN @ActsAsBoard = 1 AND k.Kind IN @OfBoard THEN 1 WHEN c.BodyId IN @Leads AND k.Kind IN @OfLeaders THEN 1 ELSE 0 END AS MayAnswer,
                       CASE WHEN @ActsAsOffice = 1 THEN 1
                            WHEN @ActsAsSecretary = 1 AND EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = c.Id AND m.PersonId = @ActorId AND m.Role = 'Secretary') THEN 1 ELSE 0 END AS Prepares
                FROM Reconsiderations q
                JOIN Conclusions k ON k.Id = q.ConclusionId
                JOIN Campaigns c ON c.Id = k.CampaignId
                JOIN Units u ON u.Id = q.UnitId
            """ + UnitNaming.OnDay + """
                WHERE q.CouncilId = @CouncilId AND q.AnsweredOn IS NULL AND k.Status = 'Reconsidering' AND c.Status <> 'Archived' AND @ActorUnitId IS NULL
            ) w
            WHERE w.MayAnswer = 1 OR w.Prepares = 1
            ORDER BY w.RequestedOn, w.Seq
            """, new
        {
            On = clock.Today(),
            ActsAsBoard = actor.Identity.Roles.Contains(Role.StandingBoard),
            ActsAsOffice = actor.Identity.Roles.Contains(Role.Office),
            ActsAsSecretary = actor.Identity.Roles.Contains(Role.Secretary),
            Leads = actor.Leads(),
            OfBoard = KindsOf(Role.StandingBoard),
            OfLeaders = KindsOf(Role.CommitteeLeader),
        }, Most, row => [row.Id], ct)).Items;
    }

    private static string[] KindsOf(Role role) => [.. ConclusionRules.All.Where(rule => rule.Approvers.Contains(role)).Select(rule => rule.Kind.ToString())];
}
