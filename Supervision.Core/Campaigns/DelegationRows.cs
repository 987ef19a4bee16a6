using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Campaigns;

/// <summary>How the members of delegations are kept, and what the law asks of who heads one.</summary>
internal static class DelegationRows
{
    /// <param name="joinedOn">None for whoever is in it from its founding.</param>
    public static async Task AddMember(this Db db, Guid campaignId, Guid delegationId, int number, NewMember member, DateOnly? joinedOn, CancellationToken ct)
    {
        if (member.PersonId is { } personId && await db.Value<long>("SELECT COUNT(*) FROM People WHERE Id = @personId AND CouncilId = @CouncilId AND UnitId IS NULL", new { personId }, ct) == 0)
            throw RefusedException.NotFound("thành viên");
        await db.Execute("""
            INSERT INTO DelegationMembers (Id, CouncilId, CampaignId, DelegationId, PersonId, Role, Number, Title, BodyName, Capacity, HeadCount, RelationToUnit, RelationInferred, JoinedOn)
            VALUES (@Id, @CouncilId, @campaignId, @delegationId, @PersonId, @Part, @number, @Title, @BodyName, @Capacity, @HeadCount, @Relation, @RelationInferred, @joinedOn)
            """, new
        {
            Id = Guid.CreateVersion7(),
            campaignId,
            delegationId,
            member.PersonId,
            member.Part,
            number,
            member.Title,
            member.BodyName,
            member.Capacity,
            member.HeadCount,
            member.Relation,
            member.RelationInferred,
            joinedOn,
        }, ct);
    }

    /// <summary>Refuses a head whose post the law does not name for such a delegation.</summary>
    public static void DemandHead(Campaign campaign, string? headPost, string field)
    {
        if (RuleSets.Shipped.Get(campaign.RuleSetCode).DelegationOf(campaign.SubjectKind.Legal()) is not { Heads.Count: > 0 } rule) return;
        if (headPost is null || !rule.MayBeHeadedBy(headPost))
            throw RefusedException.Invalid("delegation.head", field, $"Trưởng đoàn giám sát của {campaign.SubjectKind.Label()} phải là: {string.Join("; ", rule.Heads)} ({rule.Article}).");
    }
}
