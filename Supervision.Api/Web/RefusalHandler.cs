using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Web;

/// <summary>
/// Turns what was refused, and what went wrong, into RFC 9457 problems; for pages, into what the error page shows.
/// A fault is logged once, with the id that its victim sees.
/// </summary>
internal sealed class RefusalHandler(ILogger<RefusalHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken ct)
    {
        if (exception is OperationCanceledException && http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = 499;
            return true;
        }

        var problem = exception switch
        {
            RefusedException refused => Problems.Of(refused),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
                Problems.Of(RefusedException.TooLarge(http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? 0)),
            BadHttpRequestException bad => Problems.OfStatus(bad.StatusCode),
            _ => Fault(http, exception),
        };
        if (!Problems.IsApi(http)) return Problems.ShowOnPage(http, problem);

        await Problems.Write(http, problem);
        return true;
    }

    private ProblemDetails Fault(HttpContext http, Exception exception)
    {
        var id = Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
        log.LogError(exception, "Unexpected fault {FaultId} at {Method} {Path}", id, LogText.Clean(http.Request.Method), LogText.Clean(Problems.PathOf(http)));
        return new ProblemDetails
        {
            Status = StatusCodes.Status500InternalServerError,
            Title = "Lỗi hệ thống",
            Detail = $"Hệ thống gặp lỗi ngoài dự kiến; dữ liệu chưa thay đổi. Khi báo lỗi, xin nêu mã {id}.",
            Extensions = { ["code"] = "fault", ["faultId"] = id },
        };
    }
}
