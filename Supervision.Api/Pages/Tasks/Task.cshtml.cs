using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Conclusions;
using Supervision.Core.Evidence;
using Supervision.Core.Evidence.Uploads;
using Supervision.Core.Extensions;
using Supervision.Core.Files;
using Supervision.Core.Ledger;
using Supervision.Core.Measures;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Core.Text;
using Supervision.Core.Units;

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

    /// <summary>The notice by whose line the reader comes.</summary>
    [BindProperty(Name = NoticeBody.Parameter, SupportsGet = true)]
    public Guid? Notice { get; set; }

    /// <summary>What was just done.</summary>
    [TempData]
    public string? Done { get; set; }

    public TaskView View { get; private set; } = null!;

    public TaskHistoryAnswer History { get; private set; } = null!;

    public TaskPartsView? Parts { get; private set; }

    public SourcePaperView? Paper { get; private set; }

    public ConclusionView? Conclusion { get; private set; }

    public IReadOnlyList<EvidenceLine> Evidence { get; private set; } = [];

    /// <summary>What shows what was done; the scan of a request for more time stands with that request, that of a report that was taken back with that report, and what went with an explanation with that.</summary>
    public IEnumerable<EvidenceLine> HandedIn => Evidence.Where(file => file is { ExtensionRequestId: null, MeasureId: null, IsOfWithdrawnReport: false });

    /// <summary>What the reader began to attach and did not finish.</summary>
    public IReadOnlyList<EvidenceUploadView> Unfinished { get; private set; } = [];

    /// <summary>What files are taken as evidence; null where nothing can be attached now.</summary>
    public IntakeTerms? FileTerms { get; private set; }

    public IReadOnlyList<MeasureView> Measures { get; private set; } = [];

    /// <summary>Newest first, with what each says of this task.</summary>
    public IReadOnlyList<RemediationReportAnswer> Reports { get; private set; } = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ExtensionView> Extensions { get; private set; } = [];

    /// <summary>What was found beside what the newest report hands in, for the council's people.</summary>
    public BeforeAfter? Pair { get; private set; }

    public ReadyMessageView? Message { get; private set; }

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    /// <summary>By the file it takes back: what the reader's unit may still withdraw.</summary>
    public IReadOnlyDictionary<Guid, ActionForm> Withdrawable { get; private set; } = new Dictionary<Guid, ActionForm>();

    /// <summary>Who can be given the task, where it waits for another unit.</summary>
    public IReadOnlyList<UnitLine> Units { get; private set; } = [];

    /// <summary>There are more than can be listed: a name narrows them.</summary>
    public bool HasMoreUnits { get; private set; }

    /// <summary>The name they were narrowed by.</summary>
    public string? UnitName => Request.HasFormContentType && Request.Form["reassign.Find"].ToString() is { Length: > 0 } typed ? typed : null;

    public DateOnly Today => clock.Today();

    /// <summary>Why it is overdue; null while it is not.</summary>
    public string? Late => View.HasParts ? null : NextSteps.Late(View.Progress, View.DueOn, View.Timeliness, Today, IsUnit && !IsLead ? View.LeadUnitName : null);

    /// <summary>What the reader does next about it: with a report that was handed in, and when it is overdue.</summary>
    public PaperLinks? Next => View.HasParts ? null
        : Forms.Any(form => form.Name == "confirm") ? new PaperLinks("Xác nhận hoặc đề nghị bổ sung", "#viec")
        : Forms.FirstOrDefault(form => form.Name == "grant") is { } grant ? new PaperLinks("Quyết định đề nghị gia hạn", $"#{grant.Anchor}")
        : Forms.FirstOrDefault(form => form.Name == "appraise") is { } appraise ? new PaperLinks(appraise.Title, $"#{appraise.Anchor}")
        : !IsUnit && Reconsidered.LastOrDefault(one => one.Outcome is not ReconsiderationOutcome.Upheld) is { } open ? AfterRequest(open)
        : AwaitsConfirmation || View.Timeliness is not Timeliness.Overdue ? null
        // What was drafted goes on to whoever may send it.
        : Forms.FirstOrDefault(form => form.Name == "submitReport") is { } send ? new PaperLinks(send.Title, $"#{send.Anchor}")
        : NextSteps.Of(Id, View.Progress, View.LeadUnitId, actor);

    /// <summary>What its unit asked to reconsider of what the task comes from, and what was answered.</summary>
    public IReadOnlyList<ReconsiderationView> Reconsidered =>
        [.. (Conclusion?.Reconsiderations ?? []).Where(one => one.UnitId == View.LeadUnitId && (one.ClauseId is null || View.Sources.Any(clause => clause.Id == one.ClauseId)))];

    // Whoever asked is answered, and what was promised is drafted, before the unit is urged to do what may change.
    private PaperLinks? AfterRequest(ReconsiderationView asked) => asked.Outcome is null
        ? Conclusion!.IsApprover ? new PaperLinks("Trả lời đề nghị xem xét lại", $"/ket-luan/{Conclusion.Id}#answer-{asked.Id:N}") : new PaperLinks("Xem đề nghị xem xét lại", $"/ket-luan/{Conclusion.Id}#xem-xet-lai")
        : Conclusion!.MayReplace ? new PaperLinks($"Soạn văn bản {asked.Outcome.Value.Label()} kết luận", $"/ket-luan/{Conclusion.Id}?buoc=replace#replace")
        : Conclusion.ReplacedBy is { } draft ? new PaperLinks("Xem văn bản thay thế", $"/ket-luan/{draft.Id}") : null;

    /// <summary>The day from which the deadline counts is that of the paper, not one on which the task was passed to the unit.</summary>
    public bool IsIssueDay => View.AssignedOn == (Conclusion?.IssuedOn ?? Paper?.IssuedOn ?? (View is { ConclusionId: not null, Branch: null } ? View.AssignedOn : null));

    /// <summary>The reader works for the unit that leads the task.</summary>
    public bool IsLead => actor.UnitId == View.LeadUnitId;

    public bool IsUnit => actor.UnitId is not null;

    public Guid? OwnUnit => actor.UnitId;

    /// <summary>The reader came by a link, which opens this page and no other.</summary>
    public bool IsByLink => actor.Identity.Link is not null;

    /// <summary>The reader decides about a report that the Office has not taken up yet.</summary>
    public bool AwaitsAppraisal => actor.UnitId is null && Reports.Any(report => report.Report.Status is RemediationStatus.Submitted)
        && May(Subject.RemediationReport, Act.Confirm) && !May(Subject.RemediationReport, Act.Write);

    /// <summary>The report is under appraisal, and others than the reader confirm it.</summary>
    public bool AwaitsConfirmation => !IsUnit && !May(Subject.RemediationReport, Act.Confirm)
        && Reports.Any(report => report.Report.Status is RemediationStatus.UnderAppraisal && Item(report) is { IsOpen: true });

    /// <summary>What waits for the reader's decision, with the office's word on it.</summary>
    public ReportedTask? ToDecide => !IsUnit && May(Subject.RemediationReport, Act.Confirm)
        ? Reports.Where(report => report.Report.Status is RemediationStatus.UnderAppraisal).Select(Item).FirstOrDefault(item => item is { IsOpen: true }) : null;

    /// <summary>A reader of the council is offered what they may do with this very task: another body's leader only reads it.</summary>
    public bool May(Subject subject, Act act) => !View.IsArchived && PermissionMatrix.AllowsAny(actor.Identity.Roles, subject, act) && (IsUnit || View.Rights.Contains(new TaskRight(subject, act)));

    /// <summary>A unit waits for more time, and who decides about it is another body than the reader's.</summary>
    public bool AwaitsOthersDecision => !IsUnit && Extensions.Any(request => request.Status is ExtensionStatus.Sent) && !DecidesTime;

    /// <summary>The reader decides about more time.</summary>
    public bool DecidesTime => View.IsConcludingBody && May(Subject.Extension, Act.Approve);

    /// <summary>What the report says of this task.</summary>
    public ReportedTask? Item(RemediationReportAnswer report) => report.Items.FirstOrDefault(i => i.TaskId == Id);

    /// <summary>The file came with a report that the unit sent on paper.</summary>
    public bool IsOnPaper(EvidenceLine file) => file.RemediationItemId is { } item && Reports.Any(report => report.Report.PaperReceivedOn is not null && report.Items.Any(said => said.Id == item));

    public bool MayAttach => IsUnit && May(Subject.RemediationReport, Act.Write) && !TaskLife.IsClosed(View.Progress) && View.Progress is not (TaskProgress.Draft or TaskProgress.ReportedDone)
        && !View.HasParts && (IsLead || View.Coordinators.Any(unit => unit.UnitId == OwnUnit));

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        if (Notice is { } notice)
        {
            await Opened(notice, ct);
            return LocalRedirect($"/noi-dung/{Id}");
        }
        await Read(ct);
        return Page();
    }

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new TaskDetails(Id), ct);
        History = await ask.Get(new TaskHistory(Id), ct);
        Parts = View.HasParts ? await ask.Get(new TaskParts(Id), ct) : null;
        if (View.SourcePaperId is { } paper) Paper = await ask.Try(Subject.FollowUpTask, new SourcePaperDetails(paper), ct);
        if (View.ConclusionId is { } conclusion) Conclusion = await ask.Try(Subject.Conclusion, new ConclusionDetails(conclusion), ct);
        Evidence = await ask.All(Subject.RemediationReport, after => new EvidenceList { TaskId = Id, After = after, Take = 200 }, ct);
        FileTerms = MayAttach ? await ask.Try(Subject.RemediationReport, new EvidenceTerms { TaskId = Id }, ct) : null;
        Unfinished = MayAttach ? await ask.Try(Subject.RemediationReport, new EvidenceUploadList(Id), ct) ?? [] : [];
        Measures = await ask.Try(Subject.Escalation, new TaskMeasures(Id), ct) ?? [];
        Reports = await Newest<RemediationReportLine, RemediationReportAnswer>(Subject.RemediationReport,
            after => new RemediationReportList { TaskId = Id, After = after, Take = 200 }, line => new RemediationReportDetails(line.Id), ct);
        Pair = IsUnit ? null : await BeforeAfter.Of(View, Reports, Evidence, ask, ct);
        Extensions = await Newest<ExtensionLine, ExtensionView>(Subject.Extension, after => new ExtensionList { TaskId = Id, After = after, Take = 200 }, line => new ExtensionDetails(line.Id), ct);
        Message = IsUnit || View.HasParts ? null : await ask.Try(Subject.FollowUpTask, new ReadyMessage(Id), ct);
        if (!IsUnit && View.Allowed.Contains(TaskStep.Reassign) && May(Subject.FollowUpTask, Act.Approve))
        {
            var units = await ask.Try(Subject.Directory, new UnitList { Search = UnitName is null ? null : SearchText.Compose(UnitName), Take = 200 }, ct);
            (Units, HasMoreUnits) = (units?.Items ?? [], units?.Next is not null);
        }
        await ReadParts(ct);
        Withdrawable = MayAttach ? Evidence.Where(e => e.SubmittedAt is null && (IsLead || e.UnitId == OwnUnit)).ToDictionary(e => e.Id, TaskForms.Withdraw) : Withdrawable;
        Forms = TaskForms.Of(this);
        if (Pair is not null && Forms.FirstOrDefault(form => form.Name == TaskPartForms.Mends) is { } choose) Pair = Pair with { Choose = $"#{choose.Anchor}" };
    }

    // Whoever was sent on somebody else's mail has read no notice, and sees the task all the same.
    private async Task Opened(Guid notice, CancellationToken ct)
    {
        try
        {
            await _mediator.Send(new MarkRead { NoticeId = notice }, ct);
        }
        catch (RefusedException refused) when (refused.Kind is RefusalKind.NotFound)
        {
        }
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
        // Said once more by a form sent twice, it would else count as read.
        TempData.Keep(nameof(Done));
        return Task.FromResult<IActionResult>(LocalRedirect($"/noi-dung/{Id}"));
    }
}
