using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Supervision.Api.Web;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;

namespace Supervision.Api.Endpoints;

internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder api)
    {
        api.Post<IssueToken, IssuedToken>("/tokens", "Lấy mã truy cập (bearer) bằng tên đăng nhập và mật khẩu; mã chỉ hiện một lần, hết hạn sau 12 giờ.");
        api.MapSession<SignIn>("/session", "Đăng nhập bằng cookie phiên: tên đăng nhập, thư điện tử hoặc số điện thoại; kèm mã xác thực nếu tài khoản có lớp thứ hai.");
        api.MapSession<SignInWithCode>("/session/code", "Bước thứ hai khi đăng nhập: mã xác thực cho lần đăng nhập vừa đúng mật khẩu.");
        api.MapDelete("/session", async (HttpContext http, IMediator mediator, Actor actor) =>
        {
            if (actor is { IsKnown: true, Identity.SessionId: { } session }) await mediator.Send(new EndSession { SessionId = session }, http.RequestAborted);
            await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return Results.NoContent();
        }).WithName("SignOut").WithSummary("Đăng xuất.").Produces(204).ProducesProblem(500);
    }

    /// <summary>Accounts: one's own, and for administrators those of others.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        api.Get<AccountDetails, AccountAnswer>("/account", "Tài khoản của tôi: cách đăng nhập, các phiên đang mở.");
        api.MapPost("/account/password", async (HttpContext http, IMediator mediator) =>
        {
            var changed = await mediator.Send(await RequestReader.Command<ChangeOwnPassword>(http), http.RequestAborted);
            if (changed.Session is { } goesOn) await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, PrincipalOf(goesOn));
            return Results.Json(changed, ApiJson.Options);
        }).Accepts<ChangeOwnPassword>("application/json").WithName(nameof(ChangeOwnPassword)).WithSummary("Đổi mật khẩu của tôi; các phiên khác và mã truy cập kết thúc.")
            .WithMetadata(new RequestOf(typeof(ChangeOwnPassword))).Produces<PasswordChanged>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).ProducesProblem(500);
        api.Post<EndSession, SessionsEnded>("/account/sessions/{sessionId}/end", "Kết thúc một phiên đăng nhập của tôi.");
        api.Post<EndOtherSessions, SessionsEnded>("/account/sessions/end", "Kết thúc mọi phiên khác của tôi.");
        api.Get<PersonAccount, PersonAccountAnswer>("/people/{personId}/account", "Tài khoản của một người, dành cho người quản trị.");
        api.Post<EndPersonSessions, SessionsEnded>("/people/{personId}/sessions/end", "Kết thúc các phiên đăng nhập của một người.");
    }

    private static void MapSession<TCommand>(this IEndpointRouteBuilder api, string pattern, string summary) where TCommand : IRequest<SignedIn> =>
        api.MapPost(pattern, async (HttpContext http, IMediator mediator) =>
        {
            var command = await RequestReader.Command<TCommand>(http);
            var signedIn = await mediator.Send(command, http.RequestAborted);
            await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, PrincipalOf(signedIn));
            return Results.Json(new SignedInAs(signedIn.PersonId, signedIn.Name), ApiJson.Options);
        }).Accepts<TCommand>("application/json").WithName(typeof(TCommand).Name).WithSummary(summary).WithMetadata(new RequestOf(typeof(TCommand)))
            .Produces<SignedInAs>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422).ProducesProblem(500);

    public static ClaimsPrincipal PrincipalOf(SignedIn signedIn) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, signedIn.PersonId.ToString()),
            new Claim(ClaimTypes.Name, signedIn.Name),
            new Claim(ActorMiddleware.StampClaim, signedIn.SecurityStamp),
            new Claim(ActorMiddleware.SessionClaim, signedIn.SessionId.ToString()),
        ], CookieAuthenticationDefaults.AuthenticationScheme));
}

/// <summary>Whose session was begun.</summary>
internal sealed record SignedInAs(Guid PersonId, string Name);
