using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.SignIn;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>Asks for a link to a new password; the page says the same to everybody.</summary>
[EnableRateLimiting(RateLimits.Account)]
[OpenToAll("whoever forgot a password cannot be signed in")]
public sealed class ForgotPasswordPage(IMediator mediator) : FormPage(mediator)
{
    [BindProperty]
    public string? UserName { get; set; }

    public string? Done { get; private set; }

    public Task<IActionResult> OnPost() => Submit(new AskPasswordReset(SearchText.Compose((UserName ?? "").Trim())), "", asked =>
    {
        Done = asked.Message;
        return Task.FromResult<IActionResult>(Page());
    });
}
