using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;

namespace Supervision.Api.Pages;

public sealed class SignOutPage : PageModel
{
    public async Task<IActionResult> OnPost()
    {
        Response.Cookies.Delete(ActorMiddleware.ActingAsCookie);
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return LocalRedirect("/");
    }
}
