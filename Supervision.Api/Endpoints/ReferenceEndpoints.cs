using Supervision.Api.Web;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;
using Supervision.Core.References;
using Supervision.Core.Storage;

namespace Supervision.Api.Endpoints;

internal static class ReferenceEndpoints
{
    public static void MapReferences(this IEndpointRouteBuilder api)
    {
        api.Post<RegisterReferenceCase, Created>("/references", "Lập hồ sơ tham chiếu: không phải cuộc giám sát của Hội đồng nhân dân, không vào thống kê.");
        api.Get<ReferenceCaseList, Page<ReferenceRow>>("/references", "Các hồ sơ tham chiếu.");
        api.Sheet<ReferenceListSheet>("/references", "Các hồ sơ tham chiếu dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Get<ReferenceCaseDetails, ReferenceAnswer>("/references/{referenceCaseId}", "Một hồ sơ tham chiếu.");
        api.Post<AddReferenceItem, Created>("/references/{referenceCaseId}/items", "Thêm nội dung vào hồ sơ tham chiếu.");
        api.Post<RecordReferenceIndicator, Created>("/references/{referenceCaseId}/indicators", "Ghi chỉ tiêu của hồ sơ tham chiếu.");
        api.Get<ReferenceFlags, CheckAnswer>("/references/{referenceCaseId}/flags", "Kiểm tra số liệu của hồ sơ tham chiếu.");
    }
}
