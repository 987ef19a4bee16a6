using Supervision.Api.Web;
using Supervision.Core.Opinions;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Endpoints;

internal static class OpinionEndpoints
{
    public static void MapOpinions(this IEndpointRouteBuilder api)
    {
        api.Get<DraftsToRead, IReadOnlyList<DraftToRead>>("/drafts", "Kết luận, báo cáo của Đoàn đã trình, chờ duyệt.");
        api.Post<GivePaperOpinion, Created>("/papers/{paperId}/opinions", "Cho ý kiến về dự thảo văn bản; không thay cho việc duyệt, trả lại.");
        api.Get<PaperOpinions, IReadOnlyList<DraftOpinion>>("/papers/{paperId}/opinions", "Các ý kiến về dự thảo văn bản.");
        api.Post<GiveConclusionOpinion, Created>("/conclusions/{conclusionId}/opinions", "Cho ý kiến về dự thảo kết luận; không thay cho việc duyệt, trả lại.");
        api.Get<ConclusionOpinions, IReadOnlyList<DraftOpinion>>("/conclusions/{conclusionId}/opinions", "Các ý kiến về dự thảo kết luận.");
        api.Post<GiveReportOpinion, Created>("/reports/{reportId}/opinions", "Cho ý kiến về dự thảo báo cáo của Đoàn giám sát; không thay cho việc duyệt, trả lại.");
        api.Get<ReportOpinions, IReadOnlyList<DraftOpinion>>("/reports/{reportId}/opinions", "Các ý kiến về dự thảo báo cáo của Đoàn giám sát.");
    }
}
