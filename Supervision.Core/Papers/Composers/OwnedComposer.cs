using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers.Composers;

/// <summary>
/// The papers that a delegation's report and a conclusion make from their own rows, so that one door prints any paper. They are begun there, never here;
/// their heads and signatures are those of their own rows.
/// </summary>
internal sealed class OwnedComposer(Db db) : IPaperComposer
{
    public IReadOnlyList<PaperKind> Kinds { get; } =
    [
        PaperKind.ConclusionNotice, PaperKind.SessionNotice, PaperKind.CommitteeReport, PaperKind.GroupReport, PaperKind.SupervisionResolution, PaperKind.DelegationReport,
    ];

    public Task<PaperStart> Start(PaperSource source, CancellationToken ct) =>
        throw RefusedException.Invalid("paper.kind", nameof(DraftPaper.Kind), "Loại văn bản này được soạn từ chính hồ sơ của nó (kết luận, báo cáo, biên bản), không soạn riêng.");

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct) => paper.Kind switch
    {
        PaperKind.DelegationReport => await PrintDelegationReportHandler.Read(db, paper.SubjectId!.Value, form.Now, ct, paper),
        _ => await ConclusionPaper.Read(db, paper, form.Now, ct),
    };
}
