using Supervision.Core.Campaigns;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Access;

/// <summary>One row of what <see cref="Gate"/> reads about a thing: where it stands, and what ties the actor to it.</summary>
internal sealed record GateRow
{
    public required Guid Id { get; init; }
    public required CampaignStatus Status { get; init; }

    /// <summary>Of what a unit reads before and after it sees the campaign: where the campaign stands in truth.</summary>
    public CampaignStatus? CampaignStatus { get; init; }

    /// <summary>Of a paper: a correction, and what is written about the dossier, is still to be finished when the campaign was archived.</summary>
    public PaperKind? PaperKind { get; init; }
    public Guid? BodyId { get; init; }
    public DelegationPart? DelegationRole { get; init; }
    public Guid? UnitId { get; init; }

    /// <summary>The thing's own state; none where many things are asked about at once, or one that is still to be made.</summary>
    public string? State { get; init; }

    /// <summary>Who wrote it.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>Who planned the campaign that is asked about.</summary>
    public Guid? PlannerId { get; init; }
}

/// <summary>A role that the actor holds, and in which way the thing is that role's.</summary>
internal readonly record struct Relation(Role Role, Rows Rows)
{
    private static readonly Role[] OfCouncil = [Role.Admin, Role.StandingBoard, Role.CommitteeLeader, Role.Office, Role.RecordsClerk];

    /// <summary>Everything that ties the actor to the thing, by the roles held.</summary>
    public static IReadOnlyList<Relation> Of(Actor actor, IReadOnlyList<GateRow> rows)
    {
        var first = rows[0];
        var held = actor.Identity.Roles;
        if (actor.UnitId is not null)
            return first.UnitId is not null && CampaignLife.UnitSees(first.Status)
                ? [.. held.Where(role => role is Role.UnitHead or Role.UnitContact).Select(role => new Relation(role, Rows.OwnUnit))]
                : [];

        var found = held.Intersect(OfCouncil).Select(role => new Relation(role, Rows.All)).ToList();
        if (held.Contains(Role.CommitteeLeader) && rows.Any(r => r.BodyId is { } body && actor.Identity.LedBodyIds.Contains(body)))
            found.Add(new Relation(Role.CommitteeLeader, Rows.Body));
        // Until the plan is sent whoever planned it works on it, in a delegation or not.
        if (held.Contains(Role.Secretary) && first.PlannerId == actor.PersonId) found.Add(new Relation(Role.Secretary, Rows.Own));
        // The founding paper makes the leader of a committee head or deputy head of a delegation; no second role is asked of that person.
        foreach (var part in rows.Where(r => r.DelegationRole is not null).Select(r => r.DelegationRole!.Value).Distinct())
            if (DelegationRoles.RoleOf(part) is { } role && (held.Contains(role) || (role is Role.DelegationHead && held.Contains(Role.CommitteeLeader))))
                found.AddRange(OfDelegation(role, first, actor.PersonId));
        return found;
    }

    private static IEnumerable<Relation> OfDelegation(Role role, GateRow row, Guid personId)
    {
        if (role is Role.Expert)
        {
            yield return new Relation(role, Rows.Invited);
            yield break;
        }
        var isGone = row.Status is CampaignStatus.FollowUp or CampaignStatus.Completed or CampaignStatus.Archived;
        yield return new Relation(role, isGone ? Rows.FormerDelegation : Rows.Delegation);
        // Whoever makes something is its author.
        if (!isGone && (row.AuthorId is null || row.AuthorId == personId)) yield return new Relation(role, Rows.Own);
    }
}
