using Supervision.Api.Web;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Endpoints;

internal static class PaperTemplateEndpoints
{
    public static void MapPaperTemplates(this IEndpointRouteBuilder api)
    {
        api.Get<PaperTemplateList, Page<PaperTemplateView>>("/paper-templates", "Mẫu văn bản của Hội đồng nhân dân, có thời gian hiệu lực.");
        api.Post<SetPaperTemplate, Created>("/paper-templates", "Đặt mẫu từ một ngày; mẫu trước đó hết hiệu lực vào hôm trước.");
        api.PaperOf<PreviewPaperTemplate>("/paper-templates/preview", "Xem thử một văn bản theo mẫu, không lưu gì");
        api.Get<NumberSeriesList, IReadOnlyList<NumberSeriesView>>("/number-series", "Các sổ cấp số riêng và số cuối của năm nay.");
        api.Post<SetNumberSeries, Created>("/number-series", "Mở hoặc sửa một sổ cấp số.");
        api.Post<ReplacePaper, Created>("/papers/{paperId}/replacement", "Soạn văn bản thay thế một văn bản đã ban hành.");
    }
}
