using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Files;
using Supervision.Core.Papers;
using Supervision.Core.Papers.Edits;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>Takes a draft that was edited in Word from a plain form, and leads to what was changed in it.</summary>
[StreamedForm]
[IgnoreAntiforgeryToken]
public sealed class EditedDraftsPage(IMediator mediator, IAntiforgery antiforgery, FileIntake intake, Actor actor) : PageModel
{
    private static readonly RefusalKind[] Shown =
        [RefusalKind.Invalid, RefusalKind.Malformed, RefusalKind.Forbidden, RefusalKind.Conflict, RefusalKind.TooLarge, RefusalKind.WrongType, RefusalKind.Unavailable];

    public Guid Id { get; private set; }

    public PaperView Paper { get; private set; } = null!;

    public IReadOnlyList<DraftEditLine> Edits { get; private set; } = [];

    public IReadOnlyList<string> Errors { get; private set; } = [];

    public bool MayEdit { get; private set; }

    public Task OnGet(Guid id, CancellationToken ct) => Read(id, ct);

    public async Task<IActionResult> OnPost(Guid id, CancellationToken ct)
    {
        _ = actor.Identity;
        Guid? edit = null;
        try
        {
            await foreach (var (name, content) in new StreamedForm(HttpContext).Files(antiforgery))
            {
                if (edit is not null) throw RefusedException.Invalid("file.many", "Content", "Chọn một tệp.");
                var terms = await mediator.Send(new EditedDraftTerms(id), ct);
                await using var file = await intake.Receive(content, name, terms, ct);
                edit = (await mediator.Send(new CompareEditedDraft { PaperId = id, Content = file }, ct)).Id;
            }
            if (edit is null) throw RefusedException.Invalid("file.none", "Content", "Chọn tệp DOCX của dự thảo đã sửa.");
        }
        catch (RefusedException refused) when (Shown.Contains(refused.Kind) && refused.Code != "form.token")
        {
            Errors = [.. refused.Fields.Count > 0 ? refused.Fields.Values.SelectMany(m => m) : [refused.Message]];
            await Read(id, ct);
            Response.StatusCode = Problems.StatusOf(refused.Kind);
            return Page();
        }
        return LocalRedirect($"/van-ban/{id}/ban-sua/{edit}");
    }

    private async Task Read(Guid id, CancellationToken ct)
    {
        _ = actor.Identity;
        Id = id;
        Paper = await mediator.Send(new PaperDetails(id), ct);
        Edits = await mediator.Send(new DraftEditList(id), ct);
        MayEdit = Paper.Status is PaperStatus.Draft && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Paper, Act.Write);
    }
}
