using Supervision.Api.Web;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Api.Endpoints;

internal static class TaskEndpoints
{
    public static void MapTasks(this IEndpointRouteBuilder api)
    {
        api.Post<AddTask, Created>("/conclusions/{conclusionId}/tasks", "Tách nội dung yêu cầu, kiến nghị từ các khoản của kết luận.");
        api.Get<TaskList, Page<TaskLine>>("/tasks", "Các nội dung yêu cầu, kiến nghị sau giám sát.");
        api.Get<TaskStatistics, TaskCounts>("/tasks/statistics", "Thống kê: mỗi nội dung ở đúng một nhóm.");
        api.Get<TaskDetails, TaskView>("/tasks/{taskId}", "Một nội dung yêu cầu, kiến nghị.");
        api.Put<ReviseTask, Changed>("/tasks/{taskId}", "Sửa nội dung khi kết luận còn là dự thảo.");
        api.Delete<RemoveTask, Changed>("/tasks/{taskId}", "Bỏ nội dung khỏi dự thảo kết luận.");
        api.Post<AcceptTask, Changed>("/tasks/{taskId}/acceptance", "Đơn vị chủ trì xác nhận đã nhận.");
    }
}
