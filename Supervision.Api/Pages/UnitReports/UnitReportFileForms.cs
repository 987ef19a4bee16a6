using Supervision.Api.Web;
using Supervision.Core.Files;
using Supervision.Core.UnitReports;

namespace Supervision.Api.Pages;

/// <summary>The forms by which files are put to a unit's report and taken back.</summary>
internal static class UnitReportFileForms
{
    private const string Accepted = "application/pdf,image/jpeg,image/png,.docx,.xlsx";

    /// <summary>For whoever may write the report; null where nothing is put to it now.</summary>
    public static ActionForm? Attach(UnitReportAnswer view, bool isUnit)
    {
        if (isUnit)
            return !view.Allowed.Contains(UnitReportStep.Submit) ? null
                : Streamed(view, "Đính kèm bản ký, phụ lục", "Ngoài đơn vị chưa ai thấy tệp cho đến khi báo cáo được gửi; tệp gửi đi cùng báo cáo. Đính kèm trước rồi điền báo cáo, hoặc lưu dự thảo trước khi đính kèm.", "Tệp PDF, ảnh, Word hoặc Excel");
        var isPaper = view.Allowed.Count > 0 && view.Versions is [.., { PaperReceivedOn: not null }]
            && view.Report.Status is UnitReportStatus.Submitted or UnitReportStatus.Resubmitted or UnitReportStatus.UnderCheck;
        return !isPaper ? null
            : Streamed(view, "Đính kèm bản quét của báo cáo giấy", $"Dùng cho bản {view.Versions[^1].Number} nhập từ văn bản giấy, cả phụ lục gửi cùng. Tệp được coi là đã gửi cùng báo cáo, đính kèm rồi không bỏ được.", "Tệp quét, ảnh chụp của văn bản") with
            {
                IsOpen = view.Versions[^1].Files.Count == 0,
            };
    }

    /// <summary>Takes back a file that was not handed in yet.</summary>
    public static ActionForm Remove(UnitReportFile file) => new ActionForm("removeFile", "Bỏ tệp này", "Bỏ tệp")
    {
        Of = file.Id,
        Note = $"Tệp “{file.FileName}” chưa gửi kèm báo cáo; bỏ rồi thì không gửi kèm nữa.",
    }.With(nameof(RemoveUnitReportFile.AttachmentId), file.Id);

    private static ActionForm Streamed(UnitReportAnswer view, string title, string note, string label) => new("file", title, "Đính kèm tệp")
    {
        StreamsTo = $"/bao-cao-don-vi/{view.Report.Id}/tep-kem",
        Note = note,
        Fields =
        [
            // What is marked secret is refused before a byte of the file has come.
            Field.Of<Secrecy>(nameof(AttachUnitReportFile.Secrecy)) with { Value = nameof(Secrecy.None), Hint = "Tài liệu mật không được đưa vào hệ thống này." },
            Field.File(nameof(AttachUnitReportFile.Content), label, Accepted),
        ],
    };
}
