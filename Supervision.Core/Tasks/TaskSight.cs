namespace Supervision.Core.Tasks;

/// <summary>
/// Which tasks a list shows, as pieces that statements are put together from; they name the task's row <c>t</c>. The gate asks the same of one task.
/// </summary>
internal static class TaskSight
{
    /// <summary>
    /// A unit sees what it leads or coordinates once the conclusion was sent to it, or the task came to it by itself: split off, handed over; and what was passed on to it.
    /// </summary>
    public const string OfUnit = """

        (t.Progress <> 'Draft'
            AND (((t.LeadUnitId = @ActorUnitId OR EXISTS (SELECT 1 FROM TaskCoordinators o WHERE o.TaskId = t.Id AND o.UnitId = @ActorUnitId))
                AND (t.ConclusionId IS NULL OR t.ParentId IS NOT NULL
                    OR EXISTS (SELECT 1 FROM ConclusionReceipts r WHERE r.ConclusionId = t.ConclusionId AND r.UnitId = @ActorUnitId)
                    OR EXISTS (SELECT 1 FROM TaskHandovers h WHERE h.TaskId = t.Id AND h.ToUnitId = @ActorUnitId)))
              OR EXISTS (SELECT 1 FROM TaskPassings p WHERE p.TaskId = t.Id AND p.ToUnitId = @ActorUnitId)))

        """;

    /// <summary>The council's people see all, but whoever only sits in delegations sees the tasks of their campaigns. Takes @SeesAll and the four @As….</summary>
    public const string OfCouncil = """

        (@SeesAll = 1 OR @ActorUnitId IS NOT NULL OR EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = t.CampaignId AND m.PersonId = @ActorId
            AND ((m.Role IN ('Head', 'DeputyHead') AND @AsHead = 1) OR (m.Role = 'Member' AND @AsMember = 1)
                OR (m.Role = 'Secretary' AND @AsSecretary = 1) OR (m.Role IN ('Expert', 'FrontRepresentative') AND @AsExpert = 1))))

        """;
}
