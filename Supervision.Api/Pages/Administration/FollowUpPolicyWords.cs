using Supervision.Core.Chasing;

namespace Supervision.Api.Pages;

/// <summary>A policy of follow-up in the words of whoever works by it.</summary>
internal static class FollowUpPolicyWords
{
    /// <summary>What is done by itself before a deadline and after it, in the order in which it happens.</summary>
    public static IEnumerable<PolicyLine> Steps(FollowUpPolicy policy) =>
    [
        new("Nhắc trước hạn", $"trước {And(policy.ReminderDays)} ngày làm việc, và đúng ngày đến hạn")
        {
            Note = "Người đứng đầu, đầu mối và hộp thư của đơn vị nhận mỗi ngày một thông báo gộp.",
        },
        new("Quá hạn", "ngày làm việc đầu tiên sau thời hạn") { Note = "Đơn vị được báo trong thông báo gộp và một thông báo riêng cho nội dung vừa quá hạn." },
        new("Công văn đôn đốc lần 1", $"{policy.FirstLetterAfter} ngày làm việc sau khi ghi nhận quá hạn")
        {
            Note = "Phần mềm dự thảo; văn thư và Văn phòng được báo để kiểm tra, vào số, trình ký và gửi. Không công văn nào tự gửi đi.",
        },
        new("Công văn đôn đốc lần 2", $"{policy.SecondLetterAfter} ngày làm việc sau công văn lần 1")
        {
            Note = "Đếm từ ngày ban hành công văn lần 1. Công văn còn là dự thảo thì hệ thống chưa dự thảo tiếp, mỗi ngày làm việc nhắc văn thư ban hành hoặc hủy.",
        },
        new("Trình phiên họp Thường trực", $"{policy.MeetingListAfter} ngày làm việc sau công văn lần 2") { Note = "Nội dung vào danh sách của phiên họp; Thường trực và Văn phòng được báo để chọn biện pháp tiếp theo." },
    ];

    /// <summary>Within which times people answer, and what is granted.</summary>
    public static IEnumerable<PolicyLine> Limits(FollowUpPolicy policy) =>
    [
        new("Tính là sắp đến hạn", $"khi còn từ {policy.NearDays} ngày làm việc trở xuống"),
        new("Đơn vị trả lời công văn đôn đốc", $"trong {policy.LetterReplyDays} ngày làm việc"),
        new("Đơn vị xác nhận đã nhận văn bản", $"trong {policy.AcknowledgeDays} ngày làm việc"),
        new("Thẩm định báo cáo kết quả thực hiện", $"trong {policy.AppraisalDays} ngày làm việc"),
        new("Giải trình", $"trong {policy.ExplanationDays} ngày; vụ việc phức tạp {policy.ExplanationComplexDays} ngày"),
        new("Gia hạn", policy.MaxExtensions == 0 ? "không gia hạn" : $"tối đa {policy.MaxExtensions} lần, cộng lại không quá {policy.MaxExtensionDays} ngày so với thời hạn ban đầu"),
        new("Khi nội dung tạm dừng", policy.SuspensionStopsClock ? "thời hạn lùi lại bằng số ngày tạm dừng, trừ khi quyết định ghi khác" : "thời hạn giữ nguyên, trừ khi quyết định ghi khác"),
        new("Nội dung định kỳ", $"lập sẵn {policy.InstancesAhead} kỳ tới"),
        new("Nơi chụp trong ảnh", policy.KeepPhotoPlace ? "được giữ lại" : "được xóa khi tải lên"),
    ];

    public static IEnumerable<PolicyLine> All(FollowUpPolicy policy) => [.. Steps(policy), .. Limits(policy)];

    private static string And(IReadOnlyList<int> days) => days.Count == 1 ? $"{days[0]}" : $"{string.Join(", ", days.Take(days.Count - 1))} và {days[^1]}";
}
