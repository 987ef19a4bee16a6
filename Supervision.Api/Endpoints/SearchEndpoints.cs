using Supervision.Api.Web;
using Supervision.Core.Search;

namespace Supervision.Api.Endpoints;

internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder api)
    {
        api.Get<SearchFor, SearchView>("/search", "Tìm trong mọi thứ người dùng được xem: có dấu hoặc không dấu, theo số, theo chữ viết tắt; mọi từ đều phải có.");
        api.Sheet<SearchSheet>("/search", "Kết quả tìm dưới dạng bảng tính");
    }
}
