using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Evidence;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;

namespace Supervision.Api.Pages;

/// <summary>Attaches evidence to a task from a plain form; the files stream from the wire to the store, as through the API.</summary>
[StreamedForm]
[IgnoreAntiforgeryToken]
public sealed class TaskEvidencePage(IMediator mediator, IAntiforgery antiforgery, FileIntake intake, Actor actor) : PageModel
{
    private static readonly RefusalKind[] Shown =
        [RefusalKind.Invalid, RefusalKind.Malformed, RefusalKind.Forbidden, RefusalKind.Conflict, RefusalKind.TooLarge, RefusalKind.WrongType, RefusalKind.Unavailable];

    public TaskView View { get; private set; } = null!;

    /// <summary>Null where nothing can be attached now.</summary>
    public IntakeTerms? Terms { get; private set; }

    public IReadOnlyList<string> Errors { get; private set; } = [];

    public Secrecy Secrecy { get; private set; }

    public int? Item { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public async Task OnGet(Guid id, CancellationToken ct) => await Read(id, ct);

    public async Task<IActionResult> OnPost(Guid id, CancellationToken ct)
    {
        _ = actor.Identity;
        var form = new StreamedForm(HttpContext);
        var attached = new List<string>();
        var at = "";
        try
        {
            await foreach (var (name, content) in form.Files(antiforgery))
            {
                at = name;
                (Secrecy, Item) = (SecrecyOf(form["secrecy"]), ItemOf(form["evidenceItemNumber"]));
                var terms = await mediator.Send(new EvidenceTerms { TaskId = id, Secrecy = Secrecy, EvidenceItemNumber = Item }, ct);
                await using var file = await intake.Receive(content, name, terms, ct);
                await mediator.Send(new AddEvidence { TaskId = id, Secrecy = Secrecy, EvidenceItemNumber = Item, Content = file }, ct);
                attached.Add(name);
            }
            if (attached.Count == 0) throw RefusedException.Invalid("file.none", "Content", "Chọn ít nhất một tệp.");
        }
        catch (RefusedException refused) when (Shown.Contains(refused.Kind) && refused.Code != "form.token")
        {
            var said = refused.Fields.Count > 0 ? refused.Fields.Values.SelectMany(m => m) : [refused.Message];
            Errors = [.. said.Select(message => at.Length > 0 ? $"Tệp “{at}”: {message}" : message)];
            if (attached.Count > 0) Errors = [.. Errors, $"Đã đính kèm trước đó: {string.Join("; ", attached)}."];
            await Read(id, ct);
            Response.StatusCode = Problems.StatusOf(refused.Kind);
            return Page();
        }
        Done = $"Đã đính kèm {attached.Count} tệp minh chứng.";
        return LocalRedirect($"/noi-dung/{id}");
    }

    private async Task Read(Guid id, CancellationToken ct)
    {
        _ = actor.Identity;
        View = await mediator.Send(new TaskDetails(id), ct);
        try
        {
            Terms = await mediator.Send(new EvidenceTerms { TaskId = id }, ct);
        }
        catch (RefusedException refused) when (Errors.Count == 0 && refused.Kind is RefusalKind.Conflict)
        {
            Errors = [refused.Message];
        }
        catch (RefusedException refused) when (Errors.Count > 0 && refused.Kind is RefusalKind.Conflict or RefusalKind.Forbidden)
        {
            Terms = null;
        }
    }

    private static Secrecy SecrecyOf(string? value) => Enum.TryParse<Secrecy>(value, out var secrecy) && Enum.IsDefined(secrecy) ? secrecy
        : throw RefusedException.Invalid("form.secrecy", nameof(Secrecy), "Chọn độ mật của tài liệu.");

    private static int? ItemOf(string? value) => string.IsNullOrEmpty(value) ? null : int.TryParse(value, out var item) ? item
        : throw RefusedException.Invalid("form.item", nameof(AddEvidence.EvidenceItemNumber), "Số thứ tự minh chứng phải là một số.");
}
