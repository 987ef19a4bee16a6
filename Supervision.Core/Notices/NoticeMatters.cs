using Supervision.Core.Audit;

namespace Supervision.Core.Notices;

/// <summary>What asks somebody for something until it is done, by the beginning of the key under which it was told, and how much of it still waits.</summary>
/// <param name="Key">The beginning of the once-key of its notices.</param>
/// <param name="Sql">How much waits of each of <c>@notices</c>, as Id and Waiting; none means that it is over.</param>
/// <param name="Counts">The title begins with, or first names, how much waits.</param>
internal sealed record NoticeMatter(string Key, string Sql, bool Counts = false)
{
    public static IReadOnlyList<NoticeMatter> All { get; } =
    [
        new("submitted/", """
            SELECT n.Id, (SELECT COUNT(*) FROM OfficialPapers p WHERE p.Id = n.SubjectId AND p.CouncilId = @CouncilId AND p.Status = 'Submitted')
                + (SELECT COUNT(*) FROM Conclusions c WHERE c.Id = n.SubjectId AND c.CouncilId = @CouncilId AND c.Status = 'Submitted' AND c.ApprovedBy IS NULL)
                + (SELECT COUNT(*) FROM DelegationReports r WHERE r.Id = n.SubjectId AND r.CouncilId = @CouncilId AND r.Status = 'Submitted' AND r.ApprovedBy IS NULL) AS Waiting
            FROM Notices n
            WHERE n.CouncilId = @CouncilId AND n.Id IN @notices
            """),
        // That it was approved asks for a number and a signature.
        new("approved/", """
            SELECT n.Id, (SELECT COUNT(*) FROM OfficialPapers p WHERE p.Id = n.SubjectId AND p.CouncilId = @CouncilId AND p.Status IN ('Approved', 'Signed'))
                + (SELECT COUNT(*) FROM Conclusions c WHERE c.Id = n.SubjectId AND c.CouncilId = @CouncilId AND c.Status = 'Submitted' AND c.ApprovedBy IS NOT NULL)
                + (SELECT COUNT(*) FROM DelegationReports r WHERE r.Id = n.SubjectId AND r.CouncilId = @CouncilId AND r.Status = 'Submitted' AND r.ApprovedBy IS NOT NULL) AS Waiting
            FROM Notices n
            WHERE n.CouncilId = @CouncilId AND n.Id IN @notices
            """),
        new("report-draft/", """
            SELECT n.Id, (SELECT COUNT(*) FROM UnitReportDrafts d WHERE d.UnitReportId = n.SubjectId AND d.CouncilId = @CouncilId AND d.AskedOn IS NOT NULL) AS Waiting
            FROM Notices n
            WHERE n.CouncilId = @CouncilId AND n.Id IN @notices
            """),
        new("report-asked/", OwedReport),
        new("unit-report/", OwedReport),
        new("report-received/", """
            SELECT n.Id, (SELECT COUNT(*) FROM Campaigns c WHERE c.Id = n.SubjectId AND c.CouncilId = @CouncilId AND c.ExaminedOn IS NULL AND c.ConcludedOn IS NULL AND c.CompletedOn IS NULL) AS Waiting
            FROM Notices n
            WHERE n.CouncilId = @CouncilId AND n.Id IN @notices
            """),
        new("extension/", """
            SELECT n.Id, (SELECT COUNT(*) FROM ExtensionRequests e WHERE e.Id = n.SubjectId AND e.CouncilId = @CouncilId AND e.Status = 'Sent') AS Waiting
            FROM Notices n
            WHERE n.CouncilId = @CouncilId AND n.Id IN @notices
            """),
        new("extension-draft/", """
            SELECT n.Id, (SELECT COUNT(*) FROM ExtensionRequests e WHERE e.Id = n.SubjectId AND e.CouncilId = @CouncilId AND e.Status = 'Draft') AS Waiting
            FROM Notices n
            WHERE n.CouncilId = @CouncilId AND n.Id IN @notices
            """),
        new("report/", """
            SELECT n.Id, (SELECT COUNT(*) FROM RemediationReports r WHERE r.Id = n.SubjectId AND r.CouncilId = @CouncilId AND r.Status = 'Submitted') AS Waiting
            FROM Notices n
            WHERE n.CouncilId = @CouncilId AND n.Id IN @notices
            """),
        new("report-appraised/", """
            SELECT n.Id, (SELECT COUNT(*) FROM RemediationItems i WHERE i.RemediationReportId = n.SubjectId AND i.CouncilId = @CouncilId AND i.IsOpen = 1) AS Waiting
            FROM Notices n
            WHERE n.CouncilId = @CouncilId AND n.Id IN @notices
            """, Counts: true),
        new("rights/", """
            SELECT n.Id, (SELECT COUNT(*) FROM RightsAlerts r JOIN Journal j ON j.Id = r.JournalId
                WHERE r.CouncilId = @CouncilId AND r.ConfirmedAt IS NULL AND
            """ + RightsConfirming.By("n.PersonId") + """
            ) AS Waiting
            FROM Notices n
            WHERE n.CouncilId = @CouncilId AND n.Id IN @notices
            """, Counts: true),
        new("overdue/", """
            SELECT n.Id, (SELECT COUNT(*) FROM FollowUpTasks t WHERE t.Id = n.SubjectId AND t.CouncilId = @CouncilId AND t.ClosedOn IS NULL
                AND t.Progress NOT IN ('ReportedDone', 'Suspended', 'Dropped', 'Confirmed') AND COALESCE(t.DueOn, t.ReviewOn) < @today) AS Waiting
            FROM Notices n
            WHERE n.CouncilId = @CouncilId AND n.Id IN @notices
            """),
        new("declined/", """
            SELECT n.Id, (SELECT COUNT(*) FROM FollowUpTasks t WHERE t.Id = n.SubjectId AND t.CouncilId = @CouncilId AND t.Progress = 'Refused') AS Waiting
            FROM Notices n
            WHERE n.CouncilId = @CouncilId AND n.Id IN @notices
            """),
        new("letters/", DraftedLetters),
        new("letters-waiting/", DraftedLetters),
        new("letter-by-hand/", """
            SELECT n.Id, (SELECT COUNT(*) FROM ReminderLetters l WHERE l.Id = n.SubjectId AND l.CouncilId = @CouncilId AND l.Status = 'Draft') AS Waiting
            FROM Notices n
            WHERE n.CouncilId = @CouncilId AND n.Id IN @notices
            """),
        new("receipt/", """
            SELECT n.Id, (SELECT COUNT(*) FROM ConclusionReceipts r WHERE r.ConclusionId = n.SubjectId AND r.CouncilId = @CouncilId AND r.ReceivedOn IS NULL AND (n.UnitId IS NULL OR r.UnitId = n.UnitId)) AS Waiting
            FROM Notices n
            WHERE n.CouncilId = @CouncilId AND n.Id IN @notices
            """),
        new("clock/", """
            SELECT n.Id, (SELECT COUNT(*) FROM Campaigns c WHERE c.Id = n.SubjectId AND c.CouncilId = @CouncilId AND c.CompletedOn IS NULL
                AND NOT (n.OnceKey LIKE '%plan_sent/%' AND c.PlanSentOn IS NOT NULL) AND NOT (n.OnceKey LIKE '%report/%' AND c.ReportedOn IS NOT NULL)
                AND NOT (n.OnceKey LIKE '%examination/%' AND c.ExaminedOn IS NOT NULL)
                AND NOT (n.OnceKey LIKE '%programme_sent/%' AND NOT EXISTS (SELECT 1 FROM Visits v WHERE v.CampaignId = c.Id AND v.Status IN ('Planned', 'Notified', 'Postponed') AND v.NoticeSentOn IS NULL))) AS Waiting
            FROM Notices n
            WHERE n.CouncilId = @CouncilId AND n.Id IN @notices
            """),
        new("scheduled/", ComingVisit),
        new("notified/", ComingVisit),
        new("measure/", """
            SELECT n.Id, (SELECT COUNT(*) FROM Measures m WHERE m.Id = n.SubjectId AND m.CouncilId = @CouncilId AND m.AnsweredOn IS NULL) AS Waiting
            FROM Notices n
            WHERE n.CouncilId = @CouncilId AND n.Id IN @notices
            """),
    ];

    private const string OwedReport = """
        SELECT n.Id, (SELECT COUNT(*) FROM UnitReports r WHERE r.Id = n.SubjectId AND r.CouncilId = @CouncilId AND r.Status IN ('NotSubmitted', 'SupplementRequested')) AS Waiting
        FROM Notices n
        WHERE n.CouncilId = @CouncilId AND n.Id IN @notices
        """;

    private const string DraftedLetters = """
        SELECT n.Id, (SELECT COUNT(*) FROM ReminderLetters l WHERE l.CouncilId = @CouncilId AND l.Status = 'Draft') AS Waiting
        FROM Notices n
        WHERE n.CouncilId = @CouncilId AND n.Id IN @notices
        """;

    private const string ComingVisit = """
        SELECT n.Id, (SELECT COUNT(*) FROM Visits v WHERE v.Id = n.SubjectId AND v.CouncilId = @CouncilId AND v.Status IN ('Planned', 'Notified', 'Postponed') AND (v.PlannedOn IS NULL OR v.PlannedOn >= @today)) AS Waiting
        FROM Notices n
        WHERE n.CouncilId = @CouncilId AND n.Id IN @notices
        """;
}
