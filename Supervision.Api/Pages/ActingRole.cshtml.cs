using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>Who holds several roles chooses the one to act in.</summary>
public sealed class ActingRolePage(Actor actor, Cookies cookies) : PageModel
{
    public void OnGet() => _ = actor.Identity;

    public IActionResult OnPost(Role? role)
    {
        if (!ModelState.IsValid || (role is { } chosen && !actor.Identity.Held.Contains(chosen)))
            throw RefusedException.Malformed("actor.role", "Vai trò được chọn không phải vai trò đang giữ.");
        if (role is null) Response.Cookies.Delete(cookies.ActingAs, cookies.Flags(HttpContext));
        else Response.Cookies.Append(cookies.ActingAs, role.Value.ToString(), cookies.Flags(HttpContext));
        return LocalRedirect("/");
    }
}
