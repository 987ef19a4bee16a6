using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Supervision.Api.Pages;
using Supervision.Api.Web;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn.External;
using Supervision.Core.Storage;

namespace Supervision.Api.Endpoints;

/// <summary>Signing in at a council's own identity provider, and whom that lets in.</summary>
internal static class ProviderEndpoints
{
    public static void MapIdentityProviders(this IEndpointRouteBuilder api)
    {
        api.Get<IdentityProviderList, IReadOnlyList<IdentityProviderLine>>("/identity-providers", "Các hệ thống định danh (OpenID Connect) của Hội đồng nhân dân; không có khóa bí mật.");
        api.Post<AddIdentityProvider, Created>("/identity-providers", "Khai báo hệ thống định danh và quy tắc đề xuất vai trò.");
        api.Put<ChangeIdentityProvider, Changed>("/identity-providers/{identityProviderId}", "Thay đổi hoặc đóng hệ thống định danh.");
        api.Get<ExternalLoginList, Page<ExternalLoginLine>>("/external-logins", "Người đăng nhập từ hệ thống định danh: đang chờ, đã phê duyệt, bị từ chối.");
        api.Post<ApproveExternalLogin, Changed>("/external-logins/{externalLoginId}/approve", "Phê duyệt: là người đã có, hoặc thêm thành người mới.");
        api.Post<RefuseExternalLogin, Changed>("/external-logins/{externalLoginId}/refuse", "Từ chối, hoặc chấm dứt cách đăng nhập đã phê duyệt; các phiên kết thúc.");
        api.Get<SignInProviders, IReadOnlyList<SignInProvider>>("/session/providers", "Các hệ thống định danh đăng nhập được.");
        api.Get<BeginExternalSignIn, ExternalChallenge>("/session/providers/{identityProviderId}", "Bắt đầu đăng nhập: địa chỉ cần mở và phiếu giữ lại đến khi quay về.");
        api.Handle("POST", "/session/external", async (http, mediator) =>
        {
            var done = await mediator.Send(await RequestReader.Command<FinishExternalSignIn>(http), http.RequestAborted);
            if (done.SignedIn is { } signedIn) await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, SignInEndpoints.PrincipalOf(signedIn));
            return Results.Json(new ExternalSignInStatus(done.Status), ApiJson.Options);
        }).Accepts<FinishExternalSignIn>("application/json").WithName(nameof(FinishExternalSignIn)).WithSummary("Hoàn tất đăng nhập từ hệ thống định danh; trạng thái trả về cho biết đã vào hay còn chờ phê duyệt.")
            .WithMetadata(new RequestOf(typeof(FinishExternalSignIn))).Produces<ExternalSignInStatus>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(422).ProducesProblem(500);
    }

    /// <summary>The button on the sign-in page. It changes nothing here, so following it twice harms nobody.</summary>
    public static void MapExternalSignIn(this IEndpointRouteBuilder app) => app.MapGet("/dang-nhap/ngoai/{provider:guid}", ExternalSignInPage.Begin).ExcludeFromDescription();
}

/// <summary>What became of a sign-in at an identity provider.</summary>
internal sealed record ExternalSignInStatus(ExternalLoginStatus Status);
