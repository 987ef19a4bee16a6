using Supervision.Api.Web;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Endpoints;

internal static class OversightEndpoints
{
    public static void MapOversight(this IEndpointRouteBuilder api)
    {
        api.Get<FourEyesList, IReadOnlyList<FourEyesLine>>("/council/four-eyes", "Việc nào phải có hai người, việc nào một người được làm cả hai bước.");
        api.Put<SetFourEyesRule, Changed>("/council/four-eyes/{duty}", "Đặt yêu cầu hai người cho một việc; nới lỏng được ghi nhật ký và cảnh báo.");
        api.Get<CouncilParentDetails, CouncilParent>("/council/parent", "Hội đồng nhân dân cấp tỉnh được xem kết quả ở đây.");
        api.Put<SetCouncilParent, Changed>("/council/parent", "Đặt Hội đồng nhân dân cấp tỉnh và phạm vi được xem.");
        api.Get<CommuneResults, Page<CommuneResult>>("/communes/results", "Kết quả giám sát các xã, phường đã ban hành.");
        api.Sheet<CommuneResultsSheet>("/communes/results", "Kết quả giám sát các xã, phường dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Get<CommuneComparison, IReadOnlyList<CommuneTally>>("/communes/comparison", "So sánh kết quả giám sát của các xã, phường.");
        api.Sheet<CommuneComparisonSheet>("/communes/comparison", "So sánh các xã, phường dưới dạng bảng tính, cùng bộ lọc với danh sách");
        api.Get<CommuneCampaigns, Page<CommuneCampaign>>("/communes/campaigns", "Các cuộc giám sát đang tiến hành ở những xã, phường cho phép xem.");
    }
}
