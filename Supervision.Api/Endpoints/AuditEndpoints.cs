using Supervision.Api.Web;
using Supervision.Core.Audit;

namespace Supervision.Api.Endpoints;

internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        api.Get<CheckJournal, JournalCheckStep>("/journal/check", "Kiểm tra từng đoạn của chuỗi nhật ký: dòng nào bị sửa, xóa hoặc chèn vào sau.");
    }
}
