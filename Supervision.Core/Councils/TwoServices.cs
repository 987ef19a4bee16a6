using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Councils;

/// <summary>
/// People who serve the council and a supervised People's Committee at once, as the joint office of a commune does. They draft and record; they do not confirm
/// what the committee reports, nor approve what is concluded about it.
/// </summary>
internal static class TwoServices
{
    /// <summary>
    /// The mark of a person <c>p</c>: one of the council's own who holds a post on <c>@On</c> in a People's Committee or what belongs to one.
    /// </summary>
    public const string Mark = """
        CASE WHEN p.UnitId IS NULL AND EXISTS (
            SELECT 1 FROM PersonPosts s JOIN Units w ON w.Id = s.UnitId
            WHERE s.PersonId = p.Id AND s.ValidFrom <= @On AND (s.ValidTo IS NULL OR s.ValidTo >= @On)
                AND w.Kind IN ('PeoplesCommittee', 'Department', 'Division', 'PublicServiceUnit')) THEN 1 ELSE 0 END AS ServesBoth

        """;

    /// <summary>Refuses an actor who holds a post today in one of the campaign's units.</summary>
    public static async Task DemandServesCouncilOnly(this Db db, Guid campaignId, DateOnly on, CancellationToken ct)
    {
        if (await db.Value<long>("""
            SELECT COUNT(*) FROM PersonPosts p
            JOIN CampaignUnits u ON u.UnitId = p.UnitId AND u.CampaignId = @campaignId
            WHERE p.PersonId = @ActorId AND p.CouncilId = @CouncilId AND p.ValidFrom <= @on AND (p.ValidTo IS NULL OR p.ValidTo >= @on)
            """, new { campaignId, on }, ct) > 0)
            throw RefusedException.Forbidden("Đồng chí đang giữ chức vụ tại cơ quan chịu sự giám sát nên không được xác nhận, duyệt nội dung về cơ quan đó.", "actor.serves_both");
    }

    /// <summary>Refuses an actor who holds a post today in that unit.</summary>
    public static async Task DemandServesNotUnit(this Db db, Guid unitId, DateOnly on, CancellationToken ct)
    {
        if (await db.Value<long>("""
            SELECT COUNT(*) FROM PersonPosts p
            WHERE p.PersonId = @ActorId AND p.UnitId = @unitId AND p.CouncilId = @CouncilId AND p.ValidFrom <= @on AND (p.ValidTo IS NULL OR p.ValidTo >= @on)
            """, new { unitId, on }, ct) > 0)
            throw RefusedException.Forbidden("Đồng chí đang giữ chức vụ tại cơ quan thực hiện nội dung này nên không được xác nhận, quyết định về nội dung đó.", "actor.serves_both");
    }
}
