using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Web;

/// <summary>
/// A page whose form brings files, which stream from the wire to the store as through the API. Nothing of a form is done before its token is proven; what is refused is shown on the page
/// again, beside what was typed.
/// </summary>
[StreamedForm]
[IgnoreAntiforgeryToken]
public abstract class StreamedFormPage(IAntiforgery antiforgery, FileIntake intake, Actor actor) : PageModel
{
    private static readonly RefusalKind[] Shown =
    [
        RefusalKind.Invalid, RefusalKind.Malformed, RefusalKind.Forbidden, RefusalKind.Conflict, RefusalKind.Stale, RefusalKind.TooLarge, RefusalKind.WrongType, RefusalKind.Unavailable,
    ];

    // The file that is being taken went into the store; what is read otherwise is gone with the request.
    private bool _isReceived;

    /// <summary>What was just done, for the page that follows.</summary>
    [TempData]
    public string? Done { get; set; }

    public Task OnGet(Guid id, CancellationToken ct)
    {
        _ = actor.Identity;
        return Read(id, ct);
    }

    public async Task<IActionResult> OnPost(Guid id, CancellationToken ct)
    {
        _ = actor.Identity;
        if (Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true) return await Reopen(id, ct);
        var (form, chosen) = (new StreamedForm(HttpContext), new LostFiles());
        string next;
        try
        {
            await foreach (var (name, content) in form.Files(antiforgery))
            {
                var field = form.Field;
                chosen.Begin(field, name);
                _isReceived = false;
                await Take(id, form, name, content, ct);
                chosen.End(field, _isReceived);
            }
            next = await Finish(id, form, ct);
        }
        // A form whose token is missing, wrong or old is nobody's: no page is shown for it.
        catch (RefusedException refused) when (Shown.Contains(refused.Kind) && refused.Code != StreamedForm.TokenCode)
        {
            Refuse(form, refused);
            chosen.Refuse(refused);
            chosen.Tell(ViewData);
            await Read(id, ct);
            Problems.Say(Response, Problems.StatusOf(refused.Kind));
            return Page();
        }
        return LocalRedirect(next);
    }

    // What was typed before the session was over; a browser gives no file again that was chosen once.
    private async Task<IActionResult> Reopen(Guid id, CancellationToken ct)
    {
        var form = await StreamedForm.Kept(HttpContext, antiforgery);
        if (form[KeptForms.Mark] is null) throw RefusedException.WrongType("Tệp phải được gửi bằng biểu mẫu của trang này.");
        Refuse(form, RefusedException.Conflict("form.reopened", "Biểu mẫu chưa được gửi; nội dung đã nhập còn nguyên. Tệp đã chọn không giữ lại được, hãy chọn lại tệp rồi gửi."));
        await Read(id, ct);
        return Page();
    }

    /// <summary>Reads what the page shows; asked again after a refusal.</summary>
    protected abstract Task Read(Guid id, CancellationToken ct);

    /// <summary>Takes one file as it comes; the fields of the form that stood before it are known.</summary>
    private protected abstract Task Take(Guid id, StreamedForm form, string name, Stream content, CancellationToken ct);

    /// <summary>The whole form was read; says in <see cref="Done"/> what was done, and answers the address to go on to.</summary>
    private protected abstract Task<string> Finish(Guid id, StreamedForm form, CancellationToken ct);

    /// <summary>Puts a refusal where the page shows it.</summary>
    private protected abstract void Refuse(StreamedForm form, RefusedException refused);

    /// <summary>Streams a file into the store, as what it may be; whoever asked closes it, and keeps it before the form goes on.</summary>
    private protected async Task<ReceivedFile> Receive(Stream content, string name, IntakeTerms terms, CancellationToken ct)
    {
        var file = await intake.Receive(content, name, terms, ct);
        _isReceived = true;
        return file;
    }

    /// <summary>What a refusal says: of its fields, else as a whole.</summary>
    private protected static IReadOnlyList<string> Said(RefusedException refused) =>
        refused.Fields.Count > 0 ? [.. refused.Fields.Values.SelectMany(messages => messages)] : [refused.Message];
}
