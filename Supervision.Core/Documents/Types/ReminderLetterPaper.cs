using Supervision.Core.Chasing;
using Supervision.Core.Conclusions;
using Supervision.Core.Letters;

namespace Supervision.Core.Documents.Types;

/// <summary>The council as a letter's head names it.</summary>
public sealed record LetterFrame
{
    public required string Name { get; init; }
    public required string HeaderName { get; init; }
    public required string PlaceName { get; init; }
    public required bool IsDemo { get; init; }
}

/// <summary>The letter that went before.</summary>
public sealed record EarlierLetter
{
    public required int Number { get; init; }
    public required string Symbol { get; init; }
    public required DateOnly IssuedOn { get; init; }
}

/// <summary>All that an urging letter is printed from.</summary>
public sealed record ReminderLetterData
{
    public required LetterFrame Council { get; init; }
    public required ReminderLetter Letter { get; init; }
    public required string UnitName { get; init; }
    public required IReadOnlyList<UrgedTask> Tasks { get; init; }
    public EarlierLetter? Earlier { get; init; }
    public required DateTimeOffset Now { get; init; }
}

/// <summary>Công văn đôn đốc: what is late by which paper, original and current deadline, days late, and the day of the answer asked for.</summary>
public static class ReminderLetterPaper
{
    private const string DraftSymbol = "HĐND-VP";

    public static Document Of(ReminderLetterData data)
    {
        var (letter, council) = (data.Letter, data.Council);
        var on = letter.IssuedOn ?? DateOnly.FromDateTime(data.Now.DateTime);
        return new Document
        {
            Title = $"Công văn đôn đốc {data.UnitName}",
            Author = council.Name,
            CreatedAt = data.Now,
            IsDraft = letter.IssuedOn is null,
            IsDemo = council.IsDemo,
            Blocks =
            [
                new AdministrativeHeader
                {
                    SuperiorBody = council.HeaderName,
                    IssuingBody = "THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN",
                    Number = DocumentNumber.Line(letter.Number, letter.Symbol ?? DraftSymbol),
                    PlaceAndDate = VietnameseDate.PlaceAndDate(council.PlaceName, letter.IssuedOn, on.Year),
                    LetterSubject = letter.Step is ChaseStep.SecondLetter
                        ? "V/v đôn đốc lần 2 việc thực hiện nội dung yêu cầu, kiến nghị sau giám sát"
                        : "V/v đôn đốc thực hiện nội dung yêu cầu, kiến nghị sau giám sát",
                },
                new Addressees([data.UnitName]),
                new Paragraph(Opening(data)),
                new Paragraph($"Đến ngày {VietnameseDate.Short(on)}, {data.UnitName} còn {VietnameseNumber.WithUnit($"{data.Tasks.Count:00}", "nội dung")} đã quá thời hạn mà chưa có báo cáo kết quả thực hiện:") { KeepWithNext = true },
                Late(data, on),
                .. letter.Text is { } text ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => (Block)new Paragraph(line)) : [],
                .. VietnameseText.EndText([new Paragraph(Asking(data))]),
                new SignatureBlock(new SignatureColumn
                {
                    AuthorityLines = Lines.Read(letter.AuthorityLines) is { Count: > 0 } lines ? lines : ["TL. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "CHÁNH VĂN PHÒNG"],
                    SignerName = letter.SignerName,
                })
                {
                    Recipients = new(Lines.Read(letter.Recipients) is { Count: > 0 } to ? to : ["Như trên", $"Thường trực {council.Name}"], "VT, Hồ sơ"),
                },
            ],
        };
    }

    private static string Opening(ReminderLetterData data)
    {
        var office = $"Thường trực {data.Council.Name}";
        return data.Earlier is { } earlier
            ? $"{office} đã có Công văn số {DocumentNumber.Digits(earlier.Number)}/{earlier.Symbol} ngày {VietnameseDate.Short(earlier.IssuedOn)} đôn đốc {data.UnitName} thực hiện các nội dung yêu cầu, kiến nghị sau giám sát."
            : $"{office} theo dõi việc thực hiện các nội dung yêu cầu, kiến nghị sau giám sát đã chuyển đến {data.UnitName}.";
    }

    private static Table Late(ReminderLetterData data, DateOnly on) => new()
    {
        Columns =
        [
            new(6, "TT", TextAlignment.Centre), new(30, "Nội dung yêu cầu, kiến nghị"), new(25, "Văn bản nguồn"), new(13, "Thời hạn ban đầu", TextAlignment.Centre),
            new(13, "Thời hạn hiện tại", TextAlignment.Centre), new(12, "Số ngày quá hạn", TextAlignment.Centre),
        ],
        Rows =
        [
            .. data.Tasks.Select((task, i) => new TableRow(
                $"{i + 1}", task.Content.Trim(), Source(task), Day(task.OriginalDueOn), Day(task.DueOn),
                task.DueOn is { } due ? VietnameseNumber.Whole(on.DayNumber - due.DayNumber) : "")),
        ],
    };

    private static string Source(UrgedTask task) => string.Join(' ', new[]
    {
        task.SourceType is { } type ? TypeName(type) : null,
        task.SourceReference is { } reference ? $"số\u00A0{reference}" : null,
        task.SourceIssuedOn is { } on ? $"ngày\u00A0{VietnameseDate.Short(on)}" : null,
    }.Where(part => part is not null));

    private static string TypeName(string abbreviation) => abbreviation switch
    {
        "TB" => "Thông báo",
        "NQ" => "Nghị quyết",
        "BC" => "Báo cáo",
        _ => abbreviation,
    };

    private static string Day(DateOnly? on) => on is { } day ? VietnameseDate.Short(day) : "";

    private static string Asking(ReminderLetterData data) => (data.Letter.Step is ChaseStep.SecondLetter
        ? $"Thường trực {data.Council.Name} yêu cầu người đứng đầu {data.UnitName} chỉ đạo thực hiện ngay các nội dung trên, báo cáo kết quả, nêu rõ nguyên nhân chậm và trách nhiệm"
        : $"Đề nghị {data.UnitName} khẩn trương thực hiện các nội dung trên, báo cáo kết quả kèm minh chứng, nêu rõ nguyên nhân chậm")
        + $" về Thường trực {data.Council.Name} trước ngày {VietnameseDate.Short(data.Letter.ReplyBy)}"
        + (data.Letter.Step is ChaseStep.SecondLetter ? "; nội dung tiếp tục quá hạn sẽ được đưa vào danh sách trình phiên họp Thường trực Hội đồng nhân dân xem xét" : "") + ".";
}
