using Supervision.Core.Papers;
using Supervision.Core.Visits;

namespace Supervision.Core.Documents.Types;

/// <summary>
/// Dự thảo phát biểu kết luận buổi làm việc, from what was recorded: the head speaks remarks that close a session, and no conclusion of the supervision
/// (law 87/2015/QH13, Art. 71, 81 give that to a meeting). Persons by post; severity never.
/// </summary>
public static class DraftRemarksPaper
{
    public static Document Of(PaperForm form, MinutesRecord session, PaperContent content) => OfficeSheet.Of(form, "Dự thảo phát biểu kết luận", SessionWords.Of(session),
    [
        new Paragraph("Thưa các đồng chí,") { Alignment = TextAlignment.Left },
        new Paragraph(RichText.OfData($"Sau khi nghe báo cáo của {SessionWords.Units(session)} và ý kiến của các đại biểu, thay mặt {Phrases.Unbroken(session.Head.DelegationName)}, tôi phát biểu kết luận buổi làm việc như sau:")) { KeepWithNext = true },
        .. new OfficeParts(Heading.Clause)
            .Add("Ghi nhận, đánh giá kết quả đạt được", OfficeText.Dashes(form, content, "recognition"))
            .Add("Tồn tại, hạn chế và nguyên nhân", OfficeText.Dashes(form, content, "shortcomings"))
            .Add("Nội dung đề nghị, yêu cầu đối với đơn vị", OfficeText.Points(form, content, "requests"))
            .Add("Về kiến nghị, đề xuất của đơn vị", OfficeText.Dashes(form, content, "petitions"))
            .Add("Nội dung tiếp theo", OfficeText.Dashes(form, content, "next"))
            .Blocks,
        new Paragraph(form.Closing ?? "Thay mặt Đoàn giám sát, xin cảm ơn các đồng chí đã chuẩn bị, tham dự và phối hợp để buổi làm việc đạt kết quả."),
    ]);
}
