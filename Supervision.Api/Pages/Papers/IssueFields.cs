using Supervision.Api.Web;
using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Letters;
using Supervision.Core.Papers.Signing;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>What issuing a conclusion, a delegation's report or an urging letter asks for.</summary>
internal static class IssueFields
{
    private const string Given = "Số do hệ thống quản lý văn bản của tỉnh cấp; để trống nếu phần mềm giữ sổ.";
    private const string OneALine = "Mỗi dòng một ý.";

    /// <param name="draft">The paper as it reads now: symbol, authority and recipients begin as they are printed on it.</param>
    public static IReadOnlyList<Field> Of(ConclusionView conclusion, DateOnly today, Document draft) =>
    [
        new(nameof(IssueConclusion.Number), FieldKind.Number) { IsOptional = true, Hint = Given },
        new(nameof(IssueConclusion.Symbol)) { Value = Symbol(draft), Hint = $"Ví dụ: {ConclusionRules.Of(conclusion.Kind).SymbolPrefixes[0]}-HĐND." },
        Field.Day(nameof(IssueConclusion.IssuedOn), today) with { Hint = conclusion.LateDeadlines.Count == 0 ? null : $"Ban hành hôm nay thì có thời hạn đã qua: {string.Join(" ", conclusion.LateDeadlines)}" },
        Field.Day(nameof(IssueConclusion.FiguresAsOf), conclusion.FiguresAsOf),
        Field.Text(nameof(IssueConclusion.AuthorityLines)) with { Value = Authority(draft), Hint = OneALine },
        new(nameof(IssueConclusion.SignerName)),
        Field.Text(nameof(IssueConclusion.Recipients)) with { Value = Recipients(draft), Hint = "Mỗi dòng một nơi nhận; đơn vị chủ trì, phối hợp thực hiện yêu cầu, kiến nghị được ghi sẵn." },
    ];

    /// <param name="today">The day of issuing, before it is typed.</param>
    /// <param name="draft">The report as it reads now.</param>
    public static IReadOnlyList<Field> OfReport(DateOnly today, Document draft) =>
    [
        new(nameof(IssueDelegationReport.Number), FieldKind.Number) { IsOptional = true, Hint = Given },
        new(nameof(IssueDelegationReport.Symbol)) { Value = "BC-ĐGS" },
        Field.Day(nameof(IssueDelegationReport.IssuedOn), today),
        Field.Text(nameof(IssueDelegationReport.AuthorityLines)) with { Value = Authority(draft), IsOptional = true, Hint = "Để trống để ghi: TM. Đoàn giám sát, Trưởng đoàn; mỗi dòng một ý." },
        new(nameof(IssueDelegationReport.SignerTitle))
        {
            Label = Glossary.LabelOf(nameof(PreparePaperForSigning.SignerPost)),
            IsOptional = true,
            Hint = "Ví dụ: Phó Chủ tịch Hội đồng nhân dân tỉnh. Không ghi lại chức danh đã có ở dòng thẩm quyền ký.",
        },
        new(nameof(IssueDelegationReport.SignerName)),
        Field.Text(nameof(IssueDelegationReport.Recipients)) with { Value = Recipients(draft), IsOptional = true, Hint = "Mỗi dòng một nơi nhận." },
    ];

    /// <param name="today">The day of issuing, before it is typed.</param>
    /// <param name="letter">What is to be issued.</param>
    /// <param name="draft">The letter as it reads now.</param>
    public static IReadOnlyList<Field> OfLetter(DateOnly today, ReminderLetterView letter, Document draft) =>
    [
        new(nameof(IssueReminderLetter.Number), FieldKind.Number) { IsOptional = true, Hint = Given },
        .. OfAnyLetter(today, Field.Day(nameof(IssueReminderLetter.ReplyBy), letter.NextReplyBy) with
        {
            Hint = letter.NextReplyBy == letter.ReplyBy ? null : $"Dự thảo ghi {Show.Date(letter.ReplyBy)}, không còn sau ngày ban hành; ngày ghi sẵn tính theo quy chế từ hôm nay.",
        }, draft),
    ];

    /// <summary>What letters that are issued together share, as one of them reads now.</summary>
    public static IReadOnlyList<Field> OfAnyLetter(DateOnly today, Field replyBy, Document draft) =>
    [
        new(nameof(IssueReminderLetter.Symbol)) { Value = Symbol(draft), Hint = "Ví dụ: HĐND-VP." },
        Field.Day(nameof(IssueReminderLetter.IssuedOn), today),
        replyBy,
        Field.Text(nameof(IssueReminderLetter.AuthorityLines)) with { Value = Authority(draft), Hint = "Mỗi dòng một ý, ví dụ: TL. Thường trực Hội đồng nhân dân, rồi Chánh Văn phòng." },
        new(nameof(IssueReminderLetter.SignerName)),
        Field.Text(nameof(IssueReminderLetter.Recipients)) with { Value = Recipients(draft), Hint = "Mỗi dòng một nơi nhận." },
    ];

    /// <summary>What is asked where no file that was signed goes out: nothing is issued that nobody is known to have signed.</summary>
    public static Field[] ByHand(
        DateOnly today, string hint = "Đánh dấu khi người có thẩm quyền đã ký bản giấy. Nếu ký số hoặc đã có tệp đã ký, dùng các việc khác trên trang thay cho mục này.") =>
    [
        new(nameof(IssueConclusion.IsHandSigned), FieldKind.Several)
        {
            Label = "Việc ký",
            Choices = [new("true", "Bản giấy đã được ký")],
            Hint = hint,
        },
        Field.Day(nameof(IssueConclusion.SignedOn), today),
    ];

    private static string Authority(Document draft) => string.Join('\n', Signature(draft)?.Columns[^1].AuthorityLines ?? []);

    private static SignatureBlock? Signature(Document draft) => draft.Blocks.OfType<SignatureBlock>().FirstOrDefault();

    // "Số:       /TB-HĐND"
    private static string? Symbol(Document draft) => draft.Blocks.OfType<AdministrativeHeader>().FirstOrDefault()?.Number is { } line && line.IndexOf('/', StringComparison.Ordinal) is > 0 and var at ? line[(at + 1)..].Trim() : null;

    private static string? Recipients(Document draft) => Signature(draft)?.Recipients is { } to ? string.Join('\n', [.. to.To, $"Lưu: {to.Archive}"]) : null;
}
