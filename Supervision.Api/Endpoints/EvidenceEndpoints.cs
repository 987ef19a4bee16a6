using Supervision.Api.Web;
using Supervision.Core.Evidence;
using Supervision.Core.Evidence.Uploads;
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
        api.Get<PaperFileTerms, IntakeTerms>("/tasks/{taskId}/paper-files/terms", "Tệp của văn bản giấy được nhận dưới dạng nào, lớn đến đâu.");
        api.Upload<PaperFileTerms, AttachPaperFile>("/tasks/{taskId}/paper-files", "Đính kèm tệp của văn bản giấy mà Văn phòng đã nhập; tài liệu mật không được nhận.",
            (asked, file) => new AttachPaperFile { TaskId = asked.TaskId, Secrecy = asked.Secrecy, ExtensionRequestId = asked.ExtensionRequestId, Content = file });
        const string uploads = "/tasks/{taskId}/evidence/uploads";
        api.Get<EvidenceUploadList, IReadOnlyList<EvidenceUploadView>>(uploads, "Các tệp minh chứng mà người hỏi gửi dở, với các đoạn máy chủ đã nhận.");
        api.Post<StartEvidenceUpload, Created>(uploads, "Bắt đầu gửi một tệp minh chứng theo từng đoạn, dành cho đường truyền yếu.");
        api.Get<EvidencePieceTerms, PieceTerms>($"{uploads}/{{uploadId}}/terms", "Đoạn tệp bắt đầu ở vị trí đó có được nhận không, lớn đến đâu.");
        api.UploadPiece<EvidencePieceTerms, AddEvidencePiece, EvidenceUploadProgress>($"{uploads}/{{uploadId}}/pieces", "Gửi đoạn tiếp theo của tệp; gửi lại đoạn đã nhận thì được trả lời như đã nhận.",
            (asked, piece) => new AddEvidencePiece { TaskId = asked.TaskId, UploadId = asked.UploadId, Offset = asked.Offset, Content = piece });
        api.Post<FinishEvidenceUpload, Created>($"{uploads}/{{uploadId}}/finish", "Ghép các đoạn thành tệp và đính kèm làm minh chứng, như khi gửi cả tệp một lần.");
        api.Delete<AbandonEvidenceUpload, EvidenceUploadAbandoned>($"{uploads}/{{uploadId}}", "Bỏ một tệp gửi dở.");
        api.Post<HandOverEvidence, EvidenceHandedOver>("/tasks/{taskId}/evidence/handover", "Cơ quan phối hợp chuyển minh chứng đã đính kèm cho cơ quan chủ trì.");
        api.Download<DownloadEvidence>("/tasks/{taskId}/evidence/{attachmentId}", "Tải một tệp minh chứng.");
        api.Delete<RemoveEvidence, Changed>("/tasks/{taskId}/evidence/{attachmentId}", "Bỏ một minh chứng chưa gửi kèm báo cáo.");
    }
}
