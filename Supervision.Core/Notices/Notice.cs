using Supervision.Core.Access;
using Supervision.Core.Text;

namespace Supervision.Core.Notices;

/// <summary>What people choose by: whole groups of notices are muted outside the application, not single kinds.</summary>
public enum NoticeGroup
{
    [Label("Nhắc hạn và đôn đốc")] Deadlines,
    [Label("Nội dung được chuyển, bàn giao")] Tasks,
    [Label("Báo cáo kết quả thực hiện")] Reports,
    [Label("Gia hạn")] Extensions,
    [Label("Kết luận, văn bản")] Papers,
    [Label("Hệ thống")] System,
}

/// <summary>What a notice is about.</summary>
public enum NoticeKind
{
    [Label("Nhắc việc sắp đến hạn")] ReminderDigest,
    [Label("Tổng hợp nội dung quá hạn")] OverdueDigest,
    [Label("Nội dung vừa quá hạn")] FirstOverdue,
    [Label("Nội dung được chuyển, thay đổi")] TaskAssigned,
    [Label("Bàn giao nội dung")] TaskHandedOver,
    [Label("Đề nghị chuyển nội dung không thuộc thẩm quyền")] TaskDeclined,
    [Label("Đơn vị đã báo cáo")] ReportSubmitted,
    [Label("Đề nghị bổ sung, làm rõ báo cáo")] ReportReturned,
    [Label("Đã xác nhận kết quả")] ReportConfirmed,
    [Label("Đề nghị gia hạn")] ExtensionSent,
    [Label("Trả lời đề nghị gia hạn")] ExtensionDecided,
    [Label("Kết luận, văn bản được gửi")] ConclusionSent,
    [Label("Công văn đôn đốc chờ phát hành")] LetterDrafted,
    [Label("Danh sách trình phiên họp Thường trực")] MeetingList,
    [Label("Yêu cầu giải trình")] ExplanationDemanded,
    [Label("Đối chiếu với đơn vị")] Reconciliation,
    [Label("Báo cáo của đơn vị đến hạn")] UnitReportDue,
    [Label("Thông báo phải gửi đến hạn")] NoticeDue,
    [Label("Chưa xác nhận đã nhận văn bản")] AcknowledgementMissing,
    [Label("Yêu cầu chấm dứt hành vi vi phạm")] UrgentDemand,
    [Label("Công việc tự động gặp lỗi, tạm dừng")] JobFailed,
    [Label("Thư không gửi được")] DeliveryFailed,
    [Label("Thiếu bảng ngày nghỉ")] DaysOffMissing,
    [Label("Kiểm tra lại tại chỗ")] Recheck,
    [Label("Danh sách nhập vào sổ theo dõi")] LedgerImport,
    [Label("Đoàn giám sát, lịch làm việc")] Delegation,
    [Label("Dự thảo chờ xem, duyệt, ký")] Draft,
    [Label("Tài khoản, quyền truy cập")] Account,
    [Label("Thông báo khác")] Other,
}

public static class NoticeKinds
{
    public static NoticeGroup Group(this NoticeKind kind) => kind switch
    {
        NoticeKind.ReminderDigest or NoticeKind.OverdueDigest or NoticeKind.FirstOverdue or NoticeKind.UnitReportDue or NoticeKind.NoticeDue
            or NoticeKind.AcknowledgementMissing or NoticeKind.MeetingList => NoticeGroup.Deadlines,
        NoticeKind.TaskAssigned or NoticeKind.TaskHandedOver or NoticeKind.TaskDeclined or NoticeKind.LedgerImport => NoticeGroup.Tasks,
        NoticeKind.ReportSubmitted or NoticeKind.ReportReturned or NoticeKind.ReportConfirmed or NoticeKind.Recheck => NoticeGroup.Reports,
        NoticeKind.ExtensionSent or NoticeKind.ExtensionDecided => NoticeGroup.Extensions,
        NoticeKind.ConclusionSent or NoticeKind.LetterDrafted or NoticeKind.ExplanationDemanded or NoticeKind.Reconciliation or NoticeKind.UrgentDemand or NoticeKind.Delegation or NoticeKind.Draft => NoticeGroup.Papers,
        NoticeKind.JobFailed or NoticeKind.DeliveryFailed or NoticeKind.DaysOffMissing or NoticeKind.Account or NoticeKind.Other => NoticeGroup.System,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Does not wait for the morning, for a working day or for the day's digest, and cannot be muted.</summary>
    public static bool IsUrgent(this NoticeKind kind) => kind is NoticeKind.UrgentDemand or NoticeKind.ExplanationDemanded or NoticeKind.JobFailed;
}

/// <summary>
/// What is to be told, and to whom: one person; or a unit (its head and contacts, and its mailbox); or the holders of a role of the council. Exactly one of the three.
/// </summary>
public sealed record NewNotice
{
    public Guid? PersonId { get; init; }

    public Guid? UnitId { get; init; }

    /// <summary>All people of the council itself who hold this role today.</summary>
    public Role? Role { get; init; }

    /// <summary>With <see cref="Role"/>: only those who hold it in this committee or group.</summary>
    public Guid? BodyId { get; init; }

    public required NoticeKind Kind { get; init; }

    /// <summary>One line, the subject of a mail; at most 300 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Plain text; an empty line parts paragraphs.</summary>
    public required string Text { get; init; }

    /// <summary>Where in the application it leads: <c>/noi-dung/…</c>.</summary>
    public string? Link { get; init; }

    /// <summary>Where each line of the text's lists leads ("- …"), in their order; fewer where the rest leads nowhere.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>What it is about, for whoever looks up what was told of it.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>Nobody is told twice under the same key: <c>overdue/{task}</c>, <c>digest/{unit}/2026-03-09</c>. At most 200 characters.</summary>
    public string? OnceKey { get; init; }
}

/// <summary>Who was told.</summary>
/// <param name="Told">Notices written: people and unit mailboxes; who was told before under the same key is not among them.</param>
/// <param name="Nobody">Units that have neither an active head or contact nor a mailbox: what was meant for them reached nobody.</param>
public sealed record Notified(int Told, IReadOnlyList<Guid> Nobody);
