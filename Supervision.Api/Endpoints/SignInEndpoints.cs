using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Supervision.Api.Web;
using Supervision.Core.SignIn;

namespace Supervision.Api.Endpoints;

internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder api)
    {
        api.Post<IssueToken, IssuedToken>("/tokens", "Lấy mã truy cập (bearer) bằng tên đăng nhập và mật khẩu; mã chỉ hiện một lần, hết hạn sau 12 giờ.");
        api.MapPost("/session", async (HttpContext http, IMediator mediator) =>
        {
            var command = await RequestReader.Command<SignIn>(http);
            var signedIn = await mediator.Send(command, http.RequestAborted);
            await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, PrincipalOf(signedIn));
            return Results.Json(new SignedInAs(signedIn.PersonId, signedIn.Name), ApiJson.Options);
        }).Accepts<SignIn>("application/json").WithName("SignIn").WithSummary("Đăng nhập bằng cookie phiên.").WithMetadata(new RequestOf(typeof(SignIn)))
            .Produces<SignedInAs>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422).ProducesProblem(500);
        api.MapDelete("/session", async (HttpContext http) =>
        {
            await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return Results.NoContent();
        }).WithName("SignOut").WithSummary("Đăng xuất.").Produces(204).ProducesProblem(500);
    }

    public static ClaimsPrincipal PrincipalOf(SignedIn signedIn) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, signedIn.PersonId.ToString()),
            new Claim(ClaimTypes.Name, signedIn.Name),
            new Claim(ActorMiddleware.StampClaim, signedIn.SecurityStamp),
        ], CookieAuthenticationDefaults.AuthenticationScheme));
}

/// <summary>Whose session was begun.</summary>
internal sealed record SignedInAs(Guid PersonId, string Name);
