using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Findings;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.UnitReports;

namespace Supervision.Core.Papers.Composers;

/// <summary>A member's own papers: questions to a unit, begun from its report and the flagged figures, and the assessment, begun from what the member recorded. The subject is the campaign.</summary>
internal sealed class MemberPaperComposer(Db db, Gate gate, TimeProvider clock) : IPaperComposer
{
    public IReadOnlyList<PaperKind> Kinds { get; } = [PaperKind.QuestionList, PaperKind.MemberAssessment];

    public async Task<PaperStart> Start(PaperSource source, CancellationToken ct)
    {
        var campaignId = await gate.DemandCampaign(source, ct);
        await gate.Campaign(campaignId, Subject.Finding, Act.Read, ct);
        var facts = await db.CampaignFacts(campaignId, source.Today, ct);
        var start = source.Kind is PaperKind.QuestionList ? await Questions(source, campaignId, facts, ct) : await Assessment(campaignId, facts, ct);
        return start with { CampaignId = campaignId, BodyId = facts.BodyId };
    }

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct)
    {
        var facts = await db.CampaignFacts(paper.CampaignId!.Value, clock.Today(), ct);
        var content = PaperContent.Read(paper.Content);
        var writer = await db.Find<Writer>("""
            SELECT p.Name, COALESCE(m.Title, p.Title) AS Title
            FROM People p
            LEFT JOIN DelegationMembers m ON m.Seq = (SELECT MIN(x.Seq) FROM DelegationMembers x WHERE COALESCE(x.PersonId, x.FormerPersonId) = p.Id AND x.CampaignId = @CampaignId)
            WHERE p.Id = @DraftedBy AND p.CouncilId = @CouncilId
            """, new { paper.CampaignId, paper.DraftedBy }, ct);
        return paper.Kind is PaperKind.QuestionList
            ? QuestionListPaper.Of(form, facts, paper.AddresseeUnitId is { } unit ? PlanLetterComposer.Unit(facts, unit).Name : null, writer?.Title, content)
            : MemberAssessmentPaper.Of(form with { SignerName = form.SignerName ?? writer?.Name }, facts, writer?.Title, content);
    }

    private async Task<PaperStart> Questions(PaperSource source, Guid campaignId, CampaignFacts facts, CancellationToken ct)
    {
        var unit = PlanLetterComposer.Unit(facts, source.AddresseeUnitId);
        var report = await db.Find<ReportRow>("SELECT Id, Status FROM UnitReports WHERE CampaignId = @campaignId AND UnitId = @UnitId AND CouncilId = @CouncilId", new { campaignId, UnitId = unit.Id }, ct);
        var lines = new List<string>();
        if (report is null or { Status: UnitReportStatus.NotSubmitted })
            lines.Add($"{unit.Name} chưa gửi báo cáo{(unit.ReportDueOn is { } due ? $" (thời hạn {VietnameseDate.Short(due)})" : "")}; đề nghị nêu rõ lý do và thời gian gửi");
        else
            lines.AddRange((await db.List<Line>("""
                SELECT o.Text
                FROM OutlineItems o
                WHERE o.CampaignId = @campaignId AND o.CouncilId = @CouncilId
                  AND NOT EXISTS (SELECT 1 FROM UnitReportAnswers a JOIN UnitReportVersions v ON v.Id = a.VersionId WHERE v.UnitReportId = @Id AND a.OutlineItemId = o.Id)
                ORDER BY o.Number
                """, new { campaignId, report.Id }, ct)).Select(item => $"Báo cáo chưa nêu nội dung “{SessionPapers.OneLine(item.Text.Split('\n')[0].TrimStart('-', '–', '+', '•', '*', ' '))}”; đề nghị bổ sung"));
        lines.AddRange(await Flagged(campaignId, unit.Id, ct));
        return new PaperStart($"Đối với {unit.Name}", new PaperContent(new Dictionary<string, string> { ["questions"] = string.Join('\n', lines) })) { AddresseeUnitId = unit.Id };
    }

    // Only what rests on a figure is the unit's to explain; clocks and calendars are the council's own.
    private async Task<IEnumerable<string>> Flagged(Guid campaignId, Guid unitId, CancellationToken ct)
    {
        var rows = (await StoredIndicators.Campaign(db, campaignId, ct)).Rows;
        var own = rows.Where(row => row.UnitId is null || row.UnitId == unitId).Select(row => row.Id).ToHashSet();
        var foreign = rows.Where(row => !own.Contains(row.Id)).Select(row => $"{Hit.Named(row.Code)} “").ToList();
        var check = await CampaignCheck.Of(db, campaignId, clock.Today(), ct);
        return check.Flags
            .Where(flag => flag.Subjects.Any(subject => subject.Kind is FlagSubjectKind.Indicator && own.Contains(subject.Id)))
            .SelectMany(flag => flag.Sentences)
            .Where(sentence => !foreign.Any(mark => sentence.Contains(mark, StringComparison.Ordinal)))
            .Select(sentence => rows.Select(row => Hit.Named(row.Code)).FirstOrDefault(code => sentence.StartsWith($"{code} “", StringComparison.Ordinal)) is { } code ? sentence[(code.Length + 1)..] : sentence)
            .Select(sentence => $"Đề nghị làm rõ số liệu: {SessionPapers.OneLine(sentence)}")
            .Distinct();
    }

    private async Task<PaperStart> Assessment(Guid campaignId, CampaignFacts facts, CancellationToken ct)
    {
        if (!await db.IsOfDelegation(campaignId, ct)) throw RefusedException.Forbidden("Phiếu đánh giá do thành viên Đoàn giám sát soạn.", "paper.author");
        var own = (await db.List<OwnFinding>("""
            SELECT Kind, Text FROM Findings
            WHERE CampaignId = @campaignId AND CouncilId = @CouncilId AND AuthorId = @ActorId AND IsHeading = 0
            ORDER BY Number
            """, new { campaignId }, ct)).ToLookup(f => f.Kind, f => SessionPapers.OneLine(f.Text));
        return new PaperStart($"Kết quả giám sát {facts.Matter}", new PaperContent(new Dictionary<string, string>
        {
            ["strengths"] = string.Join('\n', own[FindingKind.Strength]),
            ["shortcomings"] = string.Join('\n', own[FindingKind.Shortcoming].Concat(own[FindingKind.SignOfViolation])),
            ["causes"] = string.Join('\n', own[FindingKind.Cause]),
        }));
    }

    private sealed record ReportRow
    {
        public required Guid Id { get; init; }
        public required UnitReportStatus Status { get; init; }
    }

    private sealed record Line
    {
        public required string Text { get; init; }
    }

    private sealed record OwnFinding
    {
        public required FindingKind Kind { get; init; }
        public required string Text { get; init; }
    }

    private sealed record Writer
    {
        public required string Name { get; init; }
        public required string Title { get; init; }
    }
}
