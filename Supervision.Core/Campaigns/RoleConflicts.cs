using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Campaigns;

/// <summary>Finds members of a delegation who hold a post in an inspected unit or in its direct superior; it warns and forbids nothing.</summary>
internal static class RoleConflicts
{
    private const string PostsSql = """
        SELECT m.Id AS MemberId, m.Title AS MemberTitle, p.UnitId AS PostUnitId, p.Title AS PostTitle, u.Id AS UnitId, n.Name AS UnitName
        FROM DelegationMembers m
        JOIN Campaigns c ON c.Id = m.CampaignId
        JOIN CampaignUnits i ON i.CampaignId = m.CampaignId
        JOIN Units u ON u.Id = i.UnitId
        JOIN PersonPosts p ON p.PersonId = m.PersonId AND (p.UnitId = u.Id OR p.UnitId = u.ParentId)
            AND p.ValidFrom <= COALESCE(c.FoundedOn, @Today) AND (p.ValidTo IS NULL OR p.ValidTo >= COALESCE(c.FoundedOn, @Today))
        """ + UnitNaming.InCampaign + """
        WHERE m.CampaignId = @campaignId AND m.CouncilId = @CouncilId
        ORDER BY m.Seq, i.Seq
        """;

    /// <summary>Posts in force when the delegation was founded, and relations that were stated with a member and are not among those posts.</summary>
    public static async Task<IReadOnlyList<RoleConflict>> Conflicts(this Db db, Guid campaignId, IReadOnlyList<MemberLine> members, DateOnly today, CancellationToken ct)
    {
        var held = await db.List<Held>(PostsSql, new { campaignId, Today = today }, ct);
        var found = held.Select(row =>
        {
            var relation = row.PostUnitId == row.UnitId ? RelationToUnit.HoldsPost : RelationToUnit.DirectSuperior;
            return new RoleConflict
            {
                MemberId = row.MemberId,
                MemberTitle = row.MemberTitle,
                Relation = relation,
                UnitId = row.UnitId,
                UnitName = row.UnitName,
                PostTitle = row.PostTitle,
                Inferred = false,
                Sentence = $"{row.MemberTitle} ({row.PostTitle}) là người {relation.Label()} chịu sự giám sát: {row.UnitName}.",
            };
        }).ToList();
        foreach (var member in members)
            if (member.RelationToUnit is { } stated && !found.Any(c => c.MemberId == member.Id && c.Relation == stated))
                found.Add(new RoleConflict
                {
                    MemberId = member.Id,
                    MemberTitle = member.Title,
                    Relation = stated,
                    Inferred = member.RelationInferred,
                    Sentence = $"{member.Title} là người {stated.Label()} chịu sự giám sát{(member.RelationInferred ? " (suy ra, nguồn không ghi)" : "")}.",
                });
        return found;
    }

    private sealed record Held
    {
        public required Guid MemberId { get; init; }
        public required string MemberTitle { get; init; }
        public required Guid PostUnitId { get; init; }
        public required string PostTitle { get; init; }
        public required Guid UnitId { get; init; }
        public required string UnitName { get; init; }
    }
}
