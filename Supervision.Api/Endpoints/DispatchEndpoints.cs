using Supervision.Api.Web;
using Supervision.Core.Checking;
using Supervision.Core.Dispatches;
using Supervision.Core.Dispatches.Exchange;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Endpoints;

internal static class DispatchEndpoints
{
    public static void MapDispatches(this IEndpointRouteBuilder api)
    {
        api.Post<SendPaper, Changed>("/papers/{paperId}/dispatches", "Gửi văn bản đã ban hành.");
        api.Get<DispatchList, IReadOnlyList<DispatchLine>>("/papers/{paperId}/dispatches", "Văn bản đã gửi cho ai, bằng cách nào, ai đã nhận.");
        api.Get<PapersToAcknowledge, IReadOnlyList<PaperToAcknowledge>>("/papers/to-acknowledge", "Văn bản, kết luận đã gửi đơn vị mà đơn vị chưa xác nhận đã nhận, gửi trước đứng trước.");
        api.Post<AcknowledgePaper, Changed>("/papers/{paperId}/receipts", "Nơi nhận xác nhận đã nhận văn bản.");
        api.Post<RetryDispatch, Created>("/papers/{paperId}/dispatches/{dispatchId}/retry", "Gửi lại lần gửi không thành công.");
        api.Get<ExchangeDetails, ExchangeView>("/papers/{paperId}/exchange", "Các gói edXML đã ký của văn bản cho trục liên thông và trạng thái mà nơi nhận trả về.");
        api.Post<SendByExchange, Changed>("/papers/{paperId}/exchange", "Đóng gói edXML cho một nơi nhận, ký số bằng chứng thư số của cơ quan; cấu trúc chưa kiểm chứng với lược đồ chính thức.");
        api.Download<ExchangePackageFile>("/papers/{paperId}/exchange/{exchangePackageId}", "Tải gói edXML đã ký.");
        api.Post<RecordExchangeAnswer, Changed>("/papers/{paperId}/exchange/answers", "Đọc tệp trạng thái của trục liên thông; chữ ký số và nơi ký được kiểm tra trước khi ghi nhận.");
        api.Get<CheckPaper, CheckedPaper>("/checks/{code}", "Văn bản mang mã này có thật không, còn hiệu lực không; ai cũng hỏi được.").RequireRateLimiting(RateLimits.Check);
    }
}
