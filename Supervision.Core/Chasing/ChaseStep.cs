using Supervision.Core.Text;

namespace Supervision.Core.Chasing;

/// <summary>What chasing does about a task by itself, in order.</summary>
public enum ChaseStep
{
    [Label("Nhắc trước hạn")] Reminder,
    [Label("Nhắc ngày đến hạn")] DueToday,
    [Label("Thông báo quá hạn")] Overdue,
    [Label("Văn bản đôn đốc lần 1")] FirstLetter,
    [Label("Văn bản đôn đốc lần 2")] SecondLetter,
    [Label("Đưa vào danh sách trình phiên họp")] MeetingList,
}
