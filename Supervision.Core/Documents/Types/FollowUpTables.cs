using Supervision.Core.Ledger;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Documents.Types;

/// <summary>Tables of the papers that tell how follow-up stands.</summary>
internal static class FollowUpTables
{
    /// <summary>"91,8%"; a dash where there is nothing to divide by.</summary>
    public static string Share(int part, int whole) => whole == 0 ? "-" : VietnameseNumber.Percent(100m * part / whole, 1);

    /// <summary>The seven parts by current and by original deadlines, with their sum.</summary>
    public static Table Partition(TaskCounts counts)
    {
        var original = counts.AgainstOriginal ?? counts;
        (FollowUpPart Part, int Now, int Original)[] rows =
        [
            (FollowUpPart.ClosedOnTime, counts.ClosedOnTime, original.ClosedOnTime),
            (FollowUpPart.ClosedLate, counts.ClosedLate, original.ClosedLate),
            (FollowUpPart.OpenInTerm, counts.OpenInTerm, original.OpenInTerm),
            (FollowUpPart.OpenOverdue, counts.OpenOverdue, original.OpenOverdue),
            (FollowUpPart.OpenNoDeadline, counts.OpenNoDeadline, original.OpenNoDeadline),
            (FollowUpPart.Suspended, counts.Suspended, original.Suspended),
            (FollowUpPart.Dropped, counts.Dropped, original.Dropped),
        ];
        return new Table
        {
            Columns =
            [
                new(6, "TT", TextAlignment.Centre), new(38, "Phân loại"), new(14, "Theo thời hạn hiện nay", TextAlignment.Right), new(12, "Tỷ lệ", TextAlignment.Right),
                new(14, "Theo thời hạn ban đầu", TextAlignment.Right), new(12, "Tỷ lệ", TextAlignment.Right),
            ],
            Rows =
            [
                .. rows.Select((row, i) => new TableRow(
                    SectionText.Data($"{i + 1}"), row.Part.Label(), SectionText.Count(row.Now), SectionText.Data(Share(row.Now, counts.Total)), SectionText.Count(row.Original),
                    SectionText.Data(Share(row.Original, original.Total))) { Key = $"phan-loai-{row.Part}" }),
                new TableRow("", "Tổng số", SectionText.Count(counts.Total), SectionText.Data(Share(counts.Total, counts.Total)), SectionText.Count(original.Total), SectionText.Data(Share(original.Total, original.Total)))
                {
                    IsBold = true,
                    Key = "tong-so",
                },
            ],
        };
    }

    /// <summary>Units that have tasks, with their sum; for a page that lies.</summary>
    public static Table Units(IReadOnlyList<UnitCount> units) => new()
    {
        Columns =
        [
            new(6, "TT", TextAlignment.Centre), new(36, "Cơ quan chủ trì"), new(10, "Tổng số", TextAlignment.Right), new(13, "Đã thực hiện đúng hạn", TextAlignment.Right),
            new(13, "Đã thực hiện quá hạn", TextAlignment.Right), new(11, "Đang trong hạn", TextAlignment.Right), new(11, "Đang quá hạn", TextAlignment.Right),
            new(11, "Không có hạn", TextAlignment.Right), new(11, "Tạm dừng", TextAlignment.Right), new(12, "Không còn phù hợp", TextAlignment.Right),
        ],
        Rows =
        [
            .. units.Where(unit => unit.Total > 0).Select((unit, i) => Row(SectionText.Data($"{i + 1}"), SectionText.Data(unit.Name), [unit]) with { Key = $"don-vi-{unit.UnitId:N}" }),
            Row("", "Tổng số", units) with { IsBold = true, Key = "tong-so" },
        ],
    };

    /// <summary>What is overdue, with who answers for it.</summary>
    public static Table Overdue(IReadOnlyList<OverdueTask> tasks) => new()
    {
        FontSize = 11,
        Columns =
        [
            new(6, "TT", TextAlignment.Centre), new(28, "Nội dung yêu cầu, kiến nghị"), new(17, "Văn bản nguồn"), new(15, "Cơ quan chủ trì"), new(14, "Chức danh chịu trách nhiệm"),
            new(11, "Thời hạn ban đầu", TextAlignment.Centre), new(11, "Thời hạn hiện nay", TextAlignment.Centre), new(8, "Số ngày quá hạn", TextAlignment.Centre), new(13, "Bước đôn đốc gần nhất"),
        ],
        Rows = [.. tasks.Select((task, i) => new TableRow(
            SectionText.Data($"{i + 1}"), SectionText.Data(OfficeText.Bare(task.Content)), SectionText.Data(task.Source), SectionText.Data(task.LeadUnitName), SectionText.Data(task.ResponsiblePost),
            SectionText.Day(task.OriginalDueOn), SectionText.Day(task.DueOn), SectionText.Count(task.DaysLate), SectionText.Data(task.Step?.Label())) { Key = $"noi-dung-{i + 1}" })],
    };

    private static TableRow Row(TableCell number, TableCell name, IReadOnlyList<UnitCount> of) => new(
        number, name, SectionText.Count(of.Sum(u => u.Total)), SectionText.Count(of.Sum(u => u.ClosedOnTime)), SectionText.Count(of.Sum(u => u.ClosedLate)), SectionText.Count(of.Sum(u => u.InTerm)),
        SectionText.Count(of.Sum(u => u.Overdue)), SectionText.Count(of.Sum(u => u.NoDeadline)), SectionText.Count(of.Sum(u => u.Suspended)), SectionText.Count(of.Sum(u => u.Dropped)));
}
