using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Visits;

namespace Supervision.Core.Papers.Composers;

/// <summary>A draft news item for the portal: of a session where one is named, else of the campaign.</summary>
internal sealed class NewsItemComposer(Db db, Gate gate, TimeProvider clock) : IPaperComposer
{
    public IReadOnlyList<PaperKind> Kinds { get; } = [PaperKind.NewsItem];

    public async Task<PaperStart> Start(PaperSource source, CancellationToken ct)
    {
        if (source.SubjectId is not null)
        {
            var session = await gate.DemandSession(db, source, ct);
            return OfSession(session) with { CampaignId = session.Head.CampaignId, BodyId = await db.BodyOf(session.Head.CampaignId, ct) };
        }
        var campaignId = await gate.DemandCampaign(source, ct);
        var facts = await db.CampaignFacts(campaignId, source.Today, ct);
        return new PaperStart(ConclusionParts.Capital($"giám sát {facts.Matter}"), new PaperContent(new Dictionary<string, string>
        {
            ["lead"] = facts.Founding is { } founding ? $"Thực hiện {founding}, {facts.DelegationName} tiến hành giám sát {facts.Matter}" : $"{facts.BodyName ?? facts.CouncilName} tiến hành giám sát {facts.Matter}",
            ["body"] = facts.Topics.Count > 0 ? $"Nội dung giám sát gồm: {string.Join("; ", facts.Topics.Select(topic => Phrases.Within(topic.TrimEnd('.', ';'))))}" : "",
        }))
        {
            CampaignId = campaignId,
            BodyId = facts.BodyId,
        };
    }

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct)
    {
        if (!paper.IsIssued) await DemandNoNames(paper, ct);
        return NewsItemPaper.Of(form, await db.CampaignFacts(paper.CampaignId!.Value, clock.Today(), ct), PaperContent.Read(paper.Content));
    }

    private static PaperStart OfSession(MinutesRecord session)
    {
        var (head, units, matter) = (session.Head, SessionWords.Units(session), SessionWords.Matter(session));
        var results = SessionPapers.Findings(session.Findings, FindingKind.Strength);
        var remarks = session.Remarks.Select(remark => SessionPapers.OneLine(remark.Text)).ToList();
        return new PaperStart($"{ConclusionParts.Capital(head.DelegationName)} làm việc với {units} về {matter}", new PaperContent(new Dictionary<string, string>
        {
            ["lead"] = $"{ConclusionParts.Capital(SessionWords.Day(head.PlannedOn, head.Session))}, tại {DelegationPapers.PlaceWithin(head.Place)}, {head.DelegationName} làm việc với {units} trong cuộc giám sát {matter}",
            ["body"] = string.Join('\n', new[]
            {
                session.Topics.Count > 0 ? $"Nội dung làm việc gồm: {string.Join("; ", session.Topics.Select(topic => Phrases.Within(topic.TrimEnd('.', ';'))))}" : "",
                results.Length > 0 ? $"Qua giám sát, {head.DelegationName} ghi nhận:\n{results}" : "",
            }.Where(line => line.Length > 0)),
            ["quote"] = remarks.Count > 0 ? $"Phát biểu kết luận buổi làm việc, Trưởng đoàn giám sát nêu: {string.Join("; ", remarks.Select(Phrases.Within))}" : "",
        }));
    }

    // Names are found where the council knows them: its people, and who attended the supervision's sessions.
    private async Task DemandNoNames(OfficialPaper paper, CancellationToken ct)
    {
        var text = $" {paper.Title} {string.Join(' ', PaperContent.Read(paper.Content).Sections.Values)} ";
        var names = await db.List<Named>("""
            SELECT p.Name FROM People p WHERE p.CouncilId = @CouncilId
            UNION
            SELECT a.PersonName AS Name
            FROM Attendances a
            JOIN Visits v ON v.Id = a.VisitId
            WHERE v.CampaignId = @CampaignId AND a.CouncilId = @CouncilId AND a.PersonName IS NOT NULL
            """, new { paper.CampaignId }, ct);
        // A name of one word is a common word as often as a name.
        var told = names.Select(row => row.Name.Trim()).Where(name => name.Contains(' ', StringComparison.Ordinal) && Stands(text, name)).ToList();
        if (told.Count > 0)
            throw RefusedException.Invalid("paper.person", "Sections", $"Tin đăng cổng thông tin nêu chức vụ, không nêu tên người; hãy thay tên: {string.Join("; ", told)}.");
    }

    private static bool Stands(string text, string name)
    {
        var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at > 0 && !char.IsLetter(text[at - 1]) && !char.IsLetter(text[at + name.Length]);
    }

    private sealed record Named
    {
        public required string Name { get; init; }
    }
}
