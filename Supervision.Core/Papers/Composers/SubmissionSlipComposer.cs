using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Papers.Composers;

/// <summary>The slip by which a paper is laid before whoever signs it; the subject is that paper.</summary>
internal sealed class SubmissionSlipComposer(Db db, Gate gate, PaperForms forms, TimeProvider clock) : IPaperComposer
{
    public IReadOnlyList<PaperKind> Kinds { get; } = [PaperKind.SubmissionSlip];

    public async Task<PaperStart> Start(PaperSource source, CancellationToken ct)
    {
        var id = source.SubjectId ?? throw RefusedException.Invalid("paper.subject", nameof(DraftPaper.SubjectId), "Hãy chọn văn bản cần trình.");
        await gate.OfficialPaper(id, Act.Read, ct);
        var paper = await db.LoadPaper(id, ct);
        if (paper.IsIssued || paper.Status is PaperStatus.Cancelled)
            throw RefusedException.Conflict("paper.not_open", $"Văn bản ở trạng thái “{paper.Status.Label()}” nên không lập phiếu trình.", nameof(DraftPaper.SubjectId));
        if (source.CampaignId is { } named && paper.CampaignId is { } campaign && named != campaign)
            throw RefusedException.Invalid("paper.campaign", nameof(DraftPaper.CampaignId), "Đối tượng của văn bản thuộc cuộc giám sát khác.");
        var kind = paper.Kind.Label();
        return new PaperStart($"Trình {Phrases.Within(kind)}", new PaperContent(new Dictionary<string, string>
        {
            ["to"] = (await forms.Read(paper, ct)).IssuerName,
            ["summary"] = Summary(paper),
            ["proposal"] = $"Đề nghị xem xét, cho ý kiến và ký ban hành {Phrases.Within(kind)}",
            ["attachments"] = $"Dự thảo {Phrases.Within(kind)}",
        }))
        {
            CampaignId = paper.CampaignId,
            BodyId = paper.BodyId,
        };
    }

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct)
    {
        var laid = await db.LoadPaper(paper.SubjectId!.Value, ct);
        var around = (await db.Find<Around>("""
            SELECT c.Title AS Campaign, n.Name AS Unit, p.Title AS Drafter
            FROM OfficialPapers o
            LEFT JOIN Campaigns c ON c.Id = o.CampaignId
            LEFT JOIN Units u ON u.Id = o.AddresseeUnitId
            """ + UnitNaming.OnDay + """
            LEFT JOIN People p ON p.Id = o.DraftedBy
            WHERE o.Id = @Id AND o.CouncilId = @CouncilId
            """, new { laid.Id, On = clock.Today() }, ct))!;
        return SubmissionSlipPaper.Of(form, new SubmittedPaper(laid.Kind.Label(), laid.Title, around.Unit, around.Campaign, around.Drafter ?? "Văn phòng"), PaperContent.Read(paper.Content));
    }

    // Which parts the paper has says what it is about before anybody reads it.
    private static string Summary(OfficialPaper paper)
    {
        var content = PaperContent.Read(paper.Content);
        var parts = paper.Kind.Rule().Sections.Where(section => content[section.Code].Length > 0).Select(section => Phrases.Within(section.Label)).ToList();
        return $"{paper.Kind.Label()}: {paper.Title.TrimEnd('.')}" + (parts.Count > 0 ? $". Dự thảo gồm các phần: {string.Join("; ", parts)}" : "");
    }

    private sealed record Around
    {
        public string? Campaign { get; init; }
        public string? Unit { get; init; }
        public string? Drafter { get; init; }
    }
}
