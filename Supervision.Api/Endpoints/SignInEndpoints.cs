using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Supervision.Api.Web;
using Microsoft.AspNetCore.Identity;
using Supervision.Core.People;
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
        api.Handle("POST", "/account/password", async (http, mediator) =>
        {
            var changed = await mediator.Send(await RequestReader.Command<ChangeOwnPassword>(http), http.RequestAborted);
            if (changed.Session is { } goesOn) await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, PrincipalOf(goesOn));
            return Results.Json(changed, ApiJson.Options);
        }).Accepts<ChangeOwnPassword>("application/json").WithName(nameof(ChangeOwnPassword)).WithSummary("Đổi mật khẩu của tôi; các phiên khác và mã truy cập kết thúc.")
            .WithMetadata(new RequestOf(typeof(ChangeOwnPassword))).Produces<PasswordChanged>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).ProducesProblem(500);
        api.Post<EndSession, SessionsEnded>("/account/sessions/{sessionId}/end", "Kết thúc một phiên đăng nhập của tôi.");
        api.Post<EndOtherSessions, SessionsEnded>("/account/sessions/end", "Kết thúc mọi phiên khác của tôi.");
        api.Post<BeginAuthenticator, AuthenticatorBegun>("/account/authenticator", "Bắt đầu cài lớp xác thực thứ hai: tạo khóa cho ứng dụng trên điện thoại.");
        api.Get<AuthenticatorKey, AuthenticatorKeyAnswer>("/account/authenticator", "Khóa đang chờ xác nhận, kèm mã QR.");
        api.Post<ConfirmAuthenticator, RecoveryCodesAnswer>("/account/authenticator/confirm", "Bật lớp xác thực thứ hai bằng mã đầu tiên; trả các mã dự phòng, chỉ hiện một lần.");
        api.Post<RenewRecoveryCodes, RecoveryCodesAnswer>("/account/recovery-codes", "Tạo lại các mã dự phòng.");
        api.Post<RemoveAuthenticator, AuthenticatorRemoved>("/account/authenticator/remove", "Tắt lớp xác thực thứ hai của tôi.");
        api.MapPasskeys();

        api.Post<AskPasswordReset, ResetAsked>("/password-resets", "Yêu cầu đường dẫn đặt lại mật khẩu; trả lời như nhau với mọi tên.").RequireRateLimiting(RateLimits.Account);
        api.Get<PasswordLink, PasswordLinkAnswer>("/password-links", "Đường dẫn đặt mật khẩu là của ai; không thay đổi gì.").RequireRateLimiting(RateLimits.Account);
        api.Post<SetPasswordByLink, PasswordSet>("/password-links", "Đặt mật khẩu bằng đường dẫn dùng một lần.").RequireRateLimiting(RateLimits.Account);
        api.Post<InvitePerson, Invited>("/people/{personId}/invitation", "Mời một người vào hệ thống bằng đường dẫn dùng một lần; đường dẫn chỉ hiện một lần.");
        api.Post<RevokeAccountLinks, LinksRevoked>("/people/{personId}/links/revoke", "Thu hồi các đường dẫn chưa dùng của một người.");
        api.Put<SetPersonActive, Changed>("/people/{personId}/activity", "Đóng hoặc mở lại tài khoản của một người.");
        api.Post<ResetSecondFactor, AuthenticatorRemoved>("/people/{personId}/second-factor/reset", "Tắt lớp xác thực thứ hai của người đã mất điện thoại và mã dự phòng.");
        api.Get<SecondFactorRules, SecondFactorRulesAnswer>("/council/second-factor", "Những vai trò phải đăng nhập bằng hai lớp.");
        api.Put<SetSecondFactorRules, Changed>("/council/second-factor", "Đặt những vai trò phải đăng nhập bằng hai lớp.");
        api.Get<ApiTokenList, IReadOnlyList<ApiTokenLine>>("/api-tokens", "Mã kết nối của các hệ thống khác.");
        api.Post<MakeApiToken, MadeToken>("/api-tokens", "Tạo mã kết nối có phạm vi và thời hạn; mã chỉ hiện một lần.");
        api.Post<RevokeApiToken, TokenRevoked>("/api-tokens/{tokenId}/revoke", "Thu hồi một mã kết nối.");
        api.Get<StandInList, IReadOnlyList<StandInLine>>("/stand-ins", "Ai làm thay ai.");
        api.Post<AddStandIn, Created>("/stand-ins", "Giao người làm thay một vai trò giữa hai ngày.");
        api.Post<EndStandIn, Changed>("/stand-ins/{standInId}/end", "Chấm dứt việc làm thay trước hạn.");
        api.Get<PersonAccount, PersonAccountAnswer>("/people/{personId}/account", "Tài khoản của một người, dành cho người quản trị.");
        api.Post<EndPersonSessions, SessionsEnded>("/people/{personId}/sessions/end", "Kết thúc các phiên đăng nhập của một người.");
    }

    private static void MapPasskeys(this IEndpointRouteBuilder api)
    {
        api.MapPost("/account/passkeys/options", async (SignInManager<Account> manager, AccountManager accounts, Actor actor) =>
                Results.Text(await PasskeyCeremony.ToAdd(manager, accounts, actor), "application/json"))
            .WithName("PasskeyCreationOptions").WithSummary("Bắt đầu đăng ký khóa truy cập (WebAuthn): những gì trình duyệt phải ký.").Produces(200, contentType: "application/json").ProducesProblem(401).ProducesProblem(500);
        api.MapPost("/session/passkey/options", async (SignInManager<Account> manager) => Results.Text(await manager.MakePasskeyRequestOptionsAsync(null), "application/json"))
            .WithName("PasskeyRequestOptions").WithSummary("Bắt đầu đăng nhập bằng khóa truy cập (WebAuthn).").Produces(200, contentType: "application/json").ProducesProblem(429).ProducesProblem(500)
            .RequireRateLimiting(RateLimits.Account);
        api.Post<AddPasskey, Created>("/account/passkeys", "Thêm khóa truy cập đã ký cho tài khoản của tôi.");
        api.Put<RenamePasskey, PasskeyChanged>("/account/passkeys/{passkeyId}", "Đổi tên khóa truy cập của tôi.");
        api.Delete<RemovePasskey, PasskeyChanged>("/account/passkeys/{passkeyId}", "Bỏ khóa truy cập của tôi.");
        api.MapSession<SignInByPasskey>("/session/passkey", "Đăng nhập bằng khóa truy cập.");
    }

    private static void MapSession<TCommand>(this IEndpointRouteBuilder api, string pattern, string summary) where TCommand : IRequest<SignedIn> =>
        api.Handle("POST", pattern, async (http, mediator) =>
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
