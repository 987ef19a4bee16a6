using MediatR;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers.Composers;

/// <summary>A unit's report on its tasks, and what the council's body answers to it; the subject is the report, which begins them.</summary>
internal sealed class RemediationComposer(IMediator mediator, Db db) : IPaperComposer
{
    public IReadOnlyList<PaperKind> Kinds { get; } = [PaperKind.RemediationReport, PaperKind.ConfirmationSlip, PaperKind.SupplementLetter];

    public Task<PaperStart> Start(PaperSource source, CancellationToken ct) =>
        throw RefusedException.Invalid("paper.kind", nameof(DraftPaper.Kind), "Loại văn bản này được soạn từ chính báo cáo kết quả thực hiện, không soạn riêng.");

    public async Task<Document> Compose(OfficialPaper paper, PaperForm form, CancellationToken ct)
    {
        var data = await RemediationPapers.Read(mediator, db, paper.SubjectId!.Value, form.Now, ct);
        if (paper.Kind is PaperKind.RemediationReport) RemediationRows.DemandNotOnPaper(data.Report.PaperReceivedOn);
        if (paper.Kind is PaperKind.RemediationReport)
            return data.Items.Count > 0 ? RemediationReportPaper.Of(form, data) : throw RefusedException.Conflict("remediation.empty", "Báo cáo chưa nêu kết quả thực hiện nội dung nào.");
        return data.Decided.Count > 0
            ? ConfirmationSlip.Of(form, data)
            : throw RefusedException.Conflict("remediation.undecided", "Chưa có nội dung nào được xử lý nên chưa lập được phiếu xác nhận, công văn.");
    }
}
