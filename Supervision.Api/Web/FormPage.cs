using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Web;

/// <summary>A page with a form: sends a command, shows a refusal beside the fields it is about, and keeps what was typed.</summary>
public abstract class FormPage(IMediator mediator) : PageModel
{
    private static readonly RefusalKind[] Correctable = [RefusalKind.Invalid, RefusalKind.Conflict, RefusalKind.Stale, RefusalKind.Unauthenticated, RefusalKind.Forbidden, RefusalKind.Unavailable];

    /// <param name="form">The name the fields are bound under; empty when they stand on the page itself.</param>
    /// <param name="done">Where to go once it is done.</param>
    protected async Task<IActionResult> Submit<T>(IRequest<T> command, string form, Func<T, Task<IActionResult>> done)
    {
        if (Request.HasFormContentType && Request.Form.ContainsKey(KeptForms.Mark)) return await Found();
        UnchosenLists.Fill(command);
        if (!ModelState.IsValid)
        {
            await Judge(command, form);
            return await Again(StatusCodes.Status422UnprocessableEntity);
        }
        if (Request.HasFormContentType && Request.Form[$"{form}.Once"].ToString() is { Length: > 0 } once)
        {
            Request.Headers["Idempotency-Key"] = once;
            RequestReader.Identify(HttpContext, $"{command}");
        }
        T result;
        try
        {
            result = await mediator.Send(command, HttpContext.RequestAborted);
        }
        catch (RefusedException refused) when (Correctable.Contains(refused.Kind))
        {
            if (refused.Kind is RefusalKind.Stale) ViewData[ActionForm.Stale] = form;
            Mark(form, refused);
            return await Again(Problems.StatusOf(refused.Kind));
        }
        return await done(result);
    }

    /// <summary>Puts a refusal beside the fields it is about, or at the head of its form.</summary>
    protected virtual void Mark(string form, RefusedException refused)
    {
        foreach (var (field, messages) in refused.Fields)
            foreach (var message in messages)
                ModelState.AddModelError(form.Length == 0 ? field : $"{form}.{field}", message);
        if (refused.Fields.Count == 0) ModelState.AddModelError(form, refused.Message);
    }

    /// <summary>Reads what the page shows beside its forms, where it does; asked again after a refusal.</summary>
    protected virtual Task Read(CancellationToken ct) => Task.CompletedTask;

    // Whoever left one field unreadable and another empty is told of both at once.
    private async Task Judge(object command, string form)
    {
        var unread = ModelState.Where(e => e.Value!.Errors.Count > 0).Select(e => e.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var validator in HttpContext.RequestServices.GetServices(typeof(IValidator<>).MakeGenericType(command.GetType())).Cast<IValidator>())
            foreach (var error in (await validator.ValidateAsync(new ValidationContext<object>(command), HttpContext.RequestAborted)).Errors)
                if ((form.Length == 0 ? error.PropertyName : $"{form}.{error.PropertyName}") is var key && !unread.Contains(key)) ModelState.AddModelError(key, error.ErrorMessage);
    }

    /// <summary>The page once more for whoever only looked something up in a form: nothing is wrong yet, and what was typed stays.</summary>
    protected Task<PageResult> Found()
    {
        foreach (var entry in ModelState.Values)
        {
            entry.Errors.Clear();
            entry.ValidationState = Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Skipped;
        }
        return Again(StatusCodes.Status200OK);
    }

    // Errors are added to what was typed; nothing that was typed is taken away.
    private async Task<PageResult> Again(int status)
    {
        await Read(HttpContext.RequestAborted);
        Problems.Say(Response, status);
        return Page();
    }
}
