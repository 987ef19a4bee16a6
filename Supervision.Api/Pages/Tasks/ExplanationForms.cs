using Supervision.Api.Web;
using Supervision.Core.Access;
using Supervision.Core.Measures;

namespace Supervision.Api.Pages;

/// <summary>The form by which the lead unit explains in writing what was demanded of it.</summary>
internal static class ExplanationForms
{
    public static IEnumerable<ActionForm> Of(TaskPage page)
    {
        if (!page.IsLead || !page.May(Subject.FollowUpTask, Act.Comment)) yield break;
        foreach (var measure in page.Measures.Where(measure => measure is { MeasureKind: MeasureKind.WrittenExplanation, AnsweredOn: null }))
        {
            var files = page.OnlyDrafts ? [] : page.Evidence.Where(file => file.SubmittedAt is null && (file.UnitId == page.OwnUnit || file.HandedOverAt is not null)).ToList();
            yield return new ActionForm("explain", page.OnlyDrafts ? "Soạn giải trình" : "Gửi giải trình", page.OnlyDrafts ? "Lưu dự thảo, trình người đứng đầu" : "Gửi giải trình")
            {
                Of = measure.Id,
                IsOpen = true,
                Note = TaskForms.Said(
                    $"Theo văn bản {Show.Reference(measure.Reference)} ngày {Show.Date(measure.DecidedOn)}: {Show.Cut(measure.Content, 300).TrimEnd('.')}.",
                    measure.ResponsiblePost is { } post ? $"Người giải trình: {post}." : null,
                    measure.DueOn is { } due ? $"Chậm nhất ngày {Show.Date(due)}{(measure.IsLate ? ", đã quá hạn" : "")}." : null,
                    measure.DraftAnswer is null ? null : $"Dự thảo do {measure.DraftedByName} soạn ngày {Show.Date(measure.DraftedOn)}{(page.OnlyDrafts ? ", chờ người đứng đầu gửi" : ": xem lại, sửa nếu cần rồi gửi")}.",
                    page.OnlyDrafts ? "Giải trình do người đứng đầu đơn vị gửi; ngoài đơn vị không ai thấy dự thảo. Tệp gửi kèm đính kèm ở mục “Đính kèm minh chứng”, người đứng đầu chọn khi gửi."
                        : files.Count == 0 && page.MayAttach ? "Muốn gửi kèm tệp thì đính kèm trước ở mục “Đính kèm minh chứng”, rồi chọn ở đây." : null),
                Fields =
                [
                    Field.Text(nameof(ExplainMeasure.Explanation)) with { Label = "Nội dung giải trình", Value = measure.DraftAnswer },
                    new(nameof(ExplainMeasure.AnswerReference)) { Label = "Số, ký hiệu văn bản giải trình", Value = measure.DraftReference, IsOptional = true, Hint = "Số của đơn vị, nếu có; ví dụ: 90/UBND-VP." },
                    .. files.Count == 0 ? (Field[])[] :
                    [
                        new(nameof(ExplainMeasure.AttachmentIds), FieldKind.Several)
                        {
                            Label = "Tệp gửi kèm", Choices = [.. files.Select(file => new Choice($"{file.Id}", file.FileName))], Value = "", IsOptional = true,
                            Hint = "Tệp được chọn gửi cùng giải trình; tệp khác giữ lại cho báo cáo kết quả thực hiện.",
                        },
                    ],
                ],
            }.With(nameof(ExplainMeasure.MeasureId), measure.Id).With(nameof(ExplainMeasure.Version), measure.Version).With(nameof(ExplainMeasure.SeenDraft), measure.DraftNumber);
        }
    }
}
