using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Demo;
using Supervision.Api.Endpoints;
using Supervision.Api.Hosting;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Publishing;
using Supervision.Core.SignIn;
using Supervision.Core.SignIn.External;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>Signs in with a cookie, in two steps where the account has a second factor; from the demonstration's start page by one click.</summary>
[OpenToAll("signing in is how somebody becomes known")]
public sealed class SignInPage(IMediator mediator, ServerOptions options, Cookies cookies, Asking ask, KeptForms forms) : FormPage(mediator)
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

    /// <summary>Some council opened its public pages.</summary>
    public bool HasPublicPages { get; private set; }

    /// <summary>Only this council's ways in; where an installation has many, people come by an address that names theirs.</summary>
    [BindProperty(Name = "hoi-dong", SupportsGet = true)]
    public string? CouncilCode { get; set; }

    /// <summary>The page that asked for it.</summary>
    [BindProperty(Name = "tiep", SupportsGet = true)]
    public string? ReturnTo { get; set; }

    /// <summary>What was typed into another form before the session was over, closed.</summary>
    [BindProperty]
    public string? Kept { get; set; }

    /// <summary>That form, open again for whoever signed in.</summary>
    public KeptForm? Again { get; private set; }

    /// <summary>Where the form of this page is sent, whichever form led here.</summary>
    public string Door => string.IsNullOrWhiteSpace(CouncilCode) ? "/dang-nhap" : $"/dang-nhap?hoi-dong={Uri.EscapeDataString(CouncilCode)}";

    public Task OnGet(CancellationToken ct) => Read(ct);

    public string WayTo(SignInProvider provider) => $"/dang-nhap/ngoai/{provider.Id}" + (Url.IsLocalUrl(ReturnTo) ? $"?tiep={Uri.EscapeDataString(ReturnTo)}" : "");

    /// <summary>Shows this page with the form that waits for it.</summary>
    public async Task<IActionResult> OnPostKept(CancellationToken ct)
    {
        await Read(ct);
        return Page();
    }

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

    protected override async Task Read(CancellationToken ct)
    {
        Providers = await ask.Get(new SignInProviders { CouncilCode = string.IsNullOrWhiteSpace(CouncilCode) ? null : CouncilCode }, ct);
        HasPublicPages = (await ask.Get(new PublicCouncilList(), ct)).Count > 0;
    }

    private Task<IActionResult> Enter(IRequest<SignedIn> command) => Submit(command, "", async signedIn =>
    {
        Response.Cookies.Delete(cookies.ActingAs, cookies.Flags(HttpContext));
        var principal = SignInEndpoints.PrincipalOf(signedIn);
        await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, principal);
        if (forms.Open(Kept, signedIn.PersonId) is { } kept && Url.IsLocalUrl(kept.Address))
        {
            // The token of the form that is sent next is made for whoever is in now.
            HttpContext.User = principal;
            Again = kept;
            return Page();
        }
        return Url.IsLocalUrl(ReturnTo) ? LocalRedirect(ReturnTo) : LocalRedirect("/");
    });
}
