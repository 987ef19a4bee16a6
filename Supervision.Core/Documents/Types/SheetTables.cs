using Supervision.Core.Indicators;
using Supervision.Core.References;
using Supervision.Core.Text;

namespace Supervision.Core.Documents.Types;

/// <summary>The tables of an information sheet.</summary>
internal static class SheetTables
{
    private const double Small = 11;

    public static IReadOnlyList<Block> Participants(IReadOnlyList<ReferenceItem> items)
    {
        var rows = items.Of<ParticipantData>().Select((one, i) => new TableRow(
            $"{i + 1}",
            one.Data.Side is Visits.Side.Unit ? "Đơn vị" : one.Data.Side.Label(),
            one.Data.Part,
            Joined(one.Item.Text, one.Data.Capacity),
            Inferred(one.Data.BodyName, one.Data.BodyInferred),
            one.Data.HeadCount is { } count ? VietnameseNumber.Whole(count) : "")).ToList();
        return rows.Count == 0 ? [] :
        [
            new Table
            {
                FontSize = Small,
                Columns =
                [
                    new(6, "TT", TextAlignment.Centre), new(13, "Bên"), new(16, "Vai trò"), new(31, "Chức danh"), new(23, "Cơ quan"), new(11, "Số người", TextAlignment.Centre),
                ],
                Rows = rows,
            },
        ];
    }

    public static IReadOnlyList<Block> Figures(IReadOnlyList<IndicatorDetails> indicators) => indicators.Count == 0 ? [] :
    [
        new Table
        {
            FontSize = Small,
            Columns =
            [
                new(14, "Mã"), new(28, "Chỉ tiêu"), new(16, "Tử số/mẫu số hoặc giá trị", TextAlignment.Centre), new(11, "Tỷ lệ đã nêu", TextAlignment.Centre), new(13, "Kỳ số liệu"), new(30, "Ghi chú"),
            ],
            Rows = [.. indicators.Select(one => new TableRow(one.Stated.Code ?? "", Named(one.Stated), Value(one.Stated), Ratio(one.Stated), Inferred(one.Stated.PeriodText ?? "không nêu", one.Stated.PeriodInferred), Notes(one)))],
        },
    ];

    public static IReadOnlyList<Block> Duties(IReadOnlyList<(ReferenceItem Item, DutyData Data)> duties) => duties.Count == 0 ? [] :
    [
        new Table
        {
            FontSize = Small,
            Columns = [new(6, "TT", TextAlignment.Centre), new(37, "Nội dung"), new(25, "Cơ quan chủ trì, người chịu trách nhiệm"), new(18, "Sản phẩm"), new(17, "Thời hạn như nguồn nêu")],
            Rows = [.. duties.Select((one, i) => new TableRow($"{i + 1}", Content(one.Item, one.Data), Responsible(one.Data), Product(one.Data), one.Data.Deadline.InWords()))],
        },
    ];

    public static IReadOnlyList<Block> Checks(CheckAnswer check) =>
    [
        .. check.Flags.Count == 0 ? (Block[])[new Paragraph("Không có điểm nào cần xem lại.")] :
        [
            new Table
            {
                FontSize = Small,
                Columns = [new(6, "TT", TextAlignment.Centre), new(23, "Điểm cần xem lại"), new(13, "Mức độ", TextAlignment.Centre), new(58, "Đã nêu gì, tính ra gì, ở đâu")],
                Rows = [.. check.Flags.Select((flag, i) => new TableRow($"{i + 1}", flag.Title, flag.Severity.Label(), Sentences(flag)))],
            },
        ],
        .. check.Agreements.Select(one => Paragraph.Dash($"{one.Kind.Label()}: {one.Sentence}") with { Source = string.Join(", ", one.Subjects.Select(s => s.Code)) }),
    ];

    // Twenty tasks without a deadline are told once, by their codes; each has its own row in the table of tasks.
    private static string Sentences(FlagAnswer flag) => flag.Code is FlagCode.TaskWithoutDeadline && flag.Subjects.Count > 3
        ? $"{flag.Subjects.Count} việc không có ngày hoàn thành hoặc chu kỳ: {string.Join(", ", flag.Subjects.Select(subject => subject.Code))}."
        : string.Join('\n', flag.Sentences);

    private static string Named(StatedIndicator one) => one.Role is IndicatorRole.Result ? one.Name : $"{one.Name} ({one.Role.Label().ToLowerInvariant()})";

    private static string Value(StatedIndicator one) => StatedFigures.Value(one) is { Length: > 0 } value ? value : "không nêu";

    private static string Ratio(StatedIndicator one) => StatedFigures.Ratio(one) is { Length: > 0 } ratio ? ratio : "không nêu";

    private static string Notes(IndicatorDetails details) => string.Join(". ",
    [
        .. details.Stated.StatedRatio is null && StatedFigures.Computed(details) is { Length: > 0 } computed ? [$"Tính ra {computed}"] : Array.Empty<string>(),
        .. StatedFigures.Notes(details.Stated),
    ]);

    private static string Content(ReferenceItem item, DutyData duty)
    {
        string?[] more =
        [
            duty.QuantifiedTarget is { } target ? $"Chỉ tiêu: {target}" : null,
            duty.RequiredFiles.Count > 0 ? $"Hồ sơ phải có: {string.Join(", ", duty.RequiredFiles)}" : null,
        ];
        var code = item.Code is { } own ? $"{own}. " : "";
        return string.Join('\n', [$"{code}{item.Text}", .. more.OfType<string>()]);
    }

    private static string Responsible(DutyData duty)
    {
        string?[] lines =
        [
            duty.DirectingBody is { } directing ? $"Chỉ đạo: {directing}" : null,
            Inferred(duty.LeadBody, duty.LeadBodyInferred),
            duty.ResponsiblePost is { } post ? Inferred(post, duty.ResponsiblePostInferred) : null,
            duty.CoordinatingBodies.Count > 0 ? $"Phối hợp: {string.Join(", ", duty.CoordinatingBodies)}" : null,
        ];
        return string.Join('\n', lines.OfType<string>());
    }

    private static string Product(DutyData duty) => duty.Product is { } product ? Inferred(product, duty.ProductInferred) : "không nêu";

    private static string Inferred(string? text, bool inferred) => text is null ? "" : inferred ? $"{text} (suy ra)" : text;

    private static string Joined(string? text, string? more) => more is null ? text ?? "" : $"{text}; {more}";
}
