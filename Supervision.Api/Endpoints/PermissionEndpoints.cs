using Supervision.Api.Web;
using Supervision.Core.Access;

namespace Supervision.Api.Endpoints;

internal static class PermissionEndpoints
{
    public static void MapPermissions(this IEndpointRouteBuilder api)
    {
        api.Get<PermissionTable, IReadOnlyList<PermissionLine>>("/permissions", "Bảng phân quyền: vai trò nào được làm gì, trong phạm vi nào, khi nào.");
        api.Sheet<PermissionSheet>("/permissions", "Bảng phân quyền");
        api.Csv<PermissionSheet>("/permissions", "Bảng phân quyền");
    }
}
