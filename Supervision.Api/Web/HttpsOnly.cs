using System.Net;
using Supervision.Api.Hosting;

namespace Supervision.Api.Web;

/// <summary>
/// Where people open the pages by HTTPS, a page asked for without it leads there, and a program that would send its token readable is refused. This machine itself may ask without: health checks, and a proxy
/// in front that says nothing of how it was asked.
/// </summary>
internal sealed class HttpsOnly(RequestDelegate next, ServerOptions options)
{
    public Task Invoke(HttpContext http)
    {
        if (!options.IsHttps || http.Request.IsHttps || (http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)) || http.Request.Path.StartsWithSegments("/health")) return next(http);
        if (Problems.IsApi(http) || !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Problems.Write(http, Problems.OfStatus(StatusCodes.Status403Forbidden));
        }
        http.Response.Redirect($"{options.PublicUrl!.TrimEnd('/')}{http.Request.Path}{http.Request.QueryString}", permanent: true, preserveMethod: true);
        return Task.CompletedTask;
    }
}
