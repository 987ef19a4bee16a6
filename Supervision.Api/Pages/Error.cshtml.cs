using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;

namespace Supervision.Api.Pages;

/// <summary>What is shown when a page was refused, failed or is not there; asked for by itself it is not there either.</summary>
[IgnoreAntiforgeryToken]
public sealed class ErrorPage : PageModel
{
    public ProblemDetails Problem { get; private set; } = Problems.OfStatus(StatusCodes.Status404NotFound);

    public void OnGet() => Show();

    public void OnPost() => Show();

    private void Show()
    {
        Problem = Problems.Shown(HttpContext)
            ?? Problems.OfStatus(HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalStatusCode ?? StatusCodes.Status404NotFound);
        Problems.Say(Response, Problem.Status!.Value);
    }
}
