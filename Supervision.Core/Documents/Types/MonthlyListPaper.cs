using Supervision.Core.Measures;
using Supervision.Core.Papers;
using Supervision.Core.Text;

namespace Supervision.Core.Documents.Types;

/// <summary>A task on the list for the Standing Board's monthly meeting.</summary>
public sealed record ListedTask
{
    public required Guid Id { get; init; }
    public required string Content { get; init; }
    public required string LeadUnitName { get; init; }
    public string? ResponsiblePost { get; init; }
    public string? SourceType { get; init; }
    public string? SourceReference { get; init; }
    public DateOnly? SourceIssuedOn { get; init; }
    public DateOnly? OriginalDueOn { get; init; }
    public DateOnly? DueOn { get; init; }

    /// <summary>The month it was first listed for.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Urging letters that went out about it.</summary>
    public required long Letters { get; init; }
}

/// <summary>
/// Danh sách trình phiên họp Thường trực: what is still late after the second letter, with the menu of what the Standing Board may do: a written explanation, a proposal to the
/// competent authority, an explanation session, a group of questions that the council chooses, supervision again, a report to the council (practice).
/// </summary>
public static class MonthlyListPaper
{
    public static Document Of(PaperForm form, IReadOnlyList<ListedTask> tasks, PaperContent content) => form.Document("Danh sách",
    [
        .. SectionText.Of(form, content, "situation"),
        new Paragraph(tasks.Count > 0
            ? RichText.OfData($"Đến {VietnameseDate.Long(form.On)}, có {SectionText.Counted(tasks.Count, "nội dung")} quá hạn đã đôn đốc lần 2 mà chưa hoàn thành việc báo cáo kết quả thực hiện:")
            : RichText.OfData($"Đến {VietnameseDate.Long(form.On)}, không có nội dung quá hạn phải trình phiên họp.")) { KeepWithNext = tasks.Count > 0 },
        .. tasks.Count > 0 ? Listed(form, tasks, content) : [],
    ]) with
    { Orientation = PageOrientation.Landscape };

    private static IEnumerable<Block> Listed(PaperForm form, IReadOnlyList<ListedTask> tasks, PaperContent content)
    {
        yield return new Table
        {
            FontSize = 11,
            Columns =
            [
                new(6, "TT", TextAlignment.Centre), new(26, "Nội dung yêu cầu, kiến nghị"), new(16, "Văn bản nguồn"), new(15, "Cơ quan chủ trì"), new(13, "Chức danh chịu trách nhiệm"),
                new(10, "Thời hạn ban đầu", TextAlignment.Centre), new(10, "Thời hạn hiện nay", TextAlignment.Centre), new(8, "Số ngày quá hạn", TextAlignment.Centre),
                new(8, "Số lần đôn đốc", TextAlignment.Centre), new(8, "Trình từ tháng", TextAlignment.Centre), new(12, "Ý kiến của phiên họp"),
            ],
            Rows = [.. tasks.Select((task, i) => new TableRow(
                SectionText.Data($"{i + 1}"), SectionText.Data(OfficeText.Bare(task.Content)), SectionText.Data(Phrases.CellCitation(task.SourceType, task.SourceReference, task.SourceIssuedOn)), SectionText.Data(task.LeadUnitName), SectionText.Data(task.ResponsiblePost),
                SectionText.Day(task.OriginalDueOn), SectionText.Day(task.DueOn), task.DueOn is { } due ? SectionText.Count(Math.Max(0, form.On.DayNumber - due.DayNumber)) : "",
                SectionText.Count(task.Letters), SectionText.Data($"{Month(task.Month)}/{task.Month.Year}"), "") { Key = $"noi-dung-{task.Id:N}" })],
        };
        foreach (var block in SectionText.Of(form, content, "proposals")) yield return block;
        yield return new Paragraph("Đối với từng nội dung, phiên họp có thể quyết định một hoặc một số biện pháp sau:") { KeepWithNext = true };
        var menu = Enum.GetValues<MeasureKind>();
        for (var i = 0; i < menu.Length; i++)
            yield return Paragraph.Point(i + 1, Phrase(menu[i]) + (i == menu.Length - 1 ? "." : ";"));
    }

    // The council, not its Standing Board, chooses what is questioned (law 87/2015/QH13, Art. 60.2).
    private static string Phrase(MeasureKind kind) => kind is MeasureKind.QuestionGroup ? $"{kind.Label()} để Hội đồng nhân dân quyết định" : kind.Label();

    private static string Month(DateOnly month) => month.Month <= 2 ? $"0{month.Month}" : $"{month.Month}";
}
