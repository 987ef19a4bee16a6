using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Web;

/// <summary>How a refusal looks over HTTP: its status, its title, its code and its fields.</summary>
internal static class Problems
{
    private const string SoonInSeconds = "10";
    private static readonly object OnPage = new();

    public static bool IsApi(HttpContext http) => PathOf(http) is var path && (path.StartsWithSegments("/api") || path.StartsWithSegments("/openapi"));

    /// <summary>What was asked for: while an error is shown, the request itself bears the path of the error page.</summary>
    public static PathString PathOf(HttpContext http) => http.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? http.Request.Path;

    /// <summary>Left for the error page, which the pipeline runs next; where nobody is signed in, the way leads to the sign-in page.</summary>
    public static bool ShowOnPage(HttpContext http, ProblemDetails problem)
    {
        if (problem.Status == StatusCodes.Status401Unauthorized && HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.Redirect($"/dang-nhap?tiep={Uri.EscapeDataString(PathOf(http) + http.Request.QueryString)}");
            return true;
        }
        http.Items[OnPage] = problem;
        return false;
    }

    public static ProblemDetails? Shown(HttpContext http) => http.Items[OnPage] as ProblemDetails;

    public static Task Write(HttpContext http, ProblemDetails problem)
    {
        Say(http.Response, problem.Status!.Value);
        if (problem.Status == StatusCodes.Status401Unauthorized) http.Response.Headers.WWWAuthenticate = "Bearer";
        return http.Response.WriteAsJsonAsync(problem, ApiJson.Options, "application/problem+json", CancellationToken.None);
    }

    /// <summary>The status, and for what is only away for a moment, when to ask again.</summary>
    public static void Say(HttpResponse response, int status)
    {
        response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable) response.Headers.RetryAfter = SoonInSeconds;
    }

    /// <summary>What the framework itself answered without a word: no such address, no such method.</summary>
    public static Task WriteStatus(StatusCodeContext context) => Write(context.HttpContext, OfStatus(context.HttpContext.Response.StatusCode));

    public static ProblemDetails Of(RefusedException refused)
    {
        var problem = new ProblemDetails { Status = StatusOf(refused.Kind), Title = TitleOf(refused.Kind), Detail = refused.Message };
        problem.Extensions["code"] = refused.Code;
        // What could not be read is named as it was sent; everything else by the member of the request.
        var asSent = refused.Kind == RefusalKind.Malformed && refused.Code.StartsWith("json.", StringComparison.Ordinal);
        if (refused.Fields.Count > 0) problem.Extensions["errors"] = refused.Fields.ToDictionary(f => asSent ? f.Key : Camel(f.Key), f => f.Value);
        foreach (var (name, value) in refused.More)
            problem.Extensions[name] = value is string[] names ? Array.ConvertAll(names, JsonNamingPolicy.CamelCase.ConvertName) : value;
        return problem;
    }

    public static ProblemDetails OfStatus(int status)
    {
        var (title, detail, code) = status switch
        {
            StatusCodes.Status403Forbidden => ("Không được phép", "Hệ thống chỉ nhận yêu cầu qua địa chỉ https.", "request.https"),
            StatusCodes.Status504GatewayTimeout => ("Quá thời gian", "Hệ thống xử lý quá lâu nên đã dừng yêu cầu này; hãy thử lại.", "request.timeout"),
            StatusCodes.Status404NotFound => ("Không tìm thấy", "Không có địa chỉ này.", "route.unknown"),
            StatusCodes.Status405MethodNotAllowed => ("Không được phép", "Địa chỉ này không nhận phương thức đó.", "route.method"),
            StatusCodes.Status408RequestTimeout => ("Quá thời gian", "Yêu cầu gửi lên quá chậm.", "request.timeout"),
            StatusCodes.Status415UnsupportedMediaType => ("Kiểu dữ liệu không được nhận", "Nội dung gửi lên không đúng kiểu.", "request.content_type"),
            StatusCodes.Status429TooManyRequests => ("Quá nhiều yêu cầu", "Đã có quá nhiều yêu cầu trong một thời gian ngắn; hãy đợi một phút rồi thử lại.", "request.too_many"),
            StatusCodes.Status431RequestHeaderFieldsTooLarge => ("Dữ liệu quá lớn", "Tiêu đề của yêu cầu quá lớn.", "request.headers_too_large"),
            _ => ("Yêu cầu không đọc được", "Yêu cầu gửi lên không đúng khuôn dạng.", "request.malformed"),
        };
        return new ProblemDetails { Status = status, Title = title, Detail = detail, Extensions = { ["code"] = code } };
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
        RefusalKind.WrongType => StatusCodes.Status415UnsupportedMediaType,
        RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

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
        RefusalKind.WrongType => "Kiểu dữ liệu không được nhận",
        RefusalKind.Unavailable => "Tạm thời không thực hiện được",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    // The names of the request's members, as JSON writes them: "Delegations[0].HeadPost" is "delegations[0].headPost".
    private static string Camel(string field) => string.Join('.', field.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
