using Supervision.Core.Calendar;
using Supervision.Core.Conclusions;
using Supervision.Core.Text;

namespace Supervision.Core.Documents.Types;

/// <summary>Phụ lục: the tasks of a conclusion in landscape, the header row repeated on every page. Stays away where there are no tasks.</summary>
internal static class TaskAnnex
{
    private const string Blank = "\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0";

    public static IReadOnlyList<Block> Of(ConclusionPaperData data, string typeName, string issuer, string symbol, ClausePlaces places)
    {
        if (data.Tasks.Count == 0) return [];
        var conclusion = data.Conclusion;
        var number = conclusion.Reference ?? $"{Blank}/{symbol}";
        var date = conclusion.IssuedOn is { } on ? VietnameseDate.Long(on) : $"ngày{Blank}tháng{Blank}năm {data.Now.Year}";
        return
        [
            new AnnexStart
            {
                Title = "Nội dung yêu cầu, kiến nghị sau giám sát",
                Reference = data.IsBeingSigned && conclusion.Number is null ? PaperForm.AnnexOfUnnumbered(typeName, issuer) : $"(Kèm theo {typeName} số {number} {date} của {issuer})",
                Orientation = PageOrientation.Landscape,
            },
            new Table
            {
                Columns =
                [
                    new(4, "TT", TextAlignment.Centre), new(26, "Nội dung yêu cầu, kiến nghị"), new(8, "Tính chất", TextAlignment.Centre), new(9, "Mục của văn bản", TextAlignment.Centre),
                    new(14, "Cơ quan chủ trì"), new(14, "Cơ quan phối hợp"), new(12, "Chức danh chịu trách nhiệm"), new(14, "Sản phẩm, tiêu chí"), new(13, "Thời hạn", TextAlignment.Centre),
                ],
                Rows =
                [
                    .. data.Tasks.Select((task, i) => new TableRow(
                        SectionText.Data($"{i + 1}"), SectionText.Data(OfficeText.Bare(task.Content)), SectionText.Data(ConclusionParts.Cell(task.Force)),
                        SectionText.Data(string.Join("; ", task.ClauseIds.Select(places.Find).OfType<string>().Distinct())),
                        SectionText.Data(task.LeadUnitName), SectionText.Data(string.Join("; ", task.Coordinators)), SectionText.Data(task.ResponsiblePost),
                        SectionText.Data(string.Join("; ", new[] { task.Product, task.Measure }.Where(part => !string.IsNullOrWhiteSpace(part)))), SectionText.Data(Deadline(task))) { Key = $"noi-dung-{task.Id:N}" }),
                ],
            },
        ];
    }

    /// <summary>The deadline in words: what the paper itself states; a day is added where only the resolution at issue gives one, and one that was granted meanwhile comes first.</summary>
    internal static string Deadline(PaperTask task)
    {
        if (task.InForceOn is { } inForce)
            return $"{VietnameseDate.Short(inForce)} ({(task.GrantedBy is { } decision ? $"gia hạn theo {decision}" : "thời hạn đang thực hiện")}; ban đầu {Deadline(task with { InForceOn = null })})";
        var resolved = (task.OriginalDueOn ?? task.ReviewOn) is { } on ? VietnameseDate.Short(on) : null;
        var stated = task.StatedOn is { } day ? VietnameseDate.Short(day) : resolved;
        if (task.DeadlineText is { } text) return task.DeadlineKind is DeadlineKind.Date || resolved is null ? text : $"{text} ({resolved})";
        return task.DeadlineKind switch
        {
            DeadlineKind.InYear => (task.StatedYear ?? task.OriginalDueOn?.Year) is { } year ? $"Trong năm {year}" : "Trong năm ban hành",
            DeadlineKind.Immediate => resolved is null ? "Ngay sau khi ban hành" : $"Ngay sau khi ban hành, chậm nhất {resolved}",
            DeadlineKind.Recurring => (task.Cycle is { } cycle ? ConclusionParts.Cell(cycle) : "Định kỳ") + (stated is null ? "" : $"; lần đầu {stated}"),
            DeadlineKind.Continuous => "Thường xuyên" + (stated is null ? "" : $"; rà soát {stated}") + (task.Cycle is { } review ? $", {review.Label()}" : ""),
            _ => stated ?? "",
        };
    }
}
