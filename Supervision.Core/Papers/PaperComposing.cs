using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Papers;

/// <summary>Finds who makes a kind of paper, and makes it.</summary>
internal sealed class PaperComposing(IEnumerable<IPaperComposer> composers, PaperForms forms, PublicAddress address)
{
    public IPaperComposer Of(PaperKind kind) => composers.SingleOrDefault(composer => composer.Kinds.Contains(kind))
        ?? throw RefusedException.Invalid("paper.kind", "Kind", "Loại văn bản này được soạn từ chính hồ sơ của nó (kết luận, báo cáo, biên bản), không soạn riêng.");

    /// <summary>The paper as it stands now.</summary>
    public async Task<Document> Compose(OfficialPaper paper, CancellationToken ct) =>
        (await Of(paper.Kind).Compose(paper, await forms.Read(paper, ct), ct)) with { Check = CheckCodes.Mark(paper, address) };
}
