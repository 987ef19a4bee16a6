using Supervision.Api.Web;
using Supervision.Core.Checking;
using Supervision.Core.Dispatches;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Endpoints;

internal static class DispatchEndpoints
{
    public static void MapDispatches(this IEndpointRouteBuilder api)
    {
        api.Post<SendPaper, Changed>("/papers/{paperId}/dispatches", "Gửi văn bản đã ban hành.");
        api.Get<DispatchList, IReadOnlyList<DispatchLine>>("/papers/{paperId}/dispatches", "Văn bản đã gửi cho ai, bằng cách nào, ai đã nhận.");
        api.Post<AcknowledgePaper, Changed>("/papers/{paperId}/receipts", "Nơi nhận xác nhận đã nhận văn bản.");
        api.Post<RetryDispatch, Created>("/papers/{paperId}/dispatches/{dispatchId}/retry", "Gửi lại lần gửi không thành công.");
        api.Get<CheckPaper, CheckedPaper>("/checks/{code}", "Văn bản mang mã này có thật không, còn hiệu lực không; ai cũng hỏi được.").RequireRateLimiting(RateLimits.Check);
    }
}
