using Supervision.Core.Text;

namespace Supervision.Core.Papers;

/// <summary>Every paper of a supervision's life that the system lays out. What each needs stands in <see cref="PaperKinds"/>.</summary>
public enum PaperKind
{
    [Label("Nghị quyết thành lập Đoàn giám sát")] FoundingResolution,
    [Label("Quyết định thành lập Đoàn giám sát")] FoundingDecision,
    [Label("Đề cương báo cáo")] Outline,
    [Label("Công văn gửi kế hoạch, đề cương")] PlanLetter,
    [Label("Công văn gửi chương trình, thành phần")] ProgrammeLetter,
    [Label("Giấy mời")] Invitation,
    [Label("Danh mục nội dung cần làm rõ")] QuestionList,
    [Label("Chương trình điều hành buổi làm việc")] RunningOrder,
    [Label("Dự thảo phát biểu kết luận")] DraftRemarks,
    [Label("Phiếu trình")] SubmissionSlip,
    [Label("Danh sách đại biểu dự họp")] AttendanceSheet,
    [Label("Dự thảo tin đăng cổng thông tin")] NewsItem,
    [Label("Báo cáo của đơn vị")] UnitReport,
    [Label("Biên bản làm việc")] Minutes,
    [Label("Biên bản bổ sung")] MinutesAddendum,
    [Label("Phiếu đánh giá của thành viên Đoàn")] MemberAssessment,
    [Label("Yêu cầu chấm dứt hành vi vi phạm")] UrgentDemand,
    [Label("Báo cáo của Đoàn giám sát")] DelegationReport,
    [Label("Báo cáo kết quả giám sát của Ban")] CommitteeReport,
    [Label("Báo cáo kết quả giám sát của Tổ đại biểu")] GroupReport,
    [Label("Thông báo kết luận giám sát")] ConclusionNotice,
    [Label("Thông báo kết luận buổi làm việc")] SessionNotice,
    [Label("Nghị quyết giám sát")] SupervisionResolution,
    [Label("Danh mục nội dung yêu cầu, kiến nghị sau giám sát")] TaskList,
    [Label("Kế hoạch khắc phục")] RemediationPlan,
    [Label("Công văn đôn đốc")] ReminderLetter,
    [Label("Công văn đề nghị gia hạn")] ExtensionRequest,
    [Label("Văn bản trả lời đề nghị gia hạn")] ExtensionAnswer,
    [Label("Báo cáo kết quả thực hiện")] RemediationReport,
    [Label("Phiếu xác nhận kết quả thực hiện")] ConfirmationSlip,
    [Label("Công văn đề nghị bổ sung, làm rõ")] SupplementLetter,
    [Label("Yêu cầu giải trình")] ExplanationDemand,
    [Label("Đề nghị xem xét lại")] ReconsiderationRequest,
    [Label("Văn bản trả lời đề nghị xem xét lại")] ReconsiderationAnswer,
    [Label("Danh sách trình phiên họp Thường trực")] MonthlyList,
    [Label("Báo cáo quý về thực hiện kết luận")] QuarterlyReport,
    [Label("Báo cáo sáu tháng về thực hiện kết luận")] HalfYearReport,
    [Label("Báo cáo năm về thực hiện kết luận")] YearReport,
    [Label("Công văn đính chính")] CorrectionLetter,
    [Label("Phiếu gửi")] DispatchSlip,
    [Label("Mục lục hồ sơ")] DossierContents,
    [Label("Biên bản giao nhận hồ sơ")] DossierHandover,
}

/// <summary>Who stands at the head of a paper and signs it, before a council's own template says otherwise.</summary>
public enum PaperIssuer
{
    [Label("cơ quan giám sát")] Body,
    [Label("Thường trực Hội đồng nhân dân")] StandingBoard,
    [Label("Văn phòng")] Office,
    [Label("Đoàn giám sát")] Delegation,
    [Label("đơn vị chịu sự giám sát")] Unit,
    [Label("thành viên Đoàn giám sát")] Member,
    [Label("văn thư")] Records,
}
