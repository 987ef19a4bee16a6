using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers.Composers;

/// <summary>Letters that correct an issued paper; the subject is that paper.</summary>
internal sealed class CorrectionLetterComposer(Db db, Gate gate) : IPaperComposer
{
    public IReadOnlyList<PaperKind> Kinds { get; } = [PaperKind.CorrectionLetter];

    public async Task<PaperStart> Start(PaperSource source, CancellationToken ct)
    {
        var id = source.SubjectId ?? throw RefusedException.Invalid("paper.subject", nameof(DraftPaper.SubjectId), "Hãy chọn văn bản cần đính chính.");
        await gate.OfficialPaper(id, Act.Read, ct);
        var paper = await db.LoadPaper(id, ct);
        if (!paper.IsIssued || paper.Force is PaperForce.Recalled or PaperForce.Replaced)
            throw RefusedException.Conflict("paper.not_in_force", "Chỉ đính chính văn bản đã ban hành và còn hiệu lực.", nameof(DraftPaper.SubjectId));
        return new PaperStart($"V/v đính chính {Phrases.Within(Cited(paper).Citation)}", PaperContent.Empty)
        {
            CampaignId = paper.CampaignId,
            BodyId = paper.BodyId,
            AddresseeUnitId = paper.AddresseeUnitId,
            CorrectsId = paper.Id,
        };
    }

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct) =>
        CorrectionLetterPaper.Of(form, Cited(await db.LoadPaper(paper.CorrectsId!.Value, ct)), PaperContent.Read(paper.Content));

    private static CorrectedPaper Cited(OfficialPaper paper) => new(DocumentTypes.Name(paper.DocumentType) ?? paper.Kind.Label(), paper.Reference, paper.IssuedOn, paper.Title, Lines.Read(paper.Recipients));
}
