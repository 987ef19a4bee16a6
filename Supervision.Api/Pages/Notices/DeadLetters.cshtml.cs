using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Core.Access;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Pages;

/// <summary>What was given up, with its error and a way to send it again.</summary>
public sealed class DeadLettersPage(IMediator mediator, Actor actor) : PageModel
{
    public Page<DeliveryLine> Letters { get; private set; } = new([], null);

    public bool MaySendAgain => PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Job, Act.Write);

    public async Task OnGet(string? sau, CancellationToken ct) => Letters = await mediator.Send(new DeadLetters { After = sau }, ct);

    public async Task<IActionResult> OnPost(Guid deliveryId, CancellationToken ct)
    {
        await mediator.Send(new SendAgain { DeliveryIds = [deliveryId] }, ct);
        return LocalRedirect("/thong-bao/khong-gui-duoc");
    }
}
