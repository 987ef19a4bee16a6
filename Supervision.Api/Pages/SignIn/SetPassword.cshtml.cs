using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;

namespace Supervision.Api.Pages;

/// <summary>What a link of an invitation or a reset opens. Opening it changes nothing; only the form does, once.</summary>
[EnableRateLimiting(RateLimits.Account)]
[OpenToAll("the link proves who it is")]
public sealed class SetPasswordPage(IMediator mediator, Asking ask) : FormPage(mediator)
{
    [TempData]
    public string? Done { get; set; }

    [BindProperty(Name = "ma", SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    public PasswordLinkAnswer? Link { get; private set; }

    /// <summary>Why the link opens nothing.</summary>
    public string? Spent { get; private set; }

    public override void OnPageHandlerExecuting(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context)
    {
        // The address holds the secret: no other site hears of it, and nothing keeps the page.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers.CacheControl = "no-store";
    }

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPost() => Submit(new SetPasswordByLink { Token = Token ?? "", NewPassword = NewPassword ?? "" }, "", set =>
    {
        Done = $"Đã đặt mật khẩu. Hãy đăng nhập bằng “{set.SignInName}”.";
        return Task.FromResult<IActionResult>(LocalRedirect("/dang-nhap"));
    });

    protected override async Task Read(CancellationToken ct)
    {
        try
        {
            Link = await ask.Get(new PasswordLink(Token ?? ""), ct);
        }
        catch (RefusedException refused) when (refused.Kind is RefusalKind.Conflict)
        {
            Spent = refused.Message;
        }
    }
}
