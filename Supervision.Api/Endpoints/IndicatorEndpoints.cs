using Supervision.Api.Web;
using Supervision.Core.Indicators;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Endpoints;

internal static class IndicatorEndpoints
{
    public static void MapIndicators(this IEndpointRouteBuilder api)
    {
        api.Post<RecordIndicator, Created>("/campaigns/{campaignId}/indicators", "Ghi một chỉ tiêu đúng như đã nêu.");
        api.Post<TakeIndicator, Created>("/data-tables/{dataTableId}/cells/{rowKey}/{columnKey}/indicators", "Lấy một ô của biểu số liệu đơn vị đã gửi làm chỉ tiêu, ghi rõ nguồn.");
        api.Get<IndicatorList, Page<IndicatorDetails>>("/campaigns/{campaignId}/indicators", "Các chỉ tiêu của cuộc giám sát, kèm số liệu đã nêu.");
        api.Get<VisitFlags, CheckAnswer>("/visits/{visitId}/flags", "Kiểm tra số liệu của một buổi làm việc và của các đơn vị trong buổi ấy.");
        api.Get<CampaignFlags, CheckAnswer>("/campaigns/{campaignId}/flags", "Kiểm tra số liệu: điều đã nêu, điều suy ra và chỗ khác nhau.");
        api.Get<IndicatorById, IndicatorView>("/indicators/{indicatorId}", "Một chỉ tiêu đúng như đã nêu, kèm các chỉ tiêu khác của cùng cuộc giám sát hoặc hồ sơ tham chiếu.");
        api.Put<ReviseIndicator, Changed>("/indicators/{indicatorId}", "Sửa chỉ tiêu đã ghi.");
        api.Post<RecordStatement, Created>("/indicators/{indicatorId}/statements", "Ghi thêm một lần nêu khác của chỉ tiêu.");
        api.Post<LinkIndicators, Created>("/indicators/{indicatorId}/links", "Nối với chỉ tiêu có thể là cùng một nội dung.");
        api.Get<CheckFigure, FigureAnswer>("/figures/check", "Đối chiếu một số liệu với tử số, mẫu số; không lưu.");
    }
}
