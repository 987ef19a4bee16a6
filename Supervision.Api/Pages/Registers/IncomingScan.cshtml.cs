using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Supervision.Api.Web;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Registers;
using Supervision.Core.Storage;

namespace Supervision.Api.Pages;

/// <summary>Attaches the scan of an incoming document.</summary>
public sealed class IncomingScanPage(IMediator mediator, IAntiforgery antiforgery, FileIntake intake, Actor actor) : StreamedFormPage(antiforgery, intake, actor)
{
    private bool _isTaken;

    public IncomingDocument View { get; private set; } = null!;

    public string? Error { get; private set; }

    protected override async Task Read(Guid id, CancellationToken ct) => View = await mediator.Send(new IncomingDetails(id), ct);

    private protected override async Task Take(Guid id, StreamedForm form, string name, Stream content, CancellationToken ct)
    {
        await using var file = await Receive(content, name, await mediator.Send(new IncomingScanTerms(id), ct), ct);
        await mediator.Send(new AttachIncomingScan { IncomingDocumentId = id, Content = file }, ct);
        _isTaken = true;
    }

    private protected override Task<string> Finish(Guid id, StreamedForm form, CancellationToken ct)
    {
        if (!_isTaken) throw RefusedException.Invalid("file.none", "Content", "Chọn tệp bản quét.");
        Done = "Đã đính kèm bản quét.";
        return Task.FromResult($"/van-ban-den/{id}");
    }

    private protected override void Refuse(StreamedForm form, RefusedException refused) => Error = string.Join(" ", Said(refused));
}
