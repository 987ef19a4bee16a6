using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.UnitLinks;

namespace Supervision.Api.Pages;

/// <summary>
/// Where the link in a unit's mailbox leads. Opening the page looks nothing up, says nothing and uses nothing up, so that programs which open what comes by mail do no harm; the button exchanges the
/// secret for a cookie and leaves the address that holds it.
/// </summary>
[EnableRateLimiting(RateLimits.Link)]
[OpenToAll("the secret in the link says who it is")]
public sealed class UnitLinkPage(IMediator mediator, Actor actor, Cookies cookies) : FormPage(mediator)
{
    [BindProperty(Name = "ma", SupportsGet = true)]
    public string? Secret { get; set; }

    [TempData]
    public bool IsClosed { get; set; }

    public string? SignedInAs => actor is { IsKnown: true, Identity: { Link: null, Name: var name } } ? name : null;

    public override void OnPageHandlerExecuting(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context)
    {
        // The address holds the secret: no other site hears of it, and nothing keeps the page.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers.CacheControl = "no-store";
    }

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPost()
    {
        if (SignedInAs is not null) return Page();
        return await Submit(new OpenUnitLink(Secret ?? ""), "", opened =>
        {
            Response.Cookies.Append(cookies.UnitLink, opened.SessionSecret, cookies.Flags(HttpContext));
            return Task.FromResult<IActionResult>(LocalRedirect(opened.Route));
        });
    }
}
