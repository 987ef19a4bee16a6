using Supervision.Core.Campaigns;
using Supervision.Core.Papers;

namespace Supervision.Core.Documents.Types;

/// <summary>
/// Công văn that sends content, plan and outline to a supervised unit, at most 15 days after the founding paper (law 87/2015/QH13, Art. 62, 70, 80). What it asks of the unit
/// follows from how the unit is supervised.
/// </summary>
public static class PlanLetterPaper
{
    private const string Law2015 = "LUAT87_2015";

    public static Document Of(PaperForm form, CampaignFacts facts, UnitFacts unit, PaperContent content)
    {
        List<RichText> asked = [.. Asked(facts, unit), .. content.Lines("requests").Select(line => (RichText)Phrases.Sentence(OfficeText.Bare(line)))];
        return form.Document(
            "Công văn gửi kế hoạch, đề cương",
            [
                new Paragraph(RichText.OfData($"{(facts.Founding is { } founding ? $"Thực hiện {founding}{(facts.Adjustments.Count > 0 ? $" (Kế hoạch được điều chỉnh theo {string.Join("; ", facts.Adjustments.Select(one => one.Words))})" : "")}, " : "")}{form.IssuerName} gửi {unit.Name} nội dung, kế hoạch giám sát và đề cương báo cáo phục vụ giám sát {facts.Matter} (kèm theo).")),
                new Paragraph(RichText.OfData($"Đề nghị {unit.Name} thực hiện các nội dung sau:")) { KeepWithNext = true },
                .. asked.Select((text, i) => Paragraph.Clause(i + 1, text)),
                .. OfficeText.Under(new Paragraph("Tài liệu gửi kèm:") { KeepWithNext = true }, OfficeText.Dashes(form, content, "attachments")),
                .. OfficeText.Inline(content, "contact") is { Length: > 0 } contact ? [new Paragraph($"Đầu mối liên hệ: {Phrases.Sentence(contact)}") { Source = OfficeText.Label(form, "contact") }] : Array.Empty<Block>(),
                new Paragraph(form.Closing is { } closing ? closing : RichText.OfData($"{form.IssuerName} đề nghị {unit.Name} quan tâm, phối hợp thực hiện.")),
            ],
            [unit.Name]);
    }

    private static IEnumerable<RichText> Asked(CampaignFacts facts, UnitFacts unit)
    {
        yield return unit.ReportDueOn is { } due
            ? RichText.OfData($"Xây dựng báo cáo theo đề cương, bảo đảm trung thực, đầy đủ; gửi {facts.DelegationName} bằng văn bản và tệp điện tử chậm nhất {VietnameseDate.Long(due)}{(unit.DayBy is { } by ? $" (theo {by})" : "")}.")
            : RichText.OfData($"Xây dựng báo cáo theo đề cương, bảo đảm trung thực, đầy đủ; gửi {facts.DelegationName} bằng văn bản và tệp điện tử đúng thời hạn nêu tại Kế hoạch.");
        if (unit.Mode is UnitMode.ByReport)
        {
            yield return RichText.OfData($"{facts.DelegationName} giám sát qua báo cáo, không tổ chức buổi làm việc tại đơn vị; đề nghị đơn vị cung cấp thông tin, tài liệu và giải trình bổ sung khi có yêu cầu.");
            yield break;
        }
        yield return RichText.OfData($"Chuẩn bị hồ sơ, tài liệu có liên quan và bố trí làm việc với {facts.DelegationName}{(facts.ProgrammeDays is { } days ? $" theo chương trình, thành phần được thông báo chậm nhất {OfficeText.Days(days)} trước ngày làm việc" : " theo chương trình, thành phần được thông báo")}.");
        yield return $"Người đứng đầu trực tiếp báo cáo tại buổi làm việc; trường hợp không thể tham dự thì ủy quyền cho cấp phó của mình{(facts.RuleSetCode == Law2015 ? " (Điều 8 Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân năm 2015)" : "")}.";
    }
}
