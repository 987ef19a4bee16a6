using Supervision.Core.Campaigns;
using Supervision.Core.Papers;

namespace Supervision.Core.Documents.Types;

/// <summary>What was demanded, as it is on record.</summary>
public sealed record DemandFacts
{
    public required string UnitName { get; init; }
    public required DateOnly DemandedOn { get; init; }
    public DateOnly? AnswerDueOn { get; init; }
}

/// <summary>
/// Yêu cầu áp dụng biện pháp to stop a violation during the supervision and to restore rights and interests. It needs no conclusion
/// (law 87/2015/QH13, Art. 62.2e, 70.2e, 80.2e).
/// </summary>
public static class UrgentDemandPaper
{
    public static Document Of(PaperForm form, CampaignFacts facts, DemandFacts demand, PaperContent content) => form.Document(
        "Công văn yêu cầu chấm dứt hành vi vi phạm",
        [
            new Paragraph(RichText.OfData($"Qua giám sát {facts.Matter}{(facts.Founding is { } founding ? $" theo {founding}" : "")}, {Phrases.Unbroken(facts.DelegationName)} phát hiện tại {demand.UnitName} có hành vi vi phạm sau:")) { KeepWithNext = true },
            .. OfficeText.Dashes(form, content, "violation"),
            .. OfficeText.Plain(form, content, "harm"),
            new Paragraph(RichText.OfData($"{Basis(facts, content)}, {form.IssuerName} yêu cầu {demand.UnitName} áp dụng ngay các biện pháp cần thiết để chấm dứt hành vi vi phạm, khôi phục quyền, lợi ích hợp pháp bị xâm phạm:")) { KeepWithNext = true },
            .. OfficeText.Clauses(form, content, "measure"),
            new Paragraph(RichText.OfData($"{demand.UnitName} báo cáo kết quả thực hiện bằng văn bản đến {form.IssuerName} {(demand.AnswerDueOn is { } due ? $"chậm nhất {VietnameseDate.Long(due)}" : "ngay sau khi thực hiện")}.")),
            new Paragraph(form.Closing is { } closing ? closing : RichText.OfData($"Yêu cầu người đứng đầu {demand.UnitName} tổ chức thực hiện nghiêm túc nội dung nêu trên.")),
        ],
        [demand.UnitName]);

    /// <summary>The article that gives the power; null of a law whose text nobody has read yet.</summary>
    public static string? Article(SubjectKind subject, string ruleSetCode) => (subject, ruleSetCode) switch
    {
        (SubjectKind.Council, "LUAT87_2015") => "điểm e khoản 2 Điều 62",
        (SubjectKind.StandingBoard, "LUAT87_2015") => "điểm e khoản 2 Điều 70",
        (SubjectKind.Committee, "LUAT87_2015") => "điểm e khoản 2 Điều 80",
        _ => null,
    };

    private static string Basis(CampaignFacts facts, PaperContent content)
    {
        const string Law = "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân";
        if (OfficeText.Inline(content, "basis") is { Length: > 0 } typed) return typed.StartsWith("Căn cứ ", StringComparison.OrdinalIgnoreCase) ? typed : $"Căn cứ {typed}";
        return Article(facts.SubjectKind, facts.RuleSetCode) is { } article ? $"Căn cứ {article} {Law} năm 2015" : $"Căn cứ {Law}";
    }
}
