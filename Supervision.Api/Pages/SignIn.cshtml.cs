using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Demo;
using Supervision.Api.Endpoints;
using Supervision.Api.Hosting;
using Supervision.Api.Web;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>Signs in with a cookie, in two steps where the account has a second factor; from the demonstration's start page by one click.</summary>
public sealed class SignInPage(IMediator mediator, ServerOptions options, Cookies cookies) : FormPage(mediator)
{
    [TempData]
    public string? Done { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What the first step gave, where a second one is needed.</summary>
    [BindProperty]
    public string? Ticket { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The page that asked for it.</summary>
    [BindProperty(Name = "tiep", SupportsGet = true)]
    public string? ReturnTo { get; set; }

    public Task<IActionResult> OnPost() => Enter(new SignIn(SearchText.Compose((UserName ?? "").Trim()), Password ?? ""));

    /// <summary>What the browser's authenticator signed.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    public Task<IActionResult> OnPostPasskey() => Enter(new SignInByPasskey(Credential ?? ""));

    public Task<IActionResult> OnPostCode() => Enter(new SignInWithCode(Ticket ?? "", (Code ?? "").Trim()));

    /// <summary>The demonstration's password stands on its first page, so its accounts need none typed.</summary>
    public Task<IActionResult> OnPostDemo() => options.Demo ? Enter(new SignIn(SearchText.Compose((UserName ?? "").Trim()), DemoAccounts.Password)) : Task.FromResult<IActionResult>(NotFound());

    protected override void Mark(string form, RefusedException refused)
    {
        if (refused.Code == "sign_in.ticket") Ticket = null;
        if (refused.Code == "sign_in.code_needed") Ticket = (string?)refused.More["ticket"];
        else base.Mark(form, refused);
    }

    private Task<IActionResult> Enter(IRequest<SignedIn> command) => Submit(command, "", async signedIn =>
    {
        Response.Cookies.Delete(cookies.ActingAs, cookies.Flags(HttpContext));
        await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, SignInEndpoints.PrincipalOf(signedIn));
        return Url.IsLocalUrl(ReturnTo) ? LocalRedirect(ReturnTo) : LocalRedirect("/");
    });
}
