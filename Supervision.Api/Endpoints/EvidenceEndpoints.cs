using Supervision.Api.Web;
using Supervision.Core.Evidence;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Endpoints;

internal static class EvidenceEndpoints
{
    public static void MapEvidence(this IEndpointRouteBuilder api)
    {
        api.Get<EvidenceList, Page<EvidenceLine>>("/tasks/{taskId}/evidence", "Minh chứng của một nội dung yêu cầu, kiến nghị.");
        api.Get<EvidenceTerms, IntakeTerms>("/tasks/{taskId}/evidence/terms", "Minh chứng được nhận dưới dạng tệp nào, lớn đến đâu.");
        api.Upload<EvidenceTerms, AddEvidence>("/tasks/{taskId}/evidence", "Đính kèm một tệp minh chứng; tài liệu mật không được nhận, phim và PDF được giữ nguyên kể cả nơi quay ghi trong tệp.",
            (asked, file) => new AddEvidence { TaskId = asked.TaskId, Secrecy = asked.Secrecy, EvidenceItemNumber = asked.EvidenceItemNumber, Content = file });
        api.Post<HandOverEvidence, EvidenceHandedOver>("/tasks/{taskId}/evidence/handover", "Cơ quan phối hợp chuyển minh chứng đã đính kèm cho cơ quan chủ trì.");
        api.Download<DownloadEvidence>("/tasks/{taskId}/evidence/{attachmentId}", "Tải một tệp minh chứng.");
        api.Delete<RemoveEvidence, Changed>("/tasks/{taskId}/evidence/{attachmentId}", "Bỏ một minh chứng chưa gửi kèm báo cáo.");
    }
}
