using Supervision.Api.Web;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Api.Endpoints;

internal static class TaskEndpoints
{
    public static void MapTasks(this IEndpointRouteBuilder api)
    {
        api.Get<ConclusionTasks, ConclusionTasksView>("/conclusions/{conclusionId}/tasks", "Nội dung đã tách từ kết luận theo khoản, thời hạn nếu ban hành hôm nay và các khoản chưa giao nhiệm vụ.");
        api.Post<AddTask, Created>("/conclusions/{conclusionId}/tasks", "Tách nội dung yêu cầu, kiến nghị từ các khoản của kết luận.");
        api.Get<TaskList, Page<TaskLine>>("/tasks", "Các nội dung yêu cầu, kiến nghị sau giám sát.");
        api.Get<TaskStatistics, TaskCounts>("/tasks/statistics", "Thống kê: mỗi nội dung ở đúng một nhóm.");
        api.Get<TransfersToDecide, Page<TransferToDecide>>("/tasks/transfers-to-decide", "Các nội dung đơn vị báo không thuộc thẩm quyền, chờ người gọi quyết định cơ quan chủ trì; đề nghị trước đứng trước.");
        api.Get<TaskDetails, TaskView>("/tasks/{taskId}", "Một nội dung yêu cầu, kiến nghị.");
        api.Get<TaskHistory, TaskHistoryAnswer>("/tasks/{taskId}/history", "Lịch sử một nội dung: thời hạn, ngày hứa đã đổi bao nhiêu lần, bao nhiêu ngày; tạm dừng, báo cáo, gia hạn.");
        api.Put<ReviseTask, Changed>("/tasks/{taskId}", "Sửa nội dung khi kết luận còn là dự thảo.");
        api.Put<LinkShortcomings, Changed>("/tasks/{taskId}/shortcomings", "Chọn hạn chế, vi phạm của kết luận mà nội dung này khắc phục.");
        api.Delete<RemoveTask, Changed>("/tasks/{taskId}", "Bỏ nội dung khỏi dự thảo kết luận.");
        api.Post<AcceptTask, Changed>("/tasks/{taskId}/acceptance", "Đơn vị chủ trì xác nhận đã nhận.");
        api.Post<RefuseTask, Changed>("/tasks/{taskId}/refusal", "Đơn vị báo không thuộc thẩm quyền, đề nghị chuyển.");
        api.Post<ReassignTask, Changed>("/tasks/{taskId}/reassignment", "Chuyển cho cơ quan chủ trì khác, hoặc chuyển lại đơn vị cũ.");
        api.Post<StartTask, Changed>("/tasks/{taskId}/start", "Đơn vị bắt đầu hoặc tiếp tục thực hiện.");
        api.Post<SuspendTask, Changed>("/tasks/{taskId}/suspension", "Tạm dừng theo văn bản quyết định.");
        api.Post<ResumeTask, Changed>("/tasks/{taskId}/resumption", "Tiếp tục sau tạm dừng.");
        api.Post<DropTask, Changed>("/tasks/{taskId}/dropping", "Kết thúc do không còn phù hợp, theo văn bản của chủ thể kết luận.");
        api.Post<ReopenTask, Changed>("/tasks/{taskId}/reopening", "Mở lại nội dung đã kết thúc, theo văn bản của chủ thể kết luận, với thời hạn từ đó.");
        api.Post<PromiseDate, Changed>("/tasks/{taskId}/promise", "Đơn vị hứa ngày hoàn thành; thời hạn giữ nguyên.");
    }
}
