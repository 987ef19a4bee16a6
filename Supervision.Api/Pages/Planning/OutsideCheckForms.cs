using Supervision.Api.Web;
using Supervision.Core.Planning;

namespace Supervision.Api.Pages;

/// <summary>Forms of the reference calendar.</summary>
internal static class OutsideCheckForms
{
    public static IEnumerable<ActionForm> Of(OutsideChecksPage page, bool mayWrite, bool mayConfigure)
    {
        if (mayWrite)
            yield return new ActionForm("record", "Ghi một cuộc vào lịch", "Ghi vào lịch") { Once = true, IsOpen = page.Lines.Items.Count == 0, Fields = Fields(page, nameof(RecordOutsideCheck.Entry), null) };
        if (mayConfigure)
            yield return new ActionForm("policy", "Đặt số liệu kiểm tra trùng lặp", "Đặt số liệu")
            {
                Note = $"Hiện nay: {page.Policy.RepeatMonths} tháng, giống từ {page.Policy.SimilarPercent}% số từ ({page.Policy.Paper.TrimEnd('.')}).",
                Fields =
                [
                    Field.Day(nameof(SetPlanningPolicy.EffectiveFrom)),
                    new(nameof(SetPlanningPolicy.RepeatMonths), FieldKind.Number) { Value = $"{page.Policy.RepeatMonths}" },
                    new(nameof(SetPlanningPolicy.SimilarPercent), FieldKind.Number) { Value = $"{page.Policy.SimilarPercent}" },
                    new(nameof(SetPlanningPolicy.SourcePaper)) { Hint = "Ví dụ: Quy chế hoạt động của Hội đồng nhân dân số 05/QC-HĐND." },
                ],
            };
    }

    public static IReadOnlyList<ActionForm> Of(OutsideChecksPage page, OutsideCheckLine line) =>
    [
        .. ((ActionForm[])
        [
            new ActionForm("correct", "Sửa", "Lưu") { Fields = Fields(page, nameof(CorrectOutsideCheck.Entry), line) },
            new ActionForm("remove", "Bỏ khỏi lịch", "Bỏ khỏi lịch") { Fields = [Field.Text(nameof(RemoveOutsideCheck.Reason))] },
        ]).Select(form => (form with { Of = line.Id }).With(nameof(CorrectOutsideCheck.OutsideCheckId), line.Id).With(nameof(CorrectOutsideCheck.Version), line.Version)),
    ];

    private static Field[] Fields(OutsideChecksPage page, string within, OutsideCheckLine? said) =>
    [
        new($"{within}.{nameof(OutsideCheckContent.UnitId)}", FieldKind.Choice) { Label = "Đơn vị", Value = $"{said?.UnitId}", Choices = [new("", "Chọn đơn vị"), .. page.Units.Select(unit => new Choice($"{unit.Id}", unit.Name))] },
        Field.Of<OutsideBody>($"{within}.{nameof(OutsideCheckContent.Body)}") with { Value = $"{said?.Body}" },
        new($"{within}.{nameof(OutsideCheckContent.BodyName)}") { Label = "Tên cơ quan", Value = said?.BodyName, IsOptional = true, Hint = "Ví dụ: Thanh tra tỉnh. Phải ghi khi chọn “Cơ quan khác”." },
        Field.Text($"{within}.{nameof(OutsideCheckContent.Topic)}") with { Value = said?.Topic },
        Field.Day($"{within}.{nameof(OutsideCheckContent.FromOn)}", said?.FromOn),
        Field.Day($"{within}.{nameof(OutsideCheckContent.ToOn)}", said?.ToOn),
        new($"{within}.{nameof(OutsideCheckContent.SourcePaper)}") { Value = said?.SourcePaper, Hint = "Ví dụ: Kế hoạch thanh tra năm 2026 số 15/KH-TTr." },
    ];
}
