using MediatR;
using Microsoft.AspNetCore.Mvc;
using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Extensions;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;

namespace Supervision.Api.Pages;

/// <summary>One report on tasks: what it says of each of them; while it is a draft, the unit adds, changes and takes out.</summary>
public sealed class ReportPage(IMediator mediator, Asking ask, Actor actor, TimeProvider clock) : FormPage(mediator)
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>What was just done.</summary>
    [TempData]
    public string? Done { get; set; }

    public RemediationReportAnswer View { get; private set; } = null!;

    public RemediationReportHead Head => View.Report;

    public IReadOnlyList<ReportedTask> Items => View.Items;

    /// <summary>What the unit owes, where the report can still take it in.</summary>
    public IReadOnlyList<OwedTask> Owed { get; private set; } = [];

    public IReadOnlyList<ActionForm> Forms { get; private set; } = [];

    /// <summary>The forms of each task by its id.</summary>
    public ILookup<Guid, ActionForm> ItemForms { get; private set; } = Array.Empty<ActionForm>().ToLookup(_ => Guid.Empty);

    public DateOnly Today => clock.Today();

    public bool IsUnit => actor.UnitId is not null;

    public bool IsDraft => IsUnit && Head.Status is RemediationStatus.Draft;

    /// <summary>The former head of the delegation says what they think of what was handed in; a council's role, never a unit's.</summary>
    public bool MayComment => !IsUnit && Head.Status is not RemediationStatus.Draft && May(Act.Comment);

    public bool May(Act act) => !View.IsArchived && PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.RemediationReport, act);

    public Task OnGet(CancellationToken ct) => Read(ct);

    public Task<IActionResult> OnPostAdd(SetRemediationItem add) => Do(add with { RemediationReportId = Id }, nameof(add), "Đã thêm nội dung vào báo cáo.");

    public Task<IActionResult> OnPostSay(SetRemediationItem say) => Do(say with { RemediationReportId = Id }, nameof(say), "Đã lưu kết quả thực hiện.");

    public Task<IActionResult> OnPostRemove(RemoveRemediationItem remove) => Do(remove with { RemediationReportId = Id }, nameof(remove), "Đã bỏ nội dung khỏi báo cáo.");

    public Task<IActionResult> OnPostAskHead(AskRemediationHead askHead) => Do(askHead with { RemediationReportId = Id }, nameof(askHead), ReportForms.Asked);

    public Task<IActionResult> OnPostSubmitReport(SubmitRemediationReport submitReport) =>
        Submit(submitReport with { RemediationReportId = Id }, nameof(submitReport), handedIn => Back(HandedInWords(handedIn)));

    public Task<IActionResult> OnPostAppraise(BeginAppraisal appraise) => Do(appraise with { RemediationReportId = Id }, nameof(appraise), "Đã bắt đầu thẩm định báo cáo.");

    public Task<IActionResult> OnPostAppraisal(AppraiseRemediationItem appraisal) => Do(appraisal, nameof(appraisal), ReportForms.Appraised);

    public Task<IActionResult> OnPostOpinion(GiveRemediationOpinion opinion) => Do(opinion, nameof(opinion), "Đã ghi ý kiến.");

    /// <summary>What whoever handed a report in is told.</summary>
    public static string HandedInWords(HandedIn handedIn) => string.Join(' ', (string[])[$"Đã gửi báo cáo; giấy biên nhận số {handedIn.ReceiptNumber}.", .. handedIn.Warnings]);

    /// <summary>The unit's people who draft and do not send: nobody who came by a link, who does both.</summary>
    public bool OnlyDrafts => IsDraft && actor.Identity.Link is null && May(Act.Write) && !May(Act.Approve);

    /// <summary>Tasks of the draft for which a request for more time was drafted and not sent, by their numbers.</summary>
    public IReadOnlyList<int> Overtaken { get; private set; } = [];

    protected override async Task Read(CancellationToken ct)
    {
        _ = actor.Identity;
        View = await ask.Get(new RemediationReportDetails(Id), ct);
        if (IsDraft && actor.UnitId is { } unit) Owed = await ask.All(Subject.FollowUpTask, after => new OwedTasks { UnitId = unit, After = after, Take = 200 }, ct);
        // A task that is reported takes no request for more time: whoever sends the report knows of one that was not sent.
        if (IsDraft && actor.UnitId is { } own && actor.Identity.Link is null)
            Overtaken = [.. (await ask.All(Subject.Extension, after => new ExtensionList { UnitId = own, Status = ExtensionStatus.Draft, After = after, Take = 200 }, ct)).Where(request => Items.Any(item => item.TaskId == request.TaskId)).Select(request => request.TaskNumber)];
        Forms = [.. ReportForms.Of(this)];
        ItemForms = Items.SelectMany(item => ReportForms.Of(this, item).Select(form => (item.TaskId, form))).ToLookup(pair => pair.TaskId, pair => pair.form);
    }

    private Task<IActionResult> Do<T>(Core.Pipeline.ICommand<T> command, string form, string done) => Submit(command, form, _ => Back(done));

    private Task<IActionResult> Back(string done)
    {
        Done = done;
        // Said once more by a form sent twice, it would else count as read.
        TempData.Keep(nameof(Done));
        return Task.FromResult<IActionResult>(LocalRedirect($"/bao-cao/{Id}"));
    }
}
