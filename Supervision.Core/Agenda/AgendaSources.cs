using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Ledger;
using Supervision.Core.Letters;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Core.Units;

namespace Supervision.Core.Agenda;

/// <summary>Where a calendar's entries come from: each source shows what the list of its subject shows, numbered within the day.</summary>
internal static class AgendaSources
{
    private const string Visits = """
        SELECT 'Visit' AS Kind, x.OnDay, x.Id, x.Title, x.Session, x.Place, x.IsDone, x.OfDay
        FROM (
            SELECT v.Id, v.PlannedOn AS OnDay, c.Title, v.Session, v.Place, CASE WHEN v.Status IN ('AwaitingSignature', 'Completed') THEN 1 ELSE 0 END AS IsDone,
                ROW_NUMBER() OVER (PARTITION BY v.PlannedOn ORDER BY v.Session, v.Seq) AS Turn, COUNT(*) OVER (PARTITION BY v.PlannedOn) AS OfDay
            FROM Visits v
            JOIN Campaigns c ON c.Id = v.CampaignId
            WHERE v.CouncilId = @CouncilId AND v.PlannedOn >= @From AND v.PlannedOn <= @To AND v.Status NOT IN ('Postponed', 'Cancelled')
                AND ((@ActorUnitId IS NULL AND (@SeesAll = 1 OR c.BodyId IN @Leads
                        OR EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = v.CampaignId AND m.PersonId = @ActorId
                            AND ((m.Role IN ('Head', 'DeputyHead') AND @AsHead = 1) OR (m.Role = 'Member' AND @AsMember = 1) OR (m.Role = 'Secretary' AND @AsSecretary = 1)
                                OR (m.Role IN ('Expert', 'FrontRepresentative') AND @AsExpert = 1 AND m.DelegationId = v.DelegationId)))))
                    OR (@ActorUnitId IS NOT NULL AND v.Status <> 'Planned' AND EXISTS (SELECT 1 FROM VisitUnits y WHERE y.VisitId = v.Id AND y.UnitId = @ActorUnitId)))
        ) x
        WHERE x.Turn <= @Most
        ORDER BY x.OnDay, x.Turn
        """;

    private const string UnitReports = """
        SELECT 'UnitReport' AS Kind, x.OnDay, x.Id, x.Title, NULL AS Session, n.Name AS Place, 0 AS IsDone, x.OfDay
        FROM (
            SELECT r.Id, r.DueOn AS OnDay, c.Title, r.UnitId,
                ROW_NUMBER() OVER (PARTITION BY r.DueOn ORDER BY r.Seq) AS Turn, COUNT(*) OVER (PARTITION BY r.DueOn) AS OfDay
            FROM UnitReports r
            JOIN Campaigns c ON c.Id = r.CampaignId
            WHERE r.CouncilId = @CouncilId AND r.DueOn >= @From AND r.DueOn <= @To AND r.FirstCompleteOn IS NULL
                AND (r.UnitId = @ActorUnitId OR (@ActorUnitId IS NULL AND (@SeesAll = 1 OR c.BodyId IN @Leads
                    OR EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = r.CampaignId AND m.PersonId = @ActorId
                        AND ((m.Role IN ('Head', 'DeputyHead') AND @AsHead = 1) OR (m.Role = 'Member' AND @AsMember = 1) OR (m.Role = 'Secretary' AND @AsSecretary = 1)
                            OR (m.Role IN ('Expert', 'FrontRepresentative') AND @AsExpert = 1))))))
        ) x
        JOIN Units u ON u.Id = x.UnitId
        """ + UnitNaming.OnDay + """
        WHERE x.Turn <= @Most
        ORDER BY x.OnDay, x.Turn
        """;

    // A unit sees those in which it leads something, and whether it has reported itself.
    private const string ConclusionReports = """
        SELECT 'ConclusionReport' AS Kind, k.ReportDueOn AS OnDay, k.Id, k.Abstract AS Title, NULL AS Session, k.Number, k.Symbol, k.OfDay,
            CASE WHEN k.Status = 'Discharged' THEN 0
                ELSE (SELECT COUNT(DISTINCT t.LeadUnitId) FROM FollowUpTasks t WHERE t.ConclusionId = k.Id AND (@ActorUnitId IS NULL OR t.LeadUnitId = @ActorUnitId) AND
        """ + ConclusionReporting.Unreported + """
                ) END AS Missing
        FROM (
            SELECT k.Id, k.ReportDueOn, k.Abstract, k.Number, k.Symbol, k.Status,
                ROW_NUMBER() OVER (PARTITION BY k.ReportDueOn ORDER BY k.Seq) AS Turn, COUNT(*) OVER (PARTITION BY k.ReportDueOn) AS OfDay
            FROM Conclusions k
            JOIN Campaigns c ON c.Id = k.CampaignId
            WHERE k.CouncilId = @CouncilId AND k.ReportDueOn >= @From AND k.ReportDueOn <= @To AND k.Status IN ('Sent', 'Received', 'Reconsidering', 'Discharged')
                AND EXISTS (SELECT 1 FROM FollowUpTasks t WHERE t.ConclusionId = k.Id AND t.Progress <> 'Draft' AND (@ActorUnitId IS NULL OR t.LeadUnitId = @ActorUnitId))
                AND ((@ActorUnitId IS NOT NULL AND EXISTS (SELECT 1 FROM ConclusionReceipts s WHERE s.ConclusionId = k.Id AND s.UnitId = @ActorUnitId))
                    OR (@ActorUnitId IS NULL AND (@SeesAll = 1 OR c.BodyId IN @Leads
                        OR EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = k.CampaignId AND m.PersonId = @ActorId
                            AND ((m.Role IN ('Head', 'DeputyHead') AND @AsHead = 1) OR (m.Role = 'Member' AND @AsMember = 1) OR (m.Role = 'Secretary' AND @AsSecretary = 1)
                                OR (m.Role IN ('Expert', 'FrontRepresentative') AND @AsExpert = 1))))))
        ) k
        WHERE k.Turn <= @Most
        ORDER BY k.ReportDueOn, k.Turn
        """;

    private const string Tasks = """
        SELECT 'FollowUpTask' AS Kind, x.OnDay, x.Id, x.Title, NULL AS Session, n.Name AS Place, x.IsDone, x.OfDay
        FROM (
            SELECT t.Id, t.DueOn AS OnDay, t.Content AS Title, t.LeadUnitId, CASE WHEN t.ReportedOn IS NOT NULL THEN 1 ELSE 0 END AS IsDone,
                ROW_NUMBER() OVER (PARTITION BY t.DueOn ORDER BY t.Seq) AS Turn, COUNT(*) OVER (PARTITION BY t.DueOn) AS OfDay
            FROM FollowUpTasks t
            WHERE t.CouncilId = @CouncilId AND t.DueOn >= @From AND t.DueOn <= @To AND t.ClosedOn IS NULL AND t.IsParent = 0
                AND t.Progress NOT IN ('Draft', 'Suspended', 'Dropped', 'Confirmed', 'PartlyDone')
                AND
        """ + TaskSight.OfCouncil + """
                AND (@ActorUnitId IS NULL OR
        """ + TaskSight.OfUnit + """
                )
        ) x
        JOIN Units u ON u.Id = x.LeadUnitId
        """ + UnitNaming.OnDay + """
        WHERE x.Turn <= @Most
        ORDER BY x.OnDay, x.Turn
        """;

    // Where the deadline itself was moved on to that day, the task stands there.
    private const string SupplementDays = """
        SELECT 'Supplement' AS Kind, x.OnDay, x.Id, x.Title, NULL AS Session, n.Name AS Place, 0 AS IsDone, x.OfDay
        FROM (
            SELECT t.Id, i.NewDueOn AS OnDay, t.Content AS Title, t.LeadUnitId,
                ROW_NUMBER() OVER (PARTITION BY i.NewDueOn ORDER BY t.Seq) AS Turn, COUNT(*) OVER (PARTITION BY i.NewDueOn) AS OfDay
            FROM RemediationItems i
            JOIN FollowUpTasks t ON t.Id = i.TaskId
            WHERE i.CouncilId = @CouncilId AND i.NewDueOn >= @From AND i.NewDueOn <= @To AND t.Progress IN ('Returned', 'InProgress') AND t.IsParent = 0
                AND NOT EXISTS (SELECT 1 FROM TaskDateChanges d WHERE d.CauseId = i.Id)
                AND
        """ + Supplements.IsLast + """
                AND
        """ + TaskSight.OfCouncil + """
                AND (@ActorUnitId IS NULL OR (t.LeadUnitId = @ActorUnitId AND
        """ + TaskSight.OfUnit + """
                ))
        ) x
        JOIN Units u ON u.Id = x.LeadUnitId
        """ + UnitNaming.OnDay + """
        WHERE x.Turn <= @Most
        ORDER BY x.OnDay, x.Turn
        """;

    private const string Explanations = """
        SELECT 'Explanation' AS Kind, x.OnDay, x.Id, x.Title, NULL AS Session, n.Name AS Place, 0 AS IsDone, x.OfDay
        FROM (
            SELECT t.Id, e.DueOn AS OnDay, e.Content AS Title, t.LeadUnitId,
                ROW_NUMBER() OVER (PARTITION BY e.DueOn ORDER BY e.Seq) AS Turn, COUNT(*) OVER (PARTITION BY e.DueOn) AS OfDay
            FROM Measures e
            JOIN FollowUpTasks t ON t.Id = e.TaskId
            WHERE e.CouncilId = @CouncilId AND e.DueOn >= @From AND e.DueOn <= @To AND e.Kind = 'WrittenExplanation' AND e.AnsweredOn IS NULL AND t.Progress <> 'Draft'
                AND
        """ + TaskSight.OfCouncil + """
                AND (@ActorUnitId IS NULL OR (t.LeadUnitId = @ActorUnitId AND
        """ + TaskSight.OfUnit + """
                ))
        ) x
        JOIN Units u ON u.Id = x.LeadUnitId
        """ + UnitNaming.OnDay + """
        WHERE x.Turn <= @Most
        ORDER BY x.OnDay, x.Turn
        """;

    // For the two units alone: the council waits for the lead unit.
    private const string Passed = """
        SELECT 'Passing' AS Kind, x.OnDay, x.Id, x.Title, NULL AS Session, n.Name AS Place, 0 AS IsDone, x.OfDay
        FROM (
            SELECT p.TaskId AS Id, p.DueOn AS OnDay, p.Content AS Title, p.ToUnitId,
                ROW_NUMBER() OVER (PARTITION BY p.DueOn ORDER BY p.Seq) AS Turn, COUNT(*) OVER (PARTITION BY p.DueOn) AS OfDay
            FROM TaskPassings p
            JOIN FollowUpTasks t ON t.Id = p.TaskId
            WHERE p.CouncilId = @CouncilId AND p.DueOn >= @From AND p.DueOn <= @To AND (p.ToUnitId = @ActorUnitId OR p.FromUnitId = @ActorUnitId) AND
        """ + Passings.Owed + """
        ) x
        JOIN Units u ON u.Id = x.ToUnitId
        """ + UnitNaming.OnDay + """
        WHERE x.Turn <= @Most
        ORDER BY x.OnDay, x.Turn
        """;

    private const string Demands = """
        SELECT 'UrgentDemand' AS Kind, x.OnDay, x.Id, x.CampaignId, x.Title, NULL AS Session, n.Name AS Place, 0 AS IsDone, x.OfDay
        FROM (
            SELECT d.Id, d.CampaignId, d.AnswerDueOn AS OnDay, d.Violation AS Title, d.UnitId,
                ROW_NUMBER() OVER (PARTITION BY d.AnswerDueOn ORDER BY d.Seq) AS Turn, COUNT(*) OVER (PARTITION BY d.AnswerDueOn) AS OfDay
            FROM UrgentDemands d
            JOIN Campaigns c ON c.Id = d.CampaignId
            WHERE d.CouncilId = @CouncilId AND d.AnswerDueOn >= @From AND d.AnswerDueOn <= @To AND d.AnsweredOn IS NULL AND c.Status <> 'Archived'
                AND (d.UnitId = @ActorUnitId OR (@ActorUnitId IS NULL AND (@SeesAll = 1
                    OR EXISTS (SELECT 1 FROM DelegationMembers m WHERE m.CampaignId = d.CampaignId AND m.PersonId = @ActorId))))
        ) x
        JOIN Units u ON u.Id = x.UnitId
        """ + UnitNaming.OnDay + """
        WHERE x.Turn <= @Most
        ORDER BY x.OnDay, x.Turn
        """;

    private const string ReminderLetters = """
        SELECT 'ReminderLetter' AS Kind, x.OnDay, x.Id, NULL AS Title, NULL AS Session, n.Name AS Place, x.Number, x.Symbol, 0 AS IsDone, x.OfDay
        FROM (
            SELECT l.Id, l.ReplyBy AS OnDay, l.Number, l.Symbol, l.UnitId,
                ROW_NUMBER() OVER (PARTITION BY l.ReplyBy ORDER BY l.Seq) AS Turn, COUNT(*) OVER (PARTITION BY l.ReplyBy) AS OfDay
            FROM ReminderLetters l
            WHERE l.CouncilId = @CouncilId AND l.ReplyBy >= @From AND l.ReplyBy <= @To AND (@ActorUnitId IS NULL OR (l.UnitId = @ActorUnitId AND l.Status = 'Sent'))
                AND
        """ + LetterSight.Unanswered + """
        ) x
        JOIN Units u ON u.Id = x.UnitId
        """ + UnitNaming.OnDay + """
        WHERE x.Turn <= @Most
        ORDER BY x.OnDay, x.Turn
        """;

    public static readonly IReadOnlyList<(Subject Subject, string Sql)> All =
    [
        (Subject.Visit, Visits), (Subject.UnitReport, UnitReports), (Subject.Conclusion, ConclusionReports), (Subject.FollowUpTask, Tasks), (Subject.FollowUpTask, SupplementDays),
        (Subject.Escalation, Explanations), (Subject.FollowUpTask, Passed), (Subject.UnitReport, Demands), (Subject.Escalation, ReminderLetters),
    ];
}
