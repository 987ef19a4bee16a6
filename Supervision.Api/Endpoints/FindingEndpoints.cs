using Supervision.Api.Web;
using Supervision.Core.Findings;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Endpoints;

internal static class FindingEndpoints
{
    public static void MapFindings(this IEndpointRouteBuilder api)
    {
        api.Post<RecordFinding, Created>("/campaigns/{campaignId}/findings", "Ghi nội dung: kết quả, tồn tại, hạn chế, dấu hiệu vi phạm, nguyên nhân, khó khăn, kiến nghị của đơn vị.");
        api.Get<CampaignFindings, Page<FindingLine>>("/campaigns/{campaignId}/findings", "Các nội dung đã ghi của một cuộc giám sát, theo thứ tự ghi.");
        api.Get<VisitFindings, Page<FindingLine>>("/visits/{visitId}/findings", "Các nội dung ghi tại một buổi làm việc.");
        api.Post<SendForReconciliation, SentFindings>("/campaigns/{campaignId}/reconciliations", "Gửi nội dung cho đơn vị đối chiếu.");
        api.Get<FindingDetails, FindingAnswer>("/findings/{findingId}", "Một nội dung đã ghi, kèm căn cứ và quá trình đối chiếu.");
        api.Put<ReviseFinding, Changed>("/findings/{findingId}", "Sửa nội dung đã ghi.");
        api.Post<AddFindingEvidence, Changed>("/findings/{findingId}/evidence", "Bổ sung căn cứ cho nội dung.");
        api.Post<AnswerFinding, Changed>("/findings/{findingId}/answers", "Đơn vị trả lời khi đối chiếu.");
        api.Post<SettleFinding, Changed>("/findings/{findingId}/settlements", "Chốt nội dung sau đối chiếu.");
        api.Post<LeaveOutFinding, Changed>("/findings/{findingId}/omissions", "Không đưa nội dung vào báo cáo, có lý do.");
    }
}
