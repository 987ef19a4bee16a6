using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Evidence;
using Supervision.Core.Extensions;
using Supervision.Core.Ledger;
using Supervision.Core.Measures;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;

namespace Supervision.Api.Pages;

/// <summary>One follow-up task: what it is, how it stands, and what whoever reads it may do about it now.</summary>
public sealed partial class TaskPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    private readonly IMediator _mediator = mediator;

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The form that stands open, as a link named it.</summary>
    [BindProperty(Name = "buoc", SupportsGet = true)]
    public string? Step { get; set; }

    /// <summary>What was just done.</summary>
    [TempData]
    public string? Done { get; set; }

    public TaskView View { get; private set; } = null!;

    public TaskHistoryAnswer History { get; private set; } = null!;

    public TaskPartsView? Parts { get; private set; }

    public SourcePaperView? Paper { get; private set; }

    public ConclusionView? Conclusion { get; private set; }

    public IReadOnlyList<EvidenceLine> Evidence { get; private set; } = [];

    public IReadOnlyList<MeasureView> Measures { get; private set; } = [];

    /// <summary>Newest first, with what each says of this task.</summary>
    public IReadOnlyList<RemediationReportAnswer> Reports { get; private set; } = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ExtensionView> Extensions { get; private set; } = [];

    public ReadyMessageView? Message { get; private set; }

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    public DateOnly Today => clock.Today();

    /// <summary>The reader works for the unit that leads the task.</summary>
    public bool IsLead => actor.UnitId == View.LeadUnitId;

    public bool IsUnit => actor.UnitId is not null;

    public Guid? OwnUnit => actor.UnitId;

    public bool May(Subject subject, Act act) => PermissionMatrix.AllowsAny(actor.Identity.Roles, subject, act);

    /// <summary>What the report says of this task.</summary>
    public ReportedTask? Item(RemediationReportAnswer report) => report.Items.FirstOrDefault(i => i.TaskId == Id);

    public bool MayAttach => IsUnit && May(Subject.RemediationReport, Act.Write) && !TaskLife.IsClosed(View.Progress) && View.Progress is not (TaskProgress.Draft or TaskProgress.ReportedDone);

    public Task OnGet(CancellationToken ct) => Read(ct);

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new TaskDetails(Id), ct);
        History = await ask.Get(new TaskHistory(Id), ct);
        Parts = View.IsParent ? await ask.Get(new TaskParts(Id), ct) : null;
        if (View.SourcePaperId is { } paper) Paper = await ask.Try(Subject.FollowUpTask, new SourcePaperDetails(paper), ct);
        if (View.ConclusionId is { } conclusion) Conclusion = await ask.Try(Subject.Conclusion, new ConclusionDetails(conclusion), ct);
        Evidence = await ask.All(Subject.RemediationReport, after => new EvidenceList { TaskId = Id, After = after, Take = 200 }, ct);
        Measures = await ask.Try(Subject.Escalation, new TaskMeasures(Id), ct) ?? [];
        Reports = await Newest<RemediationReportLine, RemediationReportAnswer>(Subject.RemediationReport,
            after => new RemediationReportList { TaskId = Id, After = after, Take = 200 }, line => new RemediationReportDetails(line.Id), ct);
        Extensions = await Newest<ExtensionLine, ExtensionView>(Subject.Extension, after => new ExtensionList { TaskId = Id, After = after, Take = 200 }, line => new ExtensionDetails(line.Id), ct);
        Message = IsUnit || View.IsParent ? null : await ask.Try(Subject.FollowUpTask, new ReadyMessage(Id), ct);
        Forms = TaskForms.Of(this);
    }

    // What was reported or asked for many times is shown by its last few.
    private async Task<IReadOnlyList<TDetails>> Newest<TLine, TDetails>(
        Subject subject, Func<string?, Core.Pipeline.IQuery<Core.Storage.Page<TLine>>> list, Func<TLine, Core.Pipeline.IQuery<TDetails>> details, CancellationToken ct) where TDetails : class
    {
        var found = new List<TDetails>();
        foreach (var line in (await ask.All(subject, list, ct)).Reverse().Take(5))
            if (await ask.Try(subject, details(line), ct) is { } one) found.Add(one);
        return found;
    }

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, string done) => Submit(command, form, _ => Back(done));

    private Task<IActionResult> Back(string done)
    {
        Done = done;
        return Task.FromResult<IActionResult>(LocalRedirect($"/noi-dung/{Id}"));
    }
}
