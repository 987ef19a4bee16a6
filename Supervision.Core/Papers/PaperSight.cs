using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>Which papers a list shows its reader: the rule of <see cref="Gate.OfficialPaper"/> for many rows at once.</summary>
internal static class PaperSight
{
    /// <summary>It was sent to the actor's unit: by a dispatch, or as the conclusion that it is.</summary>
    public const string SentToUnit = """
        (EXISTS (SELECT 1 FROM PaperDispatches d WHERE d.PaperId = p.Id AND d.UnitId = @ActorUnitId AND d.Status IN ('Sent', 'Acknowledged', 'Recalled'))
                   OR (p.Kind IN ('ConclusionNotice', 'SessionNotice', 'SupervisionResolution', 'CommitteeReport', 'GroupReport') AND p.Status IN ('Issued', 'Sent', 'Acknowledged')
                       AND EXISTS (SELECT 1 FROM ConclusionReceipts q WHERE q.ConclusionId = p.SubjectId AND q.UnitId = @ActorUnitId)))
        """;

    /// <summary>
    /// A unit: its own, and what was sent to it. The council's people: what is the council's, and of units what went out; who is only in a delegation: what belongs to its campaign.
    /// Drafts of what another committee supervises are not its reader's either. Needs the alias p and the arguments of <see cref="Arguments"/>.
    /// </summary>
    public const string Condition = """

              (p.AuthorUnitId IS NULL OR p.AuthorUnitId = @ActorUnitId OR p.Status IN ('Issued', 'Sent', 'Acknowledged'))
              AND (@ActorUnitId IS NULL OR p.AuthorUnitId = @ActorUnitId OR
        """ + SentToUnit + """
              )
              AND (@SeesAll = 1 OR @ActorUnitId IS NOT NULL OR EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = p.CampaignId AND m.PersonId = @ActorId AND m.Role IN @PaperParts))
              AND
        """ + Drafts;

    /// <summary>Drafts are for those who read all drafts of the council, for the leaders of the body whose paper it is or that supervises, and for the delegation.</summary>
    public const string Drafts = """

              (@SeesDrafts = 1 OR @ActorUnitId IS NOT NULL OR p.Status IN ('Issued', 'Sent', 'Acknowledged')
                   OR COALESCE((SELECT w.BodyId FROM Campaigns w WHERE w.Id = p.CampaignId), p.BodyId) IN @Leads
                   OR EXISTS (SELECT 1 FROM DelegationMembers z WHERE z.CampaignId = p.CampaignId AND z.PersonId = @ActorId AND z.Role IN @PaperParts))

        """;

    public static SqlArguments Arguments(Actor actor, object args) => new SqlArguments(args)
        .With("SeesAll", actor.SeesAll(Subject.Paper))
        .With("SeesDrafts", actor.SeesDrafts(Subject.Paper))
        .With("Leads", actor.Leads())
        .With("PaperParts", Parts(actor));

    // A place in a delegation shows its papers to who acts in the role that it gives, as for one paper.
    private static string[] Parts(Actor actor) =>
    [
        .. Enum.GetValues<DelegationPart>().Where(part => DelegationRoles.RoleOf(part) is { } role && actor.Identity.Roles.Contains(role) && PermissionMatrix.Allows(role, Subject.Paper, Act.Read)).Select(part => $"{part}"),
    ];
}
