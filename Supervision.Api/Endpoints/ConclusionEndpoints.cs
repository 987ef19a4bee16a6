using Supervision.Api.Web;
using Supervision.Core.Conclusions;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Endpoints;

internal static class ConclusionEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        api.Post<DraftDelegationReport, Created>("/campaigns/{campaignId}/reports", "Soạn báo cáo của Đoàn giám sát sau khi kết thúc thực địa.");
        api.Get<DelegationReportDetails, DelegationReportView>("/reports/{reportId}", "Một báo cáo của Đoàn giám sát, các nội dung và thời hạn.");
        api.Put<ReviseDelegationReport, Changed>("/reports/{reportId}", "Sửa dự thảo báo cáo.");
        api.Post<IncludeFindings, Created>("/reports/{reportId}/findings", "Đưa nội dung đã ghi vào báo cáo.");
        api.Get<ReportCandidates, Page<CandidateFinding>>("/reports/{reportId}/candidates", "Nội dung đã ghi chưa đưa vào báo cáo nào, và vì sao chưa đưa vào được.");
        api.Put<PlaceFinding, Changed>("/reports/{reportId}/findings/{findingId}/place", "Đổi chỗ một nội dung trong dự thảo báo cáo.");
        api.Delete<TakeOutFinding, Changed>("/reports/{reportId}/findings/{findingId}", "Bỏ một nội dung ra khỏi dự thảo báo cáo.");
        api.Post<ConsultOnReport, Changed>("/reports/{reportId}/consultations", "Ghi việc lấy ý kiến về dự thảo báo cáo.");
        api.Post<SubmitReport, Changed>("/reports/{reportId}/submission", "Trình Trưởng đoàn.");
        api.Post<ReturnReport, Changed>("/reports/{reportId}/return", "Trả lại để hoàn thiện.");
        api.Post<ApproveReport, Changed>("/reports/{reportId}/approval", "Trưởng đoàn duyệt báo cáo; người soạn không được duyệt.");
        api.Post<IssueDelegationReport, Changed>("/reports/{reportId}/issue", "Ban hành báo cáo: vào số, ngày; văn bản được giữ nguyên từ đây.");
        api.Post<ReceiveDelegationReport, Changed>("/reports/{reportId}/receipt", "Chủ thể giám sát nhận báo cáo.");
    }

    public static void MapConclusions(this IEndpointRouteBuilder api)
    {
        api.Post<HoldExamination, Created>("/campaigns/{campaignId}/examinations", "Ghi phiên họp xem xét báo cáo của Đoàn giám sát.");
        api.Get<CampaignConclusions, CampaignConclusionsView>("/campaigns/{campaignId}/conclusions", "Báo cáo của các Đoàn và kết luận của cuộc giám sát.");
        api.Post<DraftConclusion, Created>("/campaigns/{campaignId}/conclusions", "Soạn kết luận.");
        api.Get<ConclusionDetails, ConclusionView>("/conclusions/{conclusionId}", "Một kết luận, các khoản, phiên họp, nơi nhận và đề nghị xem xét lại.");
        api.Put<ReviseConclusion, Changed>("/conclusions/{conclusionId}", "Sửa dự thảo kết luận.");
        api.Get<ConclusionChecklist, ChecklistView>("/conclusions/{conclusionId}/checklist", "Nội dung yêu cầu còn thiếu gì theo danh mục “rõ”.");
        api.Post<ConsultOnConclusion, Changed>("/conclusions/{conclusionId}/consultations", "Ghi việc lấy ý kiến về dự thảo kết luận.");
        api.Post<SubmitConclusion, Changed>("/conclusions/{conclusionId}/submission", "Trình người ký.");
        api.Post<ReturnConclusion, Changed>("/conclusions/{conclusionId}/return", "Người ký trả lại để hoàn thiện.");
        api.Post<ApproveConclusion, Changed>("/conclusions/{conclusionId}/approval", "Người ký phê duyệt; người soạn không được phê duyệt.");
        api.Post<IssueConclusion, Changed>("/conclusions/{conclusionId}/issue", "Ban hành: vào số, ngày; nội dung và số liệu được giữ nguyên từ đây.");
        api.Download<IssuedConclusion>("/conclusions/{conclusionId}/issued", "Tải văn bản đã ban hành, đúng như khi ban hành.");
        api.Post<SendConclusion, Changed>("/conclusions/{conclusionId}/dispatch", "Gửi kết luận cho các đơn vị.");
        api.Post<AcknowledgeConclusion, Changed>("/conclusions/{conclusionId}/receipts", "Đơn vị xác nhận đã nhận kết luận.");
        api.Post<NoteConclusionReceipt, Changed>("/conclusions/{conclusionId}/receipts/{unitId}", "Văn thư ghi nhận một đơn vị đã nhận kết luận.");
        api.Post<RequestReconsideration, Created>("/conclusions/{conclusionId}/reconsiderations", "Đơn vị đề nghị xem xét lại kết luận.");
        api.Get<LateConclusionReports, IReadOnlyList<LateConclusionReport>>("/conclusion-reports/late", "Các đơn vị quá hạn báo cáo kết quả thực hiện kết luận, quá hạn lâu nhất trước.");
        api.Get<OwedConclusionReports, IReadOnlyList<OwedConclusionReport>>("/conclusion-reports/owed", "Các kết luận mà đơn vị còn phải báo cáo kết quả thực hiện, hạn gần nhất trước.");
        api.Get<OpenReconsiderations, IReadOnlyList<OpenReconsideration>>("/reconsiderations/open", "Các đề nghị xem xét lại chưa trả lời mà người gọi trả lời hoặc chuẩn bị trả lời.");
        api.Get<AmendmentsToDraft, IReadOnlyList<AmendmentToDraft>>("/conclusions-to-amend", "Kết luận đã trả lời đơn vị là sửa đổi, thay thế mà chưa soạn văn bản, để người gọi soạn.");
        api.Post<AnswerReconsideration, Changed>("/conclusions/{conclusionId}/reconsiderations/{reconsiderationId}/answer", "Trả lời đề nghị xem xét lại.");
        api.Post<ReplaceConclusion, Created>("/conclusions/{conclusionId}/replacement", "Soạn kết luận thay thế.");
        api.Post<AdoptReplacement, Changed>("/conclusions/{conclusionId}/adoption", "Ghi kỳ họp của Hội đồng nhân dân biểu quyết nghị quyết thay thế.");
    }
}
