using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Letters;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Papers.Composers;

/// <summary>Slips that go with papers and come back signed; the subject is the issued paper that goes out.</summary>
internal sealed class DispatchSlipComposer(Db db, Gate gate) : IPaperComposer
{
    public IReadOnlyList<PaperKind> Kinds { get; } = [PaperKind.DispatchSlip];

    public async Task<PaperStart> Start(PaperSource source, CancellationToken ct)
    {
        var id = source.Demand("văn bản gửi đi");
        await gate.OfficialPaper(id, Act.Read, ct);
        var paper = await db.LoadPaper(id, ct);
        if (!paper.IsIssued) throw RefusedException.Conflict("paper.not_issued", "Chỉ lập phiếu gửi cho văn bản đã ban hành.", nameof(DraftPaper.SubjectId));
        var type = paper.DocumentType is "CV" ? "Công văn" : DocumentTypes.Name(paper.DocumentType) ?? paper.Kind.Label();
        return new PaperStart($"Gửi {Phrases.Citation(type, paper.Reference, paper.IssuedOn, null)}", PaperStarts.Content(("papers", DispatchSlipPaper.Line(paper.Reference, paper.IssuedOn, type, paper.Title))))
        {
            CampaignId = paper.CampaignId,
            AddresseeUnitId = source.AddresseeUnitId ?? paper.AddresseeUnitId,
        };
    }

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct) => DispatchSlipPaper.Of(
        form, paper.AddresseeUnitId is { } unit ? await db.UnitNameOn(unit, form.On, ct) : null, PaperContent.Read(paper.Content));
}
