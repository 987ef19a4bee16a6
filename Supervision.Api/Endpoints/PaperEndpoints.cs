using Supervision.Api.Web;
using Supervision.Core.Conclusions;
using Supervision.Core.Receipts;
using Supervision.Core.References;
using Supervision.Core.Remediation;
using Supervision.Core.Visits;

namespace Supervision.Api.Endpoints;

internal static class PaperEndpoints
{
    public static void MapPapers(this IEndpointRouteBuilder api)
    {
        api.Paper<VisitMinutes>("/visits/{visitId}/minutes", "Biên bản buổi làm việc");
        api.Paper<SessionRemarks>("/visits/{visitId}/remarks", "Thông báo kết luận của chủ trì buổi làm việc");
        api.Paper<PrintDelegationReport>("/reports/{reportId}/paper", "Báo cáo kết quả giám sát");
        api.Paper<PrintConclusion>("/conclusions/{conclusionId}/paper", "Kết luận giám sát theo hình thức của chủ thể giám sát");
        api.Paper<PrintReceipt>("/receipts/{receiptId}/paper", "Giấy biên nhận");
        api.Paper<PrintRemediationReport>("/remediation-reports/{remediationReportId}/paper", "Báo cáo kết quả thực hiện");
        api.Paper<PrintConfirmation>("/remediation-reports/{remediationReportId}/confirmation", "Phiếu xác nhận hoặc công văn đề nghị bổ sung, làm rõ");
        api.Paper<ReferenceSheet>("/references/{referenceCaseId}/sheet", "Phiếu thông tin tham chiếu");
    }
}
