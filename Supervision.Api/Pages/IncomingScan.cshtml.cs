using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Registers;
using Supervision.Core.Storage;

namespace Supervision.Api.Pages;

/// <summary>Attaches the scan of an incoming document from a plain form; the file streams from the wire to the store.</summary>
[StreamedForm]
[IgnoreAntiforgeryToken]
public sealed class IncomingScanPage(IMediator mediator, IAntiforgery antiforgery, FileIntake intake, Actor actor) : PageModel
{
    private static readonly RefusalKind[] Shown =
        [RefusalKind.Invalid, RefusalKind.Malformed, RefusalKind.Conflict, RefusalKind.TooLarge, RefusalKind.WrongType, RefusalKind.Unavailable];

    public IncomingDocument View { get; private set; } = null!;

    public string? Error { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public Task OnGet(Guid id, CancellationToken ct) => Read(id, ct);

    public async Task<IActionResult> OnPost(Guid id, CancellationToken ct)
    {
        _ = actor.Identity;
        var attached = 0;
        try
        {
            await foreach (var (name, content) in new StreamedForm(HttpContext).Files(antiforgery))
            {
                await using var file = await intake.Receive(content, name, await mediator.Send(new IncomingScanTerms(id), ct), ct);
                await mediator.Send(new AttachIncomingScan { IncomingDocumentId = id, Content = file }, ct);
                attached++;
            }
            if (attached == 0) throw RefusedException.Invalid("file.none", "Content", "Chọn tệp bản quét.");
        }
        catch (RefusedException refused) when (Shown.Contains(refused.Kind) && refused.Code != "form.token")
        {
            Error = refused.Fields.Count > 0 ? string.Join(" ", refused.Fields.Values.SelectMany(messages => messages)) : refused.Message;
            await Read(id, ct);
            Response.StatusCode = Problems.StatusOf(refused.Kind);
            return Page();
        }
        Done = "Đã đính kèm bản quét.";
        return LocalRedirect($"/van-ban-den/{id}");
    }

    private async Task Read(Guid id, CancellationToken ct)
    {
        _ = actor.Identity;
        View = await mediator.Send(new IncomingDetails(id), ct);
    }
}
