using Supervision.Core.Text;

namespace Supervision.Core.References;

/// <summary>What a reference is; none of these is supervision by a council, and none counts in its statistics.</summary>
public enum ReferenceKind
{
    [Label("Kế hoạch, báo cáo khắc phục của đơn vị")] RemediationPlan,
    [Label("Cuộc họp tổng kết nội bộ")] InternalReview,
    [Label("Buổi làm việc của cấp ủy")] PartyMeeting,
}

/// <summary>What an item of a reference is; each kind has its own data, see <see cref="ReferenceItemData"/>.</summary>
public enum ReferenceItemKind
{
    [Label("Chuyên đề")] Topic,
    [Label("Thành phần")] Participant,
    [Label("Văn bản viện dẫn")] Paper,
    [Label("Kiểm tra thực tế")] OnSiteCheck,
    [Label("Phát biểu")] Speech,
    [Label("Kết quả đạt được")] Strength,
    [Label("Tồn tại, hạn chế")] Shortcoming,
    [Label("Nguyên nhân")] Cause,
    [Label("Nội dung kết luận, yêu cầu")] Statement,
    [Label("Việc được giao hoặc tự đặt ra")] Task,
    [Label("Cam kết của đơn vị")] Commitment,
    [Label("Kiến nghị, đề xuất của đơn vị")] Petition,
}

/// <summary>What somebody said in conclusion.</summary>
public enum ReferenceStatementKind
{
    [Label("Ghi nhận")] Recognition,
    [Label("Yêu cầu")] Request,
    [Label("Phương hướng")] Direction,
    [Label("Nhiệm vụ tự đặt ra")] SelfSetTask,
}
