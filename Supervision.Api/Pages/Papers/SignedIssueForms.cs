using Supervision.Api.Web;
using Supervision.Core.Conclusions;
using Supervision.Core.Papers.Signing;

namespace Supervision.Api.Pages;

/// <summary>The form that issues a subject's paper as the file that was signed in the province's document system.</summary>
internal static class SignedIssueForms
{
    public static PaperLinks Link(string owner, Guid id) => new("Văn bản đã ký ở hệ thống quản lý văn bản của tỉnh: tải tệp lên và ban hành", Address(owner, id));

    public static string Address(string owner, Guid id) => $"/ban-da-ky/{owner}/{id}";

    /// <param name="owner">The subject's word in addresses.</param>
    /// <param name="id">The subject.</param>
    /// <param name="version">The subject's version that was seen.</param>
    /// <param name="fields">What issuing it asks for.</param>
    /// <param name="paper">What came in already, and what the council's template says.</param>
    public static ActionForm Of(string owner, Guid id, int version, IReadOnlyList<Field> fields, SignedSubjectPaperView paper) => new ActionForm("issue", "Ban hành bản đã ký", "Kiểm tra, vào số và ban hành")
    {
        IsOpen = true,
        StreamsTo = Address(owner, id),
        Note = "Chữ ký số trong tệp được kiểm tra, nội dung được đối chiếu với văn bản lập trong hệ thống; số, ngày ghi ở đây phải đúng như trong tệp. Tệp được giữ nguyên từng byte và là văn bản ban hành.",
        Fields =
        [
            .. fields.Select(field => Filled(field, paper)),
            Field.Text(nameof(IssueConclusion.Reason)) with { Label = "Lý do xác nhận", IsOptional = true, Hint = "Chỉ ghi khi bản đã ký khác với văn bản lập trong hệ thống mà vẫn đúng." },
            Field.File(nameof(UploadSignedSubjectPaper.Content), "Tệp PDF đã ký số", "application/pdf") with
            {
                IsOptional = paper.Waiting is not null,
                Hint = paper.Waiting is { } waiting ? $"Đã nhận tệp {waiting.FileName}; chỉ chọn khi thay bằng tệp khác." : null,
            },
        ],
    }.With("Version", version);

    // What stands in the file that came in, else what the council's template says.
    private static Field Filled(Field field, SignedSubjectPaperView paper) => field.Name switch
    {
        nameof(IssueConclusion.Number) => field with { IsOptional = false, Hint = "Số ghi trên văn bản đã ký.", Value = paper.Waiting?.Number is { } number ? $"{number}" : null },
        nameof(IssueConclusion.Symbol) => field with { Value = paper.Waiting?.Symbol ?? paper.Symbol ?? field.Value },
        nameof(IssueConclusion.IssuedOn) when paper.Waiting?.IssuedOn is { } on => field with { Value = TypedDay.Write(on) },
        nameof(IssueConclusion.AuthorityLines) when paper.AuthorityLines.Count > 0 => field with { Value = string.Join('\n', paper.AuthorityLines) },
        nameof(IssueConclusion.SignerName) => field with { Value = paper.SignerName ?? paper.Waiting?.Report.Signers[0].HolderName },
        nameof(IssueDelegationReport.SignerTitle) => field with { Value = paper.SignerPost },
        nameof(IssueConclusion.Recipients) when paper.Recipients.Count > 0 => field with { Value = string.Join('\n', paper.Recipients) },
        _ => field,
    };
}
