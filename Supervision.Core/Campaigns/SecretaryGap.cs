namespace Supervision.Core.Campaigns;

/// <summary>A delegation whose secretaries all left, had their accounts closed or hold that role no more: nobody keeps its minutes.</summary>
internal static class SecretaryGap
{
    /// <summary>One where nobody works as secretary of the delegation <c>d</c> on <c>@Today</c>, though somebody was named.</summary>
    public const string Mark = """
         CASE WHEN EXISTS (SELECT 1 FROM DelegationMembers s WHERE s.DelegationId = d.Id AND s.Role = 'Secretary')
                 AND NOT EXISTS (SELECT 1 FROM DelegationMembers s WHERE s.DelegationId = d.Id AND s.Role = 'Secretary' AND s.LeftOn IS NULL
                     AND (s.PersonId IS NULL OR EXISTS (
                         SELECT 1 FROM People q JOIN RoleAssignments a ON a.PersonId = q.Id AND a.Role = 'Secretary' AND a.ValidFrom <= @Today AND (a.ValidTo IS NULL OR a.ValidTo >= @Today)
                         WHERE q.Id = s.PersonId AND q.IsActive = 1)))
             THEN 1 ELSE 0 END
        """;

    /// <summary>
    /// The delegations of the campaign <c>c</c> have no secretary with an account who works on <c>@On</c>: what waits for them is the office's.
    /// </summary>
    public const string Nobody = """
         NOT EXISTS (
            SELECT 1 FROM DelegationMembers s
            JOIN People q ON q.Id = s.PersonId AND q.IsActive = 1
            JOIN RoleAssignments a ON a.PersonId = q.Id AND a.Role = 'Secretary' AND a.ValidFrom <= @On AND (a.ValidTo IS NULL OR a.ValidTo >= @On)
            WHERE s.CampaignId = c.Id AND s.Role = 'Secretary' AND s.LeftOn IS NULL)
        """;

    /// <summary>While there is fieldwork or a report to be written.</summary>
    public static bool Matters(CampaignStatus status) => status is CampaignStatus.Founded or CampaignStatus.PlanSent or CampaignStatus.UnderWay or CampaignStatus.FieldworkEnded;
}
