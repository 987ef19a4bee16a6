using Supervision.Core.Papers;

namespace Supervision.Core.Documents.Types;

/// <summary>The paper that is corrected, as others cite it.</summary>
/// <param name="TypeName">"Thông báo".</param>
/// <param name="Reference">"15/TB-HĐND".</param>
/// <param name="IssuedOn">Its date.</param>
/// <param name="Title">Its abstract.</param>
/// <param name="Recipients">Whom it went to; the letter goes to the same.</param>
public sealed record CorrectedPaper(string TypeName, string? Reference, DateOnly? IssuedOn, string Title, IReadOnlyList<string> Recipients)
{
    public string Citation => Phrases.Citation(TypeName, Reference, IssuedOn, null);
}

/// <summary>
/// Công văn đính chính: what is wrong in an issued paper and what it should read. Errors of form and of technique only; what changes the content needs a paper of equal form
/// (Decree 30/2020/NĐ-CP, Art. 18).
/// </summary>
public static class CorrectionLetterPaper
{
    public static Document Of(PaperForm form, CorrectedPaper corrected, PaperContent content) => form.Document(
        "Công văn đính chính",
        [
            new Paragraph(RichText.OfData($"{form.IssuerName:free} đã ban hành {corrected.Citation} {Phrases.Within(corrected.Title)}.")),
            new Paragraph($"Do sai sót về thể thức, kỹ thuật trình bày{(content["reason"] is { Length: > 0 } reason ? $" ({Phrases.Within(reason.TrimEnd('.'))})" : "")}, {form.IssuerName} đính chính như sau:") { KeepWithNext = true },
            Heading.Clause(1, "Nội dung đã ghi"),
            .. Quoted(form, content, "errors"),
            Heading.Clause(2, "Nội dung đúng"),
            .. Quoted(form, content, "corrected"),
            new Paragraph(form.Closing is { } closing ? closing : RichText.OfData($"Các nội dung khác của {corrected.Citation} không thay đổi. {form.IssuerName:free} thông báo để các cơ quan, đơn vị biết, thực hiện.")),
        ],
        corrected.Recipients);

    private static IEnumerable<Block> Quoted(PaperForm form, PaperContent content, string code) => content.Lines(code) is { Count: > 0 } lines
        ? lines.Select(line => new Paragraph($"“{line.Trim('“', '”', '"')}”") { Source = SectionText.LabelOf(form, code) })
        : SectionText.Of(form, content, code);
}
