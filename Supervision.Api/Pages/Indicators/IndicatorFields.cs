using System.Globalization;
using Supervision.Api.Web;
using Supervision.Core.Indicators;

namespace Supervision.Api.Pages;

/// <summary>What is asked about an indicator: what most have first, the rest under headings that stand open where something is said there.</summary>
internal static class IndicatorFields
{
    private const string Inferred = "Người nhập suy ra, nguồn không nêu.";

    /// <param name="one">As it was stated; null for a new one.</param>
    /// <param name="others">The others of the same campaign or reference.</param>
    public static IReadOnlyList<Field> Of(StatedIndicator? one, IReadOnlyList<IndicatorName> others) =>
    [
        new(In(nameof(one.Name))) { Label = "Tên chỉ tiêu", Value = one?.Name, Hint = "Chép đúng như nguồn nêu." },
        Field.Of<IndicatorKind>(In(nameof(one.Kind))) with { Value = $"{one?.Kind ?? IndicatorKind.Ratio}" },
        new(In(nameof(one.Numerator))) { Value = Write(one?.Numerator), IsOptional = true },
        new(In(nameof(one.Denominator))) { Value = Write(one?.Denominator), IsOptional = true },
        new(In(nameof(one.StatedRatio))) { Value = one?.StatedRatio, IsOptional = true, Hint = "Đúng như đã in, ví dụ 53,41; số chữ số thập phân được giữ nguyên khi đối chiếu." },
        new(In(nameof(one.Amount))) { Value = Write(one?.Amount), IsOptional = true, Hint = "Với số lượng, điểm, chỉ số, tiền." },
        new(In(nameof(one.MeasureUnit))) { Value = one?.MeasureUnit, IsOptional = true, Hint = "Ví dụ: hồ sơ, triệu đồng." },
        new(In(nameof(one.Field))) { Value = one?.Field, IsOptional = true, Hint = "Ví dụ: Thủ tục hành chính." },
        new(In(nameof(one.PeriodText))) { Label = "Thời kỳ của số liệu", Value = one?.PeriodText, IsOptional = true, Hint = "Ví dụ: 6 tháng đầu năm 2026." },
        .. Under("Nguồn nêu thế nào",
        [
            Field.Of<IndicatorRole>(In(nameof(one.Role))) with { Label = "Kết quả hay mục tiêu", Value = $"{one?.Role ?? IndicatorRole.Result}" },
            Field.Day(In(nameof(one.PeriodEndOn)), one?.PeriodEndOn) with { Label = "Số liệu tính đến ngày", IsOptional = true },
            Field.YesNo(In(nameof(one.PeriodInferred)), one?.PeriodInferred is true) with { Label = "Thời kỳ do người nhập suy ra", Hint = Inferred },
            Field.YesNo(In(nameof(one.DenominatorInferred)), one?.DenominatorInferred is true) with { Label = "Mẫu số do người nhập suy ra", Hint = Inferred },
            Field.YesNo(In(nameof(one.AmountInferred)), one?.AmountInferred is true) with { Label = "Giá trị do người nhập suy ra", Hint = Inferred },
            new(In(nameof(one.AtLeast)), FieldKind.Number) { Value = one?.AtLeast?.ToString(CultureInfo.InvariantCulture), IsOptional = true, Hint = "Khi đếm từ một danh sách còn để ngỏ." },
            new(In(nameof(one.StatedInWords))) { Value = one?.StatedInWords, IsOptional = true, Hint = "Ví dụ: tất cả." },
            Field.Text(nameof(IndicatorTyped.OtherStatements)) with
            {
                Value = one is null ? null : string.Join('\n', one.OtherStatements.Select(s => s.Place is null ? s.Text : $"{s.Text} | {s.Place}")), IsOptional = true, Hint = "Mỗi dòng một lần: tỷ lệ | nơi nêu.",
            },
            new(In(nameof(one.Code))) { Label = "Mã chỉ tiêu", Value = one?.Code, IsOptional = true, Hint = "Để trống thì được đặt tiếp theo số của mục." },
        ]),
        .. Under("Liên hệ với số liệu khác",
        [
            Other(nameof(one.DenominatorIndicatorId), "Mẫu số là chỉ tiêu", one?.DenominatorIndicatorId, others.Where(other => other.HasAmount)),
            Other(nameof(one.TotalIndicatorId), "Tổng là chỉ tiêu", one?.TotalIndicatorId, others.Where(other => other.HasAmount)),
            new(In(nameof(one.TotalAmount))) { Label = "Tổng là số", Value = Write(one?.TotalAmount), IsOptional = true },
            new(In(nameof(one.GroupName))) { Value = one?.GroupName, IsOptional = true, Hint = "Các chỉ tiêu cùng nhóm cộng lại thành tổng." },
            new(In(nameof(one.RemainderName))) { Value = one?.RemainderName, IsOptional = true, Hint = "Mẫu số trừ tử số là gì, ví dụ: hồ sơ quá hạn." },
            new(In(nameof(one.RemainderAmount))) { Value = Write(one?.RemainderAmount), IsOptional = true },
            Other(nameof(one.SameAsIndicatorId), "Có thể cùng là chỉ tiêu", one?.SameAsIndicatorId, others),
            Field.Text(nameof(IndicatorTyped.Changes)) with
            {
                Value = one is null ? null : string.Join('\n', one.Changes.Select(c => $"{c.ComparedTo} | {c.StatedAmount} | {c.StatedUnit}{(c.RankSteps is { } steps ? $" | {steps}" : "")}")), IsOptional = true,
                Hint = "Mỗi dòng một thay đổi: mốc so sánh | mức tăng, giảm | đơn vị của mức | số bậc tăng (nếu có). Ví dụ: năm 2024 | 2,5 | điểm phần trăm.",
            },
        ]),
        .. Under("Điểm, xếp hạng, mục tiêu",
        [
            new(In(nameof(one.MaximumScore))) { Value = Write(one?.MaximumScore), IsOptional = true },
            new(In(nameof(one.LostScore))) { Value = Write(one?.LostScore), IsOptional = true },
            new(In(nameof(one.LostCause))) { Value = one?.LostCause, IsOptional = true },
            new(In(nameof(one.LostResponsibility)), FieldKind.Choice) { IsOptional = true, Value = $"{one?.LostResponsibility}", Choices = [new("", "Không nêu"), .. Field.Of<LostResponsibility>("").Choices] },
            new(In(nameof(one.Rank)), FieldKind.Number) { Value = one?.Rank?.ToString(CultureInfo.InvariantCulture), IsOptional = true },
            new(In(nameof(one.RankTotal)), FieldKind.Number) { Value = one?.RankTotal?.ToString(CultureInfo.InvariantCulture), IsOptional = true },
            new(In(nameof(one.Grade))) { Value = one?.Grade, IsOptional = true, Hint = "Ví dụ: Khá." },
            new(In(nameof(one.Target))) { Value = one?.Target, IsOptional = true },
            Field.Day(In(nameof(one.TargetDueOn)), one?.TargetDueOn) with { Label = "Thời hạn của mục tiêu", IsOptional = true },
            Field.Text(In(nameof(one.Note))) with { Value = one?.Note, IsOptional = true },
        ]),
    ];

    /// <summary>Another indicator as a choice says it.</summary>
    public static Choice Choice(IndicatorName other) => new($"{other.Id}", $"{other.Code}: {Show.Cut(other.Name, 120)}");

    private static Field Other(string name, string label, Guid? value, IEnumerable<IndicatorName> others) =>
        new(In(name), FieldKind.Choice) { Label = label, IsOptional = true, Value = $"{value}", Choices = [new("", "Không"), .. others.Select(Choice)] };

    private static IEnumerable<Field> Under(string heading, IEnumerable<Field> fields) => fields.Select(field => field with { Group = heading });

    // As it can be typed again: a dot between thousands, a comma before decimals.
    private static string? Write(decimal? number) => number is null ? null : Show.Number(number);

    private static string In(string name) => $"{nameof(IndicatorTyped.Stated)}.{name}";
}
