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
    /// <param name="waiting">What came in already.</param>
    public static ActionForm Of(string owner, Guid id, int version, IReadOnlyList<Field> fields, SignedUploadView? waiting) => new ActionForm("issue", "Ban hành bản đã ký", "Kiểm tra, vào số và ban hành")
    {
        IsOpen = true,
        StreamsTo = Address(owner, id),
        Note = "Chữ ký số trong tệp được kiểm tra, nội dung được đối chiếu với văn bản lập trong phần mềm; số, ngày ghi ở đây phải đúng như trong tệp. Tệp được giữ nguyên từng byte và là văn bản ban hành.",
        Fields =
        [
            .. fields.Select(field => field.Name switch
            {
                nameof(IssueConclusion.Number) => field with { IsOptional = false, Hint = "Số ghi trên văn bản đã ký." },
                nameof(IssueConclusion.IssuedOn) when waiting?.IssuedOn is { } on => field with { Value = TypedDay.Write(on) },
                nameof(IssueConclusion.Symbol) when waiting?.Symbol is { } symbol => field with { Value = symbol },
                _ => field,
            }).Select(field => field.Name is nameof(IssueConclusion.Number) && waiting?.Number is { } number ? field with { Value = $"{number}" } : field),
            Field.Text(nameof(IssueConclusion.Reason)) with { Label = "Lý do xác nhận", IsOptional = true, Hint = "Chỉ ghi khi bản đã ký khác với văn bản lập trong phần mềm mà vẫn đúng." },
            Field.File(nameof(UploadSignedSubjectPaper.Content), "Tệp PDF đã ký số", "application/pdf") with
            {
                IsOptional = waiting is not null,
                Hint = waiting is null ? null : $"Đã nhận tệp {waiting.FileName}; chỉ chọn khi thay bằng tệp khác.",
            },
        ],
    }.With("Version", version);
}
