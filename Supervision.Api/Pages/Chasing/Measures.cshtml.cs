using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Measures;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Api.Pages;

/// <summary>What was decided about late tasks, as the figures of the overview counted it or all.</summary>
public sealed class MeasuresPage(Asking ask, Actor actor, TimeProvider clock) : PageModel
{
    [BindProperty(Name = "don-vi", SupportsGet = true)]
    public Guid? Unit { get; set; }

    [BindProperty(Name = "loai", SupportsGet = true)]
    public MeasureKind? Kind { get; set; }

    [BindProperty(Name = "tu", SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(Name = "den", SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(Name = "chua-tra-loi", SupportsGet = true)]
    public bool Unanswered { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public Page<MeasureLine> Lines { get; private set; } = null!;

    public DateOnly Today => clock.Today();

    /// <summary>The list as a table, with its filter.</summary>
    public string Sheet => ListTools.SheetAddress("/api/measures.xlsx", ("measureKind", Kind), ("unitId", Unit), ("decidedFrom", From), ("decidedTo", To), ("unanswered", Unanswered));

    public async Task OnGet(CancellationToken ct)
    {
        _ = actor.Identity;
        if (!ModelState.IsValid) throw RefusedException.Malformed("query.invalid", "Bộ lọc trong địa chỉ không đọc được; hãy chọn lại.");
        Lines = await ask.Get(new MeasureList { UnitId = Unit, MeasureKind = Kind, DecidedFrom = From, DecidedTo = To, Unanswered = Unanswered, After = After }, ct);
    }

    /// <summary>The page's address with its filters, one of them otherwise.</summary>
    public string With(MeasureKind? kind, string? after = null) => OverviewLinks.Address("/bien-phap", ("don-vi", Unit?.ToString()), ("loai", kind?.ToString()),
        ("tu", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("den", To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("chua-tra-loi", Unanswered ? "true" : null), ("sau", after));
}
