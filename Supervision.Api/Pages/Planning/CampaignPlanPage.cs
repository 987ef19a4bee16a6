using MediatR;
using Microsoft.AspNetCore.Mvc.ModelBinding;
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

/// <summary>The form of a plan, when it is made and when it is put right: it finds units, and tells what the plan repeats or meets before it is sent.</summary>
public abstract class CampaignPlanPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    private protected const string Form = "plan";
    private const string CommonDue = "ReportDueOn";
    private const int MostFound = 30;

    private IReadOnlyList<Guid> _sent = [];

    protected Asking Ask { get; } = ask;

    protected Actor Actor { get; } = actor;

    /// <summary>The units chosen so far, by name, in the order they were chosen.</summary>
    public IReadOnlyList<ChosenUnit> Chosen { get; private set; } = [];

    /// <summary>What was found by the words typed, the chosen ones left out.</summary>
    public IReadOnlyList<UnitLine> FoundUnits { get; private set; } = [];

    public bool HasMoreUnits { get; private set; }

    /// <summary>Why there is none to choose: the directory has none at work, or none of that name; null where there is one.</summary>
    public string? NoUnits { get; private set; }

    /// <summary>The reader adds units to the directory.</summary>
    public bool AddsUnits => PermissionMatrix.AllowsAny(Actor.Identity.Roles, Subject.Directory, Act.Write);

    public IReadOnlyList<BodyLine> Bodies { get; private set; } = [];

    public IReadOnlyList<SupervisionForm> FormsOfLaw { get; private set; } = [];

    /// <summary>Those that take place at a session, and are not planned here.</summary>
    public IReadOnlyList<SupervisionForm> FormsElsewhere { get; private set; } = [];

    /// <summary>"Giám sát chuyên đề (GS-05): Hội đồng nhân dân, Thường trực, Ban": a form with whose it is by the law of the day.</summary>
    public string NameOf(SupervisionForm form)
    {
        var subjects = RuleSets.Shipped.Find(Standing?.Head.DecidedOn ?? Today)?.SubjectForms
            .Where(rule => rule.Subject is not LegalSubject.Delegate && rule.Forms.Contains(form.Code)).Select(rule => Short(rule.Subject)).ToList() ?? [];
        return subjects.Count > 0 ? $"{form.Name} ({form.Code}): {string.Join(", ", subjects)}" : $"{form.Name} ({form.Code})";
    }

    /// <summary>What the plan meets; null while nothing was compared.</summary>
    public OverlapsView? Overlaps { get; private set; }

    public DateOnly Today => clock.Today();

    public string? Search => Request.HasFormContentType && Request.Form["find-unit"].ToString() is { Length: > 0 } typed ? typed : null;

    /// <summary>The day for units that were given none of their own.</summary>
    public string? DueOn => Request.HasFormContentType ? Request.Form[CommonDue].ToString() : null;

    /// <summary>The plan as it stands; null where there is none yet.</summary>
    protected virtual CampaignView? Standing => null;

    /// <summary>A field as it was sent, else as the plan has it, else as it is proposed.</summary>
    public PlainField Of(string name, string? proposed = null, string? label = null) =>
        PlainField.Of(ModelState, $"{Form}.{name}", Standing is { } plan ? Stood(plan, name) ?? proposed : proposed, label);

    /// <summary>What was typed as a plan: a line an item, the units with how and by when; what it meets is compared.</summary>
    protected async Task<T> Typed<T>(T plan, Guid[] units, Guid? campaignId, CancellationToken ct) where T : CampaignPlan
    {
        _ = Actor.Identity;
        Bodies = await Ask.Get(new BodyList(), ct);
        var subject = Bodies.FirstOrDefault(body => body.Id == plan.BodyId) is { } body ? SubjectOf(body.Kind) : null;
        _sent = [.. units.Distinct()];
        plan = plan with
        {
            SubjectKind = subject ?? SubjectKind.Council,
            Topics = TypedLines.Of(plan.Topics),
            LegalBases = TypedLines.Of(plan.LegalBases),
            Outline = TypedLines.Of(plan.Outline),
            Units = [.. _sent.Select(id => new InspectedUnit(id, ModeOf(id), Day($"due-{id}") ?? Day(CommonDue)))],
        };
        Overlaps = await Met(plan, campaignId, ct);
        return plan;
    }

    /// <summary>Says what the plan itself cannot: days that are none, a body that supervises nothing, a reason that is owed.</summary>
    protected void Judge(CampaignPlan plan)
    {
        foreach (var field in (string[])[CommonDue, .. _sent.Select(id => $"due-{id}")])
            if (Request.Form[field].ToString() is { Length: > 0 } said && Day(field) is null) ModelState.AddModelError(field, TypedDay.NoDay(said, field == CommonDue ? "Hạn gửi báo cáo chung" : Glossary.LabelOf(CommonDue)));
        if (plan.BodyId != Guid.Empty && !Bodies.Any(body => body.Id == plan.BodyId && SubjectOf(body.Kind) is not null)) ModelState.AddModelError($"{Form}.BodyId", "Cơ quan này không phải chủ thể giám sát.");
        if (ModelState.IsValid && Overlaps is { Overlaps.Count: > 0 } && plan.OverlapReason is null)
            ModelState.AddModelError($"{Form}.OverlapReason", "Kế hoạch trùng với cuộc khác hoặc cơ quan khác như nêu trên: hãy ghi lý do vẫn thực hiện, hoặc sửa kế hoạch.");
    }

    protected override void Mark(string form, RefusedException refused)
    {
        base.Mark(form, refused);
        // The day of a unit stands beside the unit.
        foreach (var (id, i) in _sent.Select((id, i) => (id, i)))
            if (refused.Fields.TryGetValue($"Units[{i}].ReportDueOn", out var messages))
                foreach (var message in messages) ModelState.AddModelError($"due-{id}", message);
    }

    protected override async Task Read(CancellationToken ct)
    {
        _ = Actor.Identity;
        if (Bodies.Count == 0) Bodies = await Ask.Get(new BodyList(), ct);
        Bodies = [.. Bodies.Where(body => SubjectOf(body.Kind) is not null)];
        var council = await Ask.Get(new CouncilDetails(), ct);
        FormsOfLaw = [.. RuleSets.Shipped.FormsAt(council.Level, Today).Where(form => form.ByDelegation || form.Code == Standing?.Head.FormCode)];
        FormsElsewhere = [.. RuleSets.Shipped.FormsAt(council.Level, Today).Where(form => !form.ByDelegation)];
        var ids = Request.HasFormContentType
            ? Request.Form["unit"].Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct().ToArray()
            : [.. Standing?.Units.Select(unit => unit.UnitId) ?? []];
        var names = ids.Length == 0 ? [] : (await Ask.All(Subject.Directory, after => new UnitList { After = after, Take = 200 }, ct)).ToDictionary(line => line.Id, line => line.Name);
        foreach (var unit in Standing?.Units ?? []) names.TryAdd(unit.UnitId, unit.Name);
        Chosen = [.. ids.Where(names.ContainsKey).Select(id => Choose(id, names[id]))];
        var found = await Ask.Get(new UnitList { Search = Search is null ? null : SearchText.Compose(Search), Take = MostFound }, ct);
        (FoundUnits, HasMoreUnits) = ([.. found.Items.Where(line => !ids.Contains(line.Id))], found.Next is not null);
        if (found.Items.Count == 0)
            NoUnits = Search is not null && (await Ask.Get(new UnitList { Take = 1 }, ct)).Items.Count > 0
                ? "Không tìm thấy đơn vị còn hoạt động có tên hoặc mã như vậy; đơn vị mới do quản trị hoặc văn phòng thêm ở trang Đơn vị."
                : $"{council.Name} chưa có đơn vị nào còn hoạt động để giám sát; quản trị hoặc văn phòng thêm đơn vị ở trang Đơn vị.";
    }

    private ChosenUnit Choose(Guid id, string name)
    {
        if (Request.HasFormContentType)
        {
            var wrong = ModelState[$"due-{id}"]?.Errors.FirstOrDefault()?.ErrorMessage;
            var label = Glossary.LabelOf(CommonDue);
            return new ChosenUnit(id, name, ModeOf(id), Request.Form[$"due-{id}"], wrong?.Replace($"“{label}”", $"“{label} của {name}”", StringComparison.Ordinal));
        }
        var unit = Standing!.Units.First(one => one.UnitId == id);
        return new ChosenUnit(id, name, unit.Mode, unit.ReportDueOn is { } due ? TypedDay.Write(due) : null, null);
    }

    // Compared only once there is something to compare; what the plan's own rules object to is said by them.
    private async Task<OverlapsView?> Met(CampaignPlan plan, Guid? campaignId, CancellationToken ct) =>
        plan.Units.Count is 0 or > 500 || plan.Topics.Count > 50 || plan.Topics.Any(topic => topic.Length > 500) || plan.VisitsTo < plan.VisitsFrom ? null
        : await Ask.Get(new PlanningChecks
        {
            UnitIds = [.. plan.Units.Select(one => one.UnitId)],
            Topics = plan.Topics,
            On = plan.DecidedOn == default ? null : plan.DecidedOn,
            VisitsFrom = plan.VisitsFrom,
            VisitsTo = plan.VisitsTo,
            CampaignId = campaignId,
        }, ct);

    private UnitMode ModeOf(Guid unit) => Enum.TryParse<UnitMode>(Request.Form[$"mode-{unit}"], out var mode) && Enum.IsDefined(mode) ? mode : UnitMode.InPerson;

    private DateOnly? Day(string field) => Request.Form[field].ToString() is { Length: > 0 } typed ? TypedDay.Read(typed) : null;

    private static string? Stood(CampaignView plan, string name) => name switch
    {
        nameof(CampaignPlan.Title) => plan.Head.Title,
        nameof(CampaignPlan.Code) => plan.Head.Code,
        nameof(CampaignPlan.BodyId) => $"{plan.Head.BodyId}",
        nameof(CampaignPlan.FormCode) => plan.Head.FormCode,
        nameof(CampaignPlan.DecidedOn) => Day(plan.Head.DecidedOn),
        nameof(CampaignPlan.Topics) => Lines(plan.Topics),
        nameof(CampaignPlan.LegalBases) => Lines(plan.LegalBases),
        nameof(CampaignPlan.Outline) => Lines(plan.Outline.Select(line => line.Text)),
        nameof(CampaignPlan.PeriodFrom) => Day(plan.Head.PeriodFrom),
        nameof(CampaignPlan.PeriodTo) => Day(plan.Head.PeriodTo),
        nameof(CampaignPlan.PeriodText) => plan.Head.PeriodText,
        nameof(CampaignPlan.Purpose) => plan.Head.Purpose,
        nameof(CampaignPlan.Scope) => plan.Head.Scope,
        nameof(CampaignPlan.Method) => plan.Head.Method,
        nameof(CampaignPlan.VisitsFrom) => Day(plan.Head.VisitsFrom),
        nameof(CampaignPlan.VisitsTo) => Day(plan.Head.VisitsTo),
        nameof(CampaignPlan.OverlapReason) => plan.Head.OverlapReason,
        nameof(ReviseCampaign.Version) => $"{plan.Head.Version}",
        _ => null,
    };

    private static string? Day(DateOnly? day) => day is { } on ? TypedDay.Write(on) : null;

    // An item is a line here.
    private static string Lines(IEnumerable<string> items) => string.Join('\n', items.Select(item => item.ReplaceLineEndings(" ")));

    private static string Short(LegalSubject subject) => subject switch
    {
        LegalSubject.StandingBoard => "Thường trực",
        LegalSubject.Committee => "Ban",
        LegalSubject.DelegateGroup => "Tổ đại biểu",
        _ => RuleSets.Shipped.Name(subject),
    };

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

/// <summary>A unit that a plan is to reach, how, and by when it reports.</summary>
/// <param name="Due">The day as it is written or was typed.</param>
/// <param name="Wrong">What is wrong with that day.</param>
public sealed record ChosenUnit(Guid Id, string Name, UnitMode Mode, string? Due, string? Wrong);
