using Supervision.Core.Papers;

namespace Supervision.Core.Documents.Types;

/// <summary>What a unit owes by a conclusion: what was found there, and the tasks that it leads or coordinates.</summary>
public sealed record RemediationPlanData
{
    public required string TypeName { get; init; }
    public string? Reference { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public required string IssuerName { get; init; }
    public required string UnitName { get; init; }

    /// <summary>Shortcomings of the unit that went into the conclusion.</summary>
    public required IReadOnlyList<string> Findings { get; init; }
    public required IReadOnlyList<PlannedTask> Tasks { get; init; }

    public string Citation => Phrases.Unbroken(Phrases.Citation(TypeName, Reference, IssuedOn, IssuerName));
}

/// <summary>A task as a unit plans it.</summary>
public sealed record PlannedTask
{
    public required int Number { get; init; }
    public required string Content { get; init; }
    public required bool IsLead { get; init; }
    public string? ResponsiblePost { get; init; }
    public string? Product { get; init; }
    public DateOnly? DueOn { get; init; }
}

/// <summary>Kế hoạch khắc phục, a plan of the unit: per finding and task the measure, the person, the product and the time (practice; as the conclusion asks for it).</summary>
public static class RemediationPlanPaper
{
    /// <summary>What each task's line starts with, so that the unit writes only its measure.</summary>
    public static string Lines(RemediationPlanData data) => string.Join('\n', data.Tasks.Select(task =>
        LineTable.Write($"{task.Number}", "", task.ResponsiblePost, task.Product, task.DueOn is { } due ? VietnameseDate.Short(due) : null)));

    public static Document Of(PaperForm form, RemediationPlanData data, PaperContent content) => form.Document("Kế hoạch",
        [
            new Paragraph(RichText.OfData($"Thực hiện {data.Citation}, {form.IssuerName} xây dựng Kế hoạch khắc phục như sau:")) { KeepWithNext = true },
            .. Text(form, data, content),
            new Paragraph(form.Closing ?? $"Trên đây là Kế hoạch khắc phục của {form.IssuerName}; kết quả thực hiện được báo cáo {data.IssuerName} theo thời hạn đã nêu."),
        ],
        annexes: data.Tasks.Count == 0 && content["measures"].Length == 0 ? null : Annex(form, data, content));

    private static IEnumerable<Block> Text(PaperForm form, RemediationPlanData data, PaperContent content)
    {
        var number = 0;
        if (SectionText.Of(form, content, "purpose") is { Count: > 0 } purpose)
        {
            yield return Heading.Roman(++number, SectionText.LabelOf(form, "purpose"));
            foreach (var block in purpose) yield return block;
        }
        yield return Heading.Roman(++number, "Nội dung khắc phục");
        if (data.Findings.Count > 0)
        {
            yield return new Paragraph(RichText.OfData($"{form.IssuerName} khắc phục {SectionText.Counted(data.Findings.Count, "tồn tại, hạn chế")} sau:")) { KeepWithNext = true };
            for (var i = 0; i < data.Findings.Count; i++) yield return Paragraph.Clause(i + 1, RichText.Owned(Phrases.Sentence(data.Findings[i])));
        }
        yield return new Paragraph(RichText.OfData($"Thực hiện {SectionText.Counted(data.Tasks.Count, "nội dung")} yêu cầu, kiến nghị; biện pháp, người chịu trách nhiệm, sản phẩm và thời gian của từng nội dung theo Phụ lục kèm theo."));
        if (SectionText.Of(form, content, "organisation") is { Count: > 0 } organisation)
        {
            yield return Heading.Roman(++number, SectionText.LabelOf(form, "organisation"));
            foreach (var block in organisation) yield return block;
        }
    }

    private static IReadOnlyList<Block> Annex(PaperForm form, RemediationPlanData data, PaperContent content)
    {
        var written = LineTable.Read(content.Lines("measures"), 5);
        var byNumber = written.Where(row => int.TryParse(row[0], out _)).GroupBy(row => int.Parse(row[0], System.Globalization.CultureInfo.InvariantCulture)).ToDictionary(g => g.Key, g => g.First());
        var known = data.Tasks.Select(task => task.Number).ToHashSet();
        var rows = data.Tasks.Select(task => (Content: SectionText.Data(task.Content.Trim() + (task.IsLead ? "" : " (phối hợp)")), Row: byNumber.GetValueOrDefault(task.Number), Task: (PlannedTask?)task))
            .Concat(written.Where(row => !int.TryParse(row[0], out var number) || !known.Contains(number)).Select(row => (Content: (TableCell)row[0], Row: (string[]?)row, Task: (PlannedTask?)null)));
        return
        [
            new AnnexStart { Title = "Biện pháp khắc phục theo từng nội dung", Reference = form.AnnexReference("Kế hoạch"), Orientation = PageOrientation.Landscape },
            new Table
            {
                Columns =
                [
                    new(5, "TT", TextAlignment.Centre), new(30, "Nội dung yêu cầu, kiến nghị"), new(30, "Biện pháp"), new(16, "Người chịu trách nhiệm"), new(16, "Sản phẩm"),
                    new(13, "Thời gian hoàn thành", TextAlignment.Centre),
                ],
                Rows = [.. rows.Select((row, i) => new TableRow(
                    SectionText.Data($"{i + 1}"), row.Content, row.Row?[1] ?? "", Or(row.Row?[2], row.Task?.ResponsiblePost), Or(row.Row?[3], row.Task?.Product),
                    Or(row.Row?[4], row.Task?.DueOn is { } due ? VietnameseDate.Short(due) : null)) { Key = SectionKeys.Of("measures", i) })],
            },
        ];
    }

    private static TableCell Or(string? written, string? known) => string.IsNullOrEmpty(written) ? SectionText.Data(known) : (TableCell)written;
}
