using System.Security.Claims;
using Microsoft.AspNetCore.Diagnostics;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;

namespace Supervision.Api.Web;

/// <summary>Establishes who a request comes from: by a bearer token, else by the session cookie. A wrong token is refused, never ignored.</summary>
internal sealed class ActorMiddleware(RequestDelegate next)
{
    public const string StampClaim = "stamp";
    public const string ActingAsCookie = "vai-tro";
    private const string Scheme = "Bearer ";

    public async Task Invoke(HttpContext http, Actor actor, Identities identities)
    {
        // An error page is shown to whoever the failed request came from.
        if (http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            await next(http);
            return;
        }

        var authorization = http.Request.Headers.Authorization.ToString();
        if (authorization.Length > 0)
        {
            if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) throw RefusedException.Unauthenticated("Tiêu đề Authorization phải có dạng “Bearer …”.");
            var identity = await identities.OfToken(authorization[Scheme.Length..].Trim(), ActingAs(http.Request.Headers["X-Acting-As"]), http.RequestAborted)
                ?? throw RefusedException.Unauthenticated("Mã truy cập không đúng hoặc đã hết hạn.");
            actor.Become(identity with { Origin = OriginOf(http) });
        }
        else if (http.User is { Identity.IsAuthenticated: true } user
            && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var personId)
            && user.FindFirstValue(StampClaim) is { } stamp)
        {
            DemandSameOrigin(http);
            var identity = await identities.OfPerson(personId, stamp, ActingAs(http.Request.Cookies[ActingAsCookie]), http.RequestAborted);
            if (identity is not null) actor.Become(identity with { Origin = OriginOf(http) });
        }
        await next(http);
    }

    // A cookie travels by itself; a change sent by another site's page must not ride on it.
    private static void DemandSameOrigin(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) return;
        var site = http.Request.Headers["Sec-Fetch-Site"].ToString();
        if (site is "cross-site" or "same-site") throw RefusedException.Forbidden("Yêu cầu từ một trang khác bị từ chối.", "origin.foreign");
        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length > 0 && origin != $"{http.Request.Scheme}://{http.Request.Host}")
            throw RefusedException.Forbidden("Yêu cầu từ một trang khác bị từ chối.", "origin.foreign");
    }

    private static Role? ActingAs(string? value) =>
        string.IsNullOrEmpty(value) ? null
        : Enum.TryParse<Role>(value, ignoreCase: true, out var role) && Enum.IsDefined(role) && !int.TryParse(value, out _) ? role
        : throw RefusedException.Malformed("actor.role", "Vai trò được chọn không có trong danh mục.");

    private static string? OriginOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString();
}
