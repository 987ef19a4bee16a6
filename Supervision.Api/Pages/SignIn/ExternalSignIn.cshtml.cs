using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Endpoints;
using Supervision.Api.Hosting;
using Supervision.Api.Web;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn.External;

namespace Supervision.Api.Pages;

/// <summary>Signs in by a council's own identity provider: leads there, and takes in whoever comes back.</summary>
public sealed class ExternalSignInPage(IMediator mediator, Cookies cookies) : PageModel
{
    /// <summary>Where providers send people back to; they have to be told it.</summary>
    public const string Way = "/dang-nhap/ngoai/ve";

    private const string TicketCookie = "giam-sat-dinh-danh";

    public ExternalLoginStatus? Status { get; private set; }

    /// <summary>Comes back with a code, or with what went wrong there.</summary>
    public async Task<IActionResult> OnGet(string? code, string? state, string? iss, string? error, CancellationToken ct)
    {
        var ticket = Request.Cookies[cookies.Named(TicketCookie)] ?? "";
        Response.Cookies.Delete(cookies.Named(TicketCookie), Flags(cookies, HttpContext));
        try
        {
            if (!string.IsNullOrEmpty(error)) throw RefusedException.Unauthenticated("Đồng chí chưa đăng nhập xong ở hệ thống định danh; hãy bắt đầu lại.", "external.cancelled");
            if (ticket.Length == 0) throw RefusedException.Unauthenticated("Lần đăng nhập này không do trình duyệt này bắt đầu, hoặc đã quá thời gian; hãy bắt đầu lại.", "external.ticket");
            var done = await mediator.Send(new FinishExternalSignIn { Ticket = ticket, State = state ?? "", Code = code ?? "", AnsweredBy = iss }, ct);
            if (done.SignedIn is not { } signedIn)
            {
                Status = done.Status;
                Response.StatusCode = StatusCodes.Status403Forbidden;
                return Page();
            }
            Response.Cookies.Delete(cookies.ActingAs, cookies.Flags(HttpContext));
            await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, SignInEndpoints.PrincipalOf(signedIn));
            return Url.IsLocalUrl(done.ReturnTo) ? LocalRedirect(done.ReturnTo) : LocalRedirect("/");
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError("", refused.Message);
            Response.StatusCode = Problems.StatusOf(refused.Kind);
            return Page();
        }
    }

    /// <summary>Leads somebody to the provider, with a ticket in their browser that only this sign-in can be finished with.</summary>
    public static async Task<IResult> Begin(HttpContext http, IMediator mediator, ServerOptions options, Cookies cookies, Guid provider, string? tiep)
    {
        var root = options.PublicUrl?.TrimEnd('/') ?? $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}";
        var challenge = await mediator.Send(new BeginExternalSignIn { IdentityProviderId = provider, RedirectUri = root + Way, ReturnTo = tiep }, http.RequestAborted);
        http.Response.Cookies.Append(cookies.Named(TicketCookie), challenge.Ticket, Flags(cookies, http));
        return Results.Redirect(challenge.Address.AbsoluteUri);
    }

    // Its time is over with the ticket's.
    private static CookieOptions Flags(Cookies cookies, HttpContext http)
    {
        var flags = cookies.Flags(http);
        flags.MaxAge = TimeSpan.FromMinutes(10);
        return flags;
    }
}
