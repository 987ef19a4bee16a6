using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Supervision.Api.Web;
using Supervision.Core.Checking;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>The public page behind the QR code of a paper.</summary>
[EnableRateLimiting(RateLimits.Check)]
public sealed class CheckPage(IMediator mediator) : PageModel
{
    [BindProperty(Name = "code", SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>As typed into the page's own form.</summary>
    [BindProperty(Name = "ma", SupportsGet = true)]
    public string? Typed { get; set; }

    public CheckedPaper? Paper { get; private set; }

    public bool IsUnknown { get; private set; }

    public async Task OnGet(CancellationToken ct)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex";
        if ((Code ?? Typed) is not { Length: > 0 } asked) return;
        Typed = asked.Length > 20 ? asked[..20] : asked;
        try
        {
            Paper = await mediator.Send(new CheckPaper(Typed), ct);
            Typed = Paper.Code;
        }
        catch (RefusedException refused) when (refused.Kind is RefusalKind.NotFound)
        {
            IsUnknown = true;
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
