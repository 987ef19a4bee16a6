namespace Supervision.Core.Campaigns;

/// <summary>Which campaigns a council's own people see in lists: all, those of their delegations, and what they planned themselves while it is with them. The campaign's row is <c>c</c>.</summary>
internal static class CampaignSeen
{
    /// <summary>With the arguments of <see cref="Access.CampaignSight.Sight"/>; who was only invited is not among them.</summary>
    public const string ByReader = """

        (@SeesAll = 1
            OR (c.PlannedBy = @ActorId AND @AsSecretary = 1 AND c.Status IN ('Planned', 'Programmed', 'Founded'))
            OR EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = c.Id AND m.PersonId = @ActorId
                AND ((m.Role IN ('Head', 'DeputyHead') AND @AsHead = 1) OR (m.Role = 'Member' AND @AsMember = 1) OR (m.Role = 'Secretary' AND @AsSecretary = 1))))

        """;
}
