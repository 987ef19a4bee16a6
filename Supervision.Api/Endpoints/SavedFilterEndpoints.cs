using Supervision.Api.Web;
using Supervision.Core.Pipeline;
using Supervision.Core.SavedFilters;

namespace Supervision.Api.Endpoints;

internal static class SavedFilterEndpoints
{
    public static void MapSavedFilters(this IEndpointRouteBuilder api)
    {
        api.Get<SavedFilterList, IReadOnlyList<SavedFilter>>("/me/filters", "Các bộ lọc tôi đã lưu.");
        api.Post<SaveFilter, Created>("/me/filters", "Lưu bộ lọc của một danh sách dưới một tên.");
        api.Put<RenameFilter, Changed>("/me/filters/{savedFilterId}", "Đổi tên một bộ lọc đã lưu.");
        api.Delete<RemoveFilter, Changed>("/me/filters/{savedFilterId}", "Xóa một bộ lọc đã lưu.");
    }
}
