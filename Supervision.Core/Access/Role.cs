using Supervision.Core.Text;

namespace Supervision.Core.Access;

/// <summary>What a person may be, in a council, in a delegation or in an inspected unit.</summary>
public enum Role
{
    [Label("Quản trị")] Admin,
    [Label("Thường trực HĐND")] StandingBoard,
    [Label("Trưởng đoàn giám sát")] DelegationHead,
    [Label("Thành viên đoàn, đại biểu")] Member,
    [Label("Thư ký đoàn")] Secretary,
    [Label("Trưởng/Phó Ban")] CommitteeLeader,
    [Label("Văn phòng (chuyên viên)")] Office,
    [Label("Văn thư")] RecordsClerk,
    [Label("Người đứng đầu đơn vị")] UnitHead,
    [Label("Công chức đầu mối của đơn vị")] UnitContact,
    [Label("Chuyên gia, Mặt trận được mời")] Expert,
}

/// <summary>What a permission is about.</summary>
public enum Subject
{
    [Label("cuộc giám sát")] Campaign,
    [Label("buổi làm việc")] Visit,
    [Label("báo cáo của đơn vị")] UnitReport,
    [Label("nội dung ghi nhận")] Finding,
    [Label("kết luận")] Conclusion,
    [Label("nội dung kiến nghị, yêu cầu sau giám sát")] FollowUpTask,
    [Label("danh mục dùng chung")] Directory,
    [Label("cấu hình và người dùng")] Config,
    [Label("nhật ký")] Journal,
    [Label("hồ sơ tham chiếu")] ReferenceCase,
    [Label("báo cáo kết quả thực hiện")] RemediationReport,
    [Label("đề nghị gia hạn")] Extension,
    [Label("đôn đốc và biện pháp tiếp theo")] Escalation,
    [Label("thông báo")] Notice,
    [Label("công việc tự động")] Job,
    [Label("văn bản")] Paper,

    /// <summary>Whom units without an account named, and the links by which they open single matters.</summary>
    [Label("đầu mối và đường dẫn của đơn vị")] UnitLink,

    /// <summary>What other bodies do at the units: the calendar that planning is held against.</summary>
    [Label("lịch của cơ quan khác")] OutsideCheck,

    /// <summary>What goes before the public, and whether the public's pages are open.</summary>
    [Label("nội dung công khai")] Publication,
}

/// <summary>What may be done with it.</summary>
public enum Act
{
    [Label("xem")] Read,
    [Label("góp ý")] Comment,
    [Label("soạn")] Write,
    [Label("phê duyệt")] Approve,
    [Label("xác nhận")] Confirm,
    [Label("vào số, đóng dấu, gửi")] Number,
    [Label("chạy")] Run,
}
