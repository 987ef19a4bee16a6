using Supervision.Api.Web;
using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.References;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Api.Pages;

/// <summary>What is asked of an item of a reference, kind by kind. What points to other items is chosen of those that stand there.</summary>
internal static class ReferenceItemFields
{
    private const string In = nameof(AddReferenceItem.Data) + ".", Due = In + nameof(DutyData.Deadline) + ".", Guessed = "Người ghi suy ra, nguồn không nêu";

    public static IReadOnlyList<Field> Of(ReferenceAnswer view, ReferenceItemKind kind) => kind switch
    {
        ReferenceItemKind.Topic => [Text("Chuyên đề")],
        ReferenceItemKind.Participant =>
        [
            Text("Chức danh người tham dự", "Không ghi tên người. Ví dụ: Phó Chủ tịch Ủy ban nhân dân huyện."),
            ReferenceForms.Chosen<Side>(In + nameof(ParticipantData.Side), "Chọn bên") with { Label = "Thuộc bên" },
            Line(nameof(ParticipantData.Part), "Tham dự với vai trò", "Ví dụ: Chủ tọa; Đơn vị báo cáo.") with { IsOptional = false },
            Line(nameof(ParticipantData.BodyName), "Cơ quan"),
            Line(nameof(ParticipantData.Capacity), "Với tư cách", "Ví dụ: Trưởng Ban Chỉ đạo."),
            new(In + nameof(ParticipantData.HeadCount), FieldKind.Number) { Label = "Số người", IsOptional = true },
            ReferenceForms.Chosen<RelationToUnit>(In + nameof(ParticipantData.Relation), "Không có hoặc không rõ") with { Label = "Quan hệ với đơn vị", IsOptional = true },
            .. ReferenceForms.Under(Guessed, [Field.YesNo(In + nameof(ParticipantData.BodyInferred)) with { Label = "Cơ quan" }, Field.YesNo(In + nameof(ParticipantData.CapacityInferred)) with { Label = "Tư cách" }, Field.YesNo(In + nameof(ParticipantData.RelationInferred)) with { Label = "Quan hệ với đơn vị" }]),
        ],
        ReferenceItemKind.Paper =>
        [
            Text("Văn bản về việc"),
            Line(nameof(PaperData.Type), "Loại văn bản", "Ví dụ: Báo cáo; Kế hoạch.") with { IsOptional = false },
            Line(nameof(PaperData.Reference), "Số, ký hiệu"),
            Field.Day(In + nameof(PaperData.IssuedOn)) with { Label = "Ngày ban hành", IsOptional = true },
            Line(nameof(PaperData.Issuer), "Cơ quan ban hành"),
            .. ReferenceForms.Under("Về văn bản này", [Field.YesNo(In + nameof(PaperData.IsMain)) with { Label = "Là văn bản chính của hồ sơ" }, Field.YesNo(In + nameof(PaperData.IssuerInferred)) with { Label = "Cơ quan ban hành do người ghi suy ra" }]),
        ],
        ReferenceItemKind.OnSiteCheck =>
        [
            Text("Nội dung kiểm tra") with { IsOptional = true },
            Line(nameof(OnSiteCheckData.Place), "Nơi kiểm tra") with { IsOptional = false },
            Line(nameof(OnSiteCheckData.CheckedBy), "Ai kiểm tra") with { IsOptional = false },
            Line(nameof(OnSiteCheckData.CheckedWhen), "Kiểm tra khi nào", "Như nguồn nêu, ví dụ: tháng 5/2024.") with { IsOptional = false },
            Line(nameof(OnSiteCheckData.Note), "Ghi chú"),
            .. ReferenceForms.Under(Guessed, [Field.YesNo(In + nameof(OnSiteCheckData.WhenInferred)) with { Label = "Thời gian" }]),
        ],
        ReferenceItemKind.Speech =>
        [
            Text("Nội dung phát biểu", "Để trống khi nguồn chỉ nói có phát biểu.") with { IsOptional = true },
            Line(nameof(SpeechData.Speaker), "Chức danh người phát biểu", "Không ghi tên người.") with { IsOptional = false },
            ReferenceForms.Chosen<Side>(In + nameof(SpeechData.Side), "Chọn bên") with { Label = "Thuộc bên" },
            Line(nameof(SpeechData.Note), "Ghi chú"),
        ],
        ReferenceItemKind.Strength => [Text("Kết quả đạt được"), Line(nameof(StrengthData.Field), "Lĩnh vực")],
        ReferenceItemKind.Shortcoming =>
        [
            Text("Tồn tại, hạn chế"),
            Line(nameof(ShortcomingData.Field), "Lĩnh vực"),
            Line(nameof(ShortcomingData.Consequence), "Hậu quả"),
            new(In + nameof(ShortcomingData.Count), FieldKind.Number) { Label = "Số lượng", IsOptional = true },
            Line(nameof(ShortcomingData.LostScore), "Điểm bị trừ"),
            .. Codes(nameof(ShortcomingData.Indicators), "Dựa vào số liệu", Indicators(view)),
            .. Introduced(view),
            List(nameof(ShortcomingData.RelatedUnits), "Đơn vị liên quan"),
            .. ReferenceForms.Under("Về tồn tại này", [Field.YesNo(In + nameof(ShortcomingData.IsHeading)) with { Label = "Chỉ là câu dẫn của các tồn tại khác" }, Field.YesNo(In + nameof(ShortcomingData.RelatedUnitsOpen)) with { Label = "Nguồn không kể hết đơn vị liên quan" }, Field.YesNo(In + nameof(ShortcomingData.IndicatorsInferred)) with { Label = "Số liệu do người ghi suy ra" }]),
        ],
        ReferenceItemKind.Cause =>
        [
            Text("Nguyên nhân"),
            Line(nameof(CauseData.Field), "Lĩnh vực"),
            List(nameof(CauseData.Groups), "Nhóm nguyên nhân"),
            List(nameof(CauseData.Responsible), "Nơi chịu trách nhiệm", "Mỗi dòng một mục, ví dụ: tổ chức; cá nhân."),
            .. ReferenceForms.Under("Về nguyên nhân này", [Field.YesNo(In + nameof(CauseData.GroupsOpen)) with { Label = "Nguồn không kể hết các nhóm" }]),
        ],
        ReferenceItemKind.Statement =>
        [
            Text("Nội dung kết luận, yêu cầu"),
            ReferenceForms.Chosen<ReferenceStatementKind>(In + nameof(StatementData.Type), "Chọn loại") with { Label = "Loại" },
            Line(nameof(StatementData.Verb), "Động từ của người nói", "Ví dụ: yêu cầu; đề nghị; ghi nhận.") with { IsOptional = false },
            Line(nameof(StatementData.SaidBy), "Người nêu", "Chức danh, không ghi tên."),
            Line(nameof(StatementData.Field), "Lĩnh vực"),
            Line(nameof(StatementData.Note), "Ghi chú"),
            .. ReferenceForms.Under(Guessed, [Field.YesNo(In + nameof(StatementData.VerbInferred)) with { Label = "Động từ" }, Field.YesNo(In + nameof(StatementData.SaidByInferred)) with { Label = "Người nêu" }]),
        ],
        ReferenceItemKind.Task => [Text("Việc phải làm"), .. Codes(nameof(DutyData.Sources), "Từ kết luận, yêu cầu", Items(view, ReferenceItemKind.Statement)), .. Duty()],
        ReferenceItemKind.Commitment => [Text("Nội dung cam kết"), .. Codes(nameof(DutyData.Sources), "Từ số liệu", Indicators(view)), .. Duty()],
        _ => [Text("Nội dung kiến nghị", "Để trống khi nguồn chỉ nói có kiến nghị mà không nêu nội dung.") with { IsOptional = true }],
    };

    private static IEnumerable<Field> Duty() =>
    [
        Line(nameof(DutyData.LeadBody), "Cơ quan chủ trì") with { IsOptional = false },
        Line(nameof(DutyData.ResponsiblePost), "Chức danh chịu trách nhiệm"),
        ReferenceForms.Chosen<DeadlineKind>(Due + nameof(ReferenceDeadline.Kind), "Chọn loại thời hạn") with { Label = "Thời hạn" },
        Field.Day(Due + nameof(ReferenceDeadline.On)) with { Label = "Đến ngày", IsOptional = true },
        ReferenceForms.Chosen<Cycle>(Due + nameof(ReferenceDeadline.Cycle), "Không định kỳ") with { Label = "Chu kỳ", IsOptional = true },
        new(Due + nameof(ReferenceDeadline.Note)) { Label = "Thời hạn như nguồn nêu", IsOptional = true, Hint = "Ví dụ: trong thời gian ngắn nhất." },
        .. ReferenceForms.Under("Phối hợp, sản phẩm, điều chưa rõ",
        [
            Line(nameof(DutyData.DirectingBody), "Cơ quan chỉ đạo"),
            List(nameof(DutyData.CoordinatingBodies), "Cơ quan phối hợp"),
            Line(nameof(DutyData.Product), "Sản phẩm"),
            List(nameof(DutyData.RequiredFiles), "Hồ sơ bắt buộc"),
            Line(nameof(DutyData.QuantifiedTarget), "Chỉ tiêu định lượng"),
            List(nameof(DutyData.MissingElements), "Điều nguồn không nêu rõ", "Mỗi dòng một mục, ví dụ: người chịu trách nhiệm."),
        ]),
        .. ReferenceForms.Under(Guessed, [Field.YesNo(In + nameof(DutyData.LeadBodyInferred)) with { Label = "Cơ quan chủ trì" }, Field.YesNo(In + nameof(DutyData.ResponsiblePostInferred)) with { Label = "Chức danh" }, Field.YesNo(In + nameof(DutyData.ProductInferred)) with { Label = "Sản phẩm" }, Field.YesNo(Due + nameof(ReferenceDeadline.KindInferred)) with { Label = "Thời hạn" }]),
    ];

    private static Field Text(string label, string? hint = null) => Field.Text(nameof(AddReferenceItem.Text)) with { Label = label, Hint = hint };

    private static Field Line(string name, string label, string? hint = null) => new(In + name) { Label = label, IsOptional = true, Hint = hint };

    private static Field List(string name, string label, string hint = "Mỗi dòng một mục.") => Field.Text(In + name) with { Label = label, IsOptional = true, Hint = hint };

    private static IEnumerable<Field> Introduced(ReferenceAnswer view) => Items(view, ReferenceItemKind.Shortcoming) is { Count: > 0 } headings
        ? [new(In + nameof(ShortcomingData.HeadingCode), FieldKind.Choice) { Label = "Nằm dưới câu dẫn", IsOptional = true, Choices = [new("", "Không"), .. headings] }] : [];

    // Where nothing can be pointed to yet there is nothing to ask.
    private static IEnumerable<Field> Codes(string name, string label, IReadOnlyList<Choice> choices) =>
        choices.Count == 0 ? [] : [new(In + name, FieldKind.Several) { Label = label, IsOptional = true, Choices = choices }];

    private static IReadOnlyList<Choice> Indicators(ReferenceAnswer view) =>
        [.. view.Indicators.Select(one => new Choice(one.Stated.Code!, $"{one.Stated.Code}: {Show.Cut(one.Stated.Name, 100)}"))];

    private static IReadOnlyList<Choice> Items(ReferenceAnswer view, ReferenceItemKind kind) =>
        [.. view.Items.Where(item => item.Data.ItemKind == kind && item.Code is not null).Select(item => new Choice(item.Code!, $"{item.Code}: {Show.Cut(item.Text ?? "", 100)}"))];
}
