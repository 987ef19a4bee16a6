using Supervision.Core.Text;

namespace Supervision.Core.Visits;

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
