using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.UnitReports;

namespace Supervision.Core.Papers.Composers;

/// <summary>A unit's report as a paper; the subject is the report, which the unit hands in by <see cref="UnitReports.SubmitUnitReport"/>.</summary>
internal sealed class UnitReportComposer(Db db, Gate gate, Actor actor, TimeProvider clock) : IPaperComposer
{
    public IReadOnlyList<PaperKind> Kinds { get; } = [PaperKind.UnitReport];

    public async Task<PaperStart> Start(PaperSource source, CancellationToken ct)
    {
        var id = source.SubjectId ?? throw RefusedException.Invalid("paper.subject", nameof(DraftPaper.SubjectId), "Hãy chọn báo cáo của đơn vị.");
        await gate.UnitReport(id, Act.Read, ct);
        var report = await Read(id, ct);
        if (report.VersionCount == 0) throw RefusedException.Conflict("unit_report.not_submitted", "Đơn vị chưa nộp báo cáo.", nameof(DraftPaper.SubjectId));
        CampaignFactsRows.DemandSame(source, report.CampaignId);
        var facts = await db.CampaignFacts(report.CampaignId, source.Today, ct);
        return new PaperStart($"Phục vụ giám sát {facts.Matter}", PaperContent.Empty) { CampaignId = report.CampaignId, BodyId = facts.BodyId, AuthorUnitId = report.UnitId };
    }

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct)
    {
        var report = await Read(paper.SubjectId!.Value, ct);
        var facts = await db.CampaignFacts(report.CampaignId, clock.Today(), ct);
        var last = await db.Find<VersionRow>("SELECT Reference, SignedBy, SubmittedOn FROM UnitReportVersions WHERE UnitReportId = @Id AND Number = @VersionCount AND CouncilId = @CouncilId", report, ct);
        var petitions = await db.Value<string>("""
            SELECT Petitions FROM UnitReportVersions
            WHERE UnitReportId = @Id AND CouncilId = @CouncilId AND Number = (SELECT MAX(x.Number) FROM UnitReportVersions x WHERE x.UnitReportId = @Id AND x.Petitions IS NOT NULL)
            """, report, ct);
        var answers = await db.List<AnswerRow>("""
            SELECT o.Id, o.Text AS Item, a.Text AS Answer
            FROM OutlineItems o
            LEFT JOIN UnitReportVersions v ON v.UnitReportId = @Id AND v.Number = (
                SELECT MAX(y.Number) FROM UnitReportAnswers x JOIN UnitReportVersions y ON y.Id = x.VersionId WHERE y.UnitReportId = @Id AND x.OutlineItemId = o.Id)
            LEFT JOIN UnitReportAnswers a ON a.VersionId = v.Id AND a.OutlineItemId = o.Id
            WHERE o.CampaignId = @CampaignId AND o.CouncilId = @CouncilId
            ORDER BY o.Number
            """, report, ct);
        // A report that is yet to be handed in begins with what the unit said before; that is nobody else's to see.
        var earlier = report.VersionCount == 0 && actor.UnitId == report.UnitId ? (await db.EarlierOf(report.Id, ct)).Answers.ToDictionary(one => one.OutlineItemId, one => one.Text) : new Dictionary<Guid, string>();
        var stored = await StoredIndicators.Campaign(db, report.CampaignId, ct);
        return UnitReportPaper.Of(Numbered(form, last), facts, new UnitReportFacts
        {
            UnitName = report.UnitName,
            Petitions = petitions,
            IsForm = report.VersionCount == 0,
            Answers = [.. answers.Select(row => (row.Item, row.Answer ?? earlier.GetValueOrDefault(row.Id)))],
            Indicators = [.. stored.Rows.Zip(stored.Details()).Where(pair => pair.First.UnitId == report.UnitId).Select(pair => pair.Second.Stated)],
        });
    }

    // The unit numbers its reports itself and states number and signer when it hands one in. The day is that of handing in; the report's own is not kept.
    private static PaperForm Numbered(PaperForm form, VersionRow? last)
    {
        if (last is null && !form.IsBeingSigned && form.Number is null) return form with { IsDraft = false, IsBeingSigned = true };
        if (last is null || form.IsBeingSigned || form.Number is not null) return form with { IsDraft = form.IsDraft && !form.IsBeingSigned };
        form = form with { AuthorityLines = Signed(form.AuthorityLines, last.SignedBy), IssuedOn = form.IssuedOn ?? last.SubmittedOn, IsDraft = false };
        return last.Reference is { } reference && reference.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && int.TryParse(reference[..slash], out var number)
            ? form with { Number = number, Symbol = reference[(slash + 1)..] }
            : form;
    }

    // A deputy signs for the head: "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH".
    private static IReadOnlyList<string> Signed(IReadOnlyList<string> lines, string signedBy) =>
        signedBy.StartsWith("Phó ", StringComparison.OrdinalIgnoreCase) && !lines.Any(line => line.StartsWith("KT.", StringComparison.OrdinalIgnoreCase))
            ? [.. lines.SkipLast(1), $"KT. {lines[^1]}", $"PHÓ {lines[^1]}"]
            : lines;

    private async Task<Row> Read(Guid id, CancellationToken ct) => await db.Find<Row>("""
        SELECT r.Id, r.CampaignId, r.UnitId, n.Name AS UnitName, r.VersionCount
        FROM UnitReports r
        JOIN Campaigns c ON c.Id = r.CampaignId
        JOIN Units u ON u.Id = r.UnitId
        """ + Units.UnitNaming.InCampaign + """
        WHERE r.Id = @id AND r.CouncilId = @CouncilId
        """, new { id, Today = clock.Today() }, ct) ?? throw RefusedException.NotFound("báo cáo của đơn vị");

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required Guid CampaignId { get; init; }
        public required Guid UnitId { get; init; }
        public required string UnitName { get; init; }
        public required int VersionCount { get; init; }
    }

    private sealed record VersionRow
    {
        public string? Reference { get; init; }
        public required string SignedBy { get; init; }
        public required DateOnly SubmittedOn { get; init; }
    }

    private sealed record AnswerRow
    {
        public required Guid Id { get; init; }
        public required string Item { get; init; }
        public string? Answer { get; init; }
    }
}
