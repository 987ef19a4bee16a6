using Supervision.Api.Web;
using Supervision.Core.Calendar;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>Days off out of a list that was pasted from a spreadsheet, or typed with semicolons between the parts; every part that cannot be read is named with its line.</summary>
internal static class DaysOffTyped
{
    /// <summary>In this order they stand side by side.</summary>
    public static readonly IReadOnlyList<string> Columns = ["Ngày", "Loại", "Tên", "Văn bản nguồn", "Tình trạng"];

    /// <exception cref="RefusedException">What cannot be read, all of it at once.</exception>
    public static IReadOnlyList<SetDayOff> Read(string? list)
    {
        var text = SearchText.Compose(list ?? "");
        var lines = text.Contains('\t', StringComparison.Ordinal) ? PastedTable.Read(text) : PastedTable.Read(text.Replace(';', '\t'));
        if (lines.Count > 0 && SearchText.Fold(lines[0].Cells[0]) == "ngay") lines = [.. lines.Skip(1)];
        var errors = new Dictionary<string, string[]>();
        var days = new List<SetDayOff>();
        foreach (var (line, cells) in lines)
        {
            string Cell(int column) => column < cells.Count ? cells[column] : "";
            void Wrong(string field, string message) => errors[$"DaysOff[{line}].{field}"] = [$"Dòng {line}: {message}"];
            T Word<T>(int column, string field) where T : struct, Enum
            {
                if (LedgerRowsTyped.Named(Cell(column), Enum.GetValues<T>()) is { } known) return known;
                Wrong(field, $"“{Cell(column)}” không phải một trong: {string.Join("; ", Enum.GetValues<T>().Select(one => one.Label()))}.");
                return default;
            }

            if (cells.Count != Columns.Count) Wrong("Columns", $"có {cells.Count} phần, cần đúng {Columns.Count} phần: {string.Join("; ", Columns)}.");
            var day = TypedDay.Read(Cell(0));
            if (day is null) Wrong(nameof(SetDayOff.Day), $"“{Echo.Of(Cell(0))}” không phải một ngày có thật; ghi ngày/tháng/năm.");
            else if (days.Any(other => other.Day == day)) Wrong(nameof(SetDayOff.Day), $"ngày {Show.Date(day)} đã có ở dòng trên.");
            if (Cell(2).Length == 0) Wrong(nameof(SetDayOff.Name), "chưa có tên.");
            if (Cell(3).Length == 0) Wrong(nameof(SetDayOff.SourcePaper), "chưa có văn bản nguồn.");
            days.Add(new SetDayOff
            {
                Day = day ?? default,
                DayKind = Word<DayOffKind>(1, nameof(SetDayOff.DayKind)),
                Name = Cell(2),
                SourcePaper = Cell(3),
                DayStatus = Word<DayOffStatus>(4, nameof(SetDayOff.DayStatus)),
            });
        }
        return errors.Count > 0 ? throw RefusedException.Invalid(errors) : days;
    }
}
