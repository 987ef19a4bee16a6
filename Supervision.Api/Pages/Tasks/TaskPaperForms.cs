using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Evidence;
using Supervision.Core.Extensions;
using Supervision.Core.Files;
using Supervision.Core.Remediation;
using Supervision.Core.Tasks;

namespace Supervision.Api.Pages;

/// <summary>The forms by which the office enters what a unit sent on paper about a task: its report, its request for more time, and files of either.</summary>
internal static class TaskPaperForms
{
    private const string Accepted = "application/pdf,image/jpeg,image/png,.docx,.xlsx";

    public static IEnumerable<ActionForm> Of(TaskView task, IReadOnlyList<RemediationReportAnswer> reports, IReadOnlyList<ExtensionView> extensions, DateOnly today, Func<Subject, Act, bool> may)
    {
        if (task.IsParent) yield break;
        var mayEnter = may(Subject.RemediationReport, Act.Write);
        if (mayEnter && TaskForms.Owing.Contains(task.Progress))
            yield return Streamed(task, "paperReport", "Nhập báo cáo kết quả thực hiện nhận bằng văn bản giấy", "Nhập báo cáo") with
            {
                Note = "Dùng khi đơn vị không có tài khoản hoặc gửi báo cáo giấy. Đúng hạn hay chậm xét theo ngày ghi trên văn bản; người nhập không tự xác nhận kết quả. Văn bản trả lời nhiều nội dung thì nhập cùng số, ngày ở từng nội dung, hệ thống gộp thành một báo cáo.",
                Fields =
                [
                    new(nameof(EnterPaperReport.Reference)) { Hint = "Ví dụ: 45/BC-UBND." },
                    new(nameof(EnterPaperReport.SignedBy)) { Hint = "Ghi chức danh, ví dụ: Chủ tịch UBND xã." },
                    Field.Day(nameof(EnterPaperReport.ReportedOn)) with { Hint = "Ngày ghi trên văn bản." },
                    Field.Day(nameof(EnterPaperReport.ReceivedOn), today),
                    .. ReportForms.Fields(null),
                    .. File("Tệp quét, ảnh chụp của văn bản"),
                ],
            };
        if (may(Subject.Extension, Act.Write) && TaskForms.Owing.Contains(task.Progress) && task.DueOn is { } due && extensions.All(e => e.Status is not (ExtensionStatus.Draft or ExtensionStatus.Sent)))
            yield return Streamed(task, "paperExtension", "Nhập đề nghị gia hạn nhận bằng văn bản giấy", "Nhập đề nghị gia hạn") with
            {
                Note = $"Thời hạn hiện nay: {Show.Date(due)}. Gửi trong hạn hay chậm xét theo ngày ghi trên văn bản; văn bản đề ngày sau thời hạn phải do người đứng đầu đơn vị ký và nêu lý do gửi chậm. Người nhập không tự quyết định gia hạn.",
                Fields =
                [
                    .. TaskTimeForms.Content(nameof(EnterPaperExtension.Extension), null).Select(field => field.Name.EndsWith(nameof(ExtensionContent.Reference), StringComparison.Ordinal) ? field with { IsOptional = false, Hint = "Ví dụ: 46/UBND-VP." } : field),
                    new(nameof(EnterPaperExtension.SignedBy)) { Hint = "Ghi chức danh, ví dụ: Chủ tịch UBND xã." },
                    Field.Day(nameof(EnterPaperExtension.SentOn)) with { Hint = "Ngày ghi trên văn bản." },
                    Field.Day(nameof(EnterPaperExtension.ReceivedOn), today),
                    Field.Text(nameof(EnterPaperExtension.LateSendingReason)) with { IsOptional = true, Hint = "Khi văn bản đề ngày sau thời hạn." },
                    .. File("Tệp quét, ảnh chụp của văn bản"),
                ],
            };
        var pending = reports.Any(r => r.Report.PaperReceivedOn is not null && r.Report.Status is RemediationStatus.Submitted or RemediationStatus.UnderAppraisal)
            || extensions.Any(e => e.PaperReceivedOn is not null && e.Status is ExtensionStatus.Sent);
        if (mayEnter && pending)
            yield return Streamed(task, "paperFile", "Đính kèm thêm tệp gửi cùng văn bản giấy", "Đính kèm tệp") with { Fields = [.. File("Tệp PDF, ảnh, Word hoặc Excel")] };
    }

    /// <summary>Takes back what was entered by mistake, while nobody did anything with it.</summary>
    public static IEnumerable<ActionForm> TakingBack(IReadOnlyList<RemediationReportAnswer> reports, IReadOnlyList<ExtensionView> extensions, Func<Subject, Act, bool> may)
    {
        if (may(Subject.RemediationReport, Act.Write) && reports.FirstOrDefault(r => r.Report is { PaperReceivedOn: not null, Status: RemediationStatus.Submitted }) is { Report: var report })
            yield return new ActionForm("withdrawPaperReport", "Rút báo cáo nhập nhầm", "Rút báo cáo đã nhập")
            {
                Note = $"Dùng khi nhập sai báo cáo số {report.Reference}; mọi nội dung nhập theo báo cáo ấy trở lại tình trạng trước khi nhập và nhập lại được. Lý do còn trong nhật ký và đơn vị được báo.",
                Fields = [Field.Text(nameof(WithdrawPaperReport.Reason))],
            }.With(nameof(WithdrawPaperReport.RemediationReportId), report.Id).With(nameof(WithdrawPaperReport.Version), report.Version);
        if (may(Subject.Extension, Act.Write) && extensions.FirstOrDefault(e => e is { PaperReceivedOn: not null, Status: ExtensionStatus.Sent, OpinionOn: null }) is { } entered)
            yield return new ActionForm("withdrawPaperExtension", "Rút đề nghị gia hạn nhập nhầm", "Rút đề nghị đã nhập")
            {
                Note = $"Dùng khi nhập sai đề nghị số {entered.Reference}; rút rồi thì nhập lại được. Lý do còn trong nhật ký và đơn vị được báo.",
                Fields = [Field.Text(nameof(WithdrawPaperExtension.Reason))],
            }.With(nameof(WithdrawPaperExtension.ExtensionRequestId), entered.Id).With(nameof(WithdrawPaperExtension.Version), entered.Version);
    }

    // What is marked secret is refused before a byte of the file has come.
    private static Field[] File(string label) =>
    [
        Field.Of<Secrecy>(nameof(AttachPaperFile.Secrecy)) with { Value = nameof(Secrecy.None), Hint = "Tài liệu mật không được đưa vào hệ thống này." },
        Field.File(nameof(AttachPaperFile.Content), label, Accepted),
    ];

    private static ActionForm Streamed(TaskView task, string name, string title, string button) => new(name, title, button) { StreamsTo = $"/noi-dung/{task.Id}/van-ban-giay" };
}
