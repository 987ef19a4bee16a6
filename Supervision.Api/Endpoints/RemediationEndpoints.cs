using Supervision.Api.Web;
using Supervision.Core.Pipeline;
using Supervision.Core.Receipts;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;

namespace Supervision.Api.Endpoints;

internal static class RemediationEndpoints
{
    public static void MapRemediation(this IEndpointRouteBuilder api)
    {
        api.Post<DraftRemediationReport, Created>("/remediation-reports", "Lập dự thảo báo cáo kết quả thực hiện.");
        api.Get<RemediationReportList, Page<RemediationReportLine>>("/remediation-reports", "Các báo cáo kết quả thực hiện.");
        api.Get<ReportsToConfirm, Page<ReportToConfirm>>("/remediation-reports/to-confirm", "Các báo cáo đang thẩm định chờ người gọi xác nhận, báo cáo trước đứng trước.");
        api.Sheet<RemediationReportSheet>("/remediation-reports", "Các báo cáo kết quả thực hiện dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Get<RemediationReportDetails, RemediationReportAnswer>("/remediation-reports/{remediationReportId}", "Một báo cáo kết quả thực hiện: từng nội dung, minh chứng, ý kiến, xử lý.");
        api.Put<SetRemediationItem, SetItem>("/remediation-reports/{remediationReportId}/items/{taskId}", "Nêu kết quả thực hiện một nội dung trong dự thảo báo cáo.");
        api.Delete<RemoveRemediationItem, Changed>("/remediation-reports/{remediationReportId}/items/{taskId}", "Bỏ một nội dung khỏi dự thảo báo cáo.");
        api.Post<AskRemediationHead, Changed>("/remediation-reports/{remediationReportId}/asking", "Trình người đứng đầu đơn vị phê duyệt, gửi dự thảo báo cáo kết quả thực hiện.");
        api.Post<SubmitRemediationReport, HandedIn>("/remediation-reports/{remediationReportId}/submission", "Người đứng đầu đơn vị phê duyệt và gửi báo cáo; đơn vị nhận giấy biên nhận.");
        api.Post<EnterPaperReport, HandedIn>("/tasks/{taskId}/paper-reports", "Văn phòng nhập kết quả thực hiện một nội dung mà đơn vị báo cáo bằng văn bản giấy.");
        api.Post<WithdrawPaperReport, Changed>("/remediation-reports/{remediationReportId}/paper-withdrawal", "Văn phòng rút báo cáo đã nhập nhầm từ văn bản giấy, khi chưa thẩm định; nội dung trở lại tình trạng trước khi nhập.");
        api.Post<BeginAppraisal, Changed>("/remediation-reports/{remediationReportId}/appraisal", "Bắt đầu thẩm định báo cáo.");
        api.Put<AppraiseRemediationItem, Changed>("/remediation-items/{remediationItemId}/appraisal", "Văn phòng ghi, sửa ý kiến thẩm định và đề xuất xử lý một nội dung, đến khi có quyết định; đơn vị không thấy.");
        api.Post<DecideRemediationItem, DecidedItem>("/remediation-items/{remediationItemId}/decision", "Xử lý kết quả thực hiện một nội dung: xác nhận, xác nhận một phần, đề nghị bổ sung hoặc chưa đạt yêu cầu.");
        api.Post<GiveRemediationOpinion, Created>("/remediation-items/{remediationItemId}/opinions", "Trưởng đoàn giám sát trước đây cho ý kiến.");
        api.Post<RecordRecheck, Created>("/tasks/{taskId}/rechecks", "Ghi kết quả kiểm tra lại việc khắc phục tại chỗ.");
        api.Post<OrderRecheck, Created>("/tasks/{taskId}/recheck-orders", "Giao kiểm tra lại tại chỗ: ai kiểm tra, ngày nào, vì sao; đơn vị được báo.");
        api.Post<WithdrawRecheckOrder, Changed>("/recheck-orders/{recheckOrderId}/withdrawal", "Hủy việc kiểm tra lại đã giao mà chưa kiểm tra; đơn vị được báo.");
        api.Get<ReceiptDetails, ReceiptAnswer>("/receipts/{receiptId}", "Giấy biên nhận báo cáo, đề nghị đơn vị đã gửi.");
    }
}
