using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Demo;
using Supervision.Api.Endpoints;
using Supervision.Api.Hosting;
using Supervision.Api.Web;
using Supervision.Core.SignIn;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>Signs in with a cookie; from the demonstration's start page by one click.</summary>
public sealed class SignInPage(IMediator mediator, ServerOptions options) : FormPage(mediator)
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The page that asked for it.</summary>
    [BindProperty(Name = "tiep", SupportsGet = true)]
    public string? ReturnTo { get; set; }

    public Task<IActionResult> OnPost() => Enter(Password ?? "");

    /// <summary>The demonstration's password stands on its first page, so its accounts need none typed.</summary>
    public Task<IActionResult> OnPostDemo() => options.Demo ? Enter(DemoAccounts.Password) : Task.FromResult<IActionResult>(NotFound());

    private Task<IActionResult> Enter(string password) => Submit(new SignIn(SearchText.Compose((UserName ?? "").Trim()), password), "", async signedIn =>
    {
        Response.Cookies.Delete(ActorMiddleware.ActingAsCookie);
        await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, SignInEndpoints.PrincipalOf(signedIn));
        return Url.IsLocalUrl(ReturnTo) ? LocalRedirect(ReturnTo) : LocalRedirect("/");
    });
}
