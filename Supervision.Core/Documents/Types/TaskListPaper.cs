using Supervision.Core.Papers;
using Supervision.Core.Text;

namespace Supervision.Core.Documents.Types;

/// <summary>The tasks of a conclusion, and the conclusion as others cite it.</summary>
public sealed record TaskListData
{
    public required string TypeName { get; init; }
    public string? Reference { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public required string IssuerName { get; init; }
    public required IReadOnlyList<PaperTask> Tasks { get; init; }

    /// <summary>Where in the conclusion's paper each task stands: "Mục V.2".</summary>
    public required IReadOnlyList<string> Places { get; init; }

    public string Citation => Phrases.Unbroken(Phrases.Citation(TypeName, Reference, IssuedOn, IssuerName));
}

/// <summary>
/// Danh mục nội dung yêu cầu, kiến nghị sau giám sát: number, content, source clause, lead, coordinating, person, product, measure, deadline, reporting cycle; a list of the office,
/// in landscape (practice; no law gives its form).
/// </summary>
public static class TaskListPaper
{
    public static Document Of(PaperForm form, TaskListData data, PaperContent content) => form.Document("Danh mục",
    [
        new Paragraph(RichText.OfData($"(Kèm theo {data.Citation})").AsItalic()) { Alignment = TextAlignment.Centre },
        .. data.Tasks.Count > 0 ? [Rows(data)] : Array.Empty<Block>(),
        .. SectionText.Of(form, content, "note"),
        new Paragraph(data.Tasks.Count > 0
            ? RichText.OfData($"Danh mục này có {SectionText.Counted(data.Tasks.Count, "nội dung")}.")
            : "Văn bản này không có nội dung yêu cầu, kiến nghị."),
    ]) with
    { Orientation = PageOrientation.Landscape };

    private static Table Rows(TaskListData data) => new()
    {
        FontSize = 11,
        Columns =
        [
            new(4, "TT", TextAlignment.Centre), new(25, "Nội dung yêu cầu, kiến nghị"), new(9, "Mục, điểm của văn bản nguồn", TextAlignment.Centre), new(13, "Cơ quan chủ trì"),
            new(13, "Cơ quan phối hợp"), new(12, "Chức danh chịu trách nhiệm"), new(11, "Sản phẩm"), new(11, "Tiêu chí, thước đo"), new(11, "Thời hạn", TextAlignment.Centre),
            new(9, "Chế độ báo cáo", TextAlignment.Centre),
        ],
        Rows = [.. data.Tasks.Select((task, i) => new TableRow(
            SectionText.Data($"{i + 1}"), SectionText.Data(OfficeText.Bare(task.Content)), SectionText.Data(i < data.Places.Count ? data.Places[i] : ""), SectionText.Data(task.LeadUnitName),
            SectionText.Data(string.Join("; ", task.Coordinators)), SectionText.Data(task.ResponsiblePost), SectionText.Data(task.Product), SectionText.Data(task.Measure),
            SectionText.Data(TaskAnnex.Deadline(task)), SectionText.Data(task.Cycle is { } cycle ? ConclusionParts.Capital(cycle.Label()) : "Khi hoàn thành")) { Key = $"noi-dung-{task.Id:N}" })],
    };
}
