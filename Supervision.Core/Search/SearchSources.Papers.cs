using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Letters;
using Supervision.Core.Papers;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Core.Units;

namespace Supervision.Core.Search;

internal static partial class SearchSources
{
    private static string Numbered(string alias) => $"CASE WHEN {alias}.Number IS NULL THEN NULL WHEN {alias}.Number < 10 THEN CONCAT('0', {alias}.Number, '/', {alias}.Symbol) ELSE CONCAT({alias}.Number, '/', {alias}.Symbol) END AS Reference";

    private static SearchSource Tasks() => new()
    {
        Kind = SearchKind.FollowUpTask,
        Subject = Subject.FollowUpTask,
        From = "FollowUpTasks t LEFT JOIN Campaigns c ON c.Id = t.CampaignId LEFT JOIN SourcePapers s ON s.Id = t.SourcePaperId",
        Alias = "t",
        Sight = SearchSight.Of("t.Progress", "COALESCE(c.BodyId, s.BodyId)", "m.CampaignId = t.CampaignId", "COALESCE(c.Status, 'FollowUp')", TaskSight.OfUnit),
        Says = ("""
            t.Content AS Title, CONCAT(t.Product, ' ', t.ResponsiblePost, ' ', t.Measure, ' ', t.DeadlineText, ' ', s.Reference, ' ', s.Title, ' ', k.Number, ' ', k.Symbol) AS Body,
            COALESCE(t.AssignedOn, s.IssuedOn) AS OnDay, n.Name AS UnitName, t.Progress AS Sort, t.CampaignId
            """, "LEFT JOIN SourcePapers s ON s.Id = t.SourcePaperId LEFT JOIN Conclusions k ON k.Id = t.ConclusionId JOIN Units u ON u.Id = t.LeadUnitId" + UnitNaming.OnDay),
        Further = "SELECT t.Id, n.Name AS Text FROM FollowUpTasks t JOIN UnitNames n ON n.UnitId = t.LeadUnitId WHERE t.CouncilId = @CouncilId AND t.Id IN @Ids ORDER BY n.ValidFrom",
        OfUnits = "SELECT t.Id FROM FollowUpTasks t WHERE t.CouncilId = @CouncilId AND t.LeadUnitId IN @Ids",
        Label = Named<TaskProgress>,
    };

    private static SearchSource Conclusions() => new()
    {
        Kind = SearchKind.Conclusion,
        Subject = Subject.Conclusion,
        From = "Conclusions k JOIN Campaigns c ON c.Id = k.CampaignId",
        Alias = "k",
        Sight = SearchSight.Of("k.Status", "c.BodyId", OfCampaign, "c.Status", "EXISTS (SELECT 1 FROM ConclusionReceipts r WHERE r.ConclusionId = k.Id AND r.UnitId = @ActorUnitId)"),
        Says = (Numbered("k") + ", k.Abstract AS Title, k.IssuedOn AS OnDay, k.Kind AS Sort, k.CampaignId", ""),
        Further = "SELECT x.ConclusionId AS Id, x.Text FROM ConclusionClauses x WHERE x.CouncilId = @CouncilId AND x.ConclusionId IN @Ids ORDER BY x.Number",
        Label = Named<ConclusionKind>,
        IsFoundByLabel = true,
    };

    private static SearchSource Papers() => new()
    {
        Kind = SearchKind.Paper,
        Subject = Subject.Paper,
        From = "OfficialPapers p LEFT JOIN Campaigns c ON c.Id = p.CampaignId",
        Alias = "p",
        Sight = SearchSight.Of("CASE WHEN p.AuthorUnitId IS NULL THEN p.Status ELSE CONCAT('Unit', p.Status) END", "COALESCE(c.BodyId, p.BodyId)", "m.CampaignId = p.CampaignId",
            // What was sent to a unit it reads whatever became of the campaign, as one paper by its address.
            $"CASE WHEN {PaperSight.SentToUnit} THEN 'FollowUp' ELSE COALESCE(c.Status, 'FollowUp') END", $"p.AuthorUnitId = @ActorUnitId OR {PaperSight.SentToUnit}"),
        Says = (Numbered("p") + ", p.Title, p.IssuedOn AS OnDay, p.Kind AS Sort, p.CampaignId", ""),
        Label = Named<PaperKind>,
        IsFoundByLabel = true,
    };

    // The unit sees conclusions and never what a delegation reports.
    private static SearchSource DelegationReports() => new()
    {
        Kind = SearchKind.DelegationReport,
        Subject = Subject.Conclusion,
        From = "DelegationReports r JOIN Campaigns c ON c.Id = r.CampaignId",
        Alias = "r",
        Sight = SearchSight.Of("r.Status", "c.BodyId", OfCampaign, "c.Status", "1 = 0"),
        Says = ("r.Reference, CONCAT(d.Name, ': ', c.Title) AS Title, CONCAT(r.Overview, ' ', r.Responsibility, ' ', r.Recommendations) AS Body, r.IssuedOn AS OnDay, r.Status AS Sort, r.CampaignId",
            "JOIN Delegations d ON d.Id = r.DelegationId JOIN Campaigns c ON c.Id = r.CampaignId"),
        Label = Named<ReportStatus>,
    };

    private static SearchSource RemediationReports() => new()
    {
        Kind = SearchKind.RemediationReport,
        Subject = Subject.RemediationReport,
        From = "RemediationReports q",
        Alias = "q",
        // It is about tasks of several campaigns and bodies; whoever sees it by one of them sees it.
        Sight = SearchSight.Of("q.Status", "CAST(NULL AS uniqueidentifier)",
            "m.CampaignId IN (SELECT t.CampaignId FROM RemediationItems i JOIN FollowUpTasks t ON t.Id = i.TaskId WHERE i.RemediationReportId = q.Id)", "'FollowUp'", "q.UnitId = @ActorUnitId"),
        Says = ("q.Reference, q.Title, q.ReportedOn AS OnDay, n.Name AS UnitName, q.Status AS Sort", "JOIN Units u ON u.Id = q.UnitId" + UnitNaming.OnDay),
        Further = "SELECT q.Id, n.Name AS Text FROM RemediationReports q JOIN UnitNames n ON n.UnitId = q.UnitId WHERE q.CouncilId = @CouncilId AND q.Id IN @Ids ORDER BY n.ValidFrom",
        OfUnits = "SELECT q.Id FROM RemediationReports q WHERE q.CouncilId = @CouncilId AND q.UnitId IN @Ids",
        Label = Named<RemediationStatus>,
    };

    private static SearchSource Letters() => new()
    {
        Kind = SearchKind.ReminderLetter,
        Subject = Subject.Escalation,
        From = "ReminderLetters l",
        Alias = "l",
        Sight = SearchSight.Of("l.Status", "CAST(NULL AS uniqueidentifier)", "1 = 0", "'FollowUp'", "l.UnitId = @ActorUnitId AND l.Status IN ('Sent', 'Answered')"),
        Says = (Numbered("l") + ", n.Name AS Title, l.Text AS Body, COALESCE(l.IssuedOn, l.DraftedOn) AS OnDay, n.Name AS UnitName, l.Status AS Sort", "JOIN Units u ON u.Id = l.UnitId" + UnitNaming.OnDay),
        Further = "SELECT l.Id, n.Name AS Text FROM ReminderLetters l JOIN UnitNames n ON n.UnitId = l.UnitId WHERE l.CouncilId = @CouncilId AND l.Id IN @Ids ORDER BY n.ValidFrom",
        OfUnits = "SELECT l.Id FROM ReminderLetters l WHERE l.CouncilId = @CouncilId AND l.UnitId IN @Ids",
        Label = Named<LetterStatus>,
    };
}
