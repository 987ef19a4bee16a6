using Supervision.Core.Text;

namespace Supervision.Core.Visits;

/// <summary>What is written into minutes item by item, counted through in the order of the session.</summary>
public enum MinutesItemKind
{
    [Label("Người dự")] Attendance,
    [Label("Ý kiến")] Opinion,
    [Label("Kiểm tra thực tế")] OnSiteCheck,
    [Label("Tài liệu đơn vị giao")] HandedDocument,
    [Label("Cam kết")] Commitment,
    [Label("Phát biểu kết luận buổi làm việc")] ClosingRemark,
}

/// <summary>As what somebody takes part in a session.</summary>
public enum AttendancePart
{
    [Label("Trưởng đoàn")] Head,
    [Label("Phó Trưởng đoàn")] DeputyHead,
    [Label("Thành viên")] Member,
    [Label("Thư ký")] Secretary,
    [Label("Chuyên gia")] Expert,
    [Label("Đại diện Mặt trận Tổ quốc")] FrontRepresentative,
    [Label("Đại diện sở, ngành")] AgencyRepresentative,
    [Label("Người đứng đầu đơn vị")] UnitHead,
    [Label("Cấp phó được ủy quyền")] UnitDeputy,
    [Label("Người tham dự")] Attendee,
    [Label("Chủ trì")] Chair,
}

/// <summary>What a closing remark is.</summary>
public enum RemarkKind
{
    [Label("Ghi nhận, đánh giá")] Recognition,
    [Label("Yêu cầu, đề nghị")] Request,
    [Label("Định hướng")] Direction,
}
