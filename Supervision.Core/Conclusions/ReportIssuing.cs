using System.Globalization;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Composers;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>What stands on a delegation's report when it is issued.</summary>
internal sealed record ReportIssue(
    int? Number, string Symbol, DateOnly IssuedOn, IReadOnlyList<string> AuthorityLines, string SignerName, string? SignerTitle, IReadOnlyList<string> Recipients, SignedFile? File = null,
    HandSignature? Hand = null);

/// <summary>Issues a delegation's report through the register, like any paper, and moves its campaign on.</summary>
internal sealed class ReportIssuing(Db db, Journal journal, PaperRegister register, SignedUploads uploads, Actor actor, TimeProvider clock)
{
    // What every report of a delegation begins with (Decree 30/2020/NĐ-CP, Annex III).
    private const string Prefix = "BC-";

    /// <exception cref="RefusedException">It was not approved, its day does not go with the campaign, or its number is taken.</exception>
    public async Task Issue(DelegationReport report, ReportIssue issue, CancellationToken ct)
    {
        await db.DemandOtherThanApprover(report.ApprovedBy, actor.PersonId, ct);
        if (!issue.Symbol.StartsWith(Prefix, StringComparison.Ordinal))
            throw RefusedException.Invalid("report.symbol", nameof(issue.Symbol), $"Ký hiệu của báo cáo phải bắt đầu bằng {Prefix}, ví dụ BC-ĐGS.");
        var campaign = await db.LoadCampaign(report.CampaignId, ct);
        if (campaign.Status is not CampaignStatus.FieldworkEnded)
            throw RefusedException.Conflict("report.campaign", $"Cuộc giám sát đang ở trạng thái “{campaign.Status.Label()}” nên chưa ban hành được báo cáo của Đoàn.");
        if (issue.IssuedOn < campaign.FieldworkEndedOn || issue.IssuedOn > clock.Today())
            throw RefusedException.Invalid("report.issued_on", nameof(issue.IssuedOn), "Ngày báo cáo phải từ ngày kết thúc thực địa đến hôm nay.");
        await DemandNotTypedBefore(report, issue, ct);
        issue.Hand?.DemandNotAfter(issue.IssuedOn);

        var moved = report.Take(ReportStep.Issue);
        var facts = await db.CampaignFacts(report.CampaignId, issue.IssuedOn, ct);
        var paper = await register.Number(new PaperIssue
        {
            Kind = PaperKind.DelegationReport,
            SubjectId = report.Id,
            CampaignId = report.CampaignId,
            BodyId = facts.BodyId,
            Title = Abstract(facts.Matter),
            DocumentType = "BC",
            Number = issue.Number,
            Symbol = issue.Symbol,
            IssuedOn = issue.IssuedOn,
            AuthorityLines = issue.AuthorityLines.Count > 0 ? issue.AuthorityLines : Documents.Types.DelegationReportPaper.Authority,
            SignerName = issue.SignerName,
            SignerPost = issue.SignerTitle,
            Recipients = issue.Recipients,
            IsSignedElsewhere = issue.File is not null,
            NumberField = nameof(issue.Number),
        }, ct);
        report.Reference = paper.Reference;
        report.IssuedOn = issue.IssuedOn;
        report.SignerName = issue.SignerName;
        report.SignerTitle = issue.SignerTitle;
        report.AuthorityLines = Lines.Write(issue.AuthorityLines);
        report.Recipients = Lines.Write(issue.Recipients);
        await db.Save(report, ct);
        await uploads.Take(paper, issue.File, ct);
        if (issue.Hand is { } hand) journal.Add(await HandSignedPapers.Record(db, paper, issue.SignerName, hand.SignedOn, actor.PersonId, clock.GetUtcNow(), ct));
        var sha256 = await register.Freeze(paper, ct);
        journal.Add(moved);
        journal.Add(new DelegationReportIssued(
            report.Id, report.CampaignId, report.Reference!, paper.Number!.Value, issue.Symbol, issue.IssuedOn, issue.SignerName, issue.SignerTitle, issue.AuthorityLines, issue.Recipients, sha256, issue.Hand is null ? null : true));
        await Report(campaign, issue.IssuedOn, ct);
    }

    public static string Abstract(string matter) => $"Kết quả giám sát {matter}";

    // A report that was issued before reports had a register keeps its number as it was typed; the register does not know it.
    private async Task DemandNotTypedBefore(DelegationReport report, ReportIssue issue, CancellationToken ct)
    {
        if (issue.Number is not { } number) return;
        var typed = await db.List<Typed>("""
            SELECT r.Reference
            FROM DelegationReports r
            WHERE r.CouncilId = @CouncilId AND r.Id <> @Id AND r.Status = 'Issued' AND r.IssuedOn BETWEEN @From AND @To
              AND NOT EXISTS (SELECT 1 FROM OfficialPapers p WHERE p.SubjectId = r.Id AND p.Kind = 'DelegationReport' AND p.Status IN ('Issued', 'Sent', 'Acknowledged'))
            """, new { report.Id, From = new DateOnly(issue.IssuedOn.Year, 1, 1), To = new DateOnly(issue.IssuedOn.Year, 12, 31) }, ct);
        if (typed.Any(row => row.Reference is { } known && known.EndsWith($"/{issue.Symbol}", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(known[..known.IndexOf('/', StringComparison.Ordinal)], NumberStyles.None, CultureInfo.InvariantCulture, out var taken) && taken == number))
            throw RefusedException.Conflict("number.taken", $"Số {DocumentNumber.Digits(number)}/{issue.Symbol} năm {issue.IssuedOn.Year} đã ghi cho một báo cáo ban hành trước đây.", nameof(issue.Number));
    }

    private async Task Report(Campaign campaign, DateOnly on, CancellationToken ct)
    {
        if (await db.Value<long>("""
            SELECT COUNT(*) FROM Delegations d
            WHERE d.CampaignId = @Id AND d.CouncilId = @CouncilId
              AND NOT EXISTS (SELECT 1 FROM DelegationReports r WHERE r.DelegationId = d.Id AND r.Status = 'Issued')
            """, new { campaign.Id }, ct) > 0) return;
        journal.Add(campaign.Take(CampaignStep.Report, on, clock.Today(), nameof(ReportIssue.IssuedOn)));
        await db.Save(campaign, ct);
    }

    private sealed record Typed
    {
        public string? Reference { get; init; }
    }
}
