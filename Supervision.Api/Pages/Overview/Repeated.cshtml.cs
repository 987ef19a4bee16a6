using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Overview;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Api.Pages;

/// <summary>What is found again and again: the same field of the same unit in several campaigns; of one of them, what was found.</summary>
public sealed class RepeatedPage(Asking ask, Actor actor, TimeProvider clock) : PageModel
{
    [BindProperty(Name = "don-vi", SupportsGet = true)]
    public Guid? Unit { get; set; }

    [BindProperty(Name = "linh-vuc", SupportsGet = true)]
    public string? Field { get; set; }

    [BindProperty(Name = "tu", SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(Name = "den", SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public DateOnly FirstDay => From ?? new DateOnly(clock.Today().Year, 1, 1);

    public DateOnly LastDay => To ?? clock.Today();

    public Page<RepeatedLine> Lines { get; private set; } = new([], null);

    public Page<UnitFieldFinding> Findings { get; private set; } = new([], null);

    public string? UnitName { get; private set; }

    /// <summary>One field of one unit, and not all that are repeated.</summary>
    public bool ShowsFindings => Unit is not null && Field is not null;

    /// <summary>What is shown as a table, with its limits.</summary>
    public string Sheet => ShowsFindings
        ? ListTools.SheetAddress($"/api/units/{Unit}/findings.xlsx", ("field", SearchText.Compose(Field!)))
        : ListTools.SheetAddress("/api/repeated-findings.xlsx", ("unitId", Unit), ("from", FirstDay), ("to", LastDay));

    public async Task OnGet(CancellationToken ct)
    {
        if (actor.Identity.UnitId is { } own) Unit ??= own;
        if (!ModelState.IsValid) throw RefusedException.Malformed("query.invalid", "Bộ lọc trong địa chỉ không đọc được; hãy chọn lại.");
        if (Unit is { } unit) UnitName = (await ask.Get(new UnitDetails(unit), ct)).Unit.Name;
        if (Unit is { } whose && Field is { } field) Findings = await ask.Get(new UnitFieldFindings { UnitId = whose, Field = SearchText.Compose(field), After = After }, ct);
        else Lines = await ask.Get(new RepeatedFindings { UnitId = Unit, From = FirstDay, To = LastDay, After = After }, ct);
    }

    public string With(string after) => OverviewLinks.Address("/lap-lai", ("don-vi", Unit?.ToString()), ("linh-vuc", Field),
        ("tu", From is { } from ? TypedDay.Write(from) : null), ("den", To is { } to ? TypedDay.Write(to) : null), ("sau", after));

    public static string Of(RepeatedLine line) => OverviewLinks.Address("/lap-lai", ("don-vi", line.UnitId.ToString()), ("linh-vuc", line.Field));
}
