using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Chasing;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Api.Pages;

/// <summary>Sổ đôn đốc of a unit or of one task, within days; the same as a paper to print.</summary>
public sealed class BookPage(Asking ask, Actor actor, TimeProvider clock) : PageModel
{
    [BindProperty(Name = "don-vi", SupportsGet = true)]
    public Guid? Unit { get; set; }

    [BindProperty(Name = "noi-dung", SupportsGet = true)]
    public Guid? Task { get; set; }

    [BindProperty(Name = "tu", SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(Name = "den", SupportsGet = true)]
    public DateOnly? To { get; set; }

    /// <summary>Narrows the units that can be chosen.</summary>
    [BindProperty(Name = "ten", SupportsGet = true)]
    public string? Name { get; set; }

    public IReadOnlyList<UnitLine> Units { get; private set; } = [];

    /// <summary>More units than can be listed: a name narrows them.</summary>
    public bool HasMoreUnits { get; private set; }

    public ChaseBookView? Book { get; private set; }

    public DateOnly FirstDay => From ?? new DateOnly(clock.Today().Year, 1, 1);

    public DateOnly LastDay => To ?? clock.Today();

    public string PaperPath
    {
        get
        {
            var whose = Task is { } task ? $"taskId={task}" : $"unitId={Unit}";
            return string.Create(CultureInfo.InvariantCulture, $"/api/chase-book/paper.pdf?{whose}&from={FirstDay:yyyy-MM-dd}&to={LastDay:yyyy-MM-dd}");
        }
    }

    /// <summary>The book as a table, with its limits.</summary>
    public string Sheet => ListTools.SheetAddress("/api/chase-book.xlsx", ("unitId", Task is null ? Unit : null), ("taskId", Task), ("from", FirstDay), ("to", LastDay));

    public async Task OnGet(CancellationToken ct)
    {
        _ = actor.Identity;
        if (!PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Escalation, Act.Write)) throw RefusedException.Forbidden("Sổ đôn đốc dành cho người làm việc đôn đốc của Hội đồng nhân dân.");
        var units = await ask.Try(Subject.Directory, new UnitList { Search = Name is null ? null : SearchText.Compose(Name), Ended = true, Take = 200 }, ct);
        (Units, HasMoreUnits) = (units?.Items ?? [], units?.Next is not null);
        if ((Unit is null && Task is null) || !ModelState.IsValid) return;
        try
        {
            Book = await ask.Get(new ChaseBook { UnitId = Task is null ? Unit : null, TaskId = Task, From = FirstDay, To = LastDay }, ct);
        }
        catch (RefusedException refused) when (refused.Kind is RefusalKind.Invalid)
        {
            foreach (var (field, messages) in refused.Fields)
                foreach (var message in messages)
                    ModelState.AddModelError(field switch { nameof(ChaseBook.From) => "tu", nameof(ChaseBook.To) => "den", _ => "don-vi" }, message);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }

    /// <summary>What stands in a field: as it was typed, also where it could not be read.</summary>
    public string? Typed(string name, DateOnly day) => ModelState[name]?.AttemptedValue is { } typed && TypedDay.Read(typed) is null ? typed : TypedDay.Write(day);

    public string? Error(string name) => ModelState[name] is { Errors.Count: > 0 } entry ? string.Join(" ", entry.Errors.Select(e => e.ErrorMessage)) : null;
}
