using System.Globalization;
using Supervision.Core.Calendar;
using Supervision.Core.Documents;
using Supervision.Core.Extensions;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Ledger;

/// <summary>Why a task is owed, and what is to be done about it, in words.</summary>
public static class OwedWords
{
    /// <summary>"Quá hạn 12 ngày vì chưa có báo cáo"; of what was not even accepted both are missing; for a unit that does not lead it "Quá hạn 12 ngày vì Sở Tài chính chưa có báo cáo; đơn vị phối hợp".</summary>
    /// <param name="progress">How it stands.</param>
    /// <param name="due">Its deadline.</param>
    /// <param name="today">The day that counts.</param>
    /// <param name="lead">Who leads it, for a reader of another unit; null for the lead unit and the council.</param>
    public static string Late(TaskProgress progress, DateOnly due, DateOnly today, string? lead = null) =>
        $"Quá hạn {VietnameseNumber.Whole(today.DayNumber - due.DayNumber)} ngày vì {(lead is null ? Cause(progress) : CauseOf(progress, lead))}{(progress is TaskProgress.Assigned ? ", chưa có báo cáo" : "")}{(lead is null ? "" : "; đơn vị phối hợp")}";

    /// <summary>Why a task is owed: its day, and what is missing.</summary>
    /// <param name="task">The task.</param>
    /// <param name="today">The day that counts.</param>
    /// <param name="calendar">The working days.</param>
    /// <param name="approves">The reader approves and sends the unit's reports.</param>
    public static string Reason(OwedTask task, DateOnly today, WorkCalendar calendar, bool approves)
    {
        var when = task.DueOn switch
        {
            { } due when due < today => Late(task.Progress, due, today),
            { } due when due == today => $"Đến hạn hôm nay, {Cause(task.Progress)}",
            { } due => string.Create(CultureInfo.InvariantCulture, $"Đến hạn ngày {VietnameseDate.Short(due)}, còn {calendar.WorkingDaysBetween(today, due)} ngày làm việc"),
            null when task.ReviewOn is { } review && review < today => string.Create(CultureInfo.InvariantCulture, $"Quá ngày rà soát {today.DayNumber - review.DayNumber} ngày"),
            null when task.ReviewOn is { } review => $"Thường xuyên, rà soát ngày {VietnameseDate.Short(review)}",
            _ => $"Không có hạn, {Cause(task.Progress)}",
        };
        if (task.PromisedOn is { } promised) when = $"{when}; đơn vị hứa ngày {VietnameseDate.Short(promised)}";
        if (task is { SupplementBy: { } by, SupplementEndsOn: { } endsOn }) when = $"{when}; bổ sung, làm rõ {(endsOn < today ? "đã quá ngày" : "chậm nhất")} {RolledDay.Say(by, endsOn)}";
        when += task switch
        {
            { HasSentExtension: true } => "; đề nghị gia hạn đã gửi, chờ quyết định",
            { HasDraftedExtension: true } when task.DueOn < today && (task.ExtensionNeedsOtherHand || task.IsHeadsExtension && !approves) => "; đề nghị gia hạn đã soạn, chờ đầu mối xem lại, lưu lại",
            { HasDraftedExtension: true } when task.DueOn < today => "; đề nghị gia hạn đã soạn, chờ người đứng đầu gửi và nêu lý do gửi chậm",
            { HasDraftedExtension: true } => "; đề nghị gia hạn đã soạn, chưa gửi",
            _ => "",
        };
        if (task.NeedsOtherHand || task.IsHeadsDraft && !approves) return $"{when}; dự thảo báo cáo chờ đầu mối xem lại, lưu lại";
        return !task.IsDrafted ? when
            : task.AskedOn is { } asked ? $"{when}; dự thảo báo cáo trình ngày {VietnameseDate.Short(asked)}, chờ người đứng đầu phê duyệt, gửi"
            : $"{when}; có dự thảo báo cáo, chưa gửi";
    }

    /// <summary>What is to be done about it now.</summary>
    /// <param name="task">The task.</param>
    /// <param name="approves">The reader approves and sends the unit's reports.</param>
    public static NextStep Next(OwedTask task, bool approves) => task.Progress switch
    {
        not (TaskProgress.Assigned or TaskProgress.Refused) when task.IsDrafted => approves && !task.NeedsOtherHand
            ? new(nameof(RemediationStep.Submit), "Phê duyệt, gửi báo cáo", "/api/remediation-reports", true)
            : new(nameof(TaskStep.Report), "Sửa dự thảo báo cáo", "/api/remediation-reports", true),
        TaskProgress.Assigned => new(nameof(TaskStep.Accept), TaskStep.Accept.Label(), $"/api/tasks/{task.Id}/acceptance", true),
        TaskProgress.Refused => new(nameof(TaskStep.Reassign), TaskStep.Reassign.Label(), $"/api/tasks/{task.Id}/reassignment", false),
        TaskProgress.Returned => new(nameof(TaskStep.Report), "Gửi báo cáo bổ sung, làm rõ", "/api/remediation-reports", true),
        _ => new(nameof(TaskStep.Report), "Gửi báo cáo kết quả thực hiện", "/api/remediation-reports", true),
    };

    /// <summary>What a unit may do about its deadline now; null where there is none, where a request that was sent waits, or where what the head wrote waits for another of the unit.</summary>
    /// <param name="task">The task.</param>
    /// <param name="today">The day that counts.</param>
    /// <param name="approves">The reader approves and sends what the unit hands in.</param>
    public static NextStep? Time(OwedTask task, DateOnly today, bool approves) => task switch
    {
        { DueOn: null } or { Progress: TaskProgress.Refused } or { HasSentExtension: true } => null,
        { HasDraftedExtension: true, ExtensionNeedsOtherHand: true } when task.DueOn < today => null,
        { HasDraftedExtension: true } => task.DueOn >= today || approves
            ? new(nameof(ExtensionStep.Send), "Gửi đề nghị gia hạn", "/api/extensions", true)
            : new(nameof(ExtensionStep.Edit), "Xem lại đề nghị gia hạn", "/api/extensions", true),
        _ => new("Ask", "Đề nghị gia hạn", $"/api/tasks/{task.Id}/extensions", true),
    };

    private static string CauseOf(TaskProgress progress, string lead) => progress switch
    {
        TaskProgress.Assigned => $"{lead} chưa xác nhận đã nhận",
        TaskProgress.Refused => $"{lead} đề nghị chuyển, chưa có cơ quan nhận",
        TaskProgress.NotSatisfactory => $"kết quả của {lead} chưa đạt yêu cầu",
        _ => $"{lead} {Cause(progress)}",
    };

    private static string Cause(TaskProgress progress) => progress switch
    {
        TaskProgress.Assigned => "đơn vị chưa xác nhận đã nhận",
        TaskProgress.Refused => "đơn vị đề nghị chuyển, chưa có cơ quan nhận",
        TaskProgress.InProgress => "đang thực hiện, chưa có báo cáo",
        TaskProgress.Returned => "chưa bổ sung, làm rõ báo cáo",
        TaskProgress.NotSatisfactory => "kết quả chưa đạt yêu cầu",
        _ => "chưa có báo cáo",
    };
}
