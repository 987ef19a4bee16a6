using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Web;

/// <summary>Turns what was refused, and what went wrong, into RFC 9457 problems. A fault is logged once, with the id that its victim sees.</summary>
internal sealed class RefusalHandler(ILogger<RefusalHandler> log, IProblemDetailsService problems) : IExceptionHandler
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
            RefusedException refused => Of(refused),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
                Of(RefusedException.TooLarge(http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? 0)),
            BadHttpRequestException bad => new ProblemDetails
            {
                Status = bad.StatusCode,
                Title = "Yêu cầu không đọc được",
                Detail = "Yêu cầu gửi lên không đúng khuôn dạng HTTP.",
                Extensions = { ["code"] = "request.malformed" },
            },
            _ => Fault(http, exception),
        };
        http.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = http, ProblemDetails = problem, Exception = exception });
    }

    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.Malformed => StatusCodes.Status400BadRequest,
        RefusalKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        RefusalKind.VersionRequired => StatusCodes.Status428PreconditionRequired,
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static ProblemDetails Of(RefusedException refused)
    {
        var problem = new ProblemDetails { Status = StatusOf(refused.Kind), Title = TitleOf(refused.Kind), Detail = refused.Message };
        problem.Extensions["code"] = refused.Code;
        if (refused.Fields.Count > 0) problem.Extensions["errors"] = refused.Fields.ToDictionary(f => Camel(f.Key), f => f.Value);
        foreach (var (name, value) in refused.More) problem.Extensions[name] = value;
        return problem;
    }

    private ProblemDetails Fault(HttpContext http, Exception exception)
    {
        var id = Activity.Current?.Id ?? http.TraceIdentifier;
        log.LogError(exception, "Unexpected fault {FaultId} at {Method} {Path}", id, http.Request.Method, http.Request.Path);
        return new ProblemDetails
        {
            Status = StatusCodes.Status500InternalServerError,
            Title = "Lỗi hệ thống",
            Detail = $"Hệ thống gặp lỗi ngoài dự kiến; dữ liệu chưa thay đổi. Khi báo lỗi, xin nêu mã {id}.",
            Extensions = { ["code"] = "fault", ["faultId"] = id },
        };
    }

    // The names of the request's members, as JSON writes them: "Delegations[0].HeadPost" is "delegations[0].headPost".
    private static string Camel(string field) => string.Join('.', field.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));

    private static string TitleOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => "Dữ liệu chưa hợp lệ",
        RefusalKind.Malformed => "Yêu cầu không đọc được",
        RefusalKind.Unauthenticated => "Chưa đăng nhập",
        RefusalKind.Forbidden => "Không được phép",
        RefusalKind.NotFound => "Không tìm thấy",
        RefusalKind.Conflict => "Không thực hiện được ở trạng thái hiện tại",
        RefusalKind.Stale => "Nội dung đã được người khác thay đổi",
        RefusalKind.VersionRequired => "Cần nêu phiên bản đã xem",
        RefusalKind.TooLarge => "Dữ liệu quá lớn",
        _ => "Bị từ chối",
    };
}
