using Supervision.Core.Access;

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

    /// <summary>A task that is still drafted is shown to those who read the council's drafts and to the leader of the body that supervises. Takes @SeesDraftTasks and @Leads.</summary>
    public const string NoForeignDraft = """

        (t.Progress <> 'Draft' OR @SeesDraftTasks = 1
            OR COALESCE((SELECT c.BodyId FROM Campaigns c WHERE c.Id = t.CampaignId), (SELECT s.BodyId FROM SourcePapers s WHERE s.Id = t.SourcePaperId)) IN @Leads)

        """;

    /// <summary>
    /// The council's people see all, but no drafts of another committee, and whoever only sits in delegations sees the tasks of their campaigns. Takes what <see cref="CampaignSight.Sight"/> gives.
    /// </summary>
    public const string OfCouncil = """

        ((@SeesAll = 1 AND
        """ + NoForeignDraft + """
        ) OR @ActorUnitId IS NOT NULL OR EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = t.CampaignId AND m.PersonId = @ActorId
            AND ((m.Role IN ('Head', 'DeputyHead') AND @AsHead = 1) OR (m.Role = 'Member' AND @AsMember = 1)
                OR (m.Role = 'Secretary' AND @AsSecretary = 1) OR (m.Role IN ('Expert', 'FrontRepresentative') AND @AsExpert = 1))))

        """;
}
