using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Supervision.Core.Files;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Web;

/// <summary>A page that reads <see cref="ActionForm"/>s with files: what is refused stands beside the fields of the form that was sent, with what was typed into it.</summary>
public abstract class StreamedActionPage(IAntiforgery antiforgery, FileIntake intake, Actor actor) : StreamedFormPage(antiforgery, intake, actor)
{
    /// <summary>The form that was sent.</summary>
    private protected static string Sent(StreamedForm form) => form["form"] ?? "";

    /// <summary>What was typed into a field of the form that was sent; null where nothing was.</summary>
    private protected static string? Typed(StreamedForm form, string field) => form[$"{Sent(form)}.{field}"] is { } typed && !string.IsNullOrWhiteSpace(typed) ? typed.Trim() : null;

    /// <summary>A number that was typed; null where nothing was.</summary>
    private protected static int? Number(StreamedForm form, string field) => Typed(form, field) is not { } typed ? null
        : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw RefusedException.Invalid("form.number", field, $"“{StreamedFields.LabelOf(field)}” phải là một số.");

    /// <summary>The form's field that a refusal of its command is about, where the command calls it otherwise.</summary>
    private protected virtual string FieldOf(string form, string refused) => refused;

    private protected sealed override void Refuse(StreamedForm form, RefusedException refused)
    {
        var name = Sent(form);
        foreach (var (field, typed) in form.Typed)
            if (field.StartsWith($"{name}.", StringComparison.OrdinalIgnoreCase) && !field.EndsWith("Password", StringComparison.OrdinalIgnoreCase)) ModelState.SetModelValue(field, typed, typed);
        foreach (var (field, messages) in refused.Fields)
            foreach (var message in messages) ModelState.AddModelError($"{name}.{FieldOf(name, field)}", message);
        if (refused.Fields.Count == 0) ModelState.AddModelError(name, refused.Message);
    }
}
