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

    public IActionResult OnPost(Role? role, Guid? thay)
    {
        if (ModelState.IsValid && thay is { } whose)
        {
            var stands = actor.Identity.StandsInFor.FirstOrDefault(s => s.PersonId == whose && s.Role == role)
                ?? throw RefusedException.Malformed("actor.stand_in", "Đồng chí không được giao làm thay vai trò này hôm nay.");
            return Choose($"{stands.Role}/{stands.PersonId}");
        }
        if (!ModelState.IsValid || (role is { } chosen && !actor.Identity.Held.Contains(chosen)))
            throw RefusedException.Malformed("actor.role", "Vai trò được chọn không phải vai trò đang giữ.");
        return Choose(role?.ToString());
    }

    private LocalRedirectResult Choose(string? chosen)
    {
        if (chosen is null) Response.Cookies.Delete(cookies.ActingAs, cookies.Flags(HttpContext));
        else Response.Cookies.Append(cookies.ActingAs, chosen, cookies.Flags(HttpContext));
        return LocalRedirect("/");
    }
}
