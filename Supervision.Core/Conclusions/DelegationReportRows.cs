using Supervision.Core.Documents.Types;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Conclusions;

/// <summary>How delegations' reports are kept in their tables.</summary>
internal static class DelegationReportRows
{
    /// <summary>The report, for whoever has passed the gate.</summary>
    public static async Task<DelegationReport> LoadDelegationReport(this Db db, Guid id, CancellationToken ct) => await db.Find<DelegationReport>("""
        SELECT Id, CampaignId, DelegationId, Status, Overview, Responsibility, Recommendations, ConsultedOn, Consultation, Reference, IssuedOn, AuthorityLines,
               SignerName, SignerTitle, Recipients, ReceivedOn, DraftedBy, ApprovedBy, Version
        FROM DelegationReports WHERE Id = @id AND CouncilId = @CouncilId
        """, new { id }, ct) ?? throw RefusedException.NotFound("báo cáo của Đoàn giám sát");

    public static Task Save(this Db db, DelegationReport report, CancellationToken ct) => db.Update("""
        UPDATE DelegationReports
        SET Status = @Status, Overview = @Overview, Responsibility = @Responsibility, Recommendations = @Recommendations, ConsultedOn = @ConsultedOn, Consultation = @Consultation,
            Reference = @Reference, IssuedOn = @IssuedOn, AuthorityLines = @AuthorityLines, SignerName = @SignerName, SignerTitle = @SignerTitle, Recipients = @Recipients,
            ReceivedOn = @ReceivedOn, DraftedBy = @DraftedBy, ApprovedBy = @ApprovedBy, Version = Version + 1
        WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
        """, report, ct);

    /// <summary>The report with its row locked, for adding to it: the next number of a finding in it. Its version stays.</summary>
    public static async Task<(DelegationReport Report, int Number)> LockDelegationReport(this Db db, Guid id, int adding, CancellationToken ct)
    {
        await db.Execute("UPDATE DelegationReports SET ItemCount = ItemCount + @adding WHERE Id = @id AND CouncilId = @CouncilId", new { id, adding }, ct);
        var report = await db.LoadDelegationReport(id, ct);
        return (report, await db.Value<int>("SELECT ItemCount FROM DelegationReports WHERE Id = @id AND CouncilId = @CouncilId", new { id }, ct) - adding + 1);
    }

    /// <summary>The findings of a report in their order there.</summary>
    public static async Task<IReadOnlyList<ReportedFinding>> ReportedFindings(this Db db, Guid reportId, Guid campaignId, CancellationToken ct)
    {
        var findings = await db.List<ReportedFinding>("""
            SELECT f.Id, f.Number, f.Kind, f.Text, f.Field, f.CauseNature, f.HeadingId, f.IsHeading, f.UnitAgrees, f.UnitExplanation, f.SettleNote,
                   CASE WHEN (SELECT COUNT(*) FROM CampaignUnits y WHERE y.CampaignId = c.Id) > 1 THEN n.Name END AS UnitName
            FROM DelegationReportFindings r
            JOIN Findings f ON f.Id = r.FindingId
            JOIN Campaigns c ON c.Id = f.CampaignId
            LEFT JOIN Units u ON u.Id = f.UnitId
            """ + UnitNaming.InCampaign + """
            WHERE r.DelegationReportId = @reportId AND r.CouncilId = @CouncilId
            ORDER BY r.Number
            """, new { reportId, Today = DateOnly.MaxValue }, ct);
        if (findings.Count == 0) return findings;
        var figures = await db.FiguresOfFindings(campaignId, ct);
        return [.. findings.Select(finding => finding with { Said = finding.IsHeading ? finding.Text : Said(finding, figures[finding.Id]) })];
    }

    private static string Said(ReportedFinding finding, IEnumerable<FindingFigure> figures)
    {
        var said = FindingFigures.Said(finding.Text, finding.UnitName, figures);
        if (finding is not { UnitAgrees: false, UnitExplanation: { } against }) return said;
        var weighed = finding.SettleNote is { } note ? $" Ý kiến của Đoàn giám sát: {Phrases.Sentence(note)}" : "";
        return $"{Phrases.Sentence(said)} Đơn vị có ý kiến: {Phrases.Within(Phrases.Sentence(against))}{weighed}";
    }

    /// <summary>Where in the report each of its findings stands.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int>> PlacesInReport(this Db db, Guid reportId, CancellationToken ct) => (await db.List<PlaceInReport>("""
        SELECT FindingId, Number FROM DelegationReportFindings WHERE DelegationReportId = @reportId AND CouncilId = @CouncilId
        """, new { reportId }, ct)).ToDictionary(place => place.FindingId, place => place.Number);

    /// <summary>A campaign's findings with what decides whether they may enter a report.</summary>
    public static Task<IReadOnlyList<FindingForReport>> FindingsForReport(this Db db, Guid campaignId, CancellationToken ct) => db.List<FindingForReport>("""
        SELECT f.Id, f.Number, f.Kind, f.Status, f.IsHeading, v.DelegationId, r.DelegationReportId,
               (SELECT COUNT(*) FROM FindingEvidence e WHERE e.FindingId = f.Id) AS Evidence
        FROM Findings f
        LEFT JOIN Visits v ON v.Id = f.VisitId
        LEFT JOIN DelegationReportFindings r ON r.FindingId = f.Id
        WHERE f.CampaignId = @campaignId AND f.CouncilId = @CouncilId
        ORDER BY f.Number
        """, new { campaignId }, ct);
}

internal sealed record PlaceInReport
{
    public required Guid FindingId { get; init; }
    public required int Number { get; init; }
}

/// <summary>A finding on its way into a report or a conclusion.</summary>
internal sealed record FindingForReport
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required FindingKind Kind { get; init; }
    public required FindingStatus Status { get; init; }
    public required bool IsHeading { get; init; }
    public Guid? DelegationId { get; init; }
    public Guid? DelegationReportId { get; init; }
    public required long Evidence { get; init; }

    /// <summary>Shortcomings and signs of violation must rest on something; strengths and causes need no evidence.</summary>
    public bool IsWeighty => !IsHeading && Kind is FindingKind.Shortcoming or FindingKind.SignOfViolation;

    /// <summary>Refuses what rests on nothing, naming it. An opinion or an on-site item of the minutes counts as evidence, and so does an indicator.</summary>
    public static void DemandEvidence(IEnumerable<FindingForReport> findings)
    {
        var bare = findings.Where(f => f.IsWeighty && f.Evidence == 0).Select(f => f.Number).ToList();
        if (bare.Count > 0)
            throw RefusedException.Conflict("finding.evidence_missing",
                $"Nội dung ghi nhận số {string.Join(", ", bare)} chưa có căn cứ, minh chứng hoặc chỉ tiêu dẫn chiếu nên chưa đưa vào được.", "FindingIds");
    }
}
