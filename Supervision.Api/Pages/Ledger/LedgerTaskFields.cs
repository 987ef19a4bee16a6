using Supervision.Api.Web;
using Supervision.Core.Calendar;
using Supervision.Core.Ledger;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>What is asked about a task of a paper outside campaigns.</summary>
internal static class LedgerTaskFields
{
    /// <summary>The last part of its name is the command's own member, so that what is wrong with the units stands beside the lines.</summary>
    public const string Coordinators = "Typed.CoordinatingUnitIds";

    /// <summary>Where what is wrong with the whole deadline is said.</summary>
    public const string DeadlineDay = "Task.Deadline.On";

    private static readonly DeadlineKind[] Deadlines = [DeadlineKind.Date, DeadlineKind.Immediate, DeadlineKind.InYear, DeadlineKind.Recurring, DeadlineKind.Continuous, DeadlineKind.Stage];

    /// <param name="paper">The paper that it stands on.</param>
    /// <param name="task">As it is drafted; null for a new one.</param>
    /// <param name="lead">Who can lead it.</param>
    public static IReadOnlyList<Field> Of(SourcePaperView paper, TaskView? task, UnitChoices lead)
    {
        DeadlineKind[] kinds = paper.Kind is SourcePaperKind.Backlog ? [.. Deadlines, DeadlineKind.None] : Deadlines;
        return
        [
            Field.Text(In(nameof(LedgerTask.Content))) with { Value = task?.Content, Hint = paper.Kind is SourcePaperKind.VoterPetitions ? "Chỉ ghi số và chủ đề của kiến nghị, trong một dòng; không ghi họ tên, địa chỉ của cử tri." : null },
            Field.Of<TaskForce>(In(nameof(LedgerTask.Force))) with { Value = $"{task?.Force ?? TaskForce.Requires}" },
            .. lead.Fields("Cơ quan chủ trì", "Chọn cơ quan"),
            Field.Text(Coordinators) with
            {
                Value = task is null ? null : string.Join('\n', task.Coordinators.Select(unit => unit.Name)),
                IsOptional = true,
                Hint = "Mỗi dòng một đơn vị đã có trong danh mục, ghi mã hoặc đúng tên.",
            },
            new(In(nameof(LedgerTask.ResponsiblePost))) { Value = task?.ResponsiblePost, IsOptional = true, Hint = "Ví dụ: Chủ tịch Ủy ban nhân dân xã." },
            new(In(nameof(LedgerTask.Product))) { Value = task?.Product, IsOptional = true, Hint = "Thứ phải nộp khi xong, ví dụ: báo cáo kết quả rà soát." },
            new(In(nameof(LedgerTask.MeasuredBy))) { Value = task?.Measure, IsOptional = true, Hint = "Ví dụ: 100% hồ sơ." },
            Field.Of(In("Deadline.Kind"), kinds) with { Label = "Loại thời hạn", Value = $"{task?.DeadlineKind ?? DeadlineKind.Date}", Hint = $"Tính từ ngày {Show.Date(paper.IssuedOn)} của văn bản. Ngày cuối rơi vào ngày nghỉ thì chuyển sang ngày làm việc tiếp theo." },
            Field.Day(DeadlineDay, task?.StatedOn) with { Label = "Ngày", IsOptional = true, Need = "cần khi thời hạn là ngày cụ thể", Hint = "Với ngày cụ thể; ngày cuối của giai đoạn; kỳ đầu của việc định kỳ; ngày rà soát việc thường xuyên." },
            new(In("Deadline.Cycle"), FieldKind.Choice) { Label = "Chu kỳ", Choices = [new("", "Không"), .. Enum.GetValues<Cycle>().Select(cycle => new Choice($"{cycle}", cycle.Label()))], Value = $"{task?.Cycle}", IsOptional = true, Need = "cần khi thời hạn là định kỳ" },
            new(In("Deadline.Year"), FieldKind.Number) { Label = "Năm", Value = $"{task?.StatedYear}", IsOptional = true, Hint = "Chỉ với thời hạn trong năm; để trống là năm của văn bản." },
            new(In(nameof(LedgerTask.DeadlineText))) { Value = task?.DeadlineText, IsOptional = true, Hint = "Chép lời của văn bản, nếu khác." },
            Field.Of<Reach>(In(nameof(LedgerTask.Reach))) with { Value = $"{task?.Reach ?? Reach.Within}" },
        ];
    }

    public static string In(string name) => $"Task.{name}";
}
