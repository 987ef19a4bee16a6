using Supervision.Core.Papers;

namespace Supervision.Core.Documents.Types;

/// <summary>A unit's request for more time and what became of it, as the letters about it tell.</summary>
public sealed record ExtensionPaperData
{
    public required CitedTask Task { get; init; }
    public required string UnitName { get; init; }

    /// <summary>The body that decides: the Standing Board, or the committee or group that recommended.</summary>
    public required string BodyName { get; init; }

    /// <summary>The unit's own number, and the day it was sent.</summary>
    public string? Reference { get; init; }
    public DateOnly? SentOn { get; init; }

    /// <summary>Why it is sent after the deadline.</summary>
    public string? LateSendingReason { get; init; }

    /// <summary>The deadline that the request wants moved.</summary>
    public DateOnly? DueOn { get; init; }
    public required DateOnly RequestedDueOn { get; init; }

    /// <summary>Granted or refused; a draft that goes before the decision follows the opinion that was given.</summary>
    public required bool Granted { get; init; }
    public DateOnly? GrantedDueOn { get; init; }
}

/// <summary>Công văn đề nghị gia hạn, a letter of the unit: task, what is done so far, reason, new date (practice; no law gives its form).</summary>
public static class ExtensionRequestPaper
{
    public static Document Of(PaperForm form, ExtensionPaperData data, PaperContent content) => (form with { Reference = form.Number is null ? data.Reference : null }).Document(
        "Công văn đề nghị gia hạn",
        [
            new Paragraph(RichText.OfData($"Thực hiện {data.Task.Source}, {data.UnitName} được giao chủ trì {data.Task.Named}.{data.Task.Deadlines}")),
            .. Numbered(form, content, data),
            new Paragraph(form.Closing ?? $"{form.IssuerName} kính đề nghị {data.BodyName} xem xét, quyết định."),
        ],
        [data.BodyName]);

    private static IEnumerable<Block> Numbered(PaperForm form, PaperContent content, ExtensionPaperData data)
    {
        var number = 0;
        foreach (var code in new[] { "done", "reason" })
        {
            var part = SectionText.Titled(form, content, code, number + 1).ToList();
            if (part.Count > 0) number++;
            foreach (var block in part) yield return block;
        }
        if (data.LateSendingReason is { } late)
        {
            yield return Heading.Clause(++number, "Lý do gửi đề nghị sau thời hạn");
            yield return new Paragraph(Figures.Guarded(Phrases.Sentence(late)));
        }
        yield return Heading.Clause(++number, "Nội dung đề nghị");
        yield return new Paragraph(data.DueOn is { } due
            ? RichText.OfData($"Gia hạn thời hạn thực hiện nội dung nêu trên từ {VietnameseDate.Long(due)} đến hết {VietnameseDate.Long(data.RequestedDueOn)}.")
            : RichText.OfData($"Gia hạn thời hạn thực hiện nội dung nêu trên đến hết {VietnameseDate.Long(data.RequestedDueOn)}."));
        foreach (var block in SectionText.Titled(form, content, "plan", number + 1)) yield return block;
    }
}

/// <summary>Văn bản trả lời đề nghị gia hạn, a letter of the body that concluded: granted with the new deadline, or refused; the original deadline stays for statistics.</summary>
public static class ExtensionAnswerPaper
{
    public static Document Of(PaperForm form, ExtensionPaperData data, PaperContent content) => form.Document(
        "Công văn trả lời đề nghị gia hạn",
        [
            new Paragraph(RichText.OfData($"{form.IssuerName} nhận được {Request(data)} đề nghị gia hạn thời hạn thực hiện {data.Task.Named}, theo {data.Task.Source}. Sau khi xem xét, {form.IssuerName} có ý kiến như sau:")) { KeepWithNext = true },
            .. Points(data, form, content),
            new Paragraph(form.Closing ?? $"{form.IssuerName} trả lời để {data.UnitName} biết, tổ chức thực hiện và báo cáo kết quả theo quy định."),
        ],
        [data.UnitName]);

    private static RichText Request(ExtensionPaperData data) => RichText.Owned(Phrases.Unbroken(Phrases.Citation("Công văn", data.Reference, data.SentOn, data.UnitName)));

    private static RichText Decision(ExtensionPaperData data) => data.Granted
        ? RichText.OfData($"Chấp thuận gia hạn thời hạn thực hiện nội dung nêu trên đến hết {VietnameseDate.Long(data.GrantedDueOn ?? data.RequestedDueOn)}.{Original(data)}")
        : data.DueOn is { } due
            ? RichText.OfData($"Không chấp thuận gia hạn; thời hạn thực hiện nội dung nêu trên vẫn là {VietnameseDate.Long(due)}.")
            : "Không chấp thuận gia hạn thời hạn thực hiện nội dung nêu trên.";

    private static RichText Original(ExtensionPaperData data) => data.Task.OriginalDueOn is { } original
        ? RichText.OfData($" Thời hạn ban đầu ({VietnameseDate.Short(original)}) được giữ nguyên để theo dõi, thống kê.")
        : RichText.Empty;

    // The reason belongs to the decision; only what else is asked of the unit makes it one point of two.
    private static IEnumerable<Block> Points(ExtensionPaperData data, PaperForm form, PaperContent content)
    {
        var asked = SectionText.Of(form, content, "request");
        yield return asked.Count > 0 ? Paragraph.Clause(1, Decision(data)) : new Paragraph(Decision(data));
        var reasons = content.Lines("reason");
        var blocks = SectionText.Of(form, content, "reason");
        for (var i = 0; i < blocks.Count; i++) yield return i == 0 && reasons.Count > 0 ? blocks[i] with { Text = Figures.Guarded($"Lý do: {Phrases.Sentence(reasons[i])}") } : blocks[i];
        for (var i = 0; i < asked.Count; i++) yield return i == 0 ? asked[i] with { Label = "2." } : asked[i];
    }
}
