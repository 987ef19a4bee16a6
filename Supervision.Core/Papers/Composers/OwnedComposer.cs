using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Visits;

namespace Supervision.Core.Papers.Composers;

/// <summary>
/// The papers that a visit, a delegation's report and a conclusion make from their own rows, so that one door prints any paper. They are begun there, never here;
/// their heads and signatures are those of their own rows.
/// </summary>
internal sealed class OwnedComposer(Db db, Actor actor, TimeProvider clock) : IPaperComposer
{
    public IReadOnlyList<PaperKind> Kinds { get; } =
    [
        PaperKind.ConclusionNotice, PaperKind.SessionNotice, PaperKind.CommitteeReport, PaperKind.GroupReport, PaperKind.SupervisionResolution, PaperKind.DelegationReport, PaperKind.Minutes,
    ];

    public Task<PaperStart> Start(PaperSource source, CancellationToken ct) =>
        throw RefusedException.Invalid("paper.kind", nameof(DraftPaper.Kind), "Loại văn bản này được soạn từ chính hồ sơ của nó (kết luận, báo cáo, biên bản), không soạn riêng.");

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct) => paper.Kind switch
    {
        PaperKind.Minutes => await Minutes(paper.SubjectId!.Value, ct),
        PaperKind.DelegationReport => await PrintDelegationReportHandler.Read(db, paper.SubjectId!.Value, form.Now, ct),
        _ => await ConclusionPaper.Read(db, paper.SubjectId!.Value, form.Now, ct),
    };

    private async Task<Document> Minutes(Guid visitId, CancellationToken ct)
    {
        var minutes = await db.ReadMinutes(visitId, clock.Today(), ct);
        if (actor.UnitId is not { } unitId) return Documents.Types.Minutes.Of(minutes);
        VisitSight.DemandPaperForUnit(minutes.Head);
        return Documents.Types.Minutes.Of(VisitSight.ForUnit(minutes, unitId));
    }
}
