using Supervision.Core.Documents;
using Supervision.Core.Documents.Rewording;
using Supervision.Core.Notices;
using Supervision.Core.Papers.Wordings;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>
/// Finds who makes a kind of paper, and makes it with the wording that clerks gave it. Whatever is printed or issued comes from here, so that no wording is forgotten.
/// </summary>
internal sealed class PaperComposing(Db db, IEnumerable<IPaperComposer> composers, PaperForms forms, PublicAddress address)
{
    public IPaperComposer Of(PaperKind kind) => composers.SingleOrDefault(composer => composer.Kinds.Contains(kind))
        ?? throw RefusedException.Invalid("paper.kind", "Kind", "Loại văn bản này được soạn từ chính hồ sơ của nó (kết luận, báo cáo, biên bản), không soạn riêng.");

    /// <summary>The paper as it stands now.</summary>
    public async Task<Document> Compose(OfficialPaper paper, CancellationToken ct) => await Worded(await InOwnWords(paper, ct), paper, ct);

    /// <summary>The paper as the system words it; only what clerks' wording is set against.</summary>
    public async Task<Document> InOwnWords(OfficialPaper paper, CancellationToken ct) =>
        (await Of(paper.Kind).Compose(paper, await forms.Read(paper, ct), ct)) with { Check = CheckCodes.Mark(paper, address) };

    /// <summary>What a subject (minutes, a conclusion, a report) prints of itself, with the wording of the paper that was opened of it.</summary>
    public async Task<Document> Worded(Document document, PaperKind kind, Guid subjectId, CancellationToken ct) =>
        await db.NewestPaper(kind, subjectId, ct) is { } paper ? await Worded(document, paper, ct) : document;

    private async Task<Document> Worded(Document document, OfficialPaper paper, CancellationToken ct)
    {
        // A paper that nobody keeps has no wording.
        if (paper.Id == Guid.Empty) return document;
        var wordings = await db.Wordings(paper.Id, ct);
        if (wordings.Count > 0) document = Wording.Apply(document, [.. wordings.Select(row => row.Override)]);
        return paper.IsIssued ? document : document with { Stamp = new DraftStamp(paper.Id, paper.Version) };
    }
}
