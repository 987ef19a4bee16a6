using Microsoft.AspNetCore.Mvc;
using Supervision.Core.Extensions;
using Supervision.Core.Letters;
using Supervision.Core.Measures;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;

namespace Supervision.Api.Pages;

/// <summary>What the council's people do with a task.</summary>
public sealed partial class TaskPage
{
    public Task<IActionResult> OnPostAppraise(BeginAppraisal appraise) => Do(appraise, nameof(appraise), "Đã bắt đầu thẩm định báo cáo.");

    public Task<IActionResult> OnPostAppraisal(AppraiseRemediationItem appraisal) => Do(appraisal, nameof(appraisal), ReportForms.Appraised);

    public Task<IActionResult> OnPostConfirm(DecideRemediationItem confirm) =>
        Do(confirm with { Outcome = RemediationOutcome.Confirmed }, nameof(confirm), "Đã xác nhận hoàn thành.");

    public Task<IActionResult> OnPostConfirmPartly(DecideRemediationItem confirmPartly) =>
        Do(confirmPartly with { Outcome = RemediationOutcome.ConfirmedPartly }, nameof(confirmPartly), "Đã xác nhận hoàn thành một phần; phần còn lại là một nội dung riêng.");

    public Task<IActionResult> OnPostGiveBack(DecideRemediationItem giveBack) =>
        Do(giveBack with { Outcome = RemediationOutcome.Returned }, nameof(giveBack), "Đã đề nghị đơn vị bổ sung, làm rõ.");

    public Task<IActionResult> OnPostUnsatisfactory(DecideRemediationItem unsatisfactory) =>
        Do(unsatisfactory with { Outcome = RemediationOutcome.NotSatisfactory }, nameof(unsatisfactory), "Đã ghi: chưa đạt yêu cầu, tiếp tục thực hiện.");

    public Task<IActionResult> OnPostRecheck(RecordRecheck recheck) => Do(recheck with { TaskId = Id }, nameof(recheck), "Đã ghi kết quả kiểm tra lại việc khắc phục.");

    public Task<IActionResult> OnPostOrderRecheck(OrderRecheck orderRecheck) => Do(orderRecheck with { TaskId = Id }, nameof(orderRecheck), "Đã giao kiểm tra lại tại chỗ; đơn vị được báo.");

    public Task<IActionResult> OnPostWithdrawRecheck(WithdrawRecheckOrder withdrawRecheck) => Do(withdrawRecheck, nameof(withdrawRecheck), "Đã hủy việc kiểm tra lại; đơn vị được báo.");

    /// <summary>Gives a refused task to another unit; the button beside the name only looks for units.</summary>
    public async Task<IActionResult> OnPostReassign(ReassignTask reassign, string? find) =>
        find is null ? await Do(reassign with { TaskId = Id }, nameof(reassign), "Đã chuyển nội dung cho cơ quan chủ trì; thời hạn giữ nguyên.") : await Found();

    public Task<IActionResult> OnPostOpinion(GiveExtensionOpinion opinion) => Do(opinion, nameof(opinion), "Đã ghi ý kiến về đề nghị gia hạn.");

    public Task<IActionResult> OnPostWithdrawPaperReport(WithdrawPaperReport withdrawPaperReport) =>
        Do(withdrawPaperReport, nameof(withdrawPaperReport), "Đã rút báo cáo nhập nhầm; nội dung trở lại tình trạng trước khi nhập, đơn vị được báo.");

    public Task<IActionResult> OnPostWithdrawPaperExtension(WithdrawPaperExtension withdrawPaperExtension) =>
        Do(withdrawPaperExtension, nameof(withdrawPaperExtension), "Đã rút đề nghị gia hạn nhập nhầm; đơn vị được báo.");

    public Task<IActionResult> OnPostGrant(DecideExtension grant) => Do(grant with { Granted = true }, nameof(grant), "Đã chấp thuận gia hạn.");

    public Task<IActionResult> OnPostDeny(DecideExtension deny) => Do(deny with { Granted = false }, nameof(deny), "Đã ghi: không chấp thuận gia hạn.");

    public Task<IActionResult> OnPostSuspend(SuspendTask suspend) => Do(suspend with { TaskId = Id }, nameof(suspend), "Đã tạm dừng.");

    public Task<IActionResult> OnPostResume(ResumeTask resume) => Do(resume with { TaskId = Id }, nameof(resume), "Đã cho tiếp tục.");

    public Task<IActionResult> OnPostDrop(DropTask drop) => Do(drop with { TaskId = Id }, nameof(drop), "Đã kết thúc do không còn phù hợp.");

    public Task<IActionResult> OnPostReopen(ReopenTask reopen) => Do(reopen with { TaskId = Id }, nameof(reopen), "Đã mở lại nội dung; đơn vị được báo và tiếp tục thực hiện.");

    public Task<IActionResult> OnPostContact(NoteContact contact) => Do(contact with { TaskId = Id }, nameof(contact), "Đã ghi lần đôn đốc vào sổ.");

    public Task<IActionResult> OnPostDraftLetter(DraftReminderLetter draftLetter) => Submit(draftLetter with { TaskId = Id }, nameof(draftLetter), drafted =>
        Task.FromResult<IActionResult>(LocalRedirect($"/cong-van-don-doc/{drafted.Id}")));

    public Task<IActionResult> OnPostAnswerMeasure(AnswerMeasure answerMeasure) => Do(answerMeasure, nameof(answerMeasure), "Đã ghi kết quả của biện pháp.");
}
