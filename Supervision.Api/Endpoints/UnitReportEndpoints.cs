using Supervision.Api.Web;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.UnitReports;

namespace Supervision.Api.Endpoints;

internal static class UnitReportEndpoints
{
    public static void MapUnitReports(this IEndpointRouteBuilder api)
    {
        api.Get<CampaignUnitReports, IReadOnlyList<UnitReportLine>>("/campaigns/{campaignId}/unit-reports", "Đơn vị nào đã báo cáo, chậm hoặc phải bổ sung.");
        api.Sheet<UnitReportSheet>("/campaigns/{campaignId}/unit-reports", "Đơn vị nào đã báo cáo dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Post<RequestUnitReports, Changed>("/campaigns/{campaignId}/report-requests", "Yêu cầu các đơn vị gửi báo cáo, đặt hoặc đổi hạn gửi.");
        api.Get<UnsentReports, Page<UnsentReport>>("/unit-reports/unsent", "Báo cáo, biểu số liệu đơn vị chưa gửi đã quá hạn mà người gọi đôn đốc, quá hạn lâu đứng trước.");
        api.Get<ReportsToCheck, IReadOnlyList<ReportToCheck>>("/unit-reports/to-check", "Báo cáo, biểu số liệu của đơn vị đã gửi, chờ người gọi kiểm tra, gửi trước đứng trước.");
        api.Get<OwedReports, IReadOnlyList<OwedReport>>("/unit-reports/owed", "Báo cáo và bản bổ sung mà đơn vị còn phải gửi Đoàn giám sát, hạn gần nhất trước.");
        api.Get<UnitReportDetails, UnitReportAnswer>("/unit-reports/{unitReportId}", "Báo cáo của một đơn vị: các lần gửi, từng mục đề cương, yêu cầu bổ sung.");
        api.Get<EarlierAnswers, EarlierAnswersView>("/unit-reports/{unitReportId}/earlier-answers", "Đơn vị đã trả lời các mục này của đề cương thế nào ở các lần giám sát trước; chỉ dành cho đơn vị.");
        api.Paper<PrintUnitReportForm>("/unit-reports/{unitReportId}/form", "Mẫu báo cáo theo đề cương để đơn vị điền, có sẵn câu trả lời lần trước của đơn vị");
        api.Put<SaveUnitReportDraft, Changed>("/unit-reports/{unitReportId}/draft", "Lưu dự thảo báo cáo của đơn vị, hoặc trình người đứng đầu đơn vị phê duyệt; ngoài đơn vị không ai thấy.");
        api.Post<ReturnUnitReportDraft, Changed>("/unit-reports/{unitReportId}/draft/return", "Người đứng đầu đơn vị trả lại dự thảo báo cáo cho người soạn.");
        api.Post<SubmitUnitReport, SubmittedUnitReport>("/unit-reports/{unitReportId}/versions", "Người đứng đầu đơn vị gửi báo cáo theo đề cương, hoặc thư ký nhập báo cáo giấy; mỗi lần gửi là một bản không sửa được.");
        api.Get<UnitReportFileTerms, IntakeTerms>("/unit-reports/{unitReportId}/files/terms", "Tệp kèm báo cáo của đơn vị được nhận dưới dạng nào, lớn đến đâu.");
        api.Upload<UnitReportFileTerms, AttachUnitReportFile>("/unit-reports/{unitReportId}/files", "Đính kèm bản ký, phụ lục vào báo cáo đơn vị đang soạn, hoặc bản quét vào báo cáo giấy đã nhập; tài liệu mật không được nhận.",
            (asked, file) => new AttachUnitReportFile { UnitReportId = asked.UnitReportId, Secrecy = asked.Secrecy, Content = file });
        api.Download<DownloadUnitReportFile>("/unit-reports/{unitReportId}/files/{attachmentId}", "Tải một tệp kèm báo cáo của đơn vị.");
        api.Delete<RemoveUnitReportFile, Changed>("/unit-reports/{unitReportId}/files/{attachmentId}", "Bỏ một tệp chưa gửi kèm báo cáo.");
        api.Post<CheckUnitReport, CheckedUnitReport>("/unit-reports/{unitReportId}/checks", "Kiểm tra báo cáo đủ nội dung hay chưa.");
        api.Post<RequestSupplement, Changed>("/unit-reports/{unitReportId}/supplement-requests", "Yêu cầu đơn vị bổ sung báo cáo.");
        api.Post<AcceptUnitReport, Changed>("/unit-reports/{unitReportId}/acceptance", "Tiếp nhận báo cáo của đơn vị.");
    }
}
