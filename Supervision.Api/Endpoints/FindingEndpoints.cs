using Supervision.Api.Web;
using Supervision.Core.Files;
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
        api.Sheet<CampaignFindingsSheet>("/campaigns/{campaignId}/findings", "Các nội dung đã ghi của một cuộc giám sát dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Get<VisitFindings, Page<FindingLine>>("/visits/{visitId}/findings", "Các nội dung ghi tại một buổi làm việc.");
        api.Post<RecordAtVisit, Created>("/visits/{visitId}/findings", "Ghi một nội dung tại buổi làm việc, kèm số liệu được nêu; số liệu không khớp thì bị trả lại, trừ khi xác nhận ghi đúng như đã nêu.");
        api.Get<SessionFindings, IReadOnlyList<SessionFinding>>("/visits/{visitId}/session-findings", "Các nội dung Đoàn đã ghi tại buổi làm việc, mới nhất trước, kèm người ghi và ảnh.");
        api.Get<FindingPhotoTerms, IntakeTerms>("/findings/{findingId}/photos/terms", "Ảnh làm căn cứ của nội dung được nhận dưới dạng tệp nào, lớn đến đâu.");
        api.Upload<FindingPhotoTerms, AddFindingPhoto>("/findings/{findingId}/photos", "Đính kèm ảnh, bản quét làm căn cứ của nội dung: PDF, JPEG hoặc PNG.",
            (asked, file) => new AddFindingPhoto { FindingId = asked.FindingId, Content = file });
        api.Get<FindingFiles, FindingFilesView>("/findings/{findingId}/photos", "Nội dung đã ghi với ảnh, bản quét làm căn cứ; không dành cho đơn vị.");
        api.Download<FindingPhoto>("/findings/{findingId}/photos/{attachmentId}", "Tải ảnh, bản quét làm căn cứ của nội dung.");
        api.Post<SendForReconciliation, SentFindings>("/campaigns/{campaignId}/reconciliations", "Gửi nội dung cho đơn vị đối chiếu.");
        api.Post<SettleFindings, SettledFindings>("/campaigns/{campaignId}/settlements", "Chốt cùng lúc nhiều nội dung mà đơn vị đồng ý.");
        api.Get<FindingsToSettle, IReadOnlyList<AnsweredByUnit>>("/findings/to-settle", "Nội dung đơn vị đã trả lời đối chiếu mà người gọi chốt, theo cuộc giám sát và đơn vị.");
        api.Get<FindingsToAnswer, IReadOnlyList<UnansweredFindings>>("/findings/to-answer", "Đơn vị còn phải trả lời bao nhiêu nội dung gửi đối chiếu, theo từng cuộc giám sát.");
        api.Get<FindingDetails, FindingAnswer>("/findings/{findingId}", "Một nội dung đã ghi, kèm căn cứ và quá trình đối chiếu.");
        api.Get<FindingGrounds, FindingGroundsView>("/findings/{findingId}/grounds", "Căn cứ của nội dung, và những gì còn có thể làm căn cứ; không dành cho đơn vị.");
        api.Put<ReviseFinding, Changed>("/findings/{findingId}", "Sửa nội dung đã ghi.");
        api.Post<AddFindingEvidence, Changed>("/findings/{findingId}/evidence", "Bổ sung căn cứ cho nội dung.");
        api.Post<AnswerFindings, AnsweredFindings>("/campaigns/{campaignId}/answers", "Đơn vị trả lời nhiều nội dung gửi đối chiếu cùng lúc; công chức đầu mối soạn, người đứng đầu gửi.");
        api.Post<AnswerFinding, Changed>("/findings/{findingId}/answers", "Đơn vị trả lời khi đối chiếu.");
        api.Post<SettleFinding, Changed>("/findings/{findingId}/settlements", "Chốt nội dung sau đối chiếu.");
        api.Post<LeaveOutFinding, Changed>("/findings/{findingId}/omissions", "Không đưa nội dung vào báo cáo, có lý do.");
    }
}
