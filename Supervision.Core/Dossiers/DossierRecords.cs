using System.Globalization;
using Supervision.Core.Documents;
using Supervision.Core.Extensions;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Dossiers;

/// <summary>What a document of a supervision is that is no paper of the system's own register.</summary>
public enum DossierRecordKind
{
    [Label("Văn bản của cuộc giám sát")] CitedPaper,
    [Label("Văn bản thông báo buổi làm việc")] VisitNotice,
    [Label("Biên bản buổi làm việc")] Minutes,
    [Label("Biên bản bổ sung")] MinutesAddendum,
    [Label("Báo cáo của đơn vị")] UnitReport,
    [Label("Yêu cầu chấm dứt hành vi vi phạm")] UrgentDemand,
    [Label("Trả lời yêu cầu chấm dứt hành vi vi phạm")] DemandAnswer,
    [Label("Báo cáo kết quả thực hiện")] RemediationReport,
    [Label("Đề nghị gia hạn")] ExtensionRequest,
    [Label("Văn bản trả lời đề nghị gia hạn")] ExtensionAnswer,
    [Label("Văn bản quyết định về nội dung yêu cầu, kiến nghị")] TaskDecision,
    [Label("Đề nghị xem xét lại kết luận")] ReconsiderationRequest,
    [Label("Trả lời đề nghị xem xét lại kết luận")] ReconsiderationAnswer,
    [Label("Công văn đôn đốc")] ReminderLetter,
    [Label("Phiếu xác nhận kết quả thực hiện")] ConfirmationSlip,
    [Label("Công văn đề nghị bổ sung, làm rõ")] SupplementLetter,
}

/// <summary>A document that belongs to the dossier although it was not issued through the register: what the work brought in, or was written down at.</summary>
public sealed record DossierRecord
{
    public required DossierRecordKind Kind { get; init; }
    public required Guid SourceId { get; init; }

    /// <summary>The page of what holds it is found by this: the session, the task, the conclusion, else the thing itself.</summary>
    public required Guid OpenedAt { get; init; }

    /// <summary>The day it was made or came in; of minutes the day of the session.</summary>
    public DateOnly? MadeOn { get; init; }
    public string? Reference { get; init; }
    public required string TypeName { get; init; }
    public required string Title { get; init; }
    public required string Author { get; init; }

    /// <summary>Its text or its file is in the system; of another only number and date are known, and the paper itself is put into the dossier by hand.</summary>
    public required bool IsHeld { get; init; }
}

/// <summary>Gathers, for every dossier of a campaign, the documents that are no papers of the register. Nothing is kept of it: what a closed dossier holds ends with its last day.</summary>
internal static class DossierRecords
{
    private const int LongestTitle = 300;

    private const string Sql = """
        SELECT z.Kind, z.SourceId, COALESCE(z.OwnerId, z.SourceId) AS OpenedAt, z.MadeOn, z.FiledOn, z.Reference, z.TypeName, z.Title, z.IsHeld, z.Position, z.HappenedOn,
               COALESCE(z.Issuer, n.Name, b.Name, l.Name) AS Author, l.Name AS Council,
               (SELECT COUNT(*) FROM Attachments a JOIN UnitReportVersions w ON w.Id = a.UnitReportVersionId
                WHERE z.Kind = 'UnitReport' AND w.UnitReportId = z.SourceId AND w.Number = z.Position AND a.RemovedAt IS NULL) AS Files
        FROM (
            SELECT 'CitedPaper' AS Kind, p.Id AS SourceId, CAST(NULL AS uniqueidentifier) AS OwnerId, p.IssuedOn AS MadeOn, p.IssuedOn AS FiledOn, p.Reference, p.Type AS TypeName, p.Abstract AS Title, p.Issuer,
                   CAST(NULL AS uniqueidentifier) AS UnitId, 0 AS IsHeld, 0 AS Position, CAST(NULL AS date) AS HappenedOn
            FROM CampaignPapers p WHERE p.CampaignId = @CampaignId AND p.CouncilId = @CouncilId AND p.Kind <> 'Cited'
            UNION ALL
            SELECT 'VisitNotice', v.Id, NULL, v.NoticeSentOn, v.NoticeSentOn, v.NoticeReference, NULL, '', NULL, NULL, 0, v.Number, v.PlannedOn
            FROM Visits v WHERE v.CampaignId = @CampaignId AND v.CouncilId = @CouncilId AND v.NoticeReference IS NOT NULL
            UNION ALL
            SELECT 'Minutes', v.Id, NULL, COALESCE(v.PlannedOn, v.MinutesLockedOn), v.MinutesLockedOn, NULL, NULL, '', d.Name, NULL, 1, v.Number, v.PlannedOn
            FROM Visits v JOIN Delegations d ON d.Id = v.DelegationId WHERE v.CampaignId = @CampaignId AND v.CouncilId = @CouncilId AND v.MinutesLockedOn IS NOT NULL
            UNION ALL
            SELECT 'MinutesAddendum', v.Id, NULL, a.AddedOn, a.AddedOn, NULL, NULL, a.Text, d.Name, NULL, 1, v.Number, v.PlannedOn
            FROM MinutesAddenda a JOIN Visits v ON v.Id = a.VisitId JOIN Delegations d ON d.Id = v.DelegationId WHERE v.CampaignId = @CampaignId AND v.CouncilId = @CouncilId
            UNION ALL
            SELECT 'UnitReport', r.Id, NULL, w.SubmittedOn, w.SubmittedOn, w.Reference, NULL, '', NULL, r.UnitId, 1, w.Number, NULL
            FROM UnitReportVersions w JOIN UnitReports r ON r.Id = w.UnitReportId WHERE r.CampaignId = @CampaignId AND r.CouncilId = @CouncilId
            UNION ALL
            SELECT 'UrgentDemand', u.Id, u.CampaignId, u.DemandedOn, u.DemandedOn, u.Reference, NULL, u.Measure, (SELECT MIN(d.Name) FROM Delegations d WHERE d.CampaignId = u.CampaignId), NULL,
                   CASE WHEN u.Reference IS NULL THEN 1 ELSE 0 END, 0, NULL
            FROM UrgentDemands u WHERE u.CampaignId = @CampaignId AND u.CouncilId = @CouncilId
            UNION ALL
            SELECT 'DemandAnswer', u.Id, u.CampaignId, u.AnsweredOn, u.AnsweredOn, u.AnswerReference, NULL, u.Measure, NULL, u.UnitId,
                   CASE WHEN u.AnswerOnPaper = 1 OR u.AnswerOnPaper IS NULL AND u.AnswerReference IS NOT NULL THEN 0 ELSE 1 END, 0, NULL
            FROM UrgentDemands u WHERE u.CampaignId = @CampaignId AND u.CouncilId = @CouncilId AND u.AnsweredOn IS NOT NULL
            UNION ALL
            SELECT 'RemediationReport', r.Id, NULL, r.ReportedOn, r.ReportedOn, r.Reference, NULL, r.Title, NULL, r.UnitId, 1, 0, NULL
            FROM RemediationReports r WHERE r.CouncilId = @CouncilId AND r.Status <> 'Draft' AND NOT (
        """ + RemediationRows.TakenBack + """
            )
              AND EXISTS (SELECT 1 FROM RemediationItems i JOIN FollowUpTasks t ON t.Id = i.TaskId WHERE i.RemediationReportId = r.Id AND t.CampaignId = @CampaignId)
            UNION ALL
            SELECT CASE WHEN MIN(CASE WHEN i.Outcome IN ('Confirmed', 'ConfirmedPartly') THEN 1 ELSE 0 END) = 1 THEN 'ConfirmationSlip' ELSE 'SupplementLetter' END,
                   r.Id, NULL, MAX(i.DecidedOn), MAX(i.DecidedOn), i.OutcomeReference, NULL, r.Title, NULL, NULL, 0, 0, NULL
            FROM RemediationItems i JOIN RemediationReports r ON r.Id = i.RemediationReportId JOIN FollowUpTasks t ON t.Id = i.TaskId
            WHERE t.CampaignId = @CampaignId AND r.CouncilId = @CouncilId AND i.OutcomeReference IS NOT NULL AND i.DecidedOn IS NOT NULL
            GROUP BY r.Id, i.OutcomeReference, r.Title
            UNION ALL
            SELECT 'ExtensionRequest', e.Id, t.Id, e.SentOn, e.SentOn, e.Reference, NULL, e.Reason, NULL, e.UnitId, 1, t.Number, NULL
            FROM ExtensionRequests e JOIN FollowUpTasks t ON t.Id = e.TaskId WHERE t.CampaignId = @CampaignId AND e.CouncilId = @CouncilId AND e.SentOn IS NOT NULL AND NOT (
        """ + ExtensionRows.TakenBack + """
            )
            UNION ALL
            SELECT 'ExtensionAnswer', e.Id, t.Id, e.DecidedOn, e.DecidedOn, e.DecisionReference, NULL, '', NULL, NULL, 0, t.Number, NULL
            FROM ExtensionRequests e JOIN FollowUpTasks t ON t.Id = e.TaskId WHERE t.CampaignId = @CampaignId AND e.CouncilId = @CouncilId AND e.DecidedOn IS NOT NULL AND e.DecisionReference IS NOT NULL
            UNION ALL
            SELECT 'TaskDecision', d.Id, d.TaskId, d.DroppedOn, d.DroppedOn, d.DecisionReference, NULL, 'Dropped', NULL, NULL, 0, t.Number, NULL
            FROM TaskDrops d JOIN FollowUpTasks t ON t.Id = d.TaskId WHERE t.CampaignId = @CampaignId AND d.CouncilId = @CouncilId
              AND NOT EXISTS (SELECT 1 FROM TaskDrops x JOIN FollowUpTasks y ON y.Id = x.TaskId WHERE y.CampaignId = @CampaignId AND x.CouncilId = @CouncilId AND x.DecisionReference = d.DecisionReference AND x.DroppedOn = d.DroppedOn AND x.Seq < d.Seq)
            UNION ALL
            SELECT 'TaskDecision', o.Id, o.TaskId, o.DecidedOn, o.DecidedOn, o.DecisionReference, NULL, 'Reopened', NULL, NULL, 0, t.Number, NULL
            FROM TaskReopenings o JOIN FollowUpTasks t ON t.Id = o.TaskId WHERE t.CampaignId = @CampaignId AND o.CouncilId = @CouncilId
              AND NOT EXISTS (SELECT 1 FROM TaskReopenings x JOIN FollowUpTasks y ON y.Id = x.TaskId WHERE y.CampaignId = @CampaignId AND x.CouncilId = @CouncilId AND x.DecisionReference = o.DecisionReference AND x.DecidedOn = o.DecidedOn AND x.Seq < o.Seq)
            UNION ALL
            SELECT 'ReminderLetter', l.Id, NULL, l.IssuedOn, l.IssuedOn, CASE WHEN l.Number < 10 THEN CONCAT('0', l.Number, '/', l.Symbol) ELSE CONCAT(l.Number, '/', l.Symbol) END, NULL, '', NULL, l.UnitId, 1, 0, NULL
            FROM ReminderLetters l WHERE l.CouncilId = @CouncilId AND l.Number IS NOT NULL AND l.Status <> 'Cancelled'
              AND EXISTS (SELECT 1 FROM ChaseSteps s JOIN FollowUpTasks t ON t.Id = s.TaskId WHERE s.LetterId = l.Id AND t.CampaignId = @CampaignId)
            UNION ALL
            SELECT 'ReconsiderationRequest', q.Id, k.Id, q.RequestedOn, q.RequestedOn, NULL, NULL, q.Grounds, NULL, q.UnitId, 1, 0, NULL
            FROM Reconsiderations q JOIN Conclusions k ON k.Id = q.ConclusionId WHERE k.CampaignId = @CampaignId AND q.CouncilId = @CouncilId
            UNION ALL
            SELECT 'ReconsiderationAnswer', q.Id, k.Id, q.AnsweredOn, q.AnsweredOn, NULL, NULL, COALESCE(q.Answer, ''), NULL, NULL, 1, 0, NULL
            FROM Reconsiderations q JOIN Conclusions k ON k.Id = q.ConclusionId WHERE k.CampaignId = @CampaignId AND q.CouncilId = @CouncilId AND q.AnsweredOn IS NOT NULL
        ) z
        JOIN Councils l ON l.Id = @CouncilId
        LEFT JOIN Campaigns c ON c.Id = @CampaignId
        LEFT JOIN Bodies b ON b.Id = c.BodyId AND z.UnitId IS NULL
        LEFT JOIN UnitNames n ON n.UnitId = z.UnitId AND n.ValidFrom = COALESCE(
            (SELECT MAX(y.ValidFrom) FROM UnitNames y WHERE y.UnitId = z.UnitId AND y.ValidFrom <= z.MadeOn), (SELECT MIN(y.ValidFrom) FROM UnitNames y WHERE y.UnitId = z.UnitId))
        ORDER BY z.MadeOn, z.Kind, z.Position
        """;

    private const string PapersSql = """
        SELECT p.Kind, p.SubjectId, p.Number, p.Symbol
        FROM OfficialPapers p
        WHERE p.CouncilId = @CouncilId AND p.Status IN ('Issued', 'Sent', 'Acknowledged')
          AND (p.CampaignId = @CampaignId OR EXISTS (SELECT 1 FROM DossierPapers x JOIN Dossiers d ON d.Id = x.DossierId WHERE x.PaperId = p.Id AND d.CampaignId = @CampaignId))
        """;

    /// <summary>Those of one dossier: of several volumes each holds what was made up to the day it was closed.</summary>
    public static async Task<IReadOnlyList<DossierRecord>> Read(Db db, Dossier dossier, CancellationToken ct)
    {
        var volumes = await db.List<Volume>("SELECT Id, ClosedOn FROM Dossiers WHERE CampaignId = @CampaignId AND CouncilId = @CouncilId ORDER BY Volume", new { dossier.CampaignId }, ct);
        var papers = await db.List<PaperRow>(PapersSql, new { dossier.CampaignId }, ct);
        var (about, numbered) = (papers.Select(p => (p.Kind, p.SubjectId)).ToHashSet(), papers.Where(p => p.Number is not null).Select(p => Key($"{p.Number}/{p.Symbol}")).ToHashSet());
        return
        [
            .. (await db.List<Row>(Sql, new { dossier.CampaignId }, ct))
                .Where(row => volumes.FirstOrDefault(volume => volume.ClosedOn is null || row.FiledOn is null || row.FiledOn <= volume.ClosedOn)?.Id == dossier.Id)
                .Where(row => (row.Reference is null || !numbered.Contains(Key(row.Reference))) && (PaperOf(row.Kind) is not { } kind || !about.Contains((kind, row.SourceId))))
                .OrderBy(row => row.MadeOn).ThenBy(row => Answers.Contains(row.Kind)).ThenBy(row => row.Kind).ThenBy(row => row.Position)
                .Select(Said),
        ];
    }

    /// <summary>What answers something of the same day stands after it.</summary>
    public static bool IsAnswer(DossierRecord record) => Answers.Contains(record.Kind);

    private static readonly DossierRecordKind[] Answers =
    [
        DossierRecordKind.DemandAnswer, DossierRecordKind.ExtensionAnswer, DossierRecordKind.ReconsiderationAnswer, DossierRecordKind.ConfirmationSlip, DossierRecordKind.SupplementLetter,
    ];

    // A report of several versions and a notice are papers of their own only by their numbers.
    private static PaperKind? PaperOf(DossierRecordKind kind) => kind switch
    {
        DossierRecordKind.Minutes => PaperKind.Minutes,
        DossierRecordKind.MinutesAddendum => PaperKind.MinutesAddendum,
        DossierRecordKind.UrgentDemand => PaperKind.UrgentDemand,
        DossierRecordKind.RemediationReport => PaperKind.RemediationReport,
        DossierRecordKind.ExtensionRequest => PaperKind.ExtensionRequest,
        DossierRecordKind.ExtensionAnswer => PaperKind.ExtensionAnswer,
        DossierRecordKind.ReconsiderationAnswer => PaperKind.ReconsiderationAnswer,
        DossierRecordKind.ReminderLetter => PaperKind.ReminderLetter,
        DossierRecordKind.ConfirmationSlip => PaperKind.ConfirmationSlip,
        DossierRecordKind.SupplementLetter => PaperKind.SupplementLetter,
        _ => null,
    };

    // "05/BC-ĐGS" and "5/BC-ĐGS" are one number.
    private static string Key(string reference) => reference.Trim().TrimStart('0').ToUpperInvariant();

    private static DossierRecord Said(Row row) => new()
    {
        Kind = row.Kind,
        SourceId = row.SourceId,
        OpenedAt = row.OpenedAt,
        MadeOn = row.MadeOn,
        Reference = row.Reference,
        TypeName = row.TypeName ?? row.Kind.Label(),
        Title = Cut(row.Kind switch
        {
            DossierRecordKind.VisitNotice => $"Thông báo {Session(row)}",
            DossierRecordKind.Minutes => Capital(Session(row)),
            DossierRecordKind.MinutesAddendum => $"{Capital(Session(row))}: {row.Title}",
            DossierRecordKind.UnitReport => (row.Position == 1 ? "Báo cáo phục vụ giám sát" : $"Báo cáo phục vụ giám sát, bản thứ {row.Position.ToString(CultureInfo.InvariantCulture)}") + (row.Files == 0 ? "" : $", kèm {row.Files.ToString(CultureInfo.InvariantCulture)} tệp"),
            DossierRecordKind.ExtensionAnswer => $"Về đề nghị gia hạn nội dung số {row.Position.ToString(CultureInfo.InvariantCulture)}",
            DossierRecordKind.TaskDecision when row.Title is "Dropped" => $"Kết thúc nội dung số {row.Position.ToString(CultureInfo.InvariantCulture)} do không còn phù hợp",
            DossierRecordKind.TaskDecision => $"Mở lại nội dung số {row.Position.ToString(CultureInfo.InvariantCulture)}",
            DossierRecordKind.ReminderLetter => $"Đôn đốc {row.Author} thực hiện yêu cầu, kiến nghị sau giám sát",
            DossierRecordKind.ConfirmationSlip or DossierRecordKind.SupplementLetter => $"Về {char.ToLowerInvariant(row.Title[0])}{row.Title[1..]}",
            // What its type says already is not said twice.
            DossierRecordKind.RemediationReport when row.Title.StartsWith(row.Kind.Label(), StringComparison.Ordinal) => row.Title[row.Kind.Label().Length..].Trim() is { Length: > 0 } rest ? Capital(rest) : "",
            DossierRecordKind.ExtensionRequest => $"Nội dung số {row.Position.ToString(CultureInfo.InvariantCulture)}: {row.Title}",
            _ => row.Title,
        }),
        Author = row.Kind is DossierRecordKind.ReminderLetter ? row.Council : row.Author,
        IsHeld = row.IsHeld == 1,
    };

    private static string Session(Row row) => $"buổi làm việc số {row.Position.ToString(CultureInfo.InvariantCulture)}{(row.HappenedOn is { } on ? $", ngày {VietnameseDate.Short(on)}" : "")}";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Cut(string text) => text.ReplaceLineEndings(" ").Trim() is var line && line.Length <= LongestTitle ? line : line[..LongestTitle].TrimEnd() + "…";

    private sealed record Row
    {
        public required DossierRecordKind Kind { get; init; }
        public required Guid SourceId { get; init; }
        public required Guid OpenedAt { get; init; }
        public DateOnly? FiledOn { get; init; }
        public required string Council { get; init; }
        public DateOnly? MadeOn { get; init; }
        public string? Reference { get; init; }
        public string? TypeName { get; init; }
        public required string Title { get; init; }
        public required int IsHeld { get; init; }
        public required int Position { get; init; }

        /// <summary>How many files were handed in with it, of a unit's report.</summary>
        public required int Files { get; init; }
        public DateOnly? HappenedOn { get; init; }
        public required string Author { get; init; }
    }

    private sealed record Volume
    {
        public required Guid Id { get; init; }
        public DateOnly? ClosedOn { get; init; }
    }

    private sealed record PaperRow
    {
        public required PaperKind Kind { get; init; }
        public Guid? SubjectId { get; init; }
        public int? Number { get; init; }
        public string? Symbol { get; init; }
    }
}
