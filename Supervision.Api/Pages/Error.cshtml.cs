using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Access;

namespace Supervision.Api.Pages;

/// <summary>What is shown when a page was refused, failed or is not there; asked for by itself it is not there either.</summary>
[IgnoreAntiforgeryToken]
[OpenToAll("it changes nothing")]
public sealed class ErrorPage(KeptForms forms) : PageModel
{
    public ProblemDetails Problem { get; private set; } = Problems.OfStatus(StatusCodes.Status404NotFound);

    /// <summary>Whoever sent the form is not, or no longer, signed in.</summary>
    public bool MustSignIn { get; private set; }

    /// <summary>The form that was sent, closed; null where there was nothing to keep.</summary>
    public string? Kept { get; private set; }

    /// <summary>The page that it stood on.</summary>
    public string? ReturnTo { get; private set; }

    public Task OnGet() => Show();

    public Task OnPost() => Show();

    private async Task Show()
    {
        Problem = Problems.Shown(HttpContext)
            ?? Problems.OfStatus(HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalStatusCode ?? StatusCodes.Status404NotFound);
        MustSignIn = Problem.Status == StatusCodes.Status401Unauthorized;
        Kept = MustSignIn ? await forms.Keep(HttpContext) : null;
        ReturnTo = MustSignIn ? Problems.PathOf(HttpContext) : null;
        Problems.Say(Response, Problem.Status!.Value);
    }
}
