using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Storage;

namespace Supervision.Api.Pages;

/// <summary>The actor's notices; each leads to what it is about.</summary>
public sealed class NoticesPage(IMediator mediator, Asking ask) : PageModel
{
    public Page<NoticeLine> Notices { get; private set; } = new([], null);

    public bool SeesDeliveries => ask.May(Subject.Job);

    /// <summary>The newest unread notice of the page, up to which all are read at once.</summary>
    public Guid? Newest => Notices.Items.FirstOrDefault(n => n.ReadAt is null)?.Id;

    public async Task OnGet(string? sau, CancellationToken ct) => Notices = await mediator.Send(new NoticeList { After = sau }, ct);

    public async Task<IActionResult> OnPostRead(Guid noticeId, CancellationToken ct)
    {
        await mediator.Send(new MarkRead { NoticeId = noticeId }, ct);
        return LocalRedirect("/thong-bao");
    }

    public async Task<IActionResult> OnPostAll(Guid upTo, CancellationToken ct)
    {
        await mediator.Send(new MarkAllRead { UpToNoticeId = upTo }, ct);
        return LocalRedirect("/thong-bao");
    }
}
