using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Planning;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Api.Pages;

/// <summary>A plan of a supervision: who supervises what, where and when; what it repeats or meets is told before it is sent.</summary>
public sealed class PlanCampaignPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    private const string Form = "plan";
    private const int MostFound = 30;

    /// <summary>The units chosen so far, by name, in the order they were chosen.</summary>
    public IReadOnlyList<ChosenUnit> Chosen { get; private set; } = [];

    /// <summary>What was found by the words typed, the chosen ones left out.</summary>
    public IReadOnlyList<UnitLine> FoundUnits { get; private set; } = [];

    public bool HasMoreUnits { get; private set; }

    public IReadOnlyList<BodyLine> Bodies { get; private set; } = [];

    public IReadOnlyList<SupervisionForm> FormsOfLaw { get; private set; } = [];

    /// <summary>What the plan meets; null while nothing was compared.</summary>
    public OverlapsView? Overlaps { get; private set; }

    public DateOnly Today => clock.Today();

    public string? Search => Request.HasFormContentType && Request.Form["find-unit"].ToString() is { Length: > 0 } typed ? typed : null;

    public string? DueOn => Request.HasFormContentType ? Request.Form["ReportDueOn"].ToString() : null;

    public static bool May(Actor actor) => actor.UnitId is null && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.Campaign, Act.Write);

    public PlainField Of(string name, string? proposed = null, string? label = null) => PlainField.Of(ModelState, $"{Form}.{name}", proposed, label);

    public Task OnGet(CancellationToken ct) => Read(ct);

    /// <summary>Plans it; the other buttons of the form only look for units or for what the plan meets.</summary>
    public async Task<IActionResult> OnPostPlan(PlanCampaign plan, Guid[] unit, string? find, string? check, CancellationToken ct)
    {
        _ = actor.Identity;
        var due = DueOn is { Length: > 0 } typed ? TypedDay.Read(typed) : null;
        Bodies = await ask.Get(new BodyList(), ct);
        var subject = Bodies.FirstOrDefault(body => body.Id == plan.BodyId) is { } body ? SubjectOf(body.Kind) : null;
        plan = plan with
        {
            SubjectKind = subject ?? SubjectKind.Council,
            Topics = TypedLines.Of(plan.Topics),
            LegalBases = TypedLines.Of(plan.LegalBases),
            Outline = TypedLines.Of(plan.Outline),
            Units = [.. unit.Distinct().Select(id => new InspectedUnit(id, ModeOf(id), due))],
        };
        var met = await Met(plan, ct);
        Overlaps = met;
        if (find is not null || check is not null) return await Found();
        if (DueOn is { Length: > 0 } said && due is null) ModelState.AddModelError("ReportDueOn", $"“{said}” không phải một ngày có thật; ghi ngày/tháng/năm.");
        if (subject is null && plan.BodyId != Guid.Empty) ModelState.AddModelError($"{Form}.BodyId", "Cơ quan này không phải chủ thể giám sát.");
        if (ModelState.IsValid && met is { Overlaps.Count: > 0 } && plan.OverlapReason is null)
            ModelState.AddModelError($"{Form}.OverlapReason", "Kế hoạch trùng với cuộc khác hoặc cơ quan khác như nêu trên: hãy ghi lý do vẫn thực hiện, hoặc sửa kế hoạch.");
        return await Submit(plan, Form, planned =>
        {
            TempData[nameof(CampaignPage.Done)] = "Đã lập kế hoạch giám sát.";
            return Task.FromResult<IActionResult>(LocalRedirect($"/cuoc-giam-sat/{planned.Id}"));
        });
    }

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        if (!May(actor)) throw RefusedException.Forbidden("Kế hoạch giám sát do các cơ quan của Hội đồng nhân dân lập.");
        if (Bodies.Count == 0) Bodies = await ask.Get(new BodyList(), ct);
        Bodies = [.. Bodies.Where(body => SubjectOf(body.Kind) is not null)];
        var council = await ask.Get(new CouncilDetails(), ct);
        FormsOfLaw = [.. RuleSets.Shipped.FormsAt(council.Level, Today)];
        Guid[] ids = Request.HasFormContentType ? [.. Request.Form["unit"].Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct()] : [];
        var names = ids.Length == 0 ? [] : (await ask.All(Subject.Directory, after => new UnitList { After = after, Take = 200 }, ct)).ToDictionary(line => line.Id, line => line.Name);
        Chosen = [.. ids.Where(names.ContainsKey).Select(id => new ChosenUnit(id, names[id], ModeOf(id)))];
        var found = await ask.Get(new UnitList { Search = Search is null ? null : SearchText.Compose(Search), Take = MostFound }, ct);
        (FoundUnits, HasMoreUnits) = ([.. found.Items.Where(line => !ids.Contains(line.Id))], found.Next is not null);
    }

    // Compared only once there is something to compare; what the plan's own rules object to is said by them.
    private async Task<OverlapsView?> Met(PlanCampaign plan, CancellationToken ct) => plan.Units.Count is 0 or > 500 || plan.Topics.Count > 50 || plan.Topics.Any(topic => topic.Length > 500) || plan.VisitsTo < plan.VisitsFrom ? null
        : await ask.Get(new PlanningChecks
        {
            UnitIds = [.. plan.Units.Select(one => one.UnitId)],
            Topics = plan.Topics,
            On = plan.DecidedOn == default ? null : plan.DecidedOn,
            VisitsFrom = plan.VisitsFrom,
            VisitsTo = plan.VisitsTo,
        }, ct);

    private UnitMode ModeOf(Guid unit) => Enum.TryParse<UnitMode>(Request.Form[$"mode-{unit}"], out var mode) && Enum.IsDefined(mode) ? mode : UnitMode.InPerson;

    private static SubjectKind? SubjectOf(BodyKind kind) => kind switch
    {
        BodyKind.Council => SubjectKind.Council,
        BodyKind.StandingBoard => SubjectKind.StandingBoard,
        BodyKind.Committee => SubjectKind.Committee,
        BodyKind.DelegateGroup => SubjectKind.DelegateGroup,
        BodyKind.NaDeputation => SubjectKind.NaDeputation,
        _ => null,
    };
}

/// <summary>A unit that a plan is to reach, and how.</summary>
public sealed record ChosenUnit(Guid Id, string Name, UnitMode Mode);
