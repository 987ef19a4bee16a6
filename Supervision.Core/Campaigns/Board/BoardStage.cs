using Supervision.Core.Text;

namespace Supervision.Core.Campaigns.Board;

/// <summary>The columns of the board: several states that mean the same kind of work.</summary>
public enum BoardStage
{
    [Label("Lập kế hoạch")] Planning,
    [Label("Chuẩn bị")] Preparing,
    [Label("Đang giám sát")] UnderWay,
    [Label("Báo cáo, kết luận")] Concluding,
    [Label("Theo dõi thực hiện")] FollowUp,
    [Label("Đã kết thúc")] Ended,
    [Label("Tạm dừng, đã hủy")] Stopped,
}

/// <summary>What a reader does so that the campaign can take its next step; the words are those of the link that leads there.</summary>
public enum Mend
{
    [Label("Ghi chương trình")] Programme,
    [Label("Thành lập Đoàn")] Found,
    [Label("Đặt hạn báo cáo")] AskReports,
    [Label("Gửi kế hoạch")] SendPlan,
    [Label("Lên lịch buổi làm việc")] PlanVisit,
    [Label("Gửi thông báo")] Notify,
    [Label("Hoãn để định ngày")] Postpone,
    [Label("Đặt ngày mới")] Reschedule,
    [Label("Mở buổi làm việc")] Visit,
    [Label("Mở biên bản")] Minutes,
    [Label("Ghi bắt đầu giám sát")] Start,
    [Label("Ghi kết thúc thực địa")] EndFieldwork,
    [Label("Mở báo cáo của Đoàn")] Report,
    [Label("Ghi nhận báo cáo")] Receive,
    [Label("Ghi phiên họp xem xét báo cáo")] Examine,
    [Label("Soạn kết luận")] Conclude,
    [Label("Mở kết luận")] Conclusion,
    [Label("Chuyển sang theo dõi")] FollowUp,
    [Label("Xem nội dung còn lại")] Tasks,
    [Label("Ghi hoàn thành")] Complete,
    [Label("Ghi lưu trữ")] Archive,
    [Label("Cho tiếp tục")] Resume,
}

/// <summary>The step that comes next, and in one sentence what is still missing for it.</summary>
public sealed record NextNeed(CampaignStep Step, Mend Mend, string Sentence)
{
    /// <summary>What the link to it says.</summary>
    public string Name { get; init; } = Mend.Label();

    /// <summary>The reader may do it.</summary>
    public bool IsMine { get; init; }

    /// <summary>The session it is about.</summary>
    public Guid? VisitId { get; init; }
}
