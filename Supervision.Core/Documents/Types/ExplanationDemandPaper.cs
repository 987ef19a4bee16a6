using Supervision.Core.Papers;

namespace Supervision.Core.Documents.Types;

/// <summary>What the Standing Board wants explained in writing.</summary>
public sealed record ExplanationDemandData
{
    public required CitedTask Task { get; init; }
    public required DateOnly DecidedOn { get; init; }

    /// <summary>"Phiên họp thứ 12 của Thường trực HĐND".</summary>
    public required string DecidedBy { get; init; }
    public string? ResponsiblePost { get; init; }
    public required bool IsComplex { get; init; }
    public DateOnly? DueOn { get; init; }

    /// <summary>The days of the term, by the policy of the day it was decided.</summary>
    public required int Days { get; init; }

    /// <summary>The article that gives the term; none before its law was in force.</summary>
    public string? LegalBasis { get; init; }
}

/// <summary>
/// Yêu cầu giải trình, a letter of the Standing Board: issue, responsible person, day of the answer: 15 calendar days, 30 where it is complex
/// (law 121/2025/QH15, Art. 40, by secondary sources).
/// </summary>
public static class ExplanationDemandPaper
{
    public static Document Of(PaperForm form, ExplanationDemandData data, PaperContent content)
    {
        var items = SectionText.Of(form, content, "content");
        return form.Document(
            "Công văn yêu cầu giải trình",
            [
                new Paragraph(RichText.OfData($"Theo {data.Task.Source}, {data.Task.LeadUnitName} chủ trì {data.Task.Named}.{data.Task.Deadlines}{Late(data)}")),
                new Paragraph(Demand(form, data)) { KeepWithNext = true },
                .. items.Select((item, i) => items.Count is > 1 and <= 23 ? item with { Label = Numbering.Point(i + 1) } : item),
                .. SectionText.Of(form, content, "documents"),
                new Paragraph(Term(form, data)),
                new Paragraph(form.Closing ?? $"{form.IssuerName} yêu cầu {data.Task.LeadUnitName} nghiêm túc thực hiện."),
            ],
            [data.Task.LeadUnitName]);
    }

    private static RichText Late(ExplanationDemandData data) => data.Task.DueOn is { } due && due < data.DecidedOn
        ? RichText.OfData($" Đến {VietnameseDate.Long(data.DecidedOn)}, nội dung này đã quá hạn {VietnameseNumber.WithUnit(VietnameseNumber.Whole(data.DecidedOn.DayNumber - due.DayNumber), "ngày")} nhưng chưa hoàn thành.")
        : RichText.Empty;

    private static RichText Demand(PaperForm form, ExplanationDemandData data)
    {
        var bases = form.LegalBases.Count > 0 ? string.Join("; ", form.LegalBases.Select(b => Phrases.Within(b.TrimEnd('.', ';')))) : data.LegalBasis;
        var basis = bases is null ? RichText.Empty : RichText.OfData($"Căn cứ {Figures.Guarded(bases)} và ");
        var post = data.ResponsiblePost ?? $"người đứng đầu {data.Task.LeadUnitName}";
        return RichText.OfData($"{basis}{(bases is null ? "Theo" : "theo"):free} kết luận tại {data.DecidedBy}, {form.IssuerName} yêu cầu {post} giải trình bằng văn bản các nội dung sau:");
    }

    private static RichText Term(PaperForm form, ExplanationDemandData data) => data.DueOn is { } due
        ? RichText.OfData($"Văn bản giải trình gửi về {form.IssuerName} chậm nhất {VietnameseDate.Long(due)} ({VietnameseNumber.WithUnit($"{data.Days}", "ngày")} kể từ ngày yêu cầu{(data.IsComplex ? ", áp dụng đối với nội dung phức tạp" : ""):free}).")
        : RichText.OfData($"Văn bản giải trình gửi về {form.IssuerName}.");
}
