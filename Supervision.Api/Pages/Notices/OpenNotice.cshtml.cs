using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Core.Notices;

namespace Supervision.Api.Pages;

/// <summary>The way from a mail: whoever comes by it has read the notice, and is led to what it is about.</summary>
public sealed class OpenNoticePage(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGet(Guid noticeId, CancellationToken ct) =>
        LocalRedirect((await mediator.Send(new MarkRead { NoticeId = noticeId }, ct)).Link ?? "/thong-bao");
}
