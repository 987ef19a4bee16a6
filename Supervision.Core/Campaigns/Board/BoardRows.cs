using Supervision.Core.Storage;
using Supervision.Core.Visits;

namespace Supervision.Core.Campaigns.Board;

/// <summary>A campaign with all that the board counts about it.</summary>
internal sealed record BoardRow
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required string Title { get; init; }
    public required SubjectKind SubjectKind { get; init; }
    public Guid? BodyId { get; init; }
    public string? BodyName { get; init; }
    public Councils.BodyKind? BodyKind { get; init; }
    public Guid? PlannedBy { get; init; }
    public required string RuleSetCode { get; init; }
    public required CampaignStatus Status { get; init; }
    public CampaignStatus? StatusBefore { get; init; }
    public DateOnly? FoundedOn { get; init; }
    public DateOnly? PlanSentOn { get; init; }
    public DateOnly? FieldworkEndedOn { get; init; }
    public DateOnly? ReportedOn { get; init; }
    public DateOnly? ReportReceivedOn { get; init; }
    public DateOnly? ExaminedOn { get; init; }
    /// <summary>The last meeting that examined its report and adopted nothing.</summary>
    public DateOnly? NotAdoptedOn { get; init; }
    public required int Version { get; init; }

    /// <summary>The paper by which its delegation is founded, issued here, while nobody wrote the founding down.</summary>
    public int? FoundingNumber { get; init; }
    public string? FoundingSymbol { get; init; }
    public DateOnly? FoundingIssuedOn { get; init; }

    /// <summary>Its column, and its place in it; for the board itself.</summary>
    public BoardStage? Stage { get; init; }
    public long Place { get; init; }

    /// <summary>One where the reader sits in its delegation.</summary>
    public required int Mine { get; init; }
    public required int Units { get; init; }
    public required int UnitsWithoutDue { get; init; }

    /// <summary>Units supervised on the spot for which no session is planned.</summary>
    public required int UnitsWithoutVisit { get; init; }
    public required int ReportsMissing { get; init; }
    public required int ReportsLate { get; init; }
    public required int DraftReports { get; init; }
    public required int SubmittedReports { get; init; }

    /// <summary>Of those submitted.</summary>
    public required int ApprovedReports { get; init; }
    public required int DraftConclusions { get; init; }
    public required int SubmittedConclusions { get; init; }

    /// <summary>Of those submitted.</summary>
    public required int ApprovedConclusions { get; init; }

    /// <summary>Issued and not sent yet.</summary>
    public required int IssuedConclusions { get; init; }
    public required int OpenTasks { get; init; }
    public required int LateTasks { get; init; }
    public required int DraftTasks { get; init; }

    /// <summary>Delegations without a secretary who works.</summary>
    public required int SecretaryGaps { get; init; }
}

internal sealed record BoardVisit
{
    public required Guid Id { get; init; }
    public required Guid CampaignId { get; init; }
    public required int Number { get; init; }
    public required VisitStatus Status { get; init; }
    public DateOnly? PlannedOn { get; init; }
    public DateOnly? NoticeSentOn { get; init; }
}

/// <summary>Reads campaigns for the board, all of them at once.</summary>
internal static class BoardReader
{
    /// <summary>What is counted of the campaign <c>c</c>.</summary>
    public const string Counts = """
        c.Seq, c.Id, c.Code, c.Title, c.SubjectKind, c.BodyId, b.Name AS BodyName, b.Kind AS BodyKind, c.PlannedBy, c.RuleSetCode, c.Status, c.StatusBefore,
               c.FoundedOn, c.PlanSentOn, c.FieldworkEndedOn, c.ReportedOn, c.ExaminedOn, c.Version, f.Number AS FoundingNumber, f.Symbol AS FoundingSymbol, f.IssuedOn AS FoundingIssuedOn,
               (SELECT MAX(x.ReceivedOn) FROM DelegationReports x WHERE x.CampaignId = c.Id) AS ReportReceivedOn,
               (SELECT MAX(x.HeldOn) FROM Examinations x WHERE x.CampaignId = c.Id AND x.ConclusionId IS NULL AND x.NotAdoptedBecause IS NOT NULL) AS NotAdoptedOn,
               CASE WHEN EXISTS (SELECT 1 FROM DelegationMembers x WHERE x.CampaignId = c.Id AND x.PersonId = @ActorId) THEN 1 ELSE 0 END AS Mine,
               (SELECT COUNT(*) FROM CampaignUnits x WHERE x.CampaignId = c.Id) AS Units,
               (SELECT COUNT(*) FROM CampaignUnits x WHERE x.CampaignId = c.Id AND x.ReportDueOn IS NULL AND NOT EXISTS (SELECT 1 FROM Units e WHERE e.Id = x.UnitId AND e.ValidTo < @Today)) AS UnitsWithoutDue,
               (SELECT COUNT(*) FROM CampaignUnits x WHERE x.CampaignId = c.Id AND x.Mode <> 'ByReport' AND NOT EXISTS (
                   SELECT 1 FROM VisitUnits y JOIN Visits v ON v.Id = y.VisitId WHERE v.CampaignId = c.Id AND y.UnitId = x.UnitId AND v.Status <> 'Cancelled')) AS UnitsWithoutVisit,
               (SELECT COUNT(*) FROM UnitReports x WHERE x.CampaignId = c.Id AND x.FirstCompleteOn IS NULL AND NOT EXISTS (SELECT 1 FROM Units e WHERE e.Id = x.UnitId AND e.ValidTo < @Today)) AS ReportsMissing,
               (SELECT COUNT(*) FROM UnitReports x WHERE x.CampaignId = c.Id AND x.FirstCompleteOn IS NULL AND x.DueOn < @Today AND NOT EXISTS (SELECT 1 FROM Units e WHERE e.Id = x.UnitId AND e.ValidTo < @Today)) AS ReportsLate,
               (SELECT COUNT(*) FROM DelegationReports x WHERE x.CampaignId = c.Id AND x.Status IN ('Draft', 'Consulting')) AS DraftReports,
               (SELECT COUNT(*) FROM DelegationReports x WHERE x.CampaignId = c.Id AND x.Status = 'Submitted') AS SubmittedReports,
               (SELECT COUNT(*) FROM DelegationReports x WHERE x.CampaignId = c.Id AND x.Status = 'Submitted' AND x.ApprovedBy IS NOT NULL) AS ApprovedReports,
               (SELECT COUNT(*) FROM Conclusions x WHERE x.CampaignId = c.Id AND x.VisitId IS NULL AND x.Status IN ('Draft', 'Consulting')) AS DraftConclusions,
               (SELECT COUNT(*) FROM Conclusions x WHERE x.CampaignId = c.Id AND x.VisitId IS NULL AND x.Status = 'Submitted') AS SubmittedConclusions,
               (SELECT COUNT(*) FROM Conclusions x WHERE x.CampaignId = c.Id AND x.VisitId IS NULL AND x.Status = 'Submitted' AND x.ApprovedBy IS NOT NULL) AS ApprovedConclusions,
               (SELECT COUNT(*) FROM Conclusions x WHERE x.CampaignId = c.Id AND x.VisitId IS NULL AND x.Status = 'Issued') AS IssuedConclusions,
               (SELECT COUNT(*) FROM FollowUpTasks x WHERE x.CampaignId = c.Id AND x.ClosedOn IS NULL AND x.Progress <> 'Draft') AS OpenTasks,
               (SELECT COUNT(*) FROM FollowUpTasks x WHERE x.CampaignId = c.Id AND x.ClosedOn IS NULL AND x.Progress <> 'Draft' AND x.DueOn < @Today) AS LateTasks,
               (SELECT COUNT(*) FROM FollowUpTasks x WHERE x.CampaignId = c.Id AND x.ClosedOn IS NULL AND x.Progress = 'Draft') AS DraftTasks,
               (SELECT COUNT(*) FROM Delegations d WHERE d.CampaignId = c.Id AND 1 =
        """ + SecretaryGap.Mark + """
        ) AS SecretaryGaps
        FROM Campaigns c
        LEFT JOIN Bodies b ON b.Id = c.BodyId
        LEFT JOIN OfficialPapers f ON f.CampaignId = c.Id AND c.Status IN ('Planned', 'Programmed') AND f.Seq = (
            SELECT MAX(x.Seq) FROM OfficialPapers x WHERE x.CampaignId = c.Id AND x.Kind IN ('FoundingDecision', 'FoundingResolution') AND x.Number IS NOT NULL
              AND x.Status IN ('Issued', 'Sent', 'Acknowledged') AND x.Force NOT IN ('Recalled', 'Replaced'))

        """;

    private const string VisitsSql = """
        SELECT v.Id, v.CampaignId, v.Number, v.Status, v.PlannedOn, v.NoticeSentOn
        FROM Visits v
        WHERE v.CouncilId = @CouncilId AND v.CampaignId IN @Campaigns AND v.Status <> 'Cancelled'
        ORDER BY v.CampaignId, v.Number
        """;

    private const string PartsSql = """
        SELECT m.CampaignId, m.Role AS Part
        FROM DelegationMembers m
        WHERE m.CouncilId = @CouncilId AND m.PersonId = @ActorId AND m.CampaignId IN @Campaigns
        ORDER BY m.Seq
        """;

    /// <summary>What the reader is in their delegations, by campaign.</summary>
    public static async Task<ILookup<Guid, DelegationPart>> Parts(this Db db, IReadOnlyList<BoardRow> rows, CancellationToken ct) =>
        (rows.Count == 0 ? [] : await db.List<PartRow>(PartsSql, new { Campaigns = rows.Select(row => row.Id).ToArray() }, ct)).ToLookup(row => row.CampaignId, row => row.Part);

    private sealed record PartRow
    {
        public required Guid CampaignId { get; init; }
        public required DelegationPart Part { get; init; }
    }

    /// <summary>The sessions that were not cancelled, by campaign.</summary>
    public static async Task<ILookup<Guid, BoardVisit>> BoardVisits(this Db db, IReadOnlyList<BoardRow> rows, CancellationToken ct) =>
        (rows.Count == 0 ? [] : await db.List<BoardVisit>(VisitsSql, new { Campaigns = rows.Select(row => row.Id).ToArray() }, ct)).ToLookup(visit => visit.CampaignId);
}
