using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Letters;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

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
        if (Elsewhere(paper.Kind) is { } elsewhere) throw RefusedException.Invalid("paper.corrected_elsewhere", nameof(DraftPaper.SubjectId), elsewhere);
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

    /// <summary>How a paper of this kind is put right, where it is not by a letter of the council's; null where it is.</summary>
    public static string? Elsewhere(PaperKind kind) => kind.Rule() switch
    {
        { IsOfUnit: true } => "Văn bản của đơn vị do đơn vị đính chính.",
        { IsSignedByParties: true } => "Biên bản đã ký được ghi thêm bằng biên bản bổ sung, không đính chính bằng công văn.",
        { DocumentType: null } => $"“{kind.Label()}” không phải văn bản có số, ký hiệu; lập bản mới thay thế.",
        _ => null,
    };

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct)
    {
        var corrected = await db.LoadPaper(paper.CorrectsId!.Value, ct);
        var (recipients, above) = (Lines.Read(corrected.Recipients), new List<string>());
        if (corrected.AddresseeUnitId is { } unit) above.Add(await db.UnitNameOn(unit, form.On, ct));
        if (corrected is { Kind: PaperKind.DelegationReport, CampaignId: { } campaign } && (recipients.Count == 0 || recipients.Any(IsAbove))) above.Add((await db.BodyOfCampaign(campaign, ct)).Name);
        List<string> to = [.. above, .. recipients.Where(one => !IsAbove(one))];
        return CorrectionLetterPaper.Of(form, Cited(corrected) with { Recipients = to.Count > 0 ? to : ["Cơ quan, tổ chức, cá nhân đã nhận văn bản"] }, PaperContent.Read(paper.Content));
    }

    private static bool IsAbove(string recipient) => recipient.Equals("Như trên", StringComparison.OrdinalIgnoreCase);

    private static CorrectedPaper Cited(OfficialPaper paper) => new(DocumentTypes.Name(paper.DocumentType) ?? paper.Kind.Label(), paper.Reference, paper.IssuedOn, paper.Title, []);
}
