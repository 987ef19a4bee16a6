using Supervision.Core.Text;

namespace Supervision.Core.Search;

/// <summary>What can be found. People, the journal, attached files and what indicators say are not among it: they have lists of their own.</summary>
public enum SearchKind
{
    [Label("Nội dung yêu cầu, kiến nghị")] FollowUpTask,
    [Label("Kết luận, nghị quyết, kiến nghị giám sát")] Conclusion,
    [Label("Văn bản")] Paper,
    [Label("Văn bản đến")] IncomingDocument,
    [Label("Cuộc giám sát")] Campaign,
    [Label("Buổi làm việc")] Visit,
    [Label("Nội dung ghi nhận")] Finding,
    [Label("Báo cáo của Đoàn giám sát")] DelegationReport,
    [Label("Báo cáo phục vụ giám sát")] UnitReport,
    [Label("Báo cáo kết quả thực hiện")] RemediationReport,
    [Label("Công văn đôn đốc")] ReminderLetter,
    [Label("Đơn vị")] Unit,
}
