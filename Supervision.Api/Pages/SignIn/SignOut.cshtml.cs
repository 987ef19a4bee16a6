using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MediatR;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;

namespace Supervision.Api.Pages;

/// <summary>Ends the session, and takes the cookie away.</summary>
[OpenToAll("whoever is out already may leave again")]
public sealed class SignOutPage(IMediator mediator, Actor actor, Cookies cookies) : PageModel
{
    public async Task<IActionResult> OnPost()
    {
        if (actor is { IsKnown: true, Identity.SessionId: { } session }) await mediator.Send(new EndSession { SessionId = session }, HttpContext.RequestAborted);
        Response.Cookies.Delete(cookies.ActingAs, cookies.Flags(HttpContext));
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return LocalRedirect("/");
    }
}
