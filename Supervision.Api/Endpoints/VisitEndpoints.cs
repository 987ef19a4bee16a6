using Supervision.Api.Web;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Visits;
using Supervision.Core.Visits.Devices;

namespace Supervision.Api.Endpoints;

internal static class VisitEndpoints
{
    public static void MapVisits(this IEndpointRouteBuilder api)
    {
        api.Post<PlanVisit, Created>("/campaigns/{campaignId}/visits", "Lên lịch buổi làm việc.");
        api.Get<UnansweredDemands, IReadOnlyList<OpenDemand>>("/urgent-demands/unanswered", "Yêu cầu chấm dứt hành vi vi phạm chưa được trả lời, hạn gần nhất trước.");
        api.Post<AnswerUrgentDemand, Created>("/urgent-demands/{urgentDemandId}/answer", "Người đứng đầu đơn vị trả lời yêu cầu chấm dứt hành vi vi phạm, hoặc thư ký, Văn phòng nhập trả lời gửi bằng giấy; trả lời sau thay trả lời trước.");
        api.Put<DraftDemandAnswer, Created>("/urgent-demands/{urgentDemandId}/answer/draft", "Công chức đầu mối lưu dự thảo trả lời yêu cầu chấm dứt hành vi vi phạm và trình người đứng đầu; ngoài đơn vị không ai thấy.");
        api.Post<DemandUrgently, UrgentDemandMade>("/campaigns/{campaignId}/urgent-demands", "Yêu cầu chấm dứt ngay hành vi vi phạm, không chờ kết luận.");
        api.Get<UpcomingVisits, IReadOnlyList<UpcomingVisit>>("/visits", "Các buổi làm việc của mình: đang diễn ra, sắp tới, chờ ký biên bản.");
        api.Get<VisitDetails, VisitView>("/visits/{visitId}", "Một buổi làm việc và toàn bộ nội dung biên bản.");
        api.Post<NotifyVisit, Changed>("/visits/{visitId}/notice", "Gửi thông báo về buổi làm việc.");
        api.Post<PostponeVisit, Changed>("/visits/{visitId}/postponement", "Hoãn buổi làm việc.");
        api.Post<RescheduleVisit, Changed>("/visits/{visitId}/schedule", "Lên lịch lại buổi làm việc.");
        api.Post<MoveVisit, Changed>("/visits/{visitId}/steps", "Bắt đầu, kết thúc hoặc hủy buổi làm việc.");
        api.Post<NotePetitions, Changed>("/visits/{visitId}/petitions", "Ghi nhận có hay không kiến nghị của đơn vị tại buổi làm việc.");
        api.Post<RecordAttendance, Created>("/visits/{visitId}/attendance", "Ghi người dự theo từng bên.");
        api.Post<RecordOpinion, Created>("/visits/{visitId}/opinions", "Ghi ý kiến theo thứ tự phát biểu.");
        api.Post<RecordOnSiteCheck, Created>("/visits/{visitId}/on-site-checks", "Ghi nội dung kiểm tra thực tế.");
        api.Post<RecordCommitment, Created>("/visits/{visitId}/commitments", "Ghi cam kết của đơn vị và thời hạn.");
        api.Post<RecordHandedDocument, Created>("/visits/{visitId}/handed-documents", "Ghi tài liệu đơn vị giao.");
        api.Post<RecordClosingRemark, Created>("/visits/{visitId}/closing-remarks", "Ghi kết luận của chủ trì buổi làm việc.");
        api.Post<WithdrawMinutesItem, Changed>("/visits/{visitId}/items/{itemId}/withdrawal", "Rút một mục ghi sai khỏi biên bản chưa có bên nào ký; ghi lại bằng mục mới tại chỗ của nó.");
        api.Post<SignMinutes, Created>("/visits/{visitId}/signatures", "Ghi việc ký hoặc từ chối ký biên bản.");
        api.Post<SignMinutesHere, Created>("/visits/{visitId}/digital-signatures", "Thư ký, Trưởng đoàn, người đứng đầu đơn vị ký số biên bản đã chuẩn bị, mỗi bên chồng lên chữ ký trước; mật khẩu không được lưu.");
        api.Download<MinutesToSign>("/visits/{visitId}/digital-minutes", "Tải biên bản đang ký số hoặc đã ký số.");
        api.Get<MinutesSigningDetails, MinutesSigningView>("/visits/{visitId}/minutes-signing", "Việc ký biên bản: ai phải ký, ai đã ký, từng chữ ký số có hợp lệ không.");
        api.Get<MinutesCopyTerms, IntakeTerms>("/visits/{visitId}/digital-minutes/terms", "Có nhận biên bản đã ký số bằng phần mềm khác lúc này không, tệp nào và tối đa bao nhiêu.");
        api.Upload<MinutesCopyTerms, UploadSignedMinutes>("/visits/{visitId}/digital-minutes", "Một bên tải lên biên bản đã ký số bằng thiết bị của mình: đúng tệp đã tải về, thêm đúng một chữ ký của người ký.",
            (asked, file) => new UploadSignedMinutes { VisitId = asked.VisitId, Party = asked.Party, SignerTitle = asked.SignerTitle, Content = file });
        api.Get<SignedMinutesTerms, IntakeTerms>("/visits/{visitId}/signed-minutes/terms", "Biên bản đã ký được nhận dưới dạng tệp nào, lớn đến đâu.");
        api.Upload<SignedMinutesTerms, AttachSignedMinutes>("/visits/{visitId}/signed-minutes", "Đính kèm bản quét hoặc ảnh chụp biên bản đã ký: PDF, JPEG hoặc PNG, tối đa 20 MB.",
            (asked, file) => new AttachSignedMinutes { VisitId = asked.VisitId, Addendum = asked.Addendum, Content = file });
        api.Download<SignedMinutesFile>("/visits/{visitId}/signed-minutes/{attachmentId}", "Tải bản quét biên bản đã ký.");
        api.Post<TellDevice, DeviceHeard>("/visits/{visitId}/devices", "Máy đang ghi nội dung báo còn bao nhiêu nội dung chưa gửi được, bao nhiêu nội dung không được nhận và vì sao.");
        api.Get<UnsentOnDevices, IReadOnlyList<UnsentDevice>>("/visits/{visitId}/devices", "Các máy còn, hoặc có thể còn, nội dung chưa gửi.");
        api.Post<LockMinutes, Changed>("/visits/{visitId}/lock", "Khóa biên bản đã ký.");
        api.Post<AddAddendum, Created>("/visits/{visitId}/addenda", "Bổ sung phụ lục sau khi biên bản đã khóa.");
        api.Post<SignAddendum, Created>("/visits/{visitId}/addendum-signatures", "Ghi việc ký hoặc từ chối ký phụ lục của biên bản.");
    }
}
