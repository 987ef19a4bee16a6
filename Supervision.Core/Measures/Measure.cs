using Supervision.Core.Text;

namespace Supervision.Core.Measures;

/// <summary>What the Standing Board may do about what stays late after the second letter: a menu, not stairs.</summary>
public enum MeasureKind
{
    [Label("Yêu cầu giải trình bằng văn bản")] WrittenExplanation,
    [Label("Kiến nghị cấp có thẩm quyền xử lý")] ProposalToAuthority,
    [Label("Đưa vào phiên giải trình")] ExplanationSession,
    [Label("Đề xuất nhóm vấn đề chất vấn")] QuestionGroup,
    [Label("Giám sát lại")] ReSupervision,
    [Label("Báo cáo Hội đồng nhân dân")] ReportToCouncil,
}

/// <summary>By which way somebody was urged by hand.</summary>
public enum ContactChannel
{
    [Label("Zalo")] Zalo,
    [Label("Điện thoại")] Phone,
    [Label("Trao đổi trực tiếp")] InPerson,
    [Label("Văn bản ngoài hệ thống")] Letter,
}
