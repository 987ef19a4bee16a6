using Microsoft.AspNetCore.Mvc;
using Supervision.Core.Access;
using Supervision.Core.Evidence;
using Supervision.Core.Extensions;
using Supervision.Core.Measures;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;

namespace Supervision.Api.Pages;

/// <summary>What the unit does with a task.</summary>
public sealed partial class TaskPage
{
    public Task<IActionResult> OnPostAccept(AcceptTask accept) => Do(accept with { TaskId = Id }, nameof(accept), "Đã ghi: đơn vị đã nhận.");

    public Task<IActionResult> OnPostRefuse(RefuseTask refuse) => Do(refuse with { TaskId = Id }, nameof(refuse), "Đã gửi đề nghị chuyển.");

    public Task<IActionResult> OnPostStart(StartTask start) => Do(start with { TaskId = Id }, nameof(start), "Đã ghi: đơn vị đang thực hiện.");

    public Task<IActionResult> OnPostPromise(PromiseDate promise) => Do(promise with { TaskId = Id }, nameof(promise), "Đã ghi ngày đơn vị hứa; thời hạn giữ nguyên.");

    /// <summary>What the reader says for the unit is a draft for its head.</summary>
    public bool OnlyDrafts => actor.UnitId is not null && actor.Identity.Link is null && !PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.UnitReport, Act.Approve);

    public Task<IActionResult> OnPostExplain(ExplainMeasure explain) => Do(explain with { TaskId = Id }, nameof(explain),
        OnlyDrafts ? "Đã lưu dự thảo giải trình; người đứng đầu được báo." : "Đã gửi giải trình; Thường trực Hội đồng nhân dân và Văn phòng được báo.");

    /// <summary>Drafts the report and says in it what was done; a draft that already tells of this task is said anew.</summary>
    public async Task<IActionResult> OnPostReport(SetRemediationItem report, [Bind(Prefix = "report")] DraftRemediationReport head, CancellationToken ct)
    {
        report = report with { TaskId = Id };
        if (report.RemediationReportId != Guid.Empty) return await Do(report, nameof(report), Asks(report) ? ReportForms.Asked : "Đã lưu dự thảo báo cáo.");

        // What is wrong with its content shows before a draft is begun that nothing stands in.
        foreach (var error in new SetRemediationItem.Validator().Validate(report).Errors) ModelState.AddModelError($"report.{error.PropertyName}", error.ErrorMessage);
        var done = Asks(report) ? $"Đã lập dự thảo báo cáo. {ReportForms.Asked}" : PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.RemediationReport, Act.Approve) ? "Đã lập dự thảo báo cáo; việc còn lại ghi ở mục Việc có thể làm." : "Đã lập dự thảo báo cáo; đính kèm minh chứng rồi bấm “Trình người đứng đầu”.";
        // A draft of the same title that says nothing yet was left by a refusal of this very form.
        var drafts = await ask.All(Subject.RemediationReport, after => new RemediationReportList { UnitId = OwnUnit, Status = RemediationStatus.Draft, After = after, Take = 200 }, ct);
        if (drafts.FirstOrDefault(d => d.Items == 0 && d.Title == head.Title && d.Reference == head.Reference) is { } empty)
            return await Do(report with { RemediationReportId = empty.Id, Version = empty.Version }, nameof(report), done);
        return await Submit(head, nameof(report), drafted => Do(report with { RemediationReportId = drafted.Id, Version = 1 }, nameof(report), done));
    }

    public Task<IActionResult> OnPostAskHead(AskRemediationHead askHead) => Do(askHead, nameof(askHead), ReportForms.Asked);

    private bool Asks(SetRemediationItem report) => report.AsksHead && !PermissionMatrix.AllowsAny(actor.Identity.Roles, Subject.RemediationReport, Act.Approve);

    public Task<IActionResult> OnPostSubmitReport(SubmitRemediationReport submitReport) => Submit(submitReport, nameof(submitReport), handedIn =>
        Back(ReportPage.HandedInWords(handedIn)));

    /// <summary>Takes a file back that was not handed in; whoever asks a second time is told that it is done.</summary>
    public async Task<IActionResult> OnPostRemoveEvidence(RemoveEvidence removeEvidence)
    {
        const string done = "Đã rút minh chứng.";
        try
        {
            return await Do(removeEvidence with { TaskId = Id }, nameof(removeEvidence), done);
        }
        catch (RefusedException refused) when (refused.Kind is RefusalKind.NotFound)
        {
            return await Back(done);
        }
    }

    public Task<IActionResult> OnPostHandOver() => Do(new HandOverEvidence(Id), "handOver", "Đã chuyển minh chứng cho cơ quan chủ trì.");

    /// <summary>Drafts the request and sends it in one go; after the deadline the head sends what somebody else drafted.</summary>
    public async Task<IActionResult> OnPostExtension(DraftExtension extension, CancellationToken ct)
    {
        View = await _mediator.Send(new TaskDetails(Id), ct);
        var late = View.DueOn < Today;
        return await Submit(extension with { TaskId = Id }, nameof(extension), drafted => late
            ? Back($"Đã lập đề nghị gia hạn, chưa gửi. Thời hạn đã qua: {TaskTimeForms.AfterDrafting(this)}")
            : OnPostSendExtension(new SendExtension { ExtensionRequestId = drafted.Id, Version = 1 }));
    }

    public Task<IActionResult> OnPostSendExtension(SendExtension sendExtension) => Submit(sendExtension, nameof(sendExtension), handedIn =>
        Back($"Đã gửi đề nghị gia hạn; giấy biên nhận số {handedIn.ReceiptNumber}."));

    public Task<IActionResult> OnPostReviseExtension(ReviseExtension reviseExtension) => Do(reviseExtension, nameof(reviseExtension), "Đã sửa đề nghị gia hạn; đề nghị chưa gửi.");

    public Task<IActionResult> OnPostWithdrawExtension(WithdrawExtension withdrawExtension) => Do(withdrawExtension, nameof(withdrawExtension), "Đã rút đề nghị gia hạn.");
}
