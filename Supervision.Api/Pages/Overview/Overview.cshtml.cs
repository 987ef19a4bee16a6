using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Documents.Types;
using Supervision.Core.Ledger;
using Supervision.Core.Overview;
using Supervision.Core.Pipeline;
using Supervision.Core.Units;

namespace Supervision.Api.Pages;

/// <summary>How follow-up stands and how it went, for leaders; of all units or of one. Every figure leads to the list that it counted.</summary>
public sealed class OverviewPage(Asking ask, Actor actor, TimeProvider clock) : PageModel
{
    private const int FirstUnits = 10;
    private const int YearsBack = 5;

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid? Unit { get; set; }

    [BindProperty(Name = "nam", SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(Name = "quy", SupportsGet = true)]
    public int? Quarter { get; set; }

    [BindProperty(Name = "tu", SupportsGet = true)]
    public DateOnly? TypedFrom { get; set; }

    [BindProperty(Name = "den", SupportsGet = true)]
    public DateOnly? TypedTo { get; set; }

    [BindProperty(Name = "theo", SupportsGet = true)]
    public TrendStep Step { get; set; }

    public OverviewView? View { get; private set; }

    public string? UnitName { get; private set; }

    public OverviewLinks Links { get; private set; } = null!;

    /// <summary>Units with something overdue, most first.</summary>
    public IReadOnlyList<UnitCount> LateUnits { get; private set; } = [];

    public int FurtherLateUnits { get; private set; }

    public bool IsUnit => actor.UnitId is not null;

    public int ChosenYear => Year ?? clock.Today().Year;

    public IEnumerable<int> Years => Enumerable.Range(clock.Today().Year - YearsBack, YearsBack + 1).Reverse();

    /// <summary>"năm 2026", "quý II năm 2026", or its days.</summary>
    public string PeriodName => View is { } view ? new ReportPeriod(view.From, view.To).Name : "";

    public async Task OnGet(CancellationToken ct)
    {
        _ = actor.Identity;
        // What is typed into the days counts before what is chosen.
        var from = new DateOnly(Math.Clamp(ChosenYear, 2000, 2100), Quarter is { } quarter and >= 1 and <= 4 ? (quarter * 3) - 2 : 1, 1);
        var (first, last) = (TypedFrom ?? from, TypedTo ?? (TypedFrom is not null ? clock.Today() : from.AddMonths(Quarter is >= 1 and <= 4 ? 3 : 12).AddDays(-1)));
        if (actor.UnitId is { } own) Unit ??= own;
        if (!ModelState.IsValid) return;
        try
        {
            if (Unit is { } unit) UnitName = (await ask.Get(new UnitDetails(unit), ct)).Unit.Name;
            View = await ask.Get(new FollowUpOverview { UnitId = Unit, From = first, To = last, TrendStep = Step }, ct);
        }
        catch (RefusedException refused) when (refused.Kind is RefusalKind.Invalid)
        {
            foreach (var message in refused.Fields.SelectMany(field => field.Value)) ModelState.AddModelError("den", message);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }
        Links = new OverviewLinks(View.From, View.To, View.AsOf, Unit, IsUnit);
        var late = View.Units.Where(unit => unit.Overdue > 0).OrderByDescending(unit => unit.Overdue).ThenBy(unit => unit.Code, StringComparer.Ordinal).ToList();
        (LateUnits, FurtherLateUnits) = ([.. late.Take(FirstUnits)], Math.Max(0, late.Count - FirstUnits));
    }

    /// <summary>The page's address with the same period, of another unit or by other steps.</summary>
    public string With(Guid? unit, TrendStep? step = null)
    {
        var chosen = TypedFrom is not null || TypedTo is not null
            ? string.Create(CultureInfo.InvariantCulture, $"tu={View!.From:yyyy-MM-dd}&den={View.To:yyyy-MM-dd}")
            : string.Create(CultureInfo.InvariantCulture, $"nam={ChosenYear}{(Quarter is { } quarter ? $"&quy={quarter}" : "")}");
        return $"/tong-quan{(unit is { } id ? $"/{id}" : "")}?{chosen}&theo={step ?? Step}";
    }

    public string? Typed(string name, DateOnly? day) => ModelState[name]?.AttemptedValue ?? (day is { } known ? TypedDay.Write(known) : null);

    public string? Error(string name) => ModelState[name] is { Errors.Count: > 0 } entry ? string.Join(" ", entry.Errors.Select(e => e.ErrorMessage)) : null;

    /// <summary>"Quý II/2026", "4/2026".</summary>
    public string StepName(RateCount step) => Step is TrendStep.Month ? string.Create(CultureInfo.InvariantCulture, $"{step.From.Month}/{step.From.Year}")
        : string.Create(CultureInfo.InvariantCulture, $"Quý\u00A0{Numbering.Roman(((step.From.Month - 1) / 3) + 1)}/{step.From.Year}");

    /// <summary>"91,8%"; a dash where there is nothing to divide by.</summary>
    public static string Rate(decimal? rate) => rate is { } known ? VietnameseNumber.Percent(known, 1) : "–";
}
