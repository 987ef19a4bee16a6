using Supervision.Core.Chasing;
using Supervision.Core.Conclusions;
using Supervision.Core.Letters;
using Supervision.Core.Tasks;

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
    public static Document Of(PaperForm form, ReminderLetterData data)
    {
        var letter = data.Letter;
        var on = letter.IssuedOn ?? DateOnly.FromDateTime(data.Now.DateTime);
        return Framed(form, letter).Document(
            "Công văn đôn đốc",
            [
                new Paragraph(Opening(data)),
                new Paragraph(RichText.OfData($"Đến ngày {VietnameseDate.Short(on)}, {data.UnitName} còn {VietnameseNumber.WithUnit($"{data.Tasks.Count:00}", "nội dung")} {Owed(data, on)}:")) { KeepWithNext = true },
                Late(data, on),
                .. letter.Text is { } text ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => (Block)new Paragraph(Figures.Guarded(line))) : [],
                new Paragraph(form.Closing is { } closing ? closing : Asking(data)),
            ],
            [data.UnitName]) with
        { Title = $"Công văn đôn đốc {data.UnitName}", Author = data.Council.Name };
    }

    // What was typed when the letter was issued stands before the council's template.
    private static PaperForm Framed(PaperForm form, ReminderLetter letter) => form with
    {
        Title = letter.Step is ChaseStep.SecondLetter
            ? "V/v đôn đốc lần 2 việc thực hiện nội dung yêu cầu, kiến nghị sau giám sát"
            : "V/v đôn đốc thực hiện nội dung yêu cầu, kiến nghị sau giám sát",
        Number = letter.Number ?? form.Number,
        Symbol = letter.Symbol ?? form.Symbol,
        IssuedOn = letter.IssuedOn ?? form.IssuedOn,
        IsDraft = letter.IssuedOn is null && form.IsDraft,
        AuthorityLines = Lines.Read(letter.AuthorityLines) is { Count: > 0 } lines ? lines : form.AuthorityLines,
        SignerName = letter.SignerName ?? form.SignerName,
        Recipients = Lines.Read(letter.Recipients) is { Count: > 0 } to ? to : form.Recipients,
    };

    private static RichText Opening(ReminderLetterData data)
    {
        var office = $"Thường trực {data.Council.Name}";
        return data.Earlier is { } earlier
            ? RichText.OfData($"{office} đã có Công văn số {DocumentNumber.Digits(earlier.Number)}/{earlier.Symbol} ngày {VietnameseDate.Short(earlier.IssuedOn)} đôn đốc {data.UnitName} thực hiện các nội dung yêu cầu, kiến nghị sau giám sát.")
            : RichText.OfData($"{office} theo dõi việc thực hiện các nội dung yêu cầu, kiến nghị sau giám sát đã chuyển đến {data.UnitName}.");
    }

    // A letter by hand may also urge what is only due soon.
    private static string Owed(ReminderLetterData data, DateOnly on) => data.Tasks.Count(task => IsLate(task, on)) switch
    {
        0 => $"sắp đến thời hạn mà {Lacking(data.Tasks)}",
        var late when late == data.Tasks.Count => $"đã quá thời hạn mà {Lacking(data.Tasks)}",
        var late => $"{Lacking(data.Tasks)}, trong đó {VietnameseNumber.WithUnit($"{late:00}", "nội dung")} đã quá thời hạn",
    };

    // Nothing is said to be missing that lies before the council.
    private static string Lacking(IReadOnlyList<UrgedTask> tasks) => tasks.Select(task => task.ReportedOn is null ? TaskProgress.Assigned : task.Progress).Distinct().ToList() switch
    {
        [var one] => UrgedWords.Lacking(one),
        [] => UrgedWords.Lacking(TaskProgress.Assigned),
        _ => "chưa hoàn thành việc báo cáo kết quả thực hiện",
    };

    // "Lập kế hoạch (đã báo cáo ngày 12/11/2026, chưa bổ sung, làm rõ)".
    private static string Asked(UrgedTask task, DateOnly issuedOn) => (task.ReportedOn, task.Progress) switch
    {
        ({ } on, TaskProgress.Returned) when task.SupplementBy is { } by && by >= issuedOn => $"{OfficeText.Bare(task.Content)} (đã báo cáo ngày {VietnameseDate.Short(on)}, được đề nghị bổ sung, làm rõ chậm nhất ngày {VietnameseDate.Short(by)})",
        ({ } on, TaskProgress.Returned) => $"{OfficeText.Bare(task.Content)} (đã báo cáo ngày {VietnameseDate.Short(on)}, chưa bổ sung, làm rõ)",
        ({ } on, TaskProgress.NotSatisfactory) => $"{OfficeText.Bare(task.Content)} (đã báo cáo ngày {VietnameseDate.Short(on)}, chưa đạt yêu cầu)",
        _ => OfficeText.Bare(task.Content),
    };

    private static bool IsLate(UrgedTask task, DateOnly on) => task.DueOn < on;

    private static Table Late(ReminderLetterData data, DateOnly on) => new()
    {
        Columns =
        [
            new(5, "TT", TextAlignment.Centre), new(28, "Nội dung yêu cầu, kiến nghị"), new(22, "Văn bản nguồn"), new(17, "Thời hạn ban đầu", TextAlignment.Centre),
            new(17, "Thời hạn hiện tại", TextAlignment.Centre), new(11, "Số ngày quá hạn", TextAlignment.Centre),
        ],
        Rows =
        [
            .. data.Tasks.Select((task, i) => new TableRow(
                SectionText.Data($"{i + 1}"), SectionText.Data(Asked(task, on)), SectionText.Data(Phrases.CellCitation(task.SourceType, task.SourceReference, task.SourceIssuedOn)), SectionText.Day(task.OriginalDueOn), SectionText.Day(task.DueOn),
                SectionText.Data(task.DueOn is { } due && due < on ? VietnameseNumber.Whole(on.DayNumber - due.DayNumber) : null)) { Key = $"noi-dung-{task.Id:N}" }),
        ],
    };

    private static RichText Asking(ReminderLetterData data)
    {
        var council = $"Thường trực {data.Council.Name}";
        var by = VietnameseDate.Short(data.Letter.ReplyBy);
        var on = data.Letter.IssuedOn ?? DateOnly.FromDateTime(data.Now.DateTime);
        if (data.Tasks.Count > 0 && !data.Tasks.Any(task => IsLate(task, on)))
            return RichText.OfData($"Đề nghị {data.UnitName} khẩn trương thực hiện các nội dung trên đúng thời hạn, báo cáo kết quả kèm minh chứng về {council} chậm nhất ngày {by}; trường hợp không thể hoàn thành đúng hạn thì gửi đề nghị gia hạn, nêu rõ lý do, trước khi hết thời hạn.");
        return data.Letter.Step is ChaseStep.SecondLetter
            ? RichText.OfData($"{council} yêu cầu người đứng đầu {data.UnitName} chỉ đạo thực hiện ngay các nội dung trên, báo cáo kết quả, nêu rõ nguyên nhân chậm và trách nhiệm về {council} chậm nhất ngày {by}; nội dung tiếp tục quá hạn sẽ được đưa vào danh sách trình phiên họp Thường trực Hội đồng nhân dân xem xét.")
            : RichText.OfData($"Đề nghị {data.UnitName} khẩn trương thực hiện các nội dung trên, báo cáo kết quả kèm minh chứng, nêu rõ nguyên nhân chậm về {council} chậm nhất ngày {by}.");
    }
}
