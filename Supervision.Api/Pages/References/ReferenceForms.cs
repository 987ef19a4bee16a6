using Supervision.Api.Web;
using Supervision.Core.Indicators;
using Supervision.Core.References;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Api.Pages;

/// <summary>The forms by which a reference is registered and filled: one for each kind of item, and one for figures.</summary>
internal static class ReferenceForms
{
    public static ActionForm Register(bool isFirst) => new("register", "Lập hồ sơ tham chiếu", "Lập hồ sơ")
    {
        Once = true,
        IsOpen = isFirst,
        Note = "Ghi những gì nguồn nêu; điều nguồn không nêu thì để trống.",
        Fields =
        [
            Chosen<ReferenceKind>(nameof(RegisterReferenceCase.Kind), "Chọn loại"),
            new(nameof(RegisterReferenceCase.Title)) { Label = "Tên hồ sơ", Hint = "Ví dụ: Tổng kết công tác cải cách hành chính năm 2024." },
            new(nameof(RegisterReferenceCase.Code)) { Label = "Mã hồ sơ", Hint = "Chữ và số do Văn phòng đặt, không trùng hồ sơ khác, ví dụ: TK-01." },
            new(nameof(RegisterReferenceCase.BodyName)) { Label = "Cơ quan họp, lập kế hoạch", Hint = "Ví dụ: Ban Chỉ đạo cải cách hành chính huyện." },
            new(nameof(RegisterReferenceCase.UnitName)) { Label = "Đơn vị được nói đến" },
            Field.Day(nameof(RegisterReferenceCase.HeldOn)) with { Label = "Ngày họp, ngày ký", IsOptional = true },
            .. Under("Buổi, nơi, thời kỳ",
            [
                Field.YesNo(nameof(RegisterReferenceCase.HeldOnInferred)) with { Label = "Ngày trên do người ghi suy ra" },
                Chosen<Session>(nameof(RegisterReferenceCase.Session), "Không rõ") with { Label = "Buổi", IsOptional = true },
                new(nameof(RegisterReferenceCase.Place)) { Label = "Địa điểm", IsOptional = true },
                new(nameof(RegisterReferenceCase.PeriodText)) { Label = "Thời kỳ được báo cáo", IsOptional = true, Hint = "Như nguồn nêu, ví dụ: 6 tháng đầu năm 2024." },
                Field.Day(nameof(RegisterReferenceCase.ReportPeriodEnd)) with { Label = "Số liệu tính đến ngày", IsOptional = true },
            ]),
            .. Under("Nguồn",
            [
                new(nameof(RegisterReferenceCase.SourceKind)) { Label = "Loại nguồn", IsOptional = true, Hint = "Ví dụ: cổng thông tin điện tử; báo." },
                new(nameof(RegisterReferenceCase.SourceName)) { Label = "Tên nguồn", IsOptional = true },
                Field.Day(nameof(RegisterReferenceCase.PublishedOn)) with { Label = "Ngày đăng", IsOptional = true },
                new(nameof(RegisterReferenceCase.PublishedTime), FieldKind.Hour) { Label = "Giờ đăng", IsOptional = true },
            ]),
            Field.Text(nameof(RegisterReferenceCase.Note)) with { Label = "Ghi chú", IsOptional = true },
        ],
    };

    /// <summary>What one kind of item asks for; the others stay away.</summary>
    public static ActionForm Item(ReferenceAnswer view, ReferenceItemKind kind) => new ActionForm("item", kind.Label(), "Ghi mục này")
    {
        Once = true,
        IsOpen = true,
        Fields =
        [
            .. ReferenceItemFields.Of(view, kind),
            .. Under("Mã, đề mục",
            [
                new(nameof(AddReferenceItem.Code)) { Label = "Mã của mục", IsOptional = true, Hint = "Để mục khác dẫn tới, ví dụ: K1. Không trùng mã khác trong hồ sơ." },
                new(nameof(AddReferenceItem.Heading)) { Label = "Đề mục trong nguồn", IsOptional = true },
            ]),
        ],
    }.With(nameof(TypedReferenceItem.ItemKind), kind);

    /// <summary>A figure as its source states it.</summary>
    public static ActionForm Indicator(ReferenceAnswer view) => new("figure", "Ghi số liệu đã nêu", "Ghi số liệu")
    {
        Once = true,
        Note = "Ghi như nguồn nêu, kể cả khi có vẻ sai: hệ thống tính lại và cảnh báo. Dấu phẩy trước phần thập phân, dấu chấm ngăn hàng nghìn.",
        Fields = IndicatorFields.Of(null, [.. view.Indicators.Select(one => new IndicatorName { Id = one.Id, Code = one.Stated.Code ?? "", Name = one.Stated.Name, HasAmount = one.Stated.Amount is not null })]),
    };

    /// <summary>One of an enumeration, or what stands for none.</summary>
    internal static Field Chosen<T>(string name, string none) where T : struct, Enum =>
        new(name, FieldKind.Choice) { Choices = [new("", none), .. Enum.GetValues<T>().Select(value => new Choice($"{value}", value.Label()))] };

    internal static IEnumerable<Field> Under(string heading, IEnumerable<Field> fields) => fields.Select(field => field with { Group = heading });
}
