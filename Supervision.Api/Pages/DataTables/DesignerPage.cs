using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.DataTables;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Pages;

/// <summary>A data table is designed: columns and lines in fields, added, moved and taken away by buttons, and the table as it would be beside them. Every button sends the page; scripts only change a part of it.</summary>
[RequestFormLimits(ValueCountLimit = MostFields)]
public abstract class DesignerPage(IMediator mediator) : FormPage(mediator)
{
    /// <summary>The form's name, which its fields begin with.</summary>
    public const string Form = "design";

    private const int MostFields = 20_000;

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>What stands in the fields.</summary>
    public DesignTyped Typed { get; private set; } = DesignTyped.Empty();

    /// <summary>The table as it would be.</summary>
    public TableDesign Preview => Typed.Draft();

    /// <summary>The field or button that the hand goes on from.</summary>
    public string? Focus { get; private set; }

    /// <summary>What was taken for words or figures of what was pasted; null where nothing is to be told of it.</summary>
    public string? Guessed { get; private set; }

    /// <summary>Where it is sent.</summary>
    public abstract string Address { get; }

    /// <summary>Where it leads back to.</summary>
    public abstract string Back { get; }

    /// <summary>What saves it.</summary>
    public abstract string Button { get; }

    /// <summary>Why nothing can be designed now; null where it can.</summary>
    public abstract string? Closed { get; }

    /// <summary>The version that is changed; 0 for a table that is not there yet.</summary>
    public virtual int Version => 0;

    /// <summary>The design as it is kept; null for a table that is not there yet.</summary>
    protected virtual TableDesign? Kept => null;

    public async Task OnGet(CancellationToken ct)
    {
        await Read(ct);
        if (Begin() is { } begun) Typed = begun;
    }

    public async Task<IActionResult> OnPost(DesignTyped design)
    {
        await Read(HttpContext.RequestAborted);
        // A cell that is empty before the first one is a cell: the blank that a field loses is the tab behind it.
        Typed = design with { PasteColumns = Pasted(nameof(DesignTyped.PasteColumns)), PasteRows = Pasted(nameof(DesignTyped.PasteRows)) };
        var step = Request.Form[$"{Form}.Step"].ToString();
        if (step.Length > 0 && step != DesignSteps.Paste)
        {
            (Typed, Focus) = DesignSteps.Take(Typed, step, Kept);
            return await Found();
        }
        TableDesign read;
        try
        {
            (Typed, Guessed) = DesignPasted.TakeIn(Typed, Kept);
            if (step == DesignSteps.Paste) return await Found();
            read = Typed.Read();
        }
        catch (RefusedException refused)
        {
            Mark(Form, refused);
            Problems.Say(Response, StatusCodes.Status422UnprocessableEntity);
            return Page();
        }
        return await Save(Typed, read);
    }

    /// <summary>What is wrong with one line, one column or one field of the form.</summary>
    public IReadOnlyList<string> Wrong(string field) =>
    [
        .. ModelState.Where(entry => entry.Key.Equals($"{Form}.{field}", StringComparison.OrdinalIgnoreCase) || entry.Key.StartsWith($"{Form}.{field}.", StringComparison.OrdinalIgnoreCase))
            .SelectMany(entry => entry.Value!.Errors).Select(error => error.ErrorMessage).Distinct(),
    ];

    /// <summary>What is wrong with the whole of it.</summary>
    public IReadOnlyList<string> General => [.. (ModelState[Form]?.Errors ?? []).Select(error => error.ErrorMessage).Distinct()];

    /// <summary>What stands in the fields before anything is typed; null where they begin empty.</summary>
    protected virtual DesignTyped? Begin() => null;

    /// <summary>Sends the command that keeps it.</summary>
    protected abstract Task<IActionResult> Save(DesignTyped typed, TableDesign design);

    // The command counts lines, the page names them: "Design.Columns[1].Title" is said at the second column that was filled in.
    protected override void Mark(string form, RefusedException refused)
    {
        foreach (var (field, messages) in refused.Fields)
            foreach (var message in messages) ModelState.AddModelError($"{form}.{Named(field)}", message);
        if (refused.Fields.Count == 0) ModelState.AddModelError(form, refused.Message);
    }

    private string Named(string field)
    {
        field = field.StartsWith("Design.", StringComparison.Ordinal) ? field["Design.".Length..] : field;
        foreach (var (list, keys) in new[] { (nameof(DesignTyped.Columns), Typed.FilledColumns.Select(one => one.Key)), (nameof(DesignTyped.Rows), Typed.FilledRows.Select(one => one.Key)) })
            if (field.StartsWith($"{list}[", StringComparison.Ordinal) && field.Split('[', ']') is [_, var at, var rest] && int.TryParse(at, out var i) && keys.ElementAtOrDefault(i) is { } key) return $"{list}[{key}]{rest}";
        return field;
    }

    private string? Pasted(string field) => Request.Form[$"{Form}.{field}"].ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
