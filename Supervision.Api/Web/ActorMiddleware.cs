using System.Security.Claims;
using Microsoft.AspNetCore.Diagnostics;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.UnitLinks;

namespace Supervision.Api.Web;

/// <summary>Establishes who a request comes from: by a bearer token, else by the session cookie. A wrong token is refused, never ignored.</summary>
internal sealed class ActorMiddleware(RequestDelegate next, Cookies cookies)
{
    public const string StampClaim = "stamp";
    public const string SessionClaim = "session";

    /// <summary>A page that sends by itself says for whom it was made: what one person wrote is never sent as another who signed in meanwhile.</summary>
    public const string PersonHeader = "X-Person";

    /// <summary>Where whoever must set up a second factor is led.</summary>
    public const string SetUpPage = "/tai-khoan/hai-lop";
    private const string Scheme = "Bearer ";
    private static readonly string[] OpenPages = [SetUpPage, "/tai-khoan", "/dang-xuat", "/dang-nhap", "/loi"];

    public async Task Invoke(HttpContext http, Actor actor, Identities identities, Sessions sessions, LinkSessions links, Visitor visitor)
    {
        // An error page is shown to whoever the failed request came from.
        if (http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            await next(http);
            return;
        }

        visitor.Is(http.Connection.RemoteIpAddress?.ToString(), http.Request.Headers.UserAgent);
        if (await Recognise(http, identities) is { } recognised)
        {
            actor.Become(recognised.Identity with { Origin = visitor.Address });
            DemandSamePerson(http, actor);
            if (recognised.StaleSession is { } session) await sessions.Touch(actor.CouncilId, session, http.RequestAborted);
            if (recognised.StaleToken is { } token) await sessions.TouchToken(actor.CouncilId, token, http.RequestAborted);
            if (actor.Identity.MustSetUpSecondFactor && !Problems.IsApi(http) && !OpenPages.Any(page => http.Request.Path == page))
            {
                http.Response.Redirect(SetUpPage);
                return;
            }
        }
        else if (await ByLink(http, links) is { } linked)
        {
            actor.Become(linked.Identity);
            if (linked.IsStale) await links.Touch(actor.CouncilId, linked.Identity.Link!, http.RequestAborted);
            if (LinkPages.Leads(http, linked.Identity.Link!) is { } matter)
            {
                http.Response.Redirect(matter);
                return;
            }
        }
        await next(http);
    }

    // Whoever is signed in is who they are, whatever link they opened before.
    private async Task<LinkVisitor?> ByLink(HttpContext http, LinkSessions links)
    {
        // Where a link is opened, the one before says nothing.
        if (http.Request.Path == "/lien-ket" || http.Request.Cookies[cookies.UnitLink] is not { Length: > 0 and <= 100 } secret) return null;
        DemandSameOrigin(http);
        return await links.Recognise(secret, http.RequestAborted);
    }

    private async Task<Recognised?> Recognise(HttpContext http, Identities identities)
    {
        var authorization = http.Request.Headers.Authorization.ToString();
        if (authorization.Length > 0)
        {
            if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) throw RefusedException.Unauthenticated("Tiêu đề Authorization phải có dạng “Bearer …”.");
            var chosen = new ChosenRole(ActingAs(http.Request.Headers["X-Acting-As"]), ActingFor(http.Request.Headers["X-Acting-For"]));
            return await identities.OfToken(authorization[Scheme.Length..].Trim(), chosen, http.RequestAborted)
                ?? throw RefusedException.Unauthenticated("Mã truy cập không đúng hoặc đã hết hạn.");
        }
        if (http.User is not { Identity.IsAuthenticated: true } user || !Guid.TryParse(user.FindFirstValue(SessionClaim), out var session) || user.FindFirstValue(StampClaim) is not { } stamp) return null;
        DemandSameOrigin(http);
        var said = (http.Request.Cookies[cookies.ActingAs] ?? "").Split('/');
        return await identities.OfSession(session, stamp, new ChosenRole(ActingAs(said[0]), ActingFor(said.ElementAtOrDefault(1))), http.RequestAborted);
    }

    // A cookie travels by itself; a change sent by another site's page must not ride on it.
    private static void DemandSameOrigin(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) return;
        var site = http.Request.Headers["Sec-Fetch-Site"].ToString();
        if (site is "cross-site" or "same-site") throw RefusedException.Forbidden("Yêu cầu từ một trang khác bị từ chối.", "origin.foreign");
        // A page that sends no Referer sends no origin either; that it is ours the browser says by itself.
        if (site is "same-origin") return;
        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length > 0 && origin != $"{http.Request.Scheme}://{http.Request.Host}")
            throw RefusedException.Forbidden("Yêu cầu từ một trang khác bị từ chối.", "origin.foreign");
    }

    private static void DemandSamePerson(HttpContext http, Actor actor)
    {
        if (http.Request.Headers[PersonHeader].ToString() is { Length: > 0 } said && said != $"{actor.PersonId}")
            throw RefusedException.Forbidden("Trên máy này đang có người khác đăng nhập; nội dung được giữ lại cho người đã ghi.", "actor.other");
    }

    private static Role? ActingAs(string? value) =>
        string.IsNullOrEmpty(value) ? null
        : Enum.TryParse<Role>(value, ignoreCase: true, out var role) && Enum.IsDefined(role) && !int.TryParse(value, out _) ? role
        : throw RefusedException.Malformed("actor.role", "Vai trò được chọn không có trong danh mục.");

    private static Guid? ActingFor(string? value) =>
        string.IsNullOrEmpty(value) ? null
        : Guid.TryParse(value, out var person) ? person
        : throw RefusedException.Malformed("actor.stand_in", "Người được làm thay không có trong danh mục.");
}
