using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Demo;
using Supervision.Api.Endpoints;
using Supervision.Api.Hosting;
using Supervision.Api.Web;
using Supervision.Core.Pipeline;
using Supervision.Core.SignIn;
using Supervision.Core.SignIn.External;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>Signs in with a cookie, in two steps where the account has a second factor; from the demonstration's start page by one click.</summary>
public sealed class SignInPage(IMediator mediator, ServerOptions options, Cookies cookies, Asking ask) : FormPage(mediator)
{
    [TempData]
    public string? Done { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What the first step gave, where a second one is needed.</summary>
    [BindProperty]
    public string? Ticket { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Ways in besides the password.</summary>
    public IReadOnlyList<SignInProvider> Providers { get; private set; } = [];

    /// <summary>Only this council's ways in; where an installation has many, people come by an address that names theirs.</summary>
    [BindProperty(Name = "hoi-dong", SupportsGet = true)]
    public string? CouncilCode { get; set; }

    /// <summary>The page that asked for it.</summary>
    [BindProperty(Name = "tiep", SupportsGet = true)]
    public string? ReturnTo { get; set; }

    public Task OnGet(CancellationToken ct) => Read(ct);

    public string WayTo(SignInProvider provider) => $"/dang-nhap/ngoai/{provider.Id}" + (Url.IsLocalUrl(ReturnTo) ? $"?tiep={Uri.EscapeDataString(ReturnTo)}" : "");

    public Task<IActionResult> OnPost() => Enter(new SignIn(SearchText.Compose((UserName ?? "").Trim()), Password ?? ""));

    /// <summary>What the browser's authenticator signed.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    public Task<IActionResult> OnPostPasskey() => Enter(new SignInByPasskey(Credential ?? ""));

    public Task<IActionResult> OnPostCode() => Enter(new SignInWithCode(Ticket ?? "", (Code ?? "").Trim()));

    /// <summary>The demonstration's password stands on its first page, so its accounts need none typed.</summary>
    public Task<IActionResult> OnPostDemo() => options.Demo ? Enter(new SignIn(SearchText.Compose((UserName ?? "").Trim()), DemoAccounts.Password)) : Task.FromResult<IActionResult>(NotFound());

    protected override void Mark(string form, RefusedException refused)
    {
        if (refused.Code == "sign_in.ticket") Ticket = null;
        if (refused.Code == "sign_in.code_needed") Ticket = (string?)refused.More["ticket"];
        else base.Mark(form, refused);
    }

    protected override async Task Read(CancellationToken ct) => Providers = await ask.Get(new SignInProviders { CouncilCode = string.IsNullOrWhiteSpace(CouncilCode) ? null : CouncilCode }, ct);

    private Task<IActionResult> Enter(IRequest<SignedIn> command) => Submit(command, "", async signedIn =>
    {
        Response.Cookies.Delete(cookies.ActingAs, cookies.Flags(HttpContext));
        await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, SignInEndpoints.PrincipalOf(signedIn));
        return Url.IsLocalUrl(ReturnTo) ? LocalRedirect(ReturnTo) : LocalRedirect("/");
    });
}
