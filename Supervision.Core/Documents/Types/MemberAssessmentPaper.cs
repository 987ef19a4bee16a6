using Supervision.Core.Papers;

namespace Supervision.Core.Documents.Types;

/// <summary>
/// Phiếu đánh giá of a member after on-site work, to the head and the secretary: strengths, shortcomings, causes, proposals. A council's own rules may set its term
/// (one sets 5 days; the law gives none).
/// </summary>
public static class MemberAssessmentPaper
{
    public static Document Of(PaperForm form, CampaignFacts facts, string? memberTitle, PaperContent content) => form.Document(
        "Phiếu đánh giá",
        [
            new Paragraph(RichText.OfData($"{(memberTitle is { } title ? $"Tôi là {Phrases.Within(title)}, thành viên" : "Là thành viên")} {Phrases.Unbroken(facts.DelegationName)} về {facts.Matter}{(facts.Founding is { } founding ? $" ({founding})" : "")}, sau khi nghiên cứu báo cáo, tài liệu và tham gia giám sát, tôi đánh giá như sau:")) { KeepWithNext = true },
            .. new OfficeParts(Heading.Clause)
                .Add("Kết quả đạt được", OfficeText.Dashes(form, content, "strengths"))
                .Add("Tồn tại, hạn chế", OfficeText.Dashes(form, content, "shortcomings"))
                .Add("Nguyên nhân", OfficeText.Dashes(form, content, "causes"))
                .Add("Đề xuất, kiến nghị", OfficeText.Dashes(form, content, "proposals"))
                .Blocks,
            new Paragraph(form.Closing ?? "Trên đây là ý kiến đánh giá của tôi, gửi Đoàn giám sát tổng hợp."),
        ],
        ["Trưởng đoàn giám sát", "Thư ký Đoàn giám sát"]);
}
