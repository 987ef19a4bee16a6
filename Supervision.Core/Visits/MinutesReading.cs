using Dapper;
using Supervision.Core.Councils;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Visits;

/// <summary>Reads the minutes of a visit for whoever has passed the gate.</summary>
internal static class MinutesReading
{
    private const string HeadSql = """
        SELECT v.Id AS VisitId, v.Number, v.Status, v.PlannedOn, v.DateInferred, v.Session, v.Place, v.NoticeReference, v.NoticeSentOn, v.LateNoticeReason, v.ChangeReason,
               v.StartedAt, v.EndedAt, v.PetitionsRaised, v.PetitionsNote, v.MinutesLockedOn, v.Version,
               c.Id AS CampaignId, c.Code AS CampaignCode, c.Title AS CampaignTitle, c.SubjectKind, c.PeriodText, c.PeriodFrom, c.PeriodTo,
               d.Id AS DelegationId, d.Name AS DelegationName, d.HeaderName AS DelegationHeader,
               k.Name AS CouncilName, k.HeaderName AS CouncilHeader, k.PlaceName, k.IsDemo,
               CASE WHEN EXISTS (SELECT 1 FROM CampaignSources x WHERE x.CampaignId = c.Id AND x.Unstated IS NOT NULL) THEN 1 ELSE 0 END AS HasUnstated, k.MinutesSigners,
               b.Name AS BodyName, b.ShortCode AS BodyCode,
               p.Type AS PaperType, p.Reference AS PaperReference, p.IssuedOn AS PaperIssuedOn, p.Issuer AS PaperIssuer, p.Abstract AS PaperAbstract
        FROM Visits v
        JOIN Campaigns c ON c.Id = v.CampaignId
        JOIN Delegations d ON d.Id = v.DelegationId
        JOIN Councils k ON k.Id = v.CouncilId
        LEFT JOIN Bodies b ON b.Id = c.BodyId
        LEFT JOIN CampaignPapers p ON p.CampaignId = c.Id AND p.Kind = 'Founding'
        WHERE v.Id = @visitId AND v.CouncilId = @CouncilId
        """;

    private const string FrameSql = """
        SELECT u.Id AS UnitId, n.Name
        FROM VisitUnits y
        JOIN Visits v ON v.Id = y.VisitId
        JOIN Units u ON u.Id = y.UnitId
        """ + UnitNaming.AtVisit + """
        WHERE y.VisitId = @visitId AND y.CouncilId = @CouncilId
        ORDER BY y.Seq;
        SELECT t.Title
        FROM CampaignTopics t JOIN Visits v ON v.CampaignId = t.CampaignId
        WHERE v.Id = @visitId AND t.CouncilId = @CouncilId
        ORDER BY t.Number;
        SELECT m.Role AS Part, m.Title
        FROM DelegationMembers m JOIN Visits v ON v.DelegationId = m.DelegationId
        WHERE v.Id = @visitId AND m.CouncilId = @CouncilId
            AND (m.JoinedOn IS NULL OR v.PlannedOn IS NULL OR m.JoinedOn <= v.PlannedOn) AND (m.LeftOn IS NULL OR m.LeftOn > v.PlannedOn)
        ORDER BY m.Number;
        SELECT r.UnitId, w.Reference, w.SignedBy, w.SubmittedOn
        FROM Visits v
        JOIN VisitUnits u ON u.VisitId = v.Id
        JOIN UnitReports r ON r.CampaignId = v.CampaignId AND r.UnitId = u.UnitId
        JOIN UnitReportVersions w ON w.UnitReportId = r.Id AND w.Number = r.VersionCount
        WHERE v.Id = @visitId AND v.CouncilId = @CouncilId
        ORDER BY u.Seq
        """;

    private const string ItemsSql = """
        SELECT Id, Number, Side, Part, Title, BodyName, PersonName, HeadCount, RelationToUnit, AuthorisedBy
        FROM Attendances WHERE VisitId = @visitId AND CouncilId = @CouncilId ORDER BY Number;
        SELECT Id, Number, Side, Speaker, Text, Note FROM Opinions WHERE VisitId = @visitId AND CouncilId = @CouncilId ORDER BY Number;
        SELECT Id, Number, Place, Content, CheckedBy, CheckedOn, Note FROM OnSiteChecks WHERE VisitId = @visitId AND CouncilId = @CouncilId ORDER BY Number;
        SELECT Id, Number, Title, Reference FROM HandedDocuments WHERE VisitId = @visitId AND CouncilId = @CouncilId ORDER BY Number;
        SELECT Id, Number, Content, MadeBy, DueOn, Target FROM Commitments WHERE VisitId = @visitId AND CouncilId = @CouncilId ORDER BY Number;
        SELECT Id, Number, Kind, Text, Verb, SpokenBy FROM ClosingRemarks WHERE VisitId = @visitId AND CouncilId = @CouncilId ORDER BY Number;
        SELECT Id, Number, UnitId, Kind, Text, Field, Severity, CauseNature, HeadingId, IsHeading, UnitAgrees, UnitExplanation, UnitAnsweredOn, SettleNote, SettledOn
        FROM Findings WHERE VisitId = @visitId AND CouncilId = @CouncilId ORDER BY Number
        """;

    private const string EndSql = """
        SELECT Id, UnitId, Violation, Measure, DemandedOn, AnswerDueOn, Reference, AnsweredOn, Answer, AnswerReference
        FROM UrgentDemands WHERE VisitId = @visitId AND CouncilId = @CouncilId ORDER BY Seq;
        SELECT Party, UnitId, SignerName, SignerTitle, SignedOn, RefusedReason FROM MinutesSignatures WHERE VisitId = @visitId AND CouncilId = @CouncilId ORDER BY Seq;
        SELECT Number, AddedOn, Text FROM MinutesAddenda WHERE VisitId = @visitId AND CouncilId = @CouncilId ORDER BY Number;
        SELECT a.Number, s.Party, s.UnitId, s.SignerName, s.SignerTitle, s.SignedOn, s.RefusedReason
        FROM AddendumSignatures s JOIN MinutesAddenda a ON a.Id = s.AddendumId WHERE a.VisitId = @visitId AND s.CouncilId = @CouncilId ORDER BY s.Seq;
        SELECT Id, FileName, ContentType, Size, Sha256, AddedAt
        FROM Attachments WHERE SubjectId = @visitId AND Purpose = 'SignedMinutes' AND CouncilId = @CouncilId ORDER BY Seq;
        SELECT a.Number, f.Id, f.FileName, f.ContentType, f.Size, f.Sha256, f.AddedAt
        FROM Attachments f JOIN MinutesAddenda a ON a.Id = f.SubjectId WHERE a.VisitId = @visitId AND f.Purpose = 'SignedMinutes' AND f.CouncilId = @CouncilId ORDER BY f.Seq
        """;

    public static async Task<MinutesRecord> ReadMinutes(this Db db, Guid visitId, DateOnly today, CancellationToken ct)
    {
        var head = await db.Find<MinutesHead>(HeadSql, new { visitId }, ct) ?? throw RefusedException.NotFound("buổi làm việc");
        var frame = await db.Several(FrameSql, new { visitId, Today = today }, async grid => (
            Units: await Read<MinutesUnit>(grid), Topics: await Read<TopicRow>(grid), Members: await Read<MinutesMember>(grid), Reports: await Read<ReportLine>(grid)), ct);
        var items = await db.Several(ItemsSql, new { visitId }, async grid => (
            Attendances: await Read<AttendanceLine>(grid), Opinions: await Read<OpinionLine>(grid), Checks: await Read<CheckLine>(grid), Documents: await Read<DocumentLine>(grid),
            Commitments: await Read<CommitmentLine>(grid), Remarks: await Read<RemarkLine>(grid), Findings: await Read<MinutesFinding>(grid)), ct);
        var end = await db.Several(EndSql, new { visitId }, async grid => (
            Demands: await Read<DemandLine>(grid), Signatures: await Read<SignatureLine>(grid), Addenda: await Read<AddendumLine>(grid),
            Signed: await Read<AddendumSignatureRow>(grid), Files: await Read<FileLine>(grid), Scans: await Read<AddendumScanRow>(grid)), ct);
        var figures = items.Findings.Count == 0 ? null : await db.FiguresOfFindings(head.CampaignId, ct);
        return new MinutesRecord
        {
            Head = head,
            Units = frame.Units,
            Topics = [.. frame.Topics.Select(t => t.Title)],
            Members = frame.Members,
            Reports = frame.Reports,
            Attendances = items.Attendances,
            Opinions = items.Opinions,
            Checks = items.Checks,
            Documents = items.Documents,
            Commitments = items.Commitments,
            Remarks = items.Remarks,
            Findings = [.. items.Findings.Select(finding => finding with { Said = FindingFigures.Said(finding.Text, frame.Units.Count > 1 ? frame.Units.FirstOrDefault(unit => unit.UnitId == finding.UnitId)?.Name : null, figures![finding.Id]) })],
            Demands = end.Demands,
            Signatures = end.Signatures,
            Addenda = [.. end.Addenda.Select(addendum => addendum with { Signatures = [.. end.Signed.Where(row => row.Number == addendum.Number).Select(row => row.Line)], Scans = [.. end.Scans.Where(row => row.Number == addendum.Number).Select(row => row.Line)] })],
            SignedFiles = end.Files,
        };
    }

    private static async Task<IReadOnlyList<T>> Read<T>(SqlMapper.GridReader grid) => (await grid.ReadAsync<T>()).AsList();

    private sealed record AddendumSignatureRow
    {
        public required int Number { get; init; }
        public required MinutesParty Party { get; init; }
        public Guid? UnitId { get; init; }
        public required string SignerName { get; init; }
        public required string SignerTitle { get; init; }
        public DateOnly? SignedOn { get; init; }
        public string? RefusedReason { get; init; }

        public SignatureLine Line => new() { Party = Party, UnitId = UnitId, SignerName = SignerName, SignerTitle = SignerTitle, SignedOn = SignedOn, RefusedReason = RefusedReason };
    }

    private sealed record AddendumScanRow
    {
        public required int Number { get; init; }
        public required Guid Id { get; init; }
        public required string FileName { get; init; }
        public required string ContentType { get; init; }
        public required long Size { get; init; }
        public required string Sha256 { get; init; }
        public required DateTimeOffset AddedAt { get; init; }

        public FileLine Line => new() { Id = Id, FileName = FileName, ContentType = ContentType, Size = Size, Sha256 = Sha256, AddedAt = AddedAt };
    }

    private sealed record TopicRow
    {
        public required string Title { get; init; }
    }
}
