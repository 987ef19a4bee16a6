using Supervision.Core.Indicators;
using Supervision.Core.References;
using Supervision.Core.Text;
using Supervision.Core.Visits;

namespace Supervision.Core.Documents.Types;

/// <summary>What an information sheet is printed from.</summary>
public sealed record InformationSheetData
{
    public required ReferenceRow Case { get; init; }
    public required IReadOnlyList<ReferenceItem> Items { get; init; }
    public required IReadOnlyList<IndicatorDetails> Indicators { get; init; }
    public required CheckAnswer Check { get; init; }

    /// <summary>The council that keeps the reference.</summary>
    public required string CouncilName { get; init; }
    public required bool IsDemo { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>
/// Phiếu thông tin tham chiếu: what is known of a matter that is not supervision by a council. It has no national title, number or signature, and says why it is
/// only a reference.
/// </summary>
public static class InformationSheet
{
    private const string NotAPaper = "Phiếu chỉ dùng để tham khảo, không phải văn bản hành chính, không tính vào số liệu giám sát.";

    public static Document Of(InformationSheetData data)
    {
        var body = new List<Block>
        {
            new InformationSheetHead
            {
                Body = data.CouncilName,
                Title = "PHIẾU THÔNG TIN THAM CHIẾU",
                // Each topic on lines of its own.
                Subtitle = data.Case.Title.Replace("; ", ";\n", StringComparison.Ordinal),
                Notice = $"{WhyNot(data.Case.Kind)} {NotAPaper}",
            },
        };
        var number = 0;
        Add("Thông tin chung", [new KeyValueList([.. General(data.Case)])]);
        Add("Thành phần", SheetTables.Participants(data.Items));
        Add("Văn bản viện dẫn", [.. data.Items.Of<PaperData>().Select(one => Dash(one.Item, Paper(one.Item, one.Data)))]);
        Add("Kiểm tra thực tế, phát biểu", [.. Seen(data.Items)]);
        Add("Kết quả đạt được", [.. data.Items.Of<StrengthData>().Select(one => Dash(one.Item, WithField(one.Item.Text, one.Data.Field)))]);
        Add("Số liệu đã nêu", SheetTables.Figures(data.Indicators));
        Add("Tồn tại, hạn chế", [.. data.Items.Of<ShortcomingData>().Select(one => Shortcoming(one.Item, one.Data))]);
        Add("Nguyên nhân", [.. data.Items.Of<CauseData>().Select(one => Dash(one.Item, Cause(one.Item, one.Data)))]);
        var selfSet = data.Case.Kind is ReferenceKind.RemediationPlan;
        Add(selfSet ? "Nhiệm vụ đơn vị tự đặt ra" : "Nội dung kết luận, yêu cầu", [.. Statements(data.Items)]);
        Add(selfSet ? "Việc cụ thể theo kế hoạch" : "Việc được giao", SheetTables.Duties([.. data.Items.Of<TaskData>().Select(one => (one.Item, (DutyData)one.Data))]));
        Add("Cam kết của đơn vị", SheetTables.Duties([.. data.Items.Of<CommitmentData>().Select(one => (one.Item, (DutyData)one.Data))]));
        Add("Kiến nghị, đề xuất của đơn vị", [.. data.Items.Of<PetitionData>().Select(one => Dash(one.Item, one.Item.Text ?? "Nguồn có nhắc nhưng không nêu nội dung."))]);
        Add("Đối chiếu số liệu", SheetTables.Checks(data.Check));
        Add("Nguồn", [new Paragraph(Source(data.Case))]);
        return new Document
        {
            Title = $"Phiếu thông tin tham chiếu {data.Case.Code}",
            Blocks = body,
            CreatedAt = data.CreatedAt,
            Author = data.CouncilName,
            Subject = data.Case.Title,
            IsDemo = data.IsDemo,
        };

        void Add(string title, IReadOnlyList<Block> blocks)
        {
            if (blocks.Count == 0) return;
            body.Add(Heading.Roman(++number, title));
            body.AddRange(blocks);
        }
    }

    private static string WhyNot(ReferenceKind kind) => kind switch
    {
        ReferenceKind.RemediationPlan => "Đây là kế hoạch khắc phục do chính đơn vị lập và tự báo cáo: không có Đoàn giám sát, buổi giám sát, biên bản hay kết luận, nên không phải hoạt động giám sát của Hội đồng nhân dân.",
        ReferenceKind.InternalReview => "Đây là cuộc họp tổng kết nội bộ của cơ quan hành chính, do người đứng đầu cơ quan đó chủ trì và kết luận, nên không phải hoạt động giám sát của Hội đồng nhân dân.",
        ReferenceKind.PartyMeeting => "Đây là buổi làm việc của cấp ủy Đảng, tiến hành theo quy định của Đảng chứ không theo luật về hoạt động giám sát, nên không phải hoạt động giám sát của Hội đồng nhân dân.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static IEnumerable<KeyValueLine> General(ReferenceRow row)
    {
        yield return new("Mã hồ sơ", row.Code);
        yield return new("Loại", row.Kind.Label());
        yield return new(row.Kind is ReferenceKind.RemediationPlan ? "Cơ quan lập" : "Cơ quan tổ chức", row.BodyName);
        yield return new("Đơn vị được nói đến", row.UnitName);
        yield return new("Thời gian", When(row));
        if (row.Place is { } place) yield return new("Địa điểm", place);
        if (row.PeriodText is { } period) yield return new("Kỳ số liệu", period);
        if (row.ReportPeriodEnd is { } end) yield return new("Kỳ báo cáo đến", VietnameseDate.Short(end));
        if (row.Note is { } note) yield return new("Ghi chú của người nhập", note);
    }

    private static string When(ReferenceRow row) => row.HeldOn is { } day
        ? $"{(row.Session is { } session ? $"{session.Label()} " : "")}{VietnameseDate.Long(day)}{(row.HeldOnInferred ? " (suy ra, nguồn không ghi đủ ngày, tháng, năm)" : "")}"
        : row.Kind is ReferenceKind.RemediationPlan ? "không có ngày họp" : "nguồn không nêu ngày";

    private static IEnumerable<Block> Seen(IReadOnlyList<ReferenceItem> items) =>
    [
        .. items.Of<OnSiteCheckData>().Select(one => Dash(one.Item, Sentence(
            $"Kiểm tra tại {one.Data.Place}, {one.Data.CheckedWhen}, do {one.Data.CheckedBy}{(one.Item.Text is { } text ? $": {text}" : "")}", one.Data.Note))),
        .. items.Of<SpeechData>().Select(one => Dash(one.Item, Sentence($"{one.Data.Speaker}{(one.Item.Text is { } text ? $": {text}" : "")}", one.Data.Note))),
    ];

    private static string Paper(ReferenceItem item, PaperData paper)
    {
        var name = paper.Reference is { } reference ? $"{paper.Type} {(char.IsDigit(reference[0]) ? "số " : "")}{reference}" : paper.Type;
        var date = paper.IssuedOn is { } on ? $" {VietnameseDate.Long(on)}" : "";
        var issuer = paper.Issuer is { } body ? $" của {body}{(paper.IssuerInferred ? " (suy ra)" : "")}" : "";
        return Sentence($"{name}{date}{issuer}{(paper.IsMain ? " (văn bản chính)" : "")}: {item.Text}", null);
    }

    private static Paragraph Shortcoming(ReferenceItem item, ShortcomingData shortcoming)
    {
        if (shortcoming.IsHeading) return new Paragraph(RichText.Italic($"{item.Text}:")) { KeepWithNext = true, Source = item.Code };
        string?[] more =
        [
            shortcoming.Consequence is { } harm ? $"hậu quả: {harm}" : null,
            shortcoming.LostScore is { } lost ? $"điểm bị trừ: {VietnameseNumber.Decimal(lost)}" : null,
            shortcoming.RelatedUnits.Count > 0 ? $"đơn vị: {string.Join(", ", shortcoming.RelatedUnits)}{(shortcoming.RelatedUnitsOpen ? " (danh sách để mở)" : "")}" : null,
            shortcoming.Indicators.Count > 0 ? $"chỉ tiêu {string.Join(", ", shortcoming.Indicators)}" : null,
        ];
        var said = string.Join("; ", more.OfType<string>());
        return Dash(item, WithField(said.Length == 0 ? item.Text : $"{item.Text} ({said})", shortcoming.Field));
    }

    private static string Cause(ReferenceItem item, CauseData cause)
    {
        string?[] more =
        [
            cause.Groups.Count > 0 ? $"nhóm: {string.Join(", ", cause.Groups)}{(cause.GroupsOpen ? " (danh sách để mở)" : "")}" : null,
            cause.Responsible.Count > 0 ? $"trách nhiệm: {string.Join(", ", cause.Responsible)}" : null,
        ];
        var said = string.Join("; ", more.OfType<string>());
        return WithField(said.Length == 0 ? item.Text : $"{item.Text} ({said})", cause.Field);
    }

    // Statements of one kind by one speaker stand together under a line that says whose they are.
    private static IEnumerable<Block> Statements(IReadOnlyList<ReferenceItem> items)
    {
        var (number, before) = (0, "");
        foreach (var (item, statement) in items.Of<StatementData>())
        {
            var by = statement.SaidBy is { } who ? $" của {who}{(statement.SaidByInferred ? " (suy ra)" : "")}" : "";
            var head = $"{statement.Type.Label()}{by}:";
            if (head != before) yield return new Paragraph(RichText.Italic(before = head)) { KeepWithNext = true, Source = item.Code };
            yield return Paragraph.Clause(++number, Sentence(WithField(item.Text, statement.Field), statement.Note)) with { Source = item.Code };
        }
    }

    private static string Source(ReferenceRow row)
    {
        if (row.SourceKind is null && row.SourceName is null) return "Không ghi nguồn.";
        return $"{SourceWords.Of(row.SourceKind, row.SourceName, row.PublishedOn, row.PublishedTime)}. Nội dung được diễn đạt lại từ nguồn; số liệu giữ đúng như nguồn nêu.";
    }

    private static Paragraph Dash(ReferenceItem item, string text) => Paragraph.Dash(Sentence(text, null)) with { Source = item.Code };

    // Many a text begins with its field already.
    private static string WithField(string? text, string? field) =>
        field is null || text?.StartsWith(field, StringComparison.CurrentCultureIgnoreCase) == true ? text ?? "" : $"{field}: {text}";

    private static string Sentence(string text, string? note)
    {
        var ended = Phrases.Sentence(text);
        return note is null ? ended : $"{ended} {Phrases.Sentence(note)}";
    }
}
