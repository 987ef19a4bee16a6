using Supervision.Api.Web;
using Supervision.Core.Chasing;
using Supervision.Core.Letters;
using Supervision.Core.Letters.Batches;
using Supervision.Core.Measures;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Endpoints;

internal static class ChasingEndpoints
{
    public static void MapChasing(this IEndpointRouteBuilder api)
    {
        api.Get<FollowUpPolicyDetails, FollowUpPolicy>("/follow-up-policy", "Chính sách theo dõi, đôn đốc đang áp dụng.");
        api.Get<FollowUpPolicyList, IReadOnlyList<FollowUpPolicy>>("/follow-up-policies", "Mọi chính sách theo dõi, đôn đốc: đã, đang và sẽ áp dụng.");
        api.Post<SetFollowUpPolicy, Created>("/follow-up-policies", "Đặt chính sách theo dõi, đôn đốc của Hội đồng nhân dân từ một ngày.");

        api.Get<ReminderLetterList, Page<ReminderLetterLine>>("/reminder-letters", "Các công văn đôn đốc.");
        api.Sheet<ReminderLetterSheet>("/reminder-letters", "Các công văn đôn đốc dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Get<ReminderLetterDetails, ReminderLetterView>("/reminder-letters/{letterId}", "Một công văn đôn đốc.");
        api.Post<DraftReminderLetter, Created>("/tasks/{taskId}/reminder-letters", "Lập công văn đôn đốc bằng tay một nội dung quá hạn hoặc sắp đến hạn, trước bước đôn đốc của hệ thống.");
        api.Put<ReviseReminderLetter, Changed>("/reminder-letters/{letterId}", "Sửa dự thảo công văn đôn đốc.");
        api.Post<IssueReminderLetter, Changed>("/reminder-letters/{letterId}/issue", "Vào số, ban hành công văn đôn đốc.");
        api.Post<SendReminderLetter, Changed>("/reminder-letters/{letterId}/sending", "Ghi nhận đã gửi công văn đôn đốc.");
        api.Post<AnswerReminderLetter, Changed>("/reminder-letters/{letterId}/answer", "Ghi nhận trả lời của đơn vị.");
        api.Post<CancelReminderLetter, Changed>("/reminder-letters/{letterId}/cancellation", "Hủy dự thảo công văn đôn đốc.");
        api.Post<StartLetterBatch, Created>("/reminder-letters/batches", "Ban hành một loạt công văn đôn đốc.");
        api.Get<LetterBatchList, Page<LetterBatchLine>>("/reminder-letters/batches", "Các loạt công văn đôn đốc.");
        api.Sheet<LetterBatchSheet>("/reminder-letters/batches", "Các loạt công văn đôn đốc dưới dạng bảng tính");
        api.Get<LetterBatchDetails, LetterBatchView>("/reminder-letters/batches/{letterBatchId}", "Tiến độ một loạt công văn đôn đốc.");
        api.Paper<PrintReminderLetter>("/reminder-letters/{letterId}/paper", "Công văn đôn đốc");

        api.Get<MeetingList, Page<MeetingLine>>("/meeting-list", "Nội dung quá hạn trình phiên họp Thường trực HĐND.");
        api.Sheet<MeetingSheet>("/meeting-list", "Nội dung quá hạn trình phiên họp dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Post<DecideMeasure, Created>("/tasks/{taskId}/measures", "Ghi quyết định biện pháp đối với nội dung quá hạn.");
        api.Get<TaskMeasures, IReadOnlyList<MeasureView>>("/tasks/{taskId}/measures", "Các biện pháp đã quyết định.");
        api.Post<AnswerMeasure, Changed>("/measures/{measureId}/answer", "Ghi kết quả của biện pháp.");
        api.Post<ExplainMeasure, Changed>("/tasks/{taskId}/measures/{measureId}/explanation", "Đơn vị giải trình bằng văn bản theo yêu cầu.");
        api.Post<NoteContact, Created>("/tasks/{taskId}/contacts", "Ghi lần đôn đốc qua Zalo, điện thoại, trực tiếp.");
        api.Get<ChaseBook, ChaseBookView>("/chase-book", "Sổ đôn đốc theo đơn vị hoặc theo nội dung.");
        api.Sheet<ChaseBookSheet>("/chase-book", "Sổ đôn đốc dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Paper<PrintChaseBook>("/chase-book/paper", "Sổ đôn đốc");
    }
}
