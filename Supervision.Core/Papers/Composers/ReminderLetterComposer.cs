using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Letters;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers.Composers;

/// <summary>Urging letters; the subject is the letter, which chasing begins.</summary>
internal sealed class ReminderLetterComposer(Db db) : IPaperComposer
{
    public IReadOnlyList<PaperKind> Kinds { get; } = [PaperKind.ReminderLetter];

    public Task<PaperStart> Start(PaperSource source, CancellationToken ct) =>
        throw RefusedException.Invalid("paper.kind", nameof(DraftPaper.Kind), "Công văn đôn đốc do việc theo dõi thời hạn lập, không soạn riêng.");

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct) =>
        ReminderLetterPaper.Of(form, await ReminderLetterPapers.Read(db, await db.LoadLetter(paper.SubjectId!.Value, ct), form.Now, ct));
}
