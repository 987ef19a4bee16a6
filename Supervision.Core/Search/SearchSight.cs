using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Search;

/// <summary>
/// Who sees which things, as a condition of a statement: what <see cref="Gate"/> decides for one thing by the permission matrix, for many at once. The states in which each tie lets the actor read
/// come from the matrix as lists, so that the statements stay the same for everybody.
/// </summary>
internal static class SearchSight
{
    private static readonly Role[] OfCouncil = [Role.Admin, Role.StandingBoard, Role.CommitteeLeader, Role.Office, Role.RecordsClerk];

    private static readonly string[] UnitCampaigns = [.. Enum.GetValues<CampaignStatus>().Where(CampaignLife.UnitSees).Select(status => status.ToString())];

    /// <param name="state">The state that its standing goes by; <c>'Current'</c> for what always stands alike.</param>
    /// <param name="body">The body that supervises.</param>
    /// <param name="membership">How a row <c>m</c> of a delegation's member hangs on it.</param>
    /// <param name="campaignStatus">The state of its campaign.</param>
    /// <param name="unit">What makes it @ActorUnitId's.</param>
    /// <param name="invited">As <paramref name="membership"/>, what more is asked of who was invited.</param>
    public static string Of(string state, string body, string membership, string campaignStatus, string unit, string invited = "1 = 1") => $"""
        {state} IN @AllStates
           OR ({state} IN @BodyStates AND {body} IN @Leads)
           OR (@IsOfDelegations = 1 AND EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.PersonId = @ActorId AND {membership}
               AND ((m.Role IN ('Head', 'DeputyHead') AND {state} IN @HeadStates) OR (m.Role = 'Member' AND {state} IN @MemberStates) OR (m.Role = 'Secretary' AND {state} IN @SecretaryStates)
                   OR (m.Role IN ('Expert', 'FrontRepresentative') AND {state} IN @InvitedStates AND {invited}))))
           OR (@ActorUnitId IS NOT NULL AND {state} IN @UnitStates AND {campaignStatus} IN @UnitCampaigns AND ({unit}))
        """;

    public static SqlArguments Arguments(Actor actor, Subject subject, SqlArguments arguments)
    {
        var isUnit = actor.UnitId is not null;
        var held = actor.Identity.Roles;
        var inside = isUnit ? [] : held;
        var (head, member, secretary, invited) = (Delegated(Role.DelegationHead), Delegated(Role.Member), Delegated(Role.Secretary), States(Role.Expert, Rows.Invited));
        return arguments
            .With("AllStates", Several(inside.Intersect(OfCouncil), Rows.All))
            .With("BodyStates", States(Role.CommitteeLeader, Rows.Body))
            .With("Leads", isUnit ? [] : actor.Leads())
            .With("IsOfDelegations", head.Count + member.Count + secretary.Count + invited.Count > 0)
            .With("HeadStates", head)
            .With("MemberStates", member)
            .With("SecretaryStates", secretary)
            .With("InvitedStates", invited)
            .With("UnitStates", isUnit ? Several(held.Where(role => role is Role.UnitHead or Role.UnitContact), Rows.OwnUnit) : [])
            .With("UnitCampaigns", UnitCampaigns);

        // Who was in a delegation reads on when it is gone, or not: what both give is given without asking how far the campaign is.
        List<string> Delegated(Role role) => [.. States(role, Rows.Delegation).Intersect(States(role, Rows.FormerDelegation))];

        List<string> States(Role role, Rows rows) => inside.Contains(role) ? Several([role], rows) : [];

        List<string> Several(IEnumerable<Role> roles, Rows rows) =>
            [.. Standings.All(subject).Where(standing => roles.Any(role => PermissionMatrix.Allows(role, subject, standing, rows, Act.Read))).SelectMany(standing => Standings.StatesOf(subject, standing))];
    }
}
