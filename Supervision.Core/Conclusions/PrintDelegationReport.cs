using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Campaigns;
using Supervision.Core.DataTables;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Conclusions;

/// <summary>A delegation's report as a paper: a draft until it is issued.</summary>
[Requires(Subject.Conclusion, Act.Read)]
[Sensitive(SensitiveKind.Draft)]
public sealed record PrintDelegationReport(Guid ReportId) : IQuery<Document>;

internal sealed class PrintDelegationReportHandler(Db db, Gate gate, PaperComposing composing, TimeProvider clock) : IRequestHandler<PrintDelegationReport, Document>
{
    public async Task<Document> Handle(PrintDelegationReport query, CancellationToken ct)
    {
        await gate.DelegationReport(query.ReportId, Act.Read, ct);
        return await composing.Worded(await Read(db, query.ReportId, clock.Now(), ct), PaperKind.DelegationReport, query.ReportId, ct);
    }

    /// <summary>The report as a paper, for whoever has passed the gate.</summary>
    public static async Task<Document> Read(Db db, Guid reportId, DateTimeOffset now, CancellationToken ct, OfficialPaper? paper = null)
    {
        var report = await db.LoadDelegationReport(reportId, ct);
        // What was settled on the paper that was opened of it, before the report is issued.
        if (paper is not null && report.IssuedOn is null)
        {
            (report.Reference, report.IssuedOn) = (paper.Reference, paper.IssuedOn);
            (report.AuthorityLines, report.SignerName, report.SignerTitle, report.Recipients) = (paper.AuthorityLines, paper.SignerName, paper.SignerPost, paper.Recipients);
        }
        // The council's template is read here, so that the draft that is approved says it as well as what is signed.
        if (report.Status is not ReportStatus.Issued)
        {
            var body = await db.Value<Guid>("SELECT BodyId FROM Campaigns WHERE Id = @CampaignId AND CouncilId = @CouncilId", new { report.CampaignId }, ct);
            var template = await PaperForms.Template(db, PaperKind.DelegationReport, body, DateOnly.FromDateTime(now.DateTime), ct);
            report.AuthorityLines ??= template?.AuthorityLines;
            report.SignerName ??= template?.SignerName;
            report.SignerTitle ??= template?.SignerPost;
            report.Recipients ??= template?.Recipients;
        }
        var delegation = (await db.Find<Row>("SELECT Name, HeaderName FROM Delegations WHERE Id = @DelegationId AND CouncilId = @CouncilId", new { report.DelegationId }, ct))!;
        return DelegationReportPaper.Of(new DelegationReportPaperData
        {
            Frame = await PaperFrames.Read(db, report.CampaignId, report.IssuedOn ?? DateOnly.FromDateTime(now.DateTime), ct),
            Report = report,
            DelegationName = delegation.Name,
            DelegationHeader = delegation.HeaderName,
            Findings = await db.ReportedFindings(reportId, report.CampaignId, ct),
            Tables = await db.TablesOfReport(reportId, ct),
            IsBeingSigned = paper is not null,
            Now = now,
            Symbol = paper?.Symbol ?? DelegationReportPaper.CommonSymbol,
        });
    }

    private sealed record Row
    {
        public required string Name { get; init; }
        public required string HeaderName { get; init; }
    }
}

/// <summary>Reads the frame of a campaign's papers.</summary>
internal static class PaperFrames
{
    public static async Task<PaperFrame> Read(Db db, Guid campaignId, DateOnly on, CancellationToken ct, Guid? visitId = null)
    {
        var frame = await db.Find<PaperFrame>("""
            SELECT l.Name AS CouncilName, l.HeaderName AS CouncilHeader, l.PlaceName, l.IsDemo, c.Title, c.SubjectKind, c.PeriodText, c.PeriodFrom, c.PeriodTo,
                   b.Name AS BodyName, b.HeaderName AS BodyHeader, b.ShortCode AS BodyCode,
                   p.Type AS FoundingType, p.Reference AS FoundingReference, p.IssuedOn AS FoundingIssuedOn, p.Issuer AS FoundingIssuer
            FROM Campaigns c
            JOIN Councils l ON l.Id = c.CouncilId
            JOIN Bodies b ON b.Id = c.BodyId
            LEFT JOIN CampaignPapers p ON p.CampaignId = c.Id AND p.Seq = (SELECT MAX(x.Seq) FROM CampaignPapers x WHERE x.CampaignId = c.Id AND x.Kind = 'Founding')
            WHERE c.Id = @campaignId AND c.CouncilId = @CouncilId
            """, new { campaignId }, ct) ?? throw RefusedException.NotFound("cuộc giám sát");
        var units = await db.List<UnitRow>("""
            SELECT n.Name, c.Mode, CASE WHEN EXISTS (SELECT 1 FROM UnitReports r WHERE r.CampaignId = c.CampaignId AND r.UnitId = c.UnitId AND r.VersionCount > 0) THEN 1 ELSE 0 END AS IsReported,
                   CASE WHEN c.Mode <> 'ByReport' AND EXISTS (
                SELECT 1 FROM VisitUnits y JOIN Visits v ON v.Id = y.VisitId
                WHERE v.CampaignId = c.CampaignId AND y.UnitId = c.UnitId AND v.Status IN ('InProgress', 'AwaitingSignature', 'Completed')) THEN 1 ELSE 0 END AS IsVisited
            FROM CampaignUnits c
            JOIN Units u ON u.Id = c.UnitId
            """ + UnitNaming.OnDay + """
            WHERE c.CampaignId = @campaignId AND c.CouncilId = @CouncilId AND (@visitId IS NULL OR EXISTS (SELECT 1 FROM VisitUnits v WHERE v.VisitId = @visitId AND v.UnitId = c.UnitId))
            ORDER BY c.Seq
            """, new { campaignId, visitId, On = on }, ct);
        var bases = await db.List<Basis>("SELECT Text FROM CampaignLegalBases WHERE CampaignId = @campaignId AND CouncilId = @CouncilId ORDER BY Number", new { campaignId }, ct);
        return frame with
        {
            LegalBases = [.. bases.Select(b => b.Text)],
            Visited = [.. units.Where(u => u.IsVisited).Select(u => u.Name)],
            ByReport = [.. units.Where(u => !u.IsVisited && u.IsReported).Select(u => u.Name)],
            Unmet = [.. units.Where(u => u is { IsVisited: false, IsReported: false, Mode: not UnitMode.ByReport }).Select(u => u.Name)],
            Unreported = [.. units.Where(u => u is { IsVisited: false, IsReported: false, Mode: UnitMode.ByReport }).Select(u => u.Name)],
        };
    }

    private sealed record UnitRow
    {
        public required string Name { get; init; }
        public required UnitMode Mode { get; init; }
        public required bool IsReported { get; init; }
        public required bool IsVisited { get; init; }
    }

    private sealed record Basis
    {
        public required string Text { get; init; }
    }
}
