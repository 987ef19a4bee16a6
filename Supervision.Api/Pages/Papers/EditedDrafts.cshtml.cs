using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Files;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Edits;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>Takes a draft that was edited in Word, and leads to what was changed in it.</summary>
public sealed class EditedDraftsPage(IMediator mediator, IAntiforgery antiforgery, FileIntake intake, Actor actor) : StreamedFormPage(antiforgery, intake, actor)
{
    private readonly Actor _actor = actor;
    private Guid? _edit;

    public Guid Id { get; private set; }

    public PaperView Paper { get; private set; } = null!;

    public IReadOnlyList<DraftEditLine> Edits { get; private set; } = [];

    public IReadOnlyList<string> Errors { get; private set; } = [];

    public bool MayEdit { get; private set; }

    protected override async Task Read(Guid id, CancellationToken ct)
    {
        Id = id;
        Paper = await mediator.Send(new PaperDetails(id), ct);
        Edits = await mediator.Send(new DraftEditList(id), ct);
        MayEdit = Paper.Status is PaperStatus.Draft && PermissionMatrix.AllowsAny(_actor.Identity.Roles, Subject.Paper, Act.Write);
    }

    private protected override async Task Take(Guid id, StreamedForm form, string name, Stream content, CancellationToken ct)
    {
        if (_edit is not null) throw RefusedException.Invalid("file.many", "Content", "Chọn một tệp.");
        await using var file = await Receive(content, name, await mediator.Send(new EditedDraftTerms(id), ct), ct);
        _edit = (await mediator.Send(new CompareEditedDraft { PaperId = id, Content = file }, ct)).Id;
    }

    private protected override Task<string> Finish(Guid id, StreamedForm form, CancellationToken ct) => _edit is { } edit
        ? Task.FromResult($"/van-ban/{id}/ban-sua/{edit}")
        : throw RefusedException.Invalid("file.none", "Content", "Chọn tệp DOCX của dự thảo đã sửa.");

    private protected override void Refuse(StreamedForm form, RefusedException refused) => Errors = Said(refused);
}
