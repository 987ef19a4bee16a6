using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>A unit as notices name it: leads to the unit's part of the ledger.</summary>
public sealed class UnitRedirectPage(Actor actor) : PageModel
{
    public IActionResult OnGet(Guid id)
    {
        _ = actor.Identity;
        return LocalRedirect($"/noi-dung?don-vi={id}");
    }
}
