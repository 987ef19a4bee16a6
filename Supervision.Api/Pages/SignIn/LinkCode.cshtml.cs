using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;
using Supervision.Core.UnitLinks;

namespace Supervision.Api.Pages;

/// <summary>Where whoever opened a link proves by a code to be whom the unit named, and where they leave.</summary>
[EnableRateLimiting(RateLimits.Link)]
[OpenToAll("the cookie of a link says who it is")]
public sealed class LinkCodePage(IMediator mediator, Asking ask, Cookies cookies) : FormPage(mediator)
{
    [TempData]
    public string? Done { get; set; }

    [BindProperty]
    public Role? Role { get; set; }

    [BindProperty]
    public string? CodeSecret { get; set; }

    public LinkAboutAnswer About { get; private set; } = null!;

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostSend() => Role is { } role
        ? Submit(new SendLinkCode(role), "", sent => Go($"Đã gửi mã tới {sent.SentTo}.", "/lien-ket/ma"))
        : Missing();

    public Task<IActionResult> OnPostConfirm() => Submit(new ConfirmLinkCode(CodeSecret ?? ""), "", confirmed =>
    {
        Response.Cookies.Append(cookies.UnitLink, confirmed.SessionSecret, cookies.Flags(HttpContext));
        return Go($"Đã xác nhận: {confirmed.Name} ({confirmed.Role.Label()}). Từ nay đến khi đóng, trình duyệt này gửi được thay đổi cho việc này.", confirmed.Route);
    });

    public async Task<IActionResult> OnPostClose() => await Submit(new EndLinkSession(), "", _ =>
    {
        Response.Cookies.Delete(cookies.UnitLink, cookies.Flags(HttpContext));
        TempData[nameof(UnitLinkPage.IsClosed)] = true;
        return Task.FromResult<IActionResult>(LocalRedirect("/lien-ket"));
    });

    protected override async Task Read(CancellationToken ct) => About = await ask.Get(new LinkAbout(), ct);

    private Task<IActionResult> Go(string done, string route)
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect(route));
    }

    private async Task<IActionResult> Missing()
    {
        ModelState.AddModelError(nameof(Role), "Hãy chọn đồng chí là ai.");
        await Read(HttpContext.RequestAborted);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
