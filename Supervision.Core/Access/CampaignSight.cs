using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Access;

/// <summary>
/// Whose rows a council-wide list shows to the council's own people: every campaign's, or those of delegations that have the person in a role held.
/// Lists limit their rows by it in SQL; <see cref="Gate"/> decides the same way for one campaign.
/// </summary>
internal static class CampaignSight
{
    /// <summary>The actor reads this subject in every campaign of the council.</summary>
    public static bool SeesAll(this Actor actor, Subject subject) =>
        actor.UnitId is null && actor.Identity.Roles.Any(role => PermissionMatrix.Allows(role, subject, Rows.All, Act.Read));

    /// <summary>The actor reads everybody's drafts of this subject too.</summary>
    public static bool SeesDrafts(this Actor actor, Subject subject) =>
        actor.UnitId is null && actor.Identity.Roles.Any(role => PermissionMatrix.Allows(role, subject, Standing.Draft, Rows.All, Act.Read));

    /// <summary>The bodies whose drafts the actor reads as their leader; none for whoever does not act as a leader.</summary>
    public static IReadOnlyCollection<Guid> Leads(this Actor actor) => actor.Identity.Roles.Contains(Role.CommitteeLeader) ? actor.Identity.LedBodyIds : [];

    /// <summary>The arguments of a statement that shows rows by the delegations of campaigns: @SeesAll and the four @As…, and those of drafted tasks: @SeesDraftTasks and @Leads.</summary>
    public static SqlArguments Sight(this Actor actor, Subject subject, object args) => new SqlArguments(args)
        .With("SeesAll", actor.SeesAll(subject))
        .With("SeesDraftTasks", actor.SeesDrafts(Subject.FollowUpTask))
        .With("Leads", actor.Leads())
        .With("AsHead", actor.Reads(Role.DelegationHead, subject))
        .With("AsMember", actor.Reads(Role.Member, subject))
        .With("AsSecretary", actor.Reads(Role.Secretary, subject))
        .With("AsExpert", actor.Reads(Role.Expert, subject));

    /// <summary>The actor holds the role, and the role reads this subject. The leader of a committee may head delegations.</summary>
    public static bool Reads(this Actor actor, Role role, Subject subject) =>
        (actor.Identity.Roles.Contains(role) || (role is Role.DelegationHead && actor.Identity.Roles.Contains(Role.CommitteeLeader))) && PermissionMatrix.Allows(role, subject, Act.Read);
}
