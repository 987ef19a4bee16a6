using Supervision.Core.Conclusions;
using Supervision.Core.Papers;

namespace Supervision.Core.Documents.Types;

/// <summary>The conclusion that a unit wants reconsidered, and what became of that.</summary>
public sealed record ReconsiderationPaperData
{
    /// <summary>"Thông báo", its reference, date and abstract.</summary>
    public required string TypeName { get; init; }
    public string? Reference { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public required string Abstract { get; init; }
    public required string UnitName { get; init; }
    public required string BodyName { get; init; }

    /// <summary>The clause that is contested; none for the whole.</summary>
    public string? Clause { get; init; }
    public string? Grounds { get; init; }
    public string? RequestReference { get; init; }
    public DateOnly? RequestedOn { get; init; }
    public ReconsiderationOutcome? Outcome { get; init; }

    /// <summary>The conclusion's paper as others cite it.</summary>
    public RichText Source => RichText.Owned(Phrases.Unbroken(Phrases.Citation(TypeName, Reference, IssuedOn, BodyName)));

    /// <summary>The same without its body, before its abstract, which commonly names it.</summary>
    public RichText Cited => RichText.Owned(Phrases.Unbroken(Phrases.Citation(TypeName, Reference, IssuedOn, null)));

    public RichText Quoted => Clause is { } text ? RichText.OfData($": “{text.Trim().TrimEnd('.')}”") : RichText.Empty;
}

/// <summary>Đề nghị xem xét lại, a letter of the unit: what is contested, the grounds, what is asked for. Every supervised body may (law 87/2015/QH13, Art. 7).</summary>
public static class ReconsiderationRequestPaper
{
    public static Document Of(PaperForm form, ReconsiderationPaperData data, PaperContent content) => form.Document(
        "Công văn đề nghị xem xét lại",
        [
            new Paragraph(RichText.OfData($"{form.IssuerName} nhận được {data.Cited} {Phrases.Within(data.Abstract)}. Sau khi nghiên cứu, {form.IssuerName} đề nghị {data.BodyName} xem xét lại như sau:")) { KeepWithNext = true },
            .. SectionText.Titled(form, content, "contested", 1),
            .. SectionText.Titled(form, content, "grounds", 2),
            .. SectionText.Titled(form, content, "proposal", 3),
            new Paragraph(form.Closing ?? $"{form.IssuerName} kính đề nghị {data.BodyName} xem xét, trả lời; trong thời gian chờ trả lời, {form.IssuerName} tiếp tục thực hiện các nội dung không đề nghị xem xét lại."),
        ],
        [data.BodyName]);
}

/// <summary>Văn bản trả lời đề nghị xem xét lại: kept, amended or replaced; what is amended or replaced is so by a new paper of equal form (Decree 30/2020/NĐ-CP, Art. 18).</summary>
public static class ReconsiderationAnswerPaper
{
    public static Document Of(PaperForm form, ReconsiderationPaperData data, PaperContent content) => form.Document(
        "Công văn trả lời đề nghị xem xét lại",
        [
            new Paragraph(RichText.OfData($"{form.IssuerName} nhận được đề nghị của {data.UnitName}{Sent(data)} về việc xem xét lại nội dung tại {data.Source}{data.Quoted}. Sau khi xem xét, {form.IssuerName} trả lời như sau:")) { KeepWithNext = true },
            .. Outcome(data),
            .. SectionText.Of(form, content, "answer"),
            new Paragraph(form.Closing ?? $"{form.IssuerName} trả lời để {data.UnitName} biết, thực hiện."),
        ],
        [data.UnitName]);

    private static RichText Sent(ReconsiderationPaperData data) => (data.RequestReference, data.RequestedOn) switch
    {
        ({ } reference, { } on) => RichText.OfData($" tại Công văn số\u00A0{reference} {VietnameseDate.Long(on)}"),
        (_, { } on) => RichText.OfData($" {VietnameseDate.Long(on)}"),
        _ => RichText.Empty,
    };

    private static IEnumerable<Block> Outcome(ReconsiderationPaperData data) => data.Outcome switch
    {
        ReconsiderationOutcome.Upheld => [new Paragraph(RichText.OfData($"Giữ nguyên nội dung đã nêu tại {data.Source}."))],
        ReconsiderationOutcome.Amended => [new Paragraph(RichText.OfData($"Sửa đổi nội dung đã nêu tại {data.Source}; nội dung sửa đổi được ban hành bằng văn bản có hình thức tương đương."))],
        ReconsiderationOutcome.Replaced => [new Paragraph(RichText.OfData($"Thay thế {data.Source} bằng văn bản có hình thức tương đương."))],
        _ => [],
    };
}
