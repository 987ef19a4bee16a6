using Supervision.Core.Access;

namespace Supervision.Core.Papers;

/// <summary>Which papers a list shows its reader: the rule of <see cref="Gate.OfficialPaper"/> for many rows at once.</summary>
internal static class PaperSight
{
    /// <summary>
    /// A unit: its own, and what was sent to it. The council's people: what is the council's, and of units what went out; who is only in a delegation: what belongs to its campaign.
    /// Needs the alias p and the parameter @SeesAll.
    /// </summary>
    public const string Condition = """

              (p.AuthorUnitId IS NULL OR p.AuthorUnitId = @ActorUnitId OR p.Status IN ('Issued', 'Sent', 'Acknowledged'))
              AND (@ActorUnitId IS NULL OR p.AuthorUnitId = @ActorUnitId
                   OR EXISTS (SELECT 1 FROM PaperDispatches d WHERE d.PaperId = p.Id AND d.UnitId = @ActorUnitId AND d.Status IN ('Sent', 'Acknowledged', 'Recalled')))
              AND (@SeesAll = 1 OR @ActorUnitId IS NOT NULL OR EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = p.CampaignId AND m.PersonId = @ActorId))

        """;

    public static int SeesAll(IReadOnlyList<Role> roles) => roles.Any(role => role is Role.Admin or Role.StandingBoard or Role.CommitteeLeader or Role.Office or Role.RecordsClerk) ? 1 : 0;
}
